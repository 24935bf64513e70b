#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef _Bool eight_bits __attribute__((ext_vector_type(8)));

FOR_EACH_MACHINE
size_t fragility_find_outside(
  const double *values, const bool *marked, size_t count, double low, double high, uint32_t *found
) {
  size_t number = 0, start = 0;
  for (; start + 8 <= count; start += 8) {
    const eight_doubles own = *(const eight_doubles *)(values + start);
    const eight_words outside = ~(own >= low & own <= high);
    uint64_t places = __builtin_bit_cast(uint8_t, __builtin_convertvector(outside, eight_bits));
    if (marked) {
      // Each byte, which is 0 or 1, becomes a bit.
      uint64_t marks;
      memcpy(&marks, marked + start, 8);
      places |= marks * 0x0102040810204080 >> 56;
    }
    for (; places != 0; places &= places - 1) found[number++] = (uint32_t)(start + __builtin_ctzll(places));
  }
  for (; start < count; start++) {
    const bool is_outside = !(values[start] >= low && values[start] <= high) || (marked && marked[start]);
    found[number] = (uint32_t)start;
    number += is_outside;
  }
  return number;
}
