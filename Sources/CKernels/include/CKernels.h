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
  const double *start, size_t stride, size_t columns, size_t rows, const double *factors, size_t factors_apart,
  double *target, size_t targets_apart, size_t sets
);

// Kernels/Extent.swift
void fragility_extent(const double *values, size_t count, double *lowest, double *highest, size_t *gaps);

// Kernels/Exponentials.swift
void fragility_exponentials(double *values, size_t count);
void fragility_logarithms(double *values, size_t count);

// Kernels/SortedSearch.swift
void fragility_standings(
  const double *sorted, size_t count, const double *values, size_t number, uint32_t *below, uint32_t *within
);

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

// Kernels/RankTile.swift
void fragility_transpose_16(const uint16_t *tile, size_t width, size_t rows, uint16_t *target);
void fragility_transpose_32(const uint32_t *tile, size_t width, size_t rows, uint32_t *target);

// Statistics/DrawQuantiles.swift
void fragility_bins(const double *values, size_t count, double lowest, double scale, uint16_t *bins);
void fragility_bins_16(const uint16_t *numbers, size_t count, uint16_t lowest, unsigned shift, uint16_t *bins);
void fragility_bins_32(const uint32_t *numbers, size_t count, uint32_t lowest, unsigned shift, uint16_t *bins);
void fragility_locate(
  const uint16_t *bins, size_t count, uint16_t last, const size_t *ranks, size_t wanted, uint16_t *found, size_t *below,
  size_t *within
);
uint16_t fragility_least_above(const uint16_t *bins, size_t count, uint16_t bound);
size_t fragility_find_equal(const uint16_t *bins, size_t count, const uint16_t *wanted, size_t wanted_count, uint32_t *found);

// Kernels/ScoreRanks.swift
struct fragility_buckets {
  uint32_t *of_score;
  uint8_t *counts;
  uint8_t *offsets;
  uint32_t *starts;
  size_t count;
};
bool fragility_deal(
  const double *scores, size_t count, double highest, double scale, size_t present, struct fragility_buckets to
);
size_t fragility_place_16(
  struct fragility_buckets from, size_t count, uint32_t unit, uint16_t *ranks, uint32_t *shared, size_t *crowding
);
size_t fragility_place_32(
  struct fragility_buckets from, size_t count, uint32_t unit, uint32_t *ranks, uint32_t *shared, size_t *crowding
);
void fragility_settle_16(
  struct fragility_buckets in, const double *scores, const uint32_t *shared, size_t sharing, uint16_t *ranks,
  uint32_t *members
);
void fragility_settle_32(
  struct fragility_buckets in, const double *scores, const uint32_t *shared, size_t sharing, uint32_t *ranks,
  uint32_t *members
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

// Normalisation/MinMax.swift: a value is held between `low` and `high`; its distance from `start`, upwards or downwards, is
// divided by `range`, multiplied by `extent`, and added to `base`.
struct fragility_min_max {
  double low, high, start, range, extent, base;
  bool is_up;
};
void fragility_min_max_scores(
  const double *values, size_t count, struct fragility_min_max ends, double gap, double *scores
);

// Numbers/NumberTile.swift
void fragility_seventeen_digits(
  const uint64_t *heads, const uint64_t *tails, size_t count, uint64_t *first, uint64_t *upper, uint64_t *lower
);

#endif
