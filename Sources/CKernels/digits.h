#ifndef FRAGILITY_DIGITS_H
#define FRAGILITY_DIGITS_H

#include "machines.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "The first byte of a field is the lowest one of its number.");

/// Eight fields of eight bytes side by side, anywhere in memory, and their parts.
typedef uint64_t eight_fields __attribute__((vector_size(64), aligned(8)));
typedef uint32_t sixteen_halves __attribute__((vector_size(64)));
typedef uint16_t quarters __attribute__((vector_size(64)));
typedef int8_t truths __attribute__((vector_size(64)));
typedef uint8_t bytes64 __attribute__((vector_size(64), aligned(1)));

typedef int64_t eight_truths __attribute__((vector_size(64)));
typedef _Bool eight_bits __attribute__((ext_vector_type(8)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

/// A byte eight times.
#define EACH(byte) ((byte) * (uint64_t)0x0101010101010101)

/// The places of a comparison that hold, as bits.
#define BITS_OF_BYTES(comparison) \
  __builtin_bit_cast(uint64_t, __builtin_convertvector((truths)(comparison), bits64))
#define BITS_OF_WORDS(comparison) \
  __builtin_bit_cast(uint8_t, __builtin_convertvector((eight_truths)(comparison), eight_bits))

/// Joins the values of eight digits, the first of them lowest, to a number: neighbours to pairs, pairs to fours.
///
/// Vectors go by address: by value they would need the same registers on every machine.
__attribute__((always_inline)) static inline void join_digits(const eight_fields *values, eight_fields *number) {
  const quarters pairs = ((quarters)*values * 2561) >> 8;
  const sixteen_halves fours = ((sixteen_halves)pairs * 6553601) >> 16;
  *number = ((eight_fields)fours & 0xFFFFFFFF) * 10000 + ((eight_fields)fours >> 32);
}

#endif
