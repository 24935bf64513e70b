#include "CKernels.h"
#include "digits.h"

#include <string.h>

typedef uint8_t bytes_of_words __attribute__((vector_size(64)));
typedef int64_t eight_counts __attribute__((vector_size(64)));

FOR_EACH_MACHINE
void fragility_long_decimals(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, const uint32_t *rows, size_t count,
  uint64_t *significands, uint64_t *forms
) {
  // The last eight bytes of each field, those before them, and the first.
  uint64_t words[3][64] __attribute__((aligned(64))), lengths[64] __attribute__((aligned(64)));
  for (size_t index = 0; index < count; index++) {
    const uint32_t *end = ends + rows[index] * stride;
    for (int part = 0; part < 3; part++) memcpy(words[part] + index, bytes + *end - 8 * (part + 1), 8);
    const uint32_t start = end[-1] + 1;
    const uint64_t is_negative = bytes[start] == '-';
    lengths[index] = *end - start - is_negative;
    forms[index] = is_negative << 8;
  }
  for (size_t index = count; index % 8 != 0; index++) {
    words[0][index] = words[1][index] = words[2][index] = lengths[index] = forms[index] = 0;
  }

  for (size_t index = 0; index < count; index += 8) {
    const eight_fields length = *(const eight_fields *)(lengths + index);
    eight_fields values[3], mark[3], number[3], is_marked = {0}, strange = {0}, above = {0};
    for (int part = 0; part < 3; part++) {
      const eight_counts before = (eight_counts)(64 * (part + 1) - 8 * length);
      const eight_fields field = ((~(eight_fields){0} << ((eight_fields)before & 63)) & (eight_fields)(before < 64))
        | (eight_fields)(before <= 0);
      const eight_fields bare = *(const eight_fields *)(words[part] + index) ^ EACH('0');
      values[part] = bare & field;
      mark[part] = (eight_fields)((bytes_of_words)(values[part] & EACH(0xFD)) == (',' ^ '0')) & EACH(1);
      // The last byte is a digit.
      if (part == 0) strange = (bare | (bare + EACH(0x76))) & ((uint64_t)0xFF << 56);
    }
    for (int part = 0; part < 3; part++) {
      const eight_fields is_here = (eight_fields)(mark[part] != 0);
      const eight_fields moved = (((mark[part] << 8) - 1) & is_here) | is_marked;
      const eight_fields shifted = part < 2 ? values[part] << 8 | values[part + 1] >> 56 : values[part] << 8;
      const eight_fields digits = (values[part] & ~moved) | (shifted & moved);
      strange |= digits | (digits + EACH(0x76));
      is_marked |= is_here;
      above += ~moved & EACH(1);
      join_digits(&digits, number + part);
    }
    const eight_fields digit_count = length + is_marked;
    const eight_fields good = (eight_fields)((strange & EACH(0x80)) == 0) & (eight_fields)(digit_count - 1 < 19);
    const eight_fields decimals = ((above * EACH(1)) >> 56) & is_marked;
    *(eight_fields *)(significands + index) = (number[2] * 100000000 + number[1]) * 100000000 + number[0];
    *(eight_fields *)(forms + index) |= decimals | ((uint64_t)1 << 9 & ~good);
  }
}
