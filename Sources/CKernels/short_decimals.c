#include "CKernels.h"
#include "digits.h"

#include <string.h>

typedef uint8_t bytes_of_words __attribute__((vector_size(64)));

// The bytes of a field among the eight that end with it.
static const uint64_t field_of_length[9] = {
  0, (uint64_t)0xFF << 56, (uint64_t)0xFFFF << 48, (uint64_t)0xFFFFFF << 40, (uint64_t)0xFFFFFFFF << 32,
  ~(uint64_t)0 << 24, ~(uint64_t)0 << 16, ~(uint64_t)0 << 8, ~(uint64_t)0,
};

FOR_EACH_MACHINE
uint64_t fragility_short_decimals(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, double *target, struct fragility_decimal_marks *marks
) {
  // What stands before a field comes along, and is cut off.
  uint64_t words[64] __attribute__((aligned(64))), fields[64] __attribute__((aligned(64)));
  for (size_t row = 0; row < rows; row++) {
    const uint32_t *end = ends + row * stride;
    memcpy(words + row, bytes + *end - 8, 8);
    const uint32_t length = *end - end[-1] - 1;
    fields[row] = length <= 8 ? field_of_length[length] : 0;
  }
  for (size_t row = rows; row % 8 != 0; row++) words[row] = fields[row] = 0;

  const uint64_t last = (uint64_t)0xFF << 56, sign = (uint64_t)1 << 63;
  eight_fields all_marks = {0}, inner_marks = {0}, points = {0};
  uint64_t others = 0;
  for (size_t row = 0; row < rows; row += 8) {
    const eight_fields field = *(const eight_fields *)(fields + row), fits = (eight_fields)(field != 0);
    const eight_fields bare = *(const eight_fields *)(words + row) ^ EACH('0');
    eight_fields values = bare & field;
    const eight_fields first = field & ~(field << 8);
    const eight_fields negative = (eight_fields)(((values ^ EACH('-' ^ '0')) & first) == 0);
    values &= ~(first & negative);

    // A comma and a point differ by one bit. The digits before a mark move up to those after it.
    const eight_fields mark = (eight_fields)((bytes_of_words)(values & EACH(0xFD)) == (',' ^ '0')) & EACH(1);
    const eight_fields is_marked = (eight_fields)(mark != 0);
    const eight_fields moved = ((mark << 8) - 1) & is_marked;
    const eight_fields digits = (values & ~moved) | ((values << 8) & moved);

    // A byte is no digit if its highest bit is set, or is once 118 was added. The last one is looked at before it moves.
    const eight_fields strange = (digits + EACH(0x76)) | digits | ((bare + EACH(0x76)) & last);
    const eight_fields good = (eight_fields)((strange & EACH(0x80)) == 0) & fits;
    others |= (uint64_t)BITS_OF_WORDS(~good) << row;
    all_marks += mark & good;
    inner_marks += mark & ~first & good;
    points += values & (mark << 1) & good;

    // A mark, read as the digit 1, makes the power of ten to divide by. Both fit in the 52 bits below 2^52.
    const eight_fields unit = (mark & is_marked) | ((uint64_t)1 << 56 & ~is_marked);
    eight_fields number, power;
    join_digits(&digits, &number);
    join_digits(&unit, &power);
    const uint64_t magic = 0x4330000000000000;
    const eight_doubles quotient = ((eight_doubles)(number | magic) - 0x1p52) / ((eight_doubles)(power | magic) - 0x1p52);
    *(eight_doubles *)(target + row) = (eight_doubles)((eight_fields)quotient | (negative & sign));
  }
  // There are at most 64 rows, and each byte holds a count of its own.
  marks->all = __builtin_reduce_add(all_marks);
  marks->inner = __builtin_reduce_add(inner_marks);
  marks->points = __builtin_reduce_add(points);
  return rows < 64 ? others & (((uint64_t)1 << rows) - 1) : others;
}
