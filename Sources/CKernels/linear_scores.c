#include "CKernels.h"
#include "machines.h"

// Of two equal values, 0 and -0, the bound is taken.
static inline __attribute__((always_inline)) double held_between(double value, double low, double high) {
  const double held = low >= value ? low : value;
  return high < held ? high : held;
}

FOR_EACH_MACHINE
void fragility_hold(const double *restrict values, size_t count, double low, double high, double *restrict target) {
  for (size_t row = 0; row < count; row++) target[row] = held_between(values[row], low, high);
}

FOR_EACH_MACHINE
void fragility_linear_scores(
  const double *restrict values, size_t count, struct fragility_line line, double gap, double *restrict scores
) {
  for (size_t row = 0; row < count; row++) {
    const double value = values[row], held = held_between(value, line.low, line.high);
    const double distance = line.is_up ? held - line.start : line.start - held;
    const double score = distance / line.range * line.extent + line.base;
    // Zero for what is finite, and for nothing else.
    scores[row] = score - score == 0 ? score : value != value ? value : gap;
  }
}
