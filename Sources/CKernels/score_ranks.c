#include <string.h>

#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
bool fragility_deal(
  const double *scores, size_t count, double highest, double scale, size_t present, struct fragility_buckets to
) {
  const uint32_t gap = (uint32_t)to.count;
  for (size_t place = 0; place < count; place++) {
    const double position = (highest - scores[place]) * scale;
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const double raised = position + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &raised, sizeof bits);
    to.of_score[place] = position >= 0 ? (uint32_t)bits : gap;
  }
  memset(to.counts, 0, to.count + 8);
  for (size_t place = 0; place < count; place++) to.counts[to.of_score[place]]++;
  // Eight counts at a time are added up by one multiplication.
  const uint64_t sums = 0x0101010101010101;
  uint32_t start = 0;
  uint64_t fullest = 0;
  for (size_t group = 0; group < to.count / 8; group++) {
    uint64_t own;
    memcpy(&own, to.counts + 8 * group, sizeof own);
    const uint64_t within = own * sums, before = within << 8;
    fullest |= own;
    memcpy(to.offsets + 8 * group, &before, sizeof before);
    to.starts[group] = start;
    start += (uint32_t)(within >> 56);
  }
  // Gaps have a bucket of their own, which nobody shares.
  to.starts[to.count / 8] = start;
  to.counts[to.count] = 0;
  to.offsets[to.count] = 0;
  // A sum that did not fit into its byte has lost 256 or more; the highest bit of a count is taken.
  return start == present && (fullest & (sums << 7)) == 0;
}

#define NUMBER uint16_t
#define NAMED(name) fragility_##name##_16
#include "score_ranks.h"
#undef NUMBER
#undef NAMED

#define NUMBER uint32_t
#define NAMED(name) fragility_##name##_32
#include "score_ranks.h"
