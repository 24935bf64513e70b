#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_present_sums(
  const double *const *columns, const double *weights, size_t count, size_t rows, double *sums, double *present
) {
  size_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    eight_doubles sum = 0, weight = 0;
    for (size_t column = 0; column < count; column++) {
      const eight_doubles values = *(const eight_doubles *)(columns[column] + row);
      const eight_words is_present = values == values;
      sum += is_present ? values * weights[column] : 0;
      weight += is_present ? (eight_doubles)weights[column] : 0;
    }
    *(eight_doubles *)(sums + row) = sum;
    *(eight_doubles *)(present + row) = weight;
  }
  for (; row < rows; row++) {
    double sum = 0, weight = 0;
    for (size_t column = 0; column < count; column++) {
      const double value = columns[column][row];
      sum += value == value ? value * weights[column] : 0;
      weight += value == value ? weights[column] : 0;
    }
    sums[row] = sum;
    present[row] = weight;
  }
}
