#include <string.h>

#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_buckets(
  const double *scores, size_t count, double highest, double scale, uint32_t gap, uint32_t *buckets
) {
  for (size_t place = 0; place < count; place++) {
    const double position = (highest - scores[place]) * scale;
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const double raised = position + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &raised, sizeof bits);
    buckets[place] = position >= 0 ? (uint32_t)bits : gap;
  }
}
