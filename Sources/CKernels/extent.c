#include <math.h>

#include "CKernels.h"
#include "machines.h"

FOR_EACH_MACHINE
void fragility_extent(const double *values, size_t count, double *lowest, double *highest, size_t *gaps) {
  eight_doubles least = INFINITY, most = -INFINITY;
  eight_words absent = 0;
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    const eight_doubles own = *(const eight_doubles *)(values + place);
    least = own < least ? own : least;
    most = own > most ? own : most;
    absent -= own != own;
  }
  double low = INFINITY, high = -INFINITY;
  size_t missing = 0;
  for (int lane = 0; lane < 8; lane++) {
    low = least[lane] < low ? least[lane] : low;
    high = most[lane] > high ? most[lane] : high;
    missing += (size_t)absent[lane];
  }
  for (; place < count; place++) {
    const double own = values[place];
    low = own < low ? own : low;
    high = own > high ? own : high;
    missing += own != own;
  }
  *lowest = low;
  *highest = high;
  *gaps = missing;
}

FOR_EACH_MACHINE
double fragility_sum_within(const double *values, size_t count, double *lowest, double *highest) {
  eight_doubles least = INFINITY, most = -INFINITY, sums = 0;
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    const eight_doubles own = *(const eight_doubles *)(values + place);
    least = own < least ? own : least;
    most = own > most ? own : most;
    sums += own;
  }
  double low = INFINITY, high = -INFINITY, sum = 0;
  for (int lane = 0; lane < 8; lane++) {
    low = least[lane] < low ? least[lane] : low;
    high = most[lane] > high ? most[lane] : high;
    sum += sums[lane];
  }
  for (; place < count; place++) {
    const double own = values[place];
    low = own < low ? own : low;
    high = own > high ? own : high;
    sum += own;
  }
  *lowest = low;
  *highest = high;
  return sum;
}
