#include "CKernels.h"
#include "machines.h"

typedef uint16_t eight_ranks __attribute__((ext_vector_type(8), aligned(2)));

#define LOWER_HALVES(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define UPPER_HALVES(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)

FOR_EACH_MACHINE
void fragility_transpose_16(const uint16_t *tile, size_t width, size_t rows, uint16_t *target) {
  size_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    for (size_t column = 0; column + 8 <= width; column += 8) {
      // Three times, what lies four rows apart is put side by side.
      eight_ranks a[8], b[8];
      for (int own = 0; own < 8; own++) a[own] = *(const eight_ranks *)(tile + (row + own) * width + column);
      for (int own = 0; own < 4; own++) {
        b[2 * own] = LOWER_HALVES(a[own], a[own + 4]);
        b[2 * own + 1] = UPPER_HALVES(a[own], a[own + 4]);
      }
      for (int own = 0; own < 4; own++) {
        a[2 * own] = LOWER_HALVES(b[own], b[own + 4]);
        a[2 * own + 1] = UPPER_HALVES(b[own], b[own + 4]);
      }
      uint16_t *first = target + column * rows + row;
      for (int own = 0; own < 4; own++) {
        *(eight_ranks *)(first + 2 * own * rows) = LOWER_HALVES(a[own], a[own + 4]);
        *(eight_ranks *)(first + (2 * own + 1) * rows) = UPPER_HALVES(a[own], a[own + 4]);
      }
    }
  }
  for (; row < rows; row++) {
    for (size_t column = 0; column < width; column++) target[column * rows + row] = tile[row * width + column];
  }
}

FOR_EACH_MACHINE
void fragility_transpose_32(const uint32_t *tile, size_t width, size_t rows, uint32_t *target) {
  for (size_t column = 0; column < width; column++) {
    for (size_t row = 0; row < rows; row++) target[column * rows + row] = tile[row * width + column];
  }
}
