#include "CKernels.h"
#include "machines.h"

typedef uint8_t bytes32 __attribute__((vector_size(32), aligned(1)));
typedef int8_t truths32 __attribute__((vector_size(32)));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));

FOR_EACH_MACHINE
size_t fragility_plain_ranges(
  const uint8_t *bytes, const uint32_t *before, const uint32_t *ends, size_t stride, size_t rows, uint8_t delimiter
) {
  for (size_t row = 0; row < rows; row++) {
    uint32_t start = before[row * stride] + 1;
    const uint32_t end = ends[row * stride];
    // The end of the line before may have a second byte.
    start += start < end && bytes[start] == '\n';
    uint32_t stops = 0;
    for (uint32_t at = start; at < end; at += 32) {
      const bytes32 part = *(const bytes32 *)(bytes + at);
      const truths32 odd = (truths32)(part == '"') | ((truths32)(part < 0x20) & (truths32)(part != delimiter));
      const uint32_t stop = __builtin_bit_cast(uint32_t, __builtin_convertvector(odd, bits32));
      stops |= end - at < 32 ? stop & (((uint32_t)1 << (end - at)) - 1) : stop;
    }
    if (stops) return row;
  }
  return rows;
}
