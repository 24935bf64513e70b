#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_weighted_sums(
  const double *start, size_t stride, size_t columns, size_t rows, const double *factors, double *target,
  size_t apart, size_t sets
) {
  size_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    eight_doubles a = {0}, b = {0}, c = {0}, d = {0};
    for (size_t column = 0; column < columns; column++) {
      const eight_doubles values = *(const eight_doubles *)(start + column * stride + row);
      const double *own = factors + 4 * column;
      a += values * own[0];
      b += values * own[1];
      c += values * own[2];
      d += values * own[3];
    }
    *(eight_doubles *)(target + row) = a;
    if (sets > 1) *(eight_doubles *)(target + apart + row) = b;
    if (sets > 2) *(eight_doubles *)(target + 2 * apart + row) = c;
    if (sets > 3) *(eight_doubles *)(target + 3 * apart + row) = d;
  }
  for (; row < rows; row++) {
    for (size_t set = 0; set < sets; set++) {
      double sum = 0;
      for (size_t column = 0; column < columns; column++) sum += start[column * stride + row] * factors[4 * column + set];
      target[set * apart + row] = sum;
    }
  }
}
