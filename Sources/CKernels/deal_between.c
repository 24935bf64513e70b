#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef uint16_t thirty_two_numbers __attribute__((ext_vector_type(32), aligned(2)));
typedef bool thirty_two_bits __attribute__((ext_vector_type(32)));

FOR_EACH_MACHINE
void fragility_deal_between(
  const double *values, size_t count, double lowest, double scale, uint16_t buckets, uint16_t *bucket_of,
  uint32_t *counts
) {
  const double last = buckets - 1;
  for (size_t place = 0; place < count; place++) {
    const double value = values[place];
    double position = (value - lowest) * scale;
    position = position > 0 ? position : 0;
    position = position < last ? position : last;
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const double raised = position + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &raised, sizeof bits);
    bucket_of[place] = value == value ? (uint16_t)bits : buckets;
  }
  memset(counts, 0, ((size_t)buckets + 1) * sizeof *counts);
  for (size_t place = 0; place < count; place++) counts[bucket_of[place]]++;
}

FOR_EACH_MACHINE
void fragility_gather_bucket(
  const double *values, const uint16_t *bucket_of, size_t count, uint16_t bucket, double *target
) {
  size_t place = 0;
  for (; place + 32 <= count; place += 32) {
    const thirty_two_numbers own = *(const thirty_two_numbers *)(bucket_of + place);
    const thirty_two_bits is_member = __builtin_convertvector(own == bucket, thirty_two_bits);
    uint32_t bits;
    memcpy(&bits, &is_member, sizeof bits);
    for (; bits != 0; bits &= bits - 1) *target++ = values[place + (size_t)__builtin_ctz(bits)];
  }
  for (; place < count; place++) {
    if (bucket_of[place] == bucket) *target++ = values[place];
  }
}
