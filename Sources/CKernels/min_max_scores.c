#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_min_max_scores(
  const double *restrict values, size_t count, struct fragility_min_max ends, double gap, double *restrict scores
) {
  for (size_t row = 0; row < count; row++) {
    const double value = values[row];
    double held = value < ends.low ? ends.low : value;
    held = held > ends.high ? ends.high : held;
    const double distance = ends.is_up ? held - ends.start : ends.start - held;
    const double score = distance / ends.range * ends.extent + ends.base;
    // Zero for what is finite, and for nothing else.
    scores[row] = score - score == 0 ? score : value != value ? value : gap;
  }
}
