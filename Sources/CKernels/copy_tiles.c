#include "CKernels.h"
#include "machines.h"

typedef uint64_t source_line __attribute__((ext_vector_type(8), aligned(1)));
typedef uint64_t target_line __attribute__((ext_vector_type(8), aligned(64)));

// What is written is not read before long, and lines are written whole, so they are not fetched first.
FOR_EACH_MACHINE
void fragility_copy_tiles(
  const void *source, size_t source_apart, size_t rows, size_t tiles, size_t width, void *target, size_t targets_apart
) {
  for (size_t tile = 0; tile < tiles; tile++) {
    const char *from = (const char *)source + tile * width;
    char *to = (char *)target + tile * targets_apart;
    for (size_t row = 0; row < rows; row++) {
      for (size_t line = 0; line < width; line += 64) {
        __builtin_nontemporal_store(*(const source_line *)(from + line), (target_line *)(to + line));
      }
      from += source_apart;
      to += width;
    }
  }
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
