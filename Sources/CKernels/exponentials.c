#include <string.h>

#include "CKernels.h"
#include "machines.h"

// exp(x) = 2^n exp(r), where n is the whole number next to x / ln 2 and |r| <= ln 2 / 2. The series of exp(r) is cut off after
// r^13 / 13!; what rounding took from r and from 1 + r is added to the rest, so that the error stays below 0.8 units in
// the last place.

static const double inverse_of_ln2 = 0x1.71547652b82fep+0;
// The first part has 32 bits, so that its product with n is exact.
static const double ln2_high = 0x1.62e42feep-1;
static const double ln2_low = 0x1.a39ef35793c76p-33;
static const double whole = 0x1.8p52;

/// Makes 2^n of the sum of n and `whole`.
static inline __attribute__((always_inline)) void raise_two(eight_doubles *n) {
  eight_words bits;
  memcpy(&bits, n, sizeof bits);
  bits = (bits + 1023) << 52;
  memcpy(n, &bits, sizeof bits);
}

/// Finds n, and exp(r), for eight numbers that have neither too large nor too small an exponential.
static inline __attribute__((always_inline)) void find_parts(
  const eight_doubles *of, eight_doubles *n, eight_doubles *exponential
) {
  const eight_doubles x = *of;
  *n = x * inverse_of_ln2 + whole - whole;
  const eight_doubles high = x - *n * ln2_high;
  const eight_doubles low = *n * ln2_low;
  const eight_doubles r = high - low;
  const eight_doubles lost = (high - r) - low;
  eight_doubles series = r * (1.0 / 6227020800) + 1.0 / 479001600;
  series = series * r + 1.0 / 39916800;
  series = series * r + 1.0 / 3628800;
  series = series * r + 1.0 / 362880;
  series = series * r + 1.0 / 40320;
  series = series * r + 1.0 / 5040;
  series = series * r + 1.0 / 720;
  series = series * r + 1.0 / 120;
  series = series * r + 1.0 / 24;
  series = series * r + 1.0 / 6;
  series = series * r + 0.5;
  const eight_doubles sum = r + 1;
  const eight_doubles rest = (r - (sum - 1)) + lost + r * r * series;
  *exponential = sum + rest;
}

static inline __attribute__((always_inline)) void replace_eight(double *values) {
  eight_doubles x = *(const eight_doubles *)values, n, exponential;
  const eight_words are_usual = (x > -700) & (x < 700);
  if (__builtin_reduce_and(are_usual)) {
    find_parts(&x, &n, &exponential);
    // 2^n moves the exponent.
    n += whole;
    eight_words exponents, bits;
    memcpy(&exponents, &n, sizeof n);
    memcpy(&bits, &exponential, sizeof bits);
    bits += exponents << 52;
    memcpy(&exponential, &bits, sizeof bits);
    *(eight_doubles *)values = exponential;
    return;
  }
  // Beyond these, all exponentials are 0 or infinite.
  x = x < -760 ? (eight_doubles)(-760) : x;
  x = x > 720 ? (eight_doubles)(720) : x;
  find_parts(&x, &n, &exponential);
  // In two steps, as 2^n alone may be too large or too small.
  eight_doubles first = n * 0.5 + whole;
  eight_doubles second = n - (first - whole) + whole;
  raise_two(&first);
  raise_two(&second);
  *(eight_doubles *)values = exponential * first * second;
}

FOR_EACH_MACHINE
void fragility_exponentials(double *values, size_t count) {
  size_t place = 0;
  for (; place + 8 <= count; place += 8) replace_eight(values + place);
  if (place < count) {
    double rest[8] = {0};
    memcpy(rest, values + place, (count - place) * sizeof *values);
    replace_eight(rest);
    memcpy(values + place, rest, (count - place) * sizeof *values);
  }
}
