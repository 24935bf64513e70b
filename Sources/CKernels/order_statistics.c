#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef bool eight_bits __attribute__((ext_vector_type(8)));
typedef bool sixty_four_bits __attribute__((ext_vector_type(64)));
typedef uint8_t eight_bins __attribute__((ext_vector_type(8), aligned(1)));
typedef uint8_t sixty_four_bins __attribute__((ext_vector_type(64), aligned(1)));

#define INLINE static inline __attribute__((always_inline))

// The highest bin; 255 is what comes after the last value, and beyond all of them.
#define LAST 254
// So many values of a bin are compared with each other; a search stops where this many are left.
#define MANY 32
#define FEW 8

struct part_of_bins {
  size_t first, last;
  // How many values stand before it, and how many up to its end.
  size_t before, until;
};

/// Which of 64 bins are at most a bound.
INLINE uint64_t at_most(const uint8_t *bins, uint8_t less, uint8_t bound) {
  const sixty_four_bins own = *(const sixty_four_bins *)bins - less;
  const sixty_four_bits are = __builtin_convertvector(own <= bound, sixty_four_bits);
  uint64_t bits;
  memcpy(&bits, &are, sizeof bits);
  return bits;
}

INLINE void find_bins(const double *values, size_t count, double lowest, double scale, uint8_t *bins) {
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    // The whole number next to the position: the lowest bits of what 2^52 more has.
    const eight_doubles position = (*(const eight_doubles *)(values + place) - lowest) * scale + 0x1p52;
    eight_naturals bits;
    memcpy(&bits, &position, sizeof bits);
    *(eight_bins *)(bins + place) = __builtin_convertvector(bits, eight_bins);
  }
  for (; place < count; place++) {
    const double position = (values[place] - lowest) * scale + 0x1p52;
    uint64_t bits;
    memcpy(&bits, &position, sizeof bits);
    bins[place] = (uint8_t)bits;
  }
  memset(bins + count, 255, (64 - count % 64) % 64);
}

/// Finds bins that hold three ranks, by halving, until few values are left in each part, or one bin.
INLINE void narrow(const uint8_t *bins, size_t count, const size_t *ranks, struct part_of_bins *parts) {
  struct part_of_bins own[3];
  for (int part = 0; part < 3; part++) own[part] = (struct part_of_bins){0, LAST, 0, count};
  for (;;) {
    size_t middle[3], counts[3] = {0, 0, 0}, most = 0;
    for (int part = 0; part < 3; part++) {
      middle[part] = (own[part].first + own[part].last) / 2;
      const size_t left = own[part].first < own[part].last ? own[part].until - own[part].before : 0;
      most = left > most ? left : most;
    }
    if (most <= FEW) break;
    for (size_t place = 0; place < count; place += 64) {
      for (int part = 0; part < 3; part++) {
        counts[part] += (size_t)__builtin_popcountll(at_most(bins + place, 0, (uint8_t)middle[part]));
      }
    }
    for (int part = 0; part < 3; part++) {
      const bool is_above = counts[part] <= ranks[part], is_one = own[part].first == own[part].last;
      own[part].first = is_above && !is_one ? middle[part] + 1 : own[part].first;
      own[part].before = is_above ? counts[part] : own[part].before;
      own[part].last = is_above ? own[part].last : middle[part];
      own[part].until = is_above ? own[part].until : counts[part];
    }
  }
  for (int part = 0; part < 3; part++) parts[part] = own[part];
}

/// 0 where there is none.
INLINE size_t lowest_bit(uint64_t bits) { return (size_t)(bits != 0 ? __builtin_ctzll(bits) : 64) & 63; }

/// Takes the values of a part out; room for two more is written to.
INLINE size_t collect(
  const double *values, const uint8_t *bins, size_t count, const struct part_of_bins *part, double *members
) {
  size_t filled = 0;
  for (size_t place = 0; place < count; place += 64) {
    uint64_t bits = at_most(bins + place, (uint8_t)part->first, (uint8_t)(part->last - part->first));
    const size_t number = (size_t)__builtin_popcountll(bits);
    // Mostly there are two at most: these are written in any case.
    const uint64_t second = bits & (bits - 1);
    members[filled] = values[place + lowest_bit(bits)];
    members[filled + 1] = values[place + lowest_bit(second)];
    bits = second & (second - 1);
    for (size_t member = 2; member < number; member++, bits &= bits - 1) {
      members[filled + member] = values[place + lowest_bit(bits)];
    }
    filled += number;
  }
  return filled;
}

