// Loops that gain by registers wider than the least ones of a processor's family, which is all that Swift makes code for.
//
// Each is compiled several times from one text, and the widest that the machine can run is taken when the command starts.
// All of them give the same bits: they add and multiply in the same order, and never in one step. What they do is said where
// Swift calls them.

#ifndef FRAGILITY_KERNELS_H
#define FRAGILITY_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Kernels/WeightedSums.swift
void fragility_weighted_sums(
  const double *start, size_t stride, size_t eights_apart, size_t columns, size_t rows, const double *factors,
  size_t factors_apart, double *target, size_t targets_apart, size_t sets
);

// Kernels/Extent.swift
void fragility_extent(const double *values, size_t count, double *lowest, double *highest, size_t *gaps);
double fragility_sum_within(const double *values, size_t count, double *lowest, double *highest);

// Kernels/Outside.swift
size_t fragility_find_outside(
  const double *values, const bool *marked, size_t count, double low, double high, uint32_t *found
);

// Kernels/ExponentialsAndLogarithms.swift
void fragility_exponentials(double *values, size_t count);
void fragility_logarithms(double *values, size_t count);

// Kernels/SortedSearch.swift
void fragility_standings(
  const double *sorted, size_t count, const double *values, size_t number, uint32_t *below, uint32_t *within
);

size_t fragility_distinct_values(const double *sorted, size_t count, double *distinct, uint32_t *starts);
size_t fragility_first_in_buckets(
  const double *distinct, size_t count, double scale, size_t buckets, uint32_t *firsts
);
void fragility_standings_in_buckets(
  const double *distinct, const uint32_t *starts, size_t count, double scale, const uint32_t *firsts,
  const double *values, size_t number, uint32_t *below, uint32_t *within
);

// Kernels/SpreadSort.swift
bool fragility_sort_spread(
  const double *values, size_t count, double lowest, double scale, size_t buckets, uint32_t *bucket_of,
  uint32_t *starts, double *sorted
);

// Kernels/Selection.swift
void fragility_deal_between(
  const double *values, size_t count, double lowest, double scale, uint16_t buckets, uint16_t *bucket_of,
  uint32_t *counts
);
void fragility_gather_bucket(
  const double *values, const uint16_t *bucket_of, size_t count, uint16_t bucket, double *target
);

// Kernels/ExactParts.swift
bool fragility_exact_parts(const double *values, size_t count, double centre, bool squares, double *parts);

// Kernels/RankCounts.swift
uint64_t fragility_sum_16(const uint16_t *numbers, size_t count, uint16_t *lowest, uint16_t *highest);
uint64_t fragility_sum_32(const uint32_t *numbers, size_t count, uint32_t *lowest, uint32_t *highest);
uint64_t fragility_sum_of_distances_16(const uint16_t *numbers, const uint16_t *others, size_t count);
uint64_t fragility_sum_of_distances_32(const uint32_t *numbers, const uint32_t *others, size_t count);
size_t fragility_count_below_16(const uint16_t *numbers, const uint16_t *others, size_t count);
size_t fragility_count_below_32(const uint32_t *numbers, const uint32_t *others, size_t count);
size_t fragility_count_equal_16(const uint16_t *numbers, const uint16_t *others, size_t count);
size_t fragility_count_equal_32(const uint32_t *numbers, const uint32_t *others, size_t count);
size_t fragility_count_within_16(const uint16_t *numbers, const uint16_t *others, size_t count);
size_t fragility_count_within_32(const uint32_t *numbers, const uint32_t *others, size_t count);
size_t fragility_choose_16(const uint16_t *ranks, size_t count, uint16_t edge, bool others, uint32_t *chosen);
size_t fragility_choose_32(const uint32_t *ranks, size_t count, uint32_t edge, bool others, uint32_t *chosen);
void fragility_transpose_16(const uint16_t *tile, size_t width, size_t rows, uint16_t *target);
void fragility_transpose_32(const uint32_t *tile, size_t width, size_t rows, uint32_t *target);

// Uncertainty/DrawStore.swift
/// Copies rows of bytes into tiles, which have the same part of each row one after the other.
///
/// @param source         The part of the first row that belongs into the first tile, followed by those of the next tiles.
/// @param source_apart   How many bytes the next row is away.
/// @param rows           How many rows there are.
/// @param tiles          How many tiles there are.
/// @param width          How many bytes of a row a tile has: a multiple of 64.
/// @param target         Where the first row belongs in the first tile: at a multiple of 64 bytes.
/// @param targets_apart  How many bytes the next tile is away: a multiple of 64.
void fragility_copy_tiles(
  const void *source, size_t source_apart, size_t rows, size_t tiles, size_t width, void *target, size_t targets_apart
);

// Statistics/DrawQuantiles.swift
void fragility_widen_16(const uint16_t *numbers, size_t count, double *target);
void fragility_widen_32(const uint32_t *numbers, size_t count, double *target);

/// Finds values by their ranks, and the one that follows each.
///
/// @param values   Finite values.
/// @param count    How many there are.
/// @param lowest   The least of them.
/// @param highest  The largest of them, so far above the least that 254 / (highest - lowest) is finite.
/// @param ranks    The ranks, counted from 0.
/// @param wanted   How many there are.
/// @param bins     Room for twice as many bins as values, rounded up to 64.
/// @param members  Room for twice as many values, rounded up to 64, and 16 more.
/// @param found    Takes the value of each rank.
/// @param above    Takes the value of the next rank; anything for the last one.
void fragility_order_statistics(
  const double *values, size_t count, double lowest, double highest, const size_t *ranks, size_t wanted, uint8_t *bins,
  double *members, double *found, double *above
);

