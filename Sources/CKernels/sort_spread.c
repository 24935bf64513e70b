#include <string.h>

#include "CKernels.h"
#include "machines.h"

// A number with a sign that is ordered as the double is, and the same turn back; -0 stands just below 0.
static inline __attribute__((always_inline)) int64_t turned(int64_t bits) {
  return bits ^ (int64_t)((uint64_t)(bits >> 63) >> 1);
}

FOR_EACH_MACHINE
bool fragility_sort_spread(
  const double *values, size_t count, double lowest, double scale, size_t buckets, uint32_t *bucket_of,
  uint32_t *starts, double *sorted
) {
  const uint32_t gap = (uint32_t)buckets;
  for (size_t place = 0; place < count; place++) {
    const double position = (values[place] - lowest) * scale;
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const double raised = position + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &raised, sizeof bits);
    bucket_of[place] = position >= 0 ? (uint32_t)bits : gap;
  }
  memset(starts, 0, (buckets + 2) * sizeof *starts);
  for (size_t place = 0; place < count; place++) starts[bucket_of[place] + 1]++;
  for (size_t bucket = 1; bucket <= buckets; bucket++) starts[bucket] += starts[bucket - 1];
  const size_t present = starts[buckets];
  int64_t *keys = (int64_t *)sorted;
  for (size_t place = 0; place < count; place++) {
    int64_t bits;
    memcpy(&bits, values + place, sizeof bits);
    keys[starts[bucket_of[place]]++] = turned(bits);
  }
  // Equal values cost nothing, different ones in one bucket a step for each pair.
  size_t steps_left = 4 * count;
  for (size_t place = 1; place < present; place++) {
    const int64_t own = keys[place];
    size_t free = place;
    for (; free > 0 && keys[free - 1] > own; free--) keys[free] = keys[free - 1];
    keys[free] = own;
    if (place - free > steps_left) return false;
    steps_left -= place - free;
  }
  for (size_t place = 0; place < present; place++) keys[place] = turned(keys[place]);
  return true;
}
