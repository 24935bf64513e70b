#include "CKernels.h"
#include "machines.h"

// So many columns have their factors side by side for a while.
#define PART 64

FOR_EACH_MACHINE
void fragility_weighted_sums(
  const double *start, size_t stride, size_t columns, size_t rows, const double *factors, size_t factors_apart,
  double *target, size_t targets_apart, size_t sets
) {
  double own[4 * PART];
  size_t column = 0;
  do {
    const size_t width = columns - column < PART ? columns - column : PART;
    for (size_t place = 0; place < width; place++) {
      const double *given = factors + (column + place) * factors_apart;
      for (size_t set = 0; set < 4; set++) own[4 * place + set] = set < sets ? given[set] : 0;
    }
    const double *values = start + column * stride;
    size_t row = 0;
    for (; row + 8 <= rows; row += 8) {
      eight_doubles *targets[4];
      eight_doubles a = 0, b = 0, c = 0, d = 0;
      for (size_t set = 0; set < 4; set++) {
        targets[set] = (eight_doubles *)(target + (set < sets ? set : 0) * targets_apart + row);
      }
      if (column > 0) a = *targets[0], b = *targets[1], c = *targets[2], d = *targets[3];
      for (size_t place = 0; place < width; place++) {
        const eight_doubles eight = *(const eight_doubles *)(values + place * stride + row);
        a += eight * own[4 * place];
        b += eight * own[4 * place + 1];
        c += eight * own[4 * place + 2];
        d += eight * own[4 * place + 3];
      }
      if (sets > 3) *targets[3] = d;
      if (sets > 2) *targets[2] = c;
      if (sets > 1) *targets[1] = b;
      *targets[0] = a;
    }
    for (; row < rows; row++) {
      for (size_t set = 0; set < sets; set++) {
        double sum = column > 0 ? target[set * targets_apart + row] : 0;
        for (size_t place = 0; place < width; place++) sum += values[place * stride + row] * own[4 * place + set];
        target[set * targets_apart + row] = sum;
      }
    }
    column += width;
  } while (column < columns);
}
