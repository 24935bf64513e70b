// Loops that gain by registers wider than the least ones of a processor's family, which is all that Swift builds for.
//
// Each is compiled several times from one text, and the widest that the machine can run is taken when the command starts.
// All of them give the same bits: they add and multiply in the same order, and never in one step.

#ifndef FRAGILITY_KERNELS_H
#define FRAGILITY_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Sums columns times factors, four sets of factors in one pass; a sum runs over the columns in their order.
///
/// @param start    The first value of the first column.
/// @param stride   How far the columns are apart.
/// @param columns  How many columns there are.
/// @param rows     How many values of each are summed.
/// @param factors  The factors of the first column in each set, then those of the next.
/// @param target   Takes the sums of the first set.
/// @param apart    How far the sums of the next set are from them.
/// @param sets     How many sets are wanted, up to four.
void weighted_sums(
  const double *start, size_t stride, size_t columns, size_t rows, const double *factors, double *target,
  size_t apart, size_t sets
);

/// What a block of a delimited text is made of.
struct found_fields {
  /// How many fields there are, and how many lines that are not empty.
  size_t fields, lines;
  /// Whether no carriage return stands alone and the last quote is closed.
  bool is_regular;
  /// Whether the block is certainly valid UTF-8; it may be valid if not.
  bool is_simple_utf8;
  /// Whether there is a quote, and a control character that does not end a line.
  bool has_quotes, has_controls;
};

/// Finds where the fields of a block end: at a delimiter or the first byte of a line's end, both outside of quotes.
///
/// @param bytes      The block, followed by 64 line feeds.
/// @param count      How many bytes it has.
/// @param delimiter  What separates fields.
/// @param ends       Takes the positions; room for one more than bytes and 12 beyond.
/// @param found      Takes what else was seen.
void field_ends(
  const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, struct found_fields *found
);

/// How many numbers had a decimal mark with 7 decimals, 6, and so on, each in a byte, the first one lowest.
struct decimal_marks {
  /// All of them; those with a digit or a sign before the mark; twice those whose mark is a point.
  uint64_t all, inner, points;
};

/// Reads numbers of up to eight bytes: digits, a comma or a point before some of them, a minus in front.
///
/// @param bytes   The block, after at least eight bytes that can be read.
/// @param ends    Where the field of the first row ends; before it stands where the field before it does.
/// @param stride  How far the ends of the next row are.
/// @param rows    How many rows there are, up to 64.
/// @param target  Takes the nearest doubles, up to a multiple of eight; anything for other fields.
/// @param marks   Takes the decimal marks of the numbers.
/// @return The rows whose fields are anything else, as bits.
uint64_t short_decimals(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, double *target, struct decimal_marks *marks
);

/// Reads numbers of up to 19 digits, a comma or a point before some of them, a minus in front.
///
/// @param bytes         The block, after at least 24 bytes that can be read.
/// @param ends          Where the field of the first row ends; before it stands where the field before it does.
/// @param stride        How far the ends of the next row are.
/// @param rows          Which rows are read.
/// @param count         How many they are, up to 64.
/// @param significands  Takes the digits as a number, up to a multiple of eight.
/// @param forms         Takes how many digits stand after the mark, 256 more for a minus, 512 or more if it is anything
///                      else, up to a multiple of eight.
void long_decimals(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, const uint32_t *rows, size_t count,
  uint64_t *significands, uint64_t *forms
);

/// Copies texts that stand as they are or between quotes, without a quote, control character or blank to look at again.
///
/// @param bytes        The block, followed by 32 bytes that can be read.
/// @param ends         Where the field of the first row ends; before it stands where the field before it does.
/// @param stride       How far the ends of the next row are.
/// @param rows         How many rows there are.
/// @param target       Takes the texts, one after the other, and up to 32 bytes beyond.
/// @param target_ends  Takes where each of them ends.
/// @param length       How many bytes of the target are taken.
/// @return How many rows were copied: all, or those before the first that takes a closer look.
size_t plain_texts(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, uint8_t *target, uint32_t *target_ends,
  uint32_t length
);

/// Looks at runs of fields for quotes and control characters.
///
/// @param bytes      The block, followed by 32 bytes that can be read.
/// @param before     Where the field before the run of the first row ends.
/// @param ends       Where the run of the first row ends.
/// @param stride     How far those of the next row are.
/// @param rows       How many rows there are.
/// @param delimiter  What separates the fields of a run.
/// @return How many rows have none: all, or those before the first that has one.
size_t plain_ranges(
  const uint8_t *bytes, const uint32_t *before, const uint32_t *ends, size_t stride, size_t rows, uint8_t delimiter
);

#endif
