#ifndef FRAGILITY_NUMBER_TEXTS_H
#define FRAGILITY_NUMBER_TEXTS_H

#include "machines.h"

#define EIGHT_ZEROS ((uint64_t)0x3030303030303030)

/// 1 for each lane in which a comparison holds, else 0.
#define ONE_WHERE(comparison) ((eight_naturals)(comparison) & 1)

/// The eight digits of numbers below 10^8 as text, the first in the lowest byte: two halves of four digits, these in two,
/// and again, side by side. A quotient by a small number is a product with its reciprocal, exact for numbers that small; what
/// is multiplied has few enough bits for the multipliers that every machine has.
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
    text = (ones << 8 | tens) | EIGHT_ZEROS; \
  } while (0)

/// Stores texts of three words, the first bytes in the first one, with a minus before those of `negative` lanes.
///
/// Vectors go by address: by value they would need the same registers on every machine.
__attribute__((always_inline)) static inline void store_texts(
  const eight_naturals *text, const eight_naturals *length, const eight_naturals *negative, uint64_t *words, uint64_t *lengths
) {
  const eight_naturals moved = *negative << 3;
  eight_naturals before = *negative * '-';
  for (int word = 0; word < 3; word++) {
    *(eight_naturals *)(words + 64 * word) = text[word] << moved | before;
    before = text[word] >> 8 >> (48 + (moved ^ 8)) ;
  }
  *(eight_naturals *)(words + 64 * 3) = before;
  *(eight_naturals *)lengths = *length + *negative;
}

#endif
