#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef bool eight_bits __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) uint32_t bucket_of(double value, double lowest, double scale) {
  // The whole number next to the position: the lowest bits of what 2^52 more has.
  const double raised = (value - lowest) * scale + 0x1p52;
  uint64_t bits;
  memcpy(&bits, &raised, sizeof bits);
  return (uint32_t)bits;
}

FOR_EACH_MACHINE
size_t fragility_distinct_values(const double *sorted, size_t count, double *distinct, uint32_t *starts) {
  size_t found = 0;
  starts[0] = 0;
  for (size_t place = 0; place < count; place++) {
    distinct[found] = sorted[place];
    starts[found + 1] = (uint32_t)(place + 1);
    found += place + 1 == count || sorted[place] != sorted[place + 1];
  }
  // Eight are looked at together, and none of these lies below a value.
  for (size_t lane = 0; lane < 8; lane++) distinct[found + lane] = INFINITY;
  starts[found + 1] = (uint32_t)count;
  return found;
}

FOR_EACH_MACHINE
size_t fragility_first_in_buckets(
  const double *distinct, size_t count, double scale, size_t buckets, uint32_t *firsts
) {
  memset(firsts, 0, (buckets + 1) * sizeof *firsts);
  for (size_t place = 0; place < count; place++) {
    firsts[bucket_of(distinct[place], distinct[0], scale) + 1] = (uint32_t)(place + 1);
  }
  uint32_t last = 0, fullest = 0;
  for (size_t bucket = 1; bucket <= buckets; bucket++) {
    const uint32_t own = firsts[bucket] > last ? firsts[bucket] : last;
    fullest = own - last > fullest ? own - last : fullest;
    last = own;
    firsts[bucket] = last;
  }
  return fullest;
}

// Nothing is guessed: most buckets have fewer than eight values, and these are looked at together.
FOR_EACH_MACHINE
void fragility_standings_in_buckets(
  const double *distinct, const uint32_t *starts, size_t count, double scale, const uint32_t *firsts,
  const double *values, size_t number, uint32_t *below, uint32_t *within
) {
  const double lowest = distinct[0], highest = distinct[count - 1];
  for (size_t place = 0; place < number; place++) {
    const double own = values[place];
    double held = own > lowest ? own : lowest;
    held = held < highest ? held : highest;
    size_t next = firsts[bucket_of(held, lowest, scale)];
    uint8_t lesser;
    do {
      const eight_bits less = __builtin_convertvector(*(const eight_doubles *)(distinct + next) < own, eight_bits);
      memcpy(&lesser, &less, sizeof lesser);
      next += (size_t)__builtin_popcount(lesser);
    } while (lesser == 255);
    below[place] = starts[next];
    within[place] = starts[next + (distinct[next] == own)];
  }
}
