#include "CKernels.h"
#include "machines.h"

typedef uint8_t bytes32 __attribute__((vector_size(32), aligned(1)));
typedef int8_t truths32 __attribute__((vector_size(32)));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));

#define BITS(comparison) __builtin_bit_cast(uint32_t, __builtin_convertvector((truths32)(comparison), bits32))

// Bytes that may stand at the edge of a text that needs no second look: no control character or blank, nor part of a
// blank beyond ASCII, and no equals sign, which may belong to a wrapper.
static const uint8_t is_plain[256] = {
  [0x21 ... 0x3C] = 1, [0x3E ... 0x9F] = 1, [0xA1 ... 0xAE] = 1, [0xB0 ... 0xC1] = 1, [0xC3 ... 0xE1] = 1,
  [0xE3 ... 0xFF] = 1,
};

FOR_EACH_MACHINE
size_t fragility_plain_texts(
  const uint8_t *bytes, const uint32_t *ends, size_t stride, size_t rows, uint8_t *target, uint32_t *target_ends,
  uint32_t length
) {
  for (size_t row = 0; row < rows; row++) {
    const uint32_t *field = ends + row * stride;
    uint32_t start = field[-1] + 1, end = *field;
    // The end of the line before may have a second byte.
    start += start < end && bytes[start] == '\n';
    const uint32_t is_quoted = start < end && bytes[start] == '"';
    start += is_quoted;
    end -= is_quoted;
    if (is_quoted && (start > end || bytes[end] != '"')) return row;
    const uint32_t count = end - start;
    uint32_t stops = count > 0 && !(is_plain[bytes[start]] & is_plain[bytes[end - 1]]);
    for (uint32_t done = 0; done < count; done += 32) {
      const bytes32 part = *(const bytes32 *)(bytes + start + done);
      *(bytes32 *)(target + length + done) = part;
      const uint32_t stop = BITS((part < 0x20) | (part == '"'));
      stops |= count - done < 32 ? stop & (((uint32_t)1 << (count - done)) - 1) : stop;
    }
    if (stops) return row;
    length += count;
    target_ends[row] = length;
  }
  return rows;
}
