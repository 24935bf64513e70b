#include "CKernels.h"
#include "number_texts.h"

/// Some numbers, less than nine of them beyond `count`: the first nine of seventeen digits as a number, the last eight, where the
/// mark stands among them, and whether there is a minus.
struct digits {
  uint64_t heads[64], tails[64], points[64], negative[64];
  uint8_t places[64];
  size_t count;
};

/// Finds the shortest digits, as Numbers/ShortestDecimal.swift says.
///
/// @return The numbers that are left out, as bits.
__attribute__((always_inline)) static inline uint64_t find_digits(
  const double *numbers, uint64_t wanted, const struct fragility_decimal_scale *scales, struct digits *found
) {
  uint64_t others = 0;
  size_t count = 0;
  for (; wanted != 0; wanted &= wanted - 1) {
    const int place = __builtin_ctzll(wanted);
    const uint64_t bits = __builtin_bit_cast(uint64_t, numbers[place]);
    const uint64_t exponent = (bits >> 52 & 0x7FF) - 1075 - FRAGILITY_LEAST_SCALE;
    const bool has_scale = exponent < FRAGILITY_SCALES && bits << 12 != 0;
    const struct fragility_decimal_scale scale = scales[has_scale ? exponent : 0];

    const unsigned __int128 product = (unsigned __int128)(bits << 11 | (uint64_t)1 << 63) * scale.power;
    const unsigned __int128 half = (unsigned __int128)scale.power << 10;
    const uint64_t whole = product >> 64, rest = product;
    const uint64_t upper = (product + half) >> 64, lower = (product - half) >> 64;
    const uint64_t tens = upper / 10 * 10;
    const uint64_t nearest = whole + (((rest >> 1) + (((uint64_t)1 << 62) - 1) + (whole & 1)) >> 63);
    const uint64_t shortest = tens > lower ? tens : nearest;
    const bool has_sixteen = shortest < 10000000000000000;
    const uint64_t digits = has_sixteen ? 10 * shortest : shortest;
    const int64_t point = scale.unit + (has_sixteen ? 16 : 17);

    found->heads[count] = digits / 100000000;
    found->tails[count] = digits % 100000000;
    found->points[count] = point;
    found->negative[count] = bits >> 63;
    found->places[count] = place;
    const bool is_here = has_scale && point >= -5 && point <= 7;
    count += is_here;
    others |= (uint64_t)!is_here << place;
  }
  found->count = count;
  for (; count % 8 != 0; count++) {
    found->heads[count] = found->tails[count] = found->points[count] = found->negative[count] = 0;
  }
  return others;
}

FOR_EACH_MACHINE
uint64_t fragility_seventeen_digits(
  const double *numbers, uint64_t wanted, const struct fragility_decimal_scale *scales, uint8_t mark, uint64_t *words,
  uint64_t *lengths
) {
  struct digits found;
  const uint64_t others = find_digits(numbers, wanted, scales, &found);
  for (size_t start = 0; start < found.count; start += 8) {
    const eight_naturals head = *(const eight_naturals *)(found.heads + start);
    // Of numbers below 2^30, a quotient by 10^8.
    const eight_naturals first = (head & 0xFFFFFFFF) * 1441151881 >> 57;
    const eight_naturals middle = head - (first & 0xFFFFFFFF) * 100000000;
    eight_naturals upper, lower, length = 1;
    EIGHT_DIGITS(upper, middle);
    EIGHT_DIGITS(lower, *(const eight_naturals *)(found.tails + start));
    // Digits count up to the last one that is no zero.
    for (int byte = 0; byte < 8; byte++) {
      length += ONE_WHERE(((upper ^ EIGHT_ZEROS) >> (8 * byte) | (lower ^ EIGHT_ZEROS)) != 0);
      length += ONE_WHERE((lower ^ EIGHT_ZEROS) >> (8 * byte) != 0);
    }

    // Below 1 zeros come first, up to six; the mark stands after the whole number, of at most seven digits.
    const eight_words point = *(const eight_words *)(found.points + start);
    const eight_naturals zeros = (eight_naturals)((1 - point) & (point < 1));
    const eight_naturals room = 8 * zeros, place = 8 * ((eight_naturals)point + zeros);
    const eight_naturals after = ~(eight_naturals)0 << place;
    eight_naturals text[3] = {upper << 8 | first | 0x30, lower << 8 | upper >> 56, lower >> 56};
    text[2] = text[2] << room | text[1] >> 8 >> (56 - room);
    text[1] = text[1] << room | text[0] >> 8 >> (56 - room);
    text[0] = text[0] << room | (EIGHT_ZEROS & ~(~(eight_naturals)0 << room));
    text[2] = text[2] << 8 | text[1] >> 56;
    text[1] = text[1] << 8 | text[0] >> 56;
    text[0] = (text[0] & ~after) | (text[0] & after) << 8 | (uint64_t)mark << place;
    length += zeros + 1;

    uint64_t own_words[4 * 64], own_lengths[8];
    store_texts(text, &length, (const eight_naturals *)(found.negative + start), own_words, own_lengths);
    for (size_t lane = 0; lane < 8 && start + lane < found.count; lane++) {
      const size_t to = found.places[start + lane];
      for (int word = 0; word < 4; word++) words[64 * word + to] = own_words[64 * word + lane];
      lengths[to] = own_lengths[lane];
    }
  }
  return others;
}
