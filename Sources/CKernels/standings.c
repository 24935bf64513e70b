#include <string.h>

#include "CKernels.h"
#include "machines.h"

static inline __attribute__((always_inline)) void load_eight(
  const double *sorted, const eight_words *places, eight_doubles *found
) {
  for (int lane = 0; lane < 8; lane++) (*found)[lane] = sorted[(*places)[lane]];
}

// Searches by halves without branches, which nobody could foresee; those of eight values do not wait for each other.
FOR_EACH_MACHINE
void fragility_standings(
  const double *sorted, size_t count, const double *values, size_t number, uint32_t *below, uint32_t *within
) {
  for (size_t first = 0; first < number; first += 8) {
    const size_t width = number - first < 8 ? number - first : 8;
    double padded[8] = {0};
    memcpy(padded, values + first, width * sizeof *values);
    const eight_doubles own = *(const eight_doubles *)padded;
    eight_doubles found;
    eight_words low = 0, high = 0, place;
    for (size_t left = count; left > 1; left -= left / 2) {
      const int64_t half = (int64_t)(left / 2);
      place = low + (half - 1);
      load_eight(sorted, &place, &found);
      low += (found < own) & half;
      place = high + (half - 1);
      load_eight(sorted, &place, &found);
      high += (found <= own) & half;
    }
    load_eight(sorted, &low, &found);
    low -= found < own;
    load_eight(sorted, &high, &found);
    high -= found <= own;
    for (size_t lane = 0; lane < width; lane++) {
      below[first + lane] = (uint32_t)low[lane];
      within[first + lane] = (uint32_t)high[lane];
    }
  }
}