INLINE double least_beyond(const double *values, const uint8_t *bins, size_t count, size_t last) {
  eight_doubles least = INFINITY;
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    const eight_words own = __builtin_convertvector(*(const eight_bins *)(bins + place), eight_words);
    const eight_doubles beyond = own > (int64_t)last ? *(const eight_doubles *)(values + place) : (eight_doubles)INFINITY;
    least = beyond < least ? beyond : least;
  }
  double found = INFINITY;
  for (int lane = 0; lane < 8; lane++) found = least[lane] < found ? least[lane] : found;
  for (; place < count; place++) found = bins[place] > last && values[place] < found ? values[place] : found;
  return found;
}

INLINE size_t count_bits(const eight_words *are) {
  const eight_bits eight = __builtin_convertvector(*are, eight_bits);
  uint8_t bits;
  memcpy(&bits, &eight, sizeof bits);
  return (size_t)__builtin_popcount(bits);
}

/// Finds two values that follow each other by counting what stands before each; room for eight more is written to.
INLINE void compare(double *members, size_t count, size_t rank, double *found, double *above) {
  *(eight_doubles *)(members + count) = INFINITY;
  for (size_t member = 0; member < count; member++) {
    const double own = members[member];
    size_t less = 0, within = 0;
    for (size_t first = 0; first < count; first += 8) {
      const eight_doubles others = *(const eight_doubles *)(members + first);
      const eight_words are_less = others < own, are_within = others <= own;
      less += count_bits(&are_less);
      within += count_bits(&are_within);
    }
    *found = less <= rank && rank < within ? own : *found;
    *above = less <= rank + 1 && rank + 1 < within ? own : *above;
  }
}

/// The least and the largest of eight values or more.
INLINE void find_extent(const double *values, size_t count, double *lowest, double *highest) {
  eight_doubles least = *(const eight_doubles *)values, most = least;
  for (size_t place = 8; place < count; place += 8) {
    // The last eight, where fewer are left.
    const eight_doubles own = *(const eight_doubles *)(values + (place + 8 <= count ? place : count - 8));
    least = own < least ? own : least;
    most = own > most ? own : most;
  }
  *lowest = least[0];
  *highest = most[0];
  for (int lane = 1; lane < 8; lane++) {
    *lowest = least[lane] < *lowest ? least[lane] : *lowest;
    *highest = most[lane] > *highest ? most[lane] : *highest;
  }
}

/// Two values that follow each other among those of one part, found by making bins of these again while they are many.
INLINE void find_two(
  double *members, size_t count, size_t rank, double *other_members, uint8_t *bins, double *found, double *above
) {
  double beyond = INFINITY;
  while (count > MANY) {
    double lowest, highest;
    find_extent(members, count, &lowest, &highest);
    if (lowest == highest) {
      *found = lowest;
      *above = rank + 1 < count ? lowest : beyond;
      return;
    }
    const double scale = LAST / (highest - lowest);
    // Next to equal.
    if (!(scale < INFINITY)) break;
    find_bins(members, count, lowest, scale, bins);
    const size_t ranks[3] = {rank, rank, rank};
    struct part_of_bins parts[3];
    narrow(bins, count, ranks, parts);
    if (rank + 1 == parts[0].until && rank + 1 < count) beyond = least_beyond(members, bins, count, parts[0].last);
    const size_t number = collect(members, bins, count, parts, other_members);
    double *own = members;
    members = other_members;
    other_members = own;
    count = number;
    rank -= parts[0].before;
  }
  *above = beyond;
  compare(members, count, rank, found, above);
}

FOR_EACH_MACHINE
void fragility_order_statistics(
  const double *values, size_t count, double lowest, double highest, const size_t *ranks, size_t wanted, uint8_t *bins,
  double *members, double *found, double *above
) {
  const double scale = LAST / (highest - lowest);
  const size_t room = (count + 63) / 64 * 64;
  find_bins(values, count, lowest, scale, bins);
  for (size_t first = 0; first < wanted; first += 3) {
    size_t own[3];
    struct part_of_bins parts[3];
    for (size_t part = 0; part < 3; part++) own[part] = ranks[first + part < wanted ? first + part : first];
    narrow(bins, count, own, parts);
    for (size_t part = 0; part < 3 && first + part < wanted; part++) {
      const size_t rank = own[part], number = collect(values, bins, count, parts + part, members);
      double *at = found + first + part, *next = above + first + part;
      find_two(members, number, rank - parts[part].before, members + room + 8, bins + room, at, next);
      if (rank + 1 == parts[part].until && rank + 1 < count) *next = least_beyond(values, bins, count, parts[part].last);
    }
  }
}
