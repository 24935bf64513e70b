#include "CKernels.h"
#include "machines.h"

/// The eight digits of numbers below 10^8 as text, the first in the lowest byte: two halves of four digits, these in two,
/// and again, side by side. A quotient by a small number is a product with its reciprocal, exact for numbers that small; what
/// is multiplied has few enough bits for the multipliers that every machine has. Room is needed for a multiple of eight.
#define EIGHT_DIGITS(text, number) \
  do { \
    const eight_naturals thousands = ((number) & 0xFFFFFFFF) * 3518437209 >> 45; \
    const eight_naturals fours = ((number) - (thousands & 0xFFFFFFFF) * 10000) << 32 | thousands; \
    const eight_naturals hundreds = (eight_naturals)((halves_of_naturals)fours * 10486 >> 20); \
    const eight_naturals rest = \
      (eight_naturals)((halves_of_naturals)fours - (halves_of_naturals)hundreds * 100); \
    const eight_naturals twos = rest << 16 | hundreds; \
    const eight_naturals tens = (eight_naturals)((quarters_of_naturals)twos * 103 >> 10); \
    const eight_naturals ones = (eight_naturals)((quarters_of_naturals)twos - (quarters_of_naturals)tens * 10); \
    text = (ones << 8 | tens) | 0x3030303030303030; \
  } while (0)

FOR_EACH_MACHINE
void fragility_seventeen_digits(
  const uint64_t *heads, const uint64_t *tails, size_t count, uint64_t *first, uint64_t *upper, uint64_t *lower
) {
  for (size_t start = 0; start < count; start += 8) {
    const eight_naturals head = *(const eight_naturals *)(heads + start);
    const eight_naturals tail = *(const eight_naturals *)(tails + start);
    // Of numbers below 2^30, a quotient by 10^8.
    const eight_naturals leading = (head & 0xFFFFFFFF) * 1441151881 >> 57;
    const eight_naturals middle = head - (leading & 0xFFFFFFFF) * 100000000;
    *(eight_naturals *)(first + start) = leading | 0x30;
    EIGHT_DIGITS(*(eight_naturals *)(upper + start), middle);
    EIGHT_DIGITS(*(eight_naturals *)(lower + start), tail);
  }
}
