// Loops that gain by registers wider than the least ones of a processor's family, which is all that Swift builds for.
//
// Each is compiled several times from one text, and the widest that the machine can run is taken when the command starts.
// All of them give the same bits: they add and multiply in the same order, and never in one step.

#ifndef FRAGILITY_KERNELS_H
#define FRAGILITY_KERNELS_H

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

/// How a value becomes a score: held between `low` and `high`, then its distance from `start`, upwards or downwards, as a
/// share of `range`, times `extent`, and `base` added.
struct min_max {
  double low, high, start, range, extent, base;
  int is_up;
};

/// Scores values by min-max.
///
/// @param gap     What stands for a score that is not finite; a value that is NaN stays as it is.
/// @param scores  Takes as many scores as there are values.
void min_max_scores(const double *values, size_t count, struct min_max ends, double gap, double *scores);

/// Sums weights times values, and weights, over those columns that have a value; in their order.
///
/// @param columns  Where each column begins; NaN is no value.
/// @param weights  One for each column.
/// @param count    How many columns there are.
/// @param rows     How many values each has.
/// @param sums     Takes a sum of products a row.
/// @param present  Takes a sum of weights a row.
void present_sums(
  const double *const *columns, const double *weights, size_t count, size_t rows, double *sums, double *present
);

/// Divides sums by the weights that they have.
///
/// @param present     The weights of each row.
/// @param least       The least that a row must have, beside more than 0.
/// @param too_little  What stands where a row has less.
/// @param gap         What stands for a mean that is not finite.
/// @param sums        The sums, in whose place the means stand in the end.
void present_means(
  const double *present, size_t rows, double least, double too_little, double gap, double *sums
);

/// Finds the least and the largest number; infinity and its negative where there is none.
///
/// @return How many are NaN.
size_t extent_of(const double *values, size_t count, double *lowest, double *highest);

/// Copies the values from `low` to `high`, both included, in their order.
///
/// @param below   Grows by how many values are less than `low`.
/// @param target  Takes the values; one more than these may be overwritten.
/// @return How many there are.
size_t gather_between(
  const double *values, size_t count, double low, double high, size_t *below, double *target
);

/// Writes numbers of up to seventeen digits as text, the first digit of each part in its lowest byte.
///
/// @param heads  The first nine digits of each, as a number.
/// @param tails  The last eight.
/// @param count  How many there are; all memory has room for a multiple of eight.
/// @param first  Takes the first digit.
/// @param upper  Takes the next eight.
/// @param lower  Takes the last eight.
void seventeen_digits(
  const uint64_t *heads, const uint64_t *tails, size_t count, uint64_t *first, uint64_t *upper, uint64_t *lower
);

#endif
