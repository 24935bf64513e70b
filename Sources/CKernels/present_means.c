#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_present_means(
  const double *restrict present, size_t rows, double least, double too_little, double gap, double *restrict sums
) {
  for (size_t row = 0; row < rows; row++) {
    const double mean = sums[row] / present[row];
    // Zero for what is finite, and for nothing else.
    const double score = mean - mean == 0 ? mean : gap;
    sums[row] = ((present[row] > 0) & (present[row] >= least)) ? score : too_little;
  }
}
