#include "CKernels.h"
#include "machines.h"

// So many columns have their factors side by side for a while.
#define PART 64

/// Sums up to as many sets as stay in registers, which is a constant of the caller.
static inline __attribute__((always_inline)) void sum_sets(
  const double *start, size_t stride, size_t eights_apart, size_t columns, size_t rows, const double *factors,
  size_t factors_apart, double *target, size_t targets_apart, size_t sets, const size_t most
) {
  double own[8 * PART];
  size_t column = 0;
  do {
    const size_t width = columns - column < PART ? columns - column : PART;
    for (size_t place = 0; place < width; place++) {
      const double *given = factors + (column + place) * factors_apart;
      for (size_t set = 0; set < most; set++) own[most * place + set] = set < sets ? given[set] : 0;
    }
    const double *values = start + column * stride;
    size_t row = 0;
    for (; row + 8 <= rows; row += 8, values += eights_apart) {
      // Loops over sets end at a constant, so that sums stay in registers.
      eight_doubles sums[8];
#pragma clang loop unroll(full)
      for (size_t set = 0; set < most; set++) {
        sums[set] = column > 0 ? *(eight_doubles *)(target + (set < sets ? set : 0) * targets_apart + row) : (eight_doubles)0;
      }
      for (size_t place = 0; place < width; place++) {
        const eight_doubles eight = *(const eight_doubles *)(values + place * stride);
#pragma clang loop unroll(full)
        for (size_t set = 0; set < most; set++) sums[set] += eight * own[most * place + set];
      }
#pragma clang loop unroll(full)
      for (size_t set = 0; set < most; set++) {
        if (set < sets) *(eight_doubles *)(target + set * targets_apart + row) = sums[set];
      }
    }
    for (; row < rows; row++, values++) {
      for (size_t set = 0; set < sets; set++) {
        double sum = column > 0 ? target[set * targets_apart + row] : 0;
        for (size_t place = 0; place < width; place++) sum += values[place * stride] * own[most * place + set];
        target[set * targets_apart + row] = sum;
      }
    }
    column += width;
  } while (column < columns);
}

FOR_EACH_MACHINE
static void sum_four(
  const double *start, size_t stride, size_t eights_apart, size_t columns, size_t rows, const double *factors,
  size_t factors_apart, double *target, size_t targets_apart, size_t sets
) {
  sum_sets(start, stride, eights_apart, columns, rows, factors, factors_apart, target, targets_apart, sets, 4);
}

WIDE_MACHINE
static void sum_eight(
  const double *start, size_t stride, size_t eights_apart, size_t columns, size_t rows, const double *factors,
  size_t factors_apart, double *target, size_t targets_apart, size_t sets
) {
  sum_sets(start, stride, eights_apart, columns, rows, factors, factors_apart, target, targets_apart, sets, 8);
}

void fragility_weighted_sums(
  const double *start, size_t stride, size_t eights_apart, size_t columns, size_t rows, const double *factors,
  size_t factors_apart, double *target, size_t targets_apart, size_t sets
) {
  if (sets > 4 && IS_WIDE_MACHINE) {
    return sum_eight(start, stride, eights_apart, columns, rows, factors, factors_apart, target, targets_apart, sets);
  }
  for (size_t first = 0; first < sets; first += 4) {
    const size_t own = sets - first < 4 ? sets - first : 4;
    sum_four(
      start, stride, eights_apart, columns, rows, factors + first, factors_apart, target + first * targets_apart,
      targets_apart, own
    );
  }
}
