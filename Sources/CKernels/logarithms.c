#include <float.h>
#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "machines.h"

// ln(x) = n ln 2 + ln(1 + f), where 1 + f lies between the roots of 1/2 and of 2. With s = f / (2 + f), ln(1 + f) is
// 2 (s + s^3 / 3 + s^5 / 5 + ...), whose first term is f - s f: f is exact, and the rest is small beside it.

// The first part has 32 bits, so that its product with n is exact.
static const double ln2_high = 0x1.62e42feep-1;
static const double ln2_low = 0x1.a39ef35793c76p-33;
// The bits of the root of 1/2.
static const int64_t root_bits = 0x3FE6A09E667F3BCD;

static inline __attribute__((always_inline)) void replace_eight(double *values) {
  const eight_doubles x = *(const eight_doubles *)values;
  eight_words bits;
  memcpy(&bits, &x, sizeof bits);
  const eight_words power = (bits - root_bits) >> 52;
  bits -= power << 52;
  eight_doubles f;
  memcpy(&f, &bits, sizeof f);
  f -= 1;
  const eight_doubles n = __builtin_convertvector(power, eight_doubles);
  const eight_doubles s = f / (f + 2);
  const eight_doubles square = s * s;
  eight_doubles series = square * (2.0 / 23) + 2.0 / 21;
  series = series * square + 2.0 / 19;
  series = series * square + 2.0 / 17;
  series = series * square + 2.0 / 15;
  series = series * square + 2.0 / 13;
  series = series * square + 2.0 / 11;
  series = series * square + 2.0 / 9;
  series = series * square + 2.0 / 7;
  series = series * square + 2.0 / 5;
  series = series * square + 2.0 / 3;
  eight_doubles found = n * ln2_high - ((s * (f - square * series) - n * ln2_low) - f);
  // What is no normal positive number is left to the library.
  const eight_words is_unusual = (x < DBL_MIN) | (x > DBL_MAX) | (x != x);
  if (__builtin_reduce_or(is_unusual) != 0) {
    for (int lane = 0; lane < 8; lane++) {
      if (is_unusual[lane]) found[lane] = log(x[lane]);
    }
  }
  *(eight_doubles *)values = found;
}

FOR_EACH_MACHINE
void fragility_logarithms(double *values, size_t count) {
  size_t place = 0;
  for (; place + 8 <= count; place += 8) replace_eight(values + place);
  if (place < count) {
    double rest[8] = {1, 1, 1, 1, 1, 1, 1, 1};
    memcpy(rest, values + place, (count - place) * sizeof *values);
    replace_eight(rest);
    memcpy(values + place, rest, (count - place) * sizeof *values);
  }
}