// Kernels/ScoreRanks.swift
// A start says the rank of the first score of a word of 64 slots in its lower bits. What stands above them is the number of the
// one slot that two scores share, counted from 1, or 0 where there is none, or that there is more to settle.
#define FRAGILITY_RANK_BITS 25
#define FRAGILITY_FIRST_RANK 0x1ffffffu
#define FRAGILITY_MORE 100
#define FRAGILITY_PIECES 6

/// Slots that scores are dealt into, from the highest score on; gaps have one behind the last word.
struct fragility_slots {
  /// The slot of each score.
  uint32_t *of_score;
  /// Which slots are taken, 64 a word.
  uint64_t *taken;
  /// What is known of each word; and behind the last one, the first rank that nobody has.
  uint32_t *starts;
  /// The places of scores whose slot was taken before.
  uint32_t *doubles;
  /// As many as there are scores.
  uint32_t *room;
  size_t words, doubles_count;
  double highest;
  /// How slots grow with the distance from the highest score, piece by piece.
  float knots[FRAGILITY_PIECES + 1], slopes[FRAGILITY_PIECES], constant, last;
};
uint32_t fragility_slot_of(double score, const struct fragility_slots *slots);
void fragility_find_slots(
  const double *scores, size_t count, double lowest, double highest, struct fragility_slots *slots
);
void fragility_take_slots(size_t count, struct fragility_slots *slots);
size_t fragility_place_16(
  const struct fragility_slots *from, size_t count, uint32_t unit, uint16_t *ranks, uint32_t *shared
);
size_t fragility_place_32(
  const struct fragility_slots *from, size_t count, uint32_t unit, uint32_t *ranks, uint32_t *shared
);
bool fragility_settle_16(
  const struct fragility_slots *from, const double *scores, uint32_t *shared, size_t sharing, uint32_t unit,
  uint32_t tie, size_t most, uint16_t *ranks, uint32_t *members
);
bool fragility_settle_32(
  const struct fragility_slots *from, const double *scores, uint32_t *shared, size_t sharing, uint32_t unit,
  uint32_t tie, size_t most, uint32_t *ranks, uint32_t *members
);

// Kernels/SampledStatistics.swift
size_t fragility_gather_between(
  const double *values, size_t count, double low, double high, size_t *below, double *target
);

// Kernels/PresentMeans.swift
void fragility_present_sums(
  const double *const *columns, const double *weights, size_t count, size_t rows, double *sums, double *present
);
void fragility_present_means(
  const double *present, size_t rows, double least, double too_little, double gap, double *sums
);

// Kernels/LinearScores.swift: a value is held between `low` and `high`; its distance from `start`, upwards or downwards,
// is divided by `range`, multiplied by `extent`, and added to `base`.
struct fragility_line {
  double low, high, start, range, extent, base;
  bool is_up;
};
void fragility_linear_scores(
  const double *values, size_t count, struct fragility_line line, double gap, double *scores
);
void fragility_hold(const double *values, size_t count, double low, double high, double *target);

// Numbers/NumberTile.swift: texts of up to 64 numbers, each of up to 32 bytes. Its first eight bytes stand among the first 64
// words, the first byte lowest, the next eight among the next 64, and so on; what stands beyond its length means nothing.

/// Writes numbers below 10^8 with at most four decimals; gaps have no bytes.
///
/// @param numbers  The numbers, up to a multiple of eight.
/// @param count    How many they are.
/// @param mark     The decimal mark.
/// @param words    Takes the texts.
/// @param lengths  Takes how many bytes each has, up to a multiple of eight.
/// @return The numbers that are anything else, as bits.
uint64_t fragility_few_decimals(
  const double *numbers, size_t count, uint8_t mark, uint64_t *words, uint64_t *lengths
);

/// How a double becomes decimal, by the exponent of its last bit: the last digit that may be needed, as a power of ten, and
/// what the last bit is worth in such units, times 2^53.
struct fragility_decimal_scale {
  int64_t unit;
  uint64_t power;
};

/// The least exponent that has a scale, and how many of them there are.
#define FRAGILITY_LEAST_SCALE (-76)
#define FRAGILITY_SCALES 74

/// Writes numbers with a fraction, their first digit that is no zero at most six places before the mark or after it, with the
/// fewest digits that read back to the same double.
///
/// @param numbers  The numbers.
/// @param wanted   Which of them, as bits.
/// @param scales   The scale of each exponent.
/// @param mark     The decimal mark.
/// @param words    Takes the texts of these.
/// @param lengths  Takes how many bytes each has.
/// @return Those of them that are anything else or a power of two, as bits.
uint64_t fragility_seventeen_digits(
  const double *numbers, uint64_t wanted, const struct fragility_decimal_scale *scales, uint8_t mark, uint64_t *words,
  uint64_t *lengths
);

/// Has the processor fetch what is read soon, and not wait for it.
static inline void fragility_prefetch(const void *address) { __builtin_prefetch(address); }

/// What a block of a delimited text is made of.
struct fragility_found_fields {
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
void fragility_field_ends(
  const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, struct fragility_found_fields *found
);

/// How many numbers had a decimal mark with 7 decimals, 6, and so on, each in a byte, the first one lowest.
struct fragility_decimal_marks {
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
uint64_t fragility_short_decimals(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, double *target, struct fragility_decimal_marks *marks
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
void fragility_long_decimals(
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
size_t fragility_plain_texts(
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
size_t fragility_plain_ranges(
  const uint8_t *bytes, const uint32_t *before, const uint32_t *ends, size_t stride, size_t rows, uint8_t delimiter
);

#endif
