// Loops over whole numbers of one width, such as ranks in units. A file that includes this says the width: NUMBER is the type, SIXTY_FOUR so many
// side by side, NAMED(x) the name of a function for it.

FOR_EACH_MACHINE
uint64_t NAMED(sum)(const NUMBER *numbers, size_t count, NUMBER *lowest, NUMBER *highest) {
  uint64_t sum = 0;
  NUMBER least = (NUMBER)-1, most = 0;
  for (size_t first = 0; first < count; first += PART) {
    const NUMBER *own = numbers + first;
    const size_t length = count - first < PART ? count - first : PART;
    uint32_t part = 0;
    for (size_t place = 0; place < length; place++) {
      part += own[place];
      least = own[place] < least ? own[place] : least;
      most = own[place] > most ? own[place] : most;
    }
    sum += part;
  }
  *lowest = least;
  *highest = most;
  return sum;
}

FOR_EACH_MACHINE
void NAMED(widen)(const NUMBER *numbers, size_t count, double *target) {
  for (size_t place = 0; place < count; place++) target[place] = numbers[place];
}

FOR_EACH_MACHINE
uint64_t NAMED(sum_of_distances)(const NUMBER *numbers, const NUMBER *others, size_t count) {
  uint64_t sum = 0;
  for (size_t first = 0; first < count; first += PART) {
    const NUMBER *a = numbers + first, *b = others + first;
    const size_t length = count - first < PART ? count - first : PART;
    uint32_t part = 0;
    for (size_t place = 0; place < length; place++) {
      part += (NUMBER)(a[place] > b[place] ? a[place] - b[place] : b[place] - a[place]);
    }
    sum += part;
  }
  return sum;
}

// How many pairs are related; the counts of a part fit into the width of a number.
#define COUNT_PAIRS(relation)                                            \
  size_t total = 0;                                                      \
  for (size_t first = 0; first < count; first += PART) {                 \
    const NUMBER *a = numbers + first, *b = others + first;              \
    const size_t length = count - first < PART ? count - first : PART;   \
    NUMBER part = 0;                                                     \
    for (size_t place = 0; place < length; place++) part += (relation);  \
    total += part;                                                       \
  }                                                                      \
  return total;

FOR_EACH_MACHINE
size_t NAMED(count_below)(const NUMBER *numbers, const NUMBER *others, size_t count) {
  COUNT_PAIRS(a[place] < b[place])
}

FOR_EACH_MACHINE
size_t NAMED(count_equal)(const NUMBER *numbers, const NUMBER *others, size_t count) {
  COUNT_PAIRS(a[place] == b[place])
}

FOR_EACH_MACHINE
size_t NAMED(count_within)(const NUMBER *numbers, const NUMBER *others, size_t count) {
  // 0, which is no rank, becomes the largest number.
  COUNT_PAIRS((NUMBER)(a[place] - 1) < b[place])
}

#undef COUNT_PAIRS

FOR_EACH_MACHINE
size_t NAMED(choose)(const NUMBER *ranks, size_t count, NUMBER edge, bool others, uint32_t *chosen) {
  size_t filled = 0, first = 0;
  for (; first + 64 <= count; first += 64) {
    const SIXTY_FOUR own = *(const SIXTY_FOUR *)(ranks + first);
    const sixty_four_bits within = __builtin_convertvector(own - 1 < edge, sixty_four_bits);
    uint64_t bits;
    memcpy(&bits, &within, sizeof bits);
    if (others) {
      const sixty_four_bits ranked = __builtin_convertvector(own != 0, sixty_four_bits);
      uint64_t present;
      memcpy(&present, &ranked, sizeof present);
      bits = present & ~bits;
    }
    for (; bits != 0; bits &= bits - 1) chosen[filled++] = (uint32_t)(first + __builtin_ctzll(bits));
  }
  for (; first < count; first++) {
    const bool within = (NUMBER)(ranks[first] - 1) < edge;
    if (within != others && ranks[first] != 0) chosen[filled++] = (uint32_t)first;
  }
  return filled;
}
