#include "CKernels.h"
#include "machines.h"

/// Puts those numbers in the place of others for which a test holds.
#define REPLACE(others, test, numbers) \
  others = (eight_doubles)(((eight_words)(numbers) & (test)) | ((eight_words)(others) & ~(test)))

FOR_EACH_MACHINE
size_t extent_of(const double *values, size_t count, double *lowest, double *highest) {
  eight_doubles low = (eight_doubles){0} + __builtin_inf(), high = -low;
  eight_words gaps = {0};
  size_t row = 0;
  for (; row + 8 <= count; row += 8) {
    const eight_doubles own = *(const eight_doubles *)(values + row);
    REPLACE(low, own < low, own);
    REPLACE(high, own > high, own);
    // A test that holds is -1.
    gaps -= own != own;
  }
  double least = low[0], most = high[0];
  size_t absent = gaps[0];
  for (size_t lane = 1; lane < 8; lane++) {
    least = low[lane] < least ? low[lane] : least;
    most = high[lane] > most ? high[lane] : most;
    absent += gaps[lane];
  }
  for (; row < count; row++) {
    least = values[row] < least ? values[row] : least;
    most = values[row] > most ? values[row] : most;
    absent += values[row] != values[row];
  }
  *lowest = least;
  *highest = most;
  return absent;
}
