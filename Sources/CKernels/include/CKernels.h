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

#endif
