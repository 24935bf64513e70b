#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef bool sixty_four_bits __attribute__((ext_vector_type(64)));
typedef uint16_t sixty_four_16 __attribute__((ext_vector_type(64), aligned(2)));
typedef uint32_t sixty_four_32 __attribute__((ext_vector_type(64), aligned(4)));

#define NUMBER uint16_t
#define SIXTY_FOUR sixty_four_16
#define NAMED(name) fragility_##name##_16
// The sum of so many numbers fits into 32 bits.
#define PART 32768
#include "ranks.h"
#undef NUMBER
#undef SIXTY_FOUR
#undef NAMED
#undef PART

#define NUMBER uint32_t
#define SIXTY_FOUR sixty_four_32
#define NAMED(name) fragility_##name##_32
// Likewise up to two million territories whose ranks are counted in halves.
#define PART 1024
#include "ranks.h"
#undef NUMBER
#undef SIXTY_FOUR
#undef NAMED
#undef PART
