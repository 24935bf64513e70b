#include "CKernels.h"
#include "number_texts.h"

typedef _Bool eight_bits __attribute__((ext_vector_type(8)));

// Such a number is a whole number divided by 10^4, rounded once. It has at most twelve digits, and no other number of so few
// digits has the same nearest double: its digits are the fewest.
FOR_EACH_MACHINE
uint64_t fragility_few_decimals(
  const double *numbers, size_t count, uint8_t mark, uint64_t *words, uint64_t *lengths
) {
  uint64_t others = 0;
  for (size_t start = 0; start < count; start += 8) {
    const eight_doubles number = *(const eight_doubles *)(numbers + start);
    const eight_doubles magnitude = __builtin_elementwise_abs(number);
    // Added to 2^52, a number is rounded to a whole one, which stands in the last bits.
    const eight_doubles units = magnitude * 1e4 + 0x1p52;
    const eight_doubles nearest = magnitude + 0x1p52;
    const eight_words is_gap = number != number;
    const eight_words is_other = ((units - 0x1p52) / 1e4 != magnitude | magnitude >= 1e8) & ~is_gap;
    const eight_naturals whole =
      (__builtin_bit_cast(eight_naturals, nearest) - ONE_WHERE(nearest - 0x1p52 > magnitude)) & 0xFFFFFFFF;
    const eight_naturals decimals = (__builtin_bit_cast(eight_naturals, units) - whole * 10000) & 0xFFFF;

    eight_naturals upper, lower, digits = 1, kept = 0;
    EIGHT_DIGITS(upper, whole);
    EIGHT_DIGITS(lower, decimals);
    for (uint64_t power = 10; power < 100000000; power *= 10) digits += ONE_WHERE(whole >= power);
    // The first four of the eight are zeros.
    for (int byte = 4; byte < 8; byte++) kept += ONE_WHERE((lower ^ EIGHT_ZEROS) >> (8 * byte) != 0);

    const eight_naturals fraction = lower >> 32 << 8 | mark;
    const eight_naturals width = 8 * digits;
    const eight_naturals text[3] = {
      upper >> (64 - width) | fraction << (width - 8) << 8, fraction >> (64 - width), 0,
    };
    const eight_naturals length = (digits + kept + ONE_WHERE(kept != 0)) & (eight_naturals)~is_gap;
    const eight_naturals negative = ONE_WHERE(number < 0);
    store_texts(text, &length, &negative, words + start, lengths + start);
    const uint64_t bits = __builtin_bit_cast(uint8_t, __builtin_convertvector(is_other, eight_bits));
    others |= bits << start;
  }
  return count < 64 ? others & (((uint64_t)1 << count) - 1) : others;
}
