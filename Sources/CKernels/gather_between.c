#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
size_t fragility_gather_between(
  const double *values, size_t count, double low, double high, size_t *below, double *target
) {
  eight_words less = 0;
  size_t row = 0, found = 0, lesser = 0;
  for (; row + 8 <= count; row += 8) {
    const eight_doubles own = *(const eight_doubles *)(values + row);
    // A test that holds is -1.
    less -= own < low;
    // Most have none; where there are some, taking them one by one costs less than a branch for each.
    if (!__builtin_reduce_or((own >= low) & (own <= high))) continue;
    for (size_t lane = 0; lane < 8; lane++) {
      const double value = values[row + lane];
      target[found] = value;
      found += (value >= low) & (value <= high);
    }
  }
  for (size_t lane = 0; lane < 8; lane++) lesser += less[lane];
  for (; row < count; row++) {
    const double value = values[row];
    lesser += value < low;
    target[found] = value;
    found += (value >= low) & (value <= high);
  }
  *below += lesser;
  return found;
}
