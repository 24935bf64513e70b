#include "CKernels.h"
#include "digits.h"

// How many positions are written at once: more than 64 bytes of a table of numbers have, as a rule.
enum { at_once = 12 };

FOR_EACH_MACHINE
void fragility_field_ends(
  const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, struct fragility_found_fields *found
) {
  uint32_t *next = ends;
  size_t lines = 0;
  uint64_t inside = 0, was_line_end = 1, was_return = 0, stray = 0;
  uint64_t quoted = 0, controls = 0, was_two = 0, was_three = 0, not_simple = 0;
  // The line feed after the last byte ends a line that has none.
  for (size_t start = 0; start <= count; start += 64) {
    const bytes64 block = *(const bytes64 *)(bytes + start);
    const uint64_t quotes = BITS_OF_BYTES(block == '"');
    // Each bit becomes the parity of the quotes up to it.
    uint64_t parity = quotes;
    for (int shift = 1; shift < 64; shift *= 2) parity ^= parity << shift;
    const uint64_t outside = ~(parity ^ inside);
    inside = 0 - (~outside >> 63);

    const uint64_t feeds = BITS_OF_BYTES(block == '\n') & outside, returns = BITS_OF_BYTES(block == '\r') & outside;
    const uint64_t line_ends = feeds | returns;
    stray |= (returns << 1 | was_return) & ~feeds;
    was_return = returns >> 63;
    // Only the first byte of a run ends a record: the rest is the line feed after a carriage return, and empty lines.
    const uint64_t firsts = line_ends & ~(line_ends << 1 | was_line_end);
    was_line_end = line_ends >> 63;
    lines += (size_t)__builtin_popcountll(firsts);

    quoted |= quotes;
    controls |= BITS_OF_BYTES(block < 0x20) & ~line_ends;
    // Sequences of two and three bytes are told by where their leads stand; those with bounds of their own are not.
    const uint64_t tails = BITS_OF_BYTES((truths)block < -64);
    const uint64_t leads = BITS_OF_BYTES(block >= 0xC2), threes = BITS_OF_BYTES(block >= 0xE1);
    const uint64_t rare = BITS_OF_BYTES(((block & 0xFE) == 0xC0) | (block == 0xE0) | (block == 0xED) | (block >= 0xF0));
    not_simple |= ((leads << 1 | was_two | threes << 2 | was_three) ^ tails) | rare;
    was_two = leads >> 63;
    was_three = threes >> 62;

    uint64_t set = (BITS_OF_BYTES(block == delimiter) & outside) | firsts;
    const size_t here = (size_t)__builtin_popcountll(set);
    for (size_t done = 0; done < here; done += at_once) {
      for (size_t place = 0; place < at_once; place++) {
        // The highest bit keeps the count defined once the set is empty.
        next[done + place] = (uint32_t)start + (uint32_t)__builtin_ctzll(set | (uint64_t)1 << 63);
        set &= set - 1;
      }
    }
    next += here;
  }
  found->fields = (size_t)(next - ends);
  found->lines = lines;
  found->is_regular = stray == 0 && inside == 0;
  found->is_simple_utf8 = not_simple == 0;
  found->has_quotes = quoted != 0;
  found->has_controls = controls != 0;
}
