#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "machines.h"

static inline __attribute__((always_inline)) void load_terms(
  const double *values, double centre, bool squares, eight_doubles *terms
) {
  eight_doubles own = *(const eight_doubles *)values;
  if (squares) {
    own -= centre;
    own *= own;
  }
  // What is absent adds nothing.
  *terms = own == own ? own : 0;
}

// Each term is cut into three parts of 40 bits. A part of 4096 terms at most adds up without being rounded: they are
// multiples of one power of two, and their sum has fewer than 53 bits.
FOR_EACH_MACHINE
bool fragility_exact_parts(const double *values, size_t count, double centre, bool squares, double *parts) {
  const size_t whole = count / 8 * 8;
  double rest[8];
  for (size_t lane = 0; lane < 8; lane++) rest[lane] = whole + lane < count ? values[whole + lane] : NAN;
  eight_doubles own, most = 0;
  for (size_t place = 0; place <= whole; place += 8) {
    load_terms(place < whole ? values + place : rest, centre, squares, &own);
    const eight_doubles size = __builtin_elementwise_abs(own);
    most = size > most ? size : most;
  }
  double largest = 0;
  for (int lane = 0; lane < 8; lane++) largest = most[lane] > largest ? most[lane] : largest;
  parts[0] = parts[1] = parts[2] = 0;
  if (largest == 0) return true;
  // Far from the ends of what a double holds.
  if (!(largest > 0x1p-800 && largest < 0x1p800)) return false;
  // The power of two at or below the largest, without its other digits.
  uint64_t bits;
  memcpy(&bits, &largest, sizeof bits);
  bits &= 0x7FF0000000000000;
  double power;
  memcpy(&power, &bits, sizeof power);
  // What is added to one of these and taken away again is a multiple of its last place.
  const double first = 0x1.8p13 * power, second = first * 0x1p-40, third = first * 0x1p-80;
  eight_doubles high = 0, middle = 0, low = 0;
  eight_words left = 0;
  for (size_t place = 0; place <= whole; place += 8) {
    load_terms(place < whole ? values + place : rest, centre, squares, &own);
    eight_doubles part = (own + first) - first;
    high += part;
    own -= part;
    part = (own + second) - second;
    middle += part;
    own -= part;
    part = (own + third) - third;
    low += part;
    left |= own != part;
  }
  for (int lane = 0; lane < 8; lane++) {
    parts[0] += high[lane];
    parts[1] += middle[lane];
    parts[2] += low[lane];
  }
  return __builtin_reduce_or(left) == 0;
}
