#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef bool sixty_four_bits __attribute__((ext_vector_type(64)));
typedef uint16_t sixty_four_bins __attribute__((ext_vector_type(64), aligned(2)));
typedef uint16_t thirty_two_bins __attribute__((ext_vector_type(32), aligned(2)));

FOR_EACH_MACHINE
void fragility_bins(const double *values, size_t count, double lowest, double scale, uint16_t *bins) {
  for (size_t place = 0; place < count; place++) {
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const double position = (values[place] - lowest) * scale + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &position, sizeof bits);
    bins[place] = (uint16_t)bits;
  }
}

FOR_EACH_MACHINE
void fragility_bins_16(const uint16_t *numbers, size_t count, uint16_t lowest, unsigned shift, uint16_t *bins) {
  for (size_t place = 0; place < count; place++) bins[place] = (uint16_t)((uint16_t)(numbers[place] - lowest) >> shift);
}

FOR_EACH_MACHINE
void fragility_bins_32(const uint32_t *numbers, size_t count, uint32_t lowest, unsigned shift, uint16_t *bins) {
  for (size_t place = 0; place < count; place++) bins[place] = (uint16_t)((numbers[place] - lowest) >> shift);
}

/// How many bins are at most each of three.
static inline __attribute__((always_inline)) void count_up_to(
  const uint16_t *bins, size_t count, const uint16_t *bounds, size_t *counts
) {
  counts[0] = counts[1] = counts[2] = 0;
  size_t place = 0;
  while (place + 32 <= count) {
    // The counts of all lanes together fit into the width of a bin.
    const size_t end = count - place < 32768 ? count : place + 32768;
    thirty_two_bins a = 0, b = 0, c = 0;
    for (; place + 32 <= end; place += 32) {
      const thirty_two_bins own = *(const thirty_two_bins *)(bins + place);
      a -= (thirty_two_bins)(own <= bounds[0]);
      b -= (thirty_two_bins)(own <= bounds[1]);
      c -= (thirty_two_bins)(own <= bounds[2]);
    }
    counts[0] += __builtin_reduce_add(a);
    counts[1] += __builtin_reduce_add(b);
    counts[2] += __builtin_reduce_add(c);
  }
  for (; place < count; place++) {
    for (int bound = 0; bound < 3; bound++) counts[bound] += bins[place] <= bounds[bound];
  }
}

FOR_EACH_MACHINE
void fragility_locate(
  const uint16_t *bins, size_t count, uint16_t last, const size_t *ranks, size_t wanted, uint16_t *found, size_t *below,
  size_t *within
) {
  for (size_t first = 0; first + 3 <= wanted; first += 3) {
    uint16_t high[3], middle[3];
    for (size_t own = 0; own < 3; own++) {
      found[first + own] = 0;
      high[own] = last;
      below[first + own] = 0;
      within[first + own] = count;
    }
    // All three take as many halvings.
    for (unsigned width = last; width > 0; width /= 2) {
      size_t counts[3];
      for (size_t own = 0; own < 3; own++) {
        middle[own] = (uint16_t)(found[first + own] + (high[own] - found[first + own]) / 2);
      }
      count_up_to(bins, count, middle, counts);
      for (size_t own = 0; own < 3; own++) {
        if (found[first + own] == high[own]) continue;
        if (counts[own] > ranks[first + own]) {
          high[own] = middle[own];
          within[first + own] = counts[own];
        } else {
          found[first + own] = (uint16_t)(middle[own] + 1);
          below[first + own] = counts[own];
        }
      }
    }
  }
}

FOR_EACH_MACHINE
uint16_t fragility_least_above(const uint16_t *bins, size_t count, uint16_t bound) {
  thirty_two_bins least = UINT16_MAX;
  size_t place = 0;
  for (; place + 32 <= count; place += 32) {
    thirty_two_bins own = *(const thirty_two_bins *)(bins + place);
    own |= (thirty_two_bins)(own <= bound);
    least = own < least ? own : least;
  }
  uint16_t found = __builtin_reduce_min(least);
  for (; place < count; place++) {
    if (bins[place] > bound && bins[place] < found) found = bins[place];
  }
  return found;
}

FOR_EACH_MACHINE
size_t fragility_find_equal(
  const uint16_t *bins, size_t count, const uint16_t *wanted, size_t wanted_count, uint32_t *found
) {
  size_t filled = 0, first = 0;
  for (; first + 64 <= count; first += 64) {
    const sixty_four_bins own = *(const sixty_four_bins *)(bins + first);
    uint64_t all = 0;
    for (size_t bin = 0; bin < wanted_count; bin++) {
      const sixty_four_bits is_equal = __builtin_convertvector(own == wanted[bin], sixty_four_bits);
      uint64_t bits;
      memcpy(&bits, &is_equal, sizeof bits);
      all |= bits;
    }
    for (; all != 0; all &= all - 1) found[filled++] = (uint32_t)(first + __builtin_ctzll(all));
  }
  for (; first < count; first++) {
    bool is_wanted = false;
    for (size_t bin = 0; bin < wanted_count; bin++) is_wanted |= bins[first] == wanted[bin];
    if (is_wanted) found[filled++] = (uint32_t)first;
  }
  return filled;
}
