#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "machines.h"

typedef float sixteen_floats __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t sixteen_places __attribute__((ext_vector_type(16), aligned(4)));
typedef double sixteen_doubles __attribute__((ext_vector_type(16), aligned(8)));

#define PIECES FRAGILITY_PIECES
#define SAMPLE 64

/// Finds pieces that hold known shares of the scores, by those of a sample, so that slots are taken evenly.
static void find_pieces(const double *scores, size_t count, double lowest, double highest, struct fragility_slots *to) {
  static const size_t ends[PIECES - 1] = {2, 10, 32, 54, 62};
  // How far scores of the sample are from the highest one, in increasing order.
  float sample[SAMPLE + 1];
  const size_t wanted = count < 8192 ? SAMPLE / 2 : SAMPLE;
  size_t size = 0;
  for (size_t number = 0; number < wanted; number++) {
    const double score = scores[(2 * number + 1) * count / (2 * wanted)];
    if (isnan(score)) continue;
    const float distance = (float)(highest - score);
    size_t free = size++;
    for (; free > 0 && sample[free - 1] > distance; free--) sample[free] = sample[free - 1];
    sample[free] = distance;
  }
  sample[size] = sample[size > 0 ? size - 1 : 0];
  const float range = (float)(highest - lowest), slots = (float)(64 * to->words);
  float start = 0, constant = 0, before = 0;
  for (size_t piece = 0; piece < PIECES; piece++) {
    const size_t end = piece + 1 < PIECES ? ends[piece] * size / SAMPLE : size;
    const float until = piece + 1 < PIECES && size > 0 ? sample[end] : range;
    const float held = piece + 1 < PIECES ? (float)ends[piece] / SAMPLE : 1, width = until - start;
    // A tenth goes by width alone, for what the sample does not know of.
    const float share = 0.9f * (held - before) + 0.1f * width / range;
    const float slope = width > 0 ? slots * share / width : 0;
    to->knots[piece] = start;
    to->slopes[piece] = slope < INFINITY ? slope : 0;
    constant += to->slopes[piece] * start;
    start = until;
    before = held;
  }
  to->knots[PIECES] = range;
  to->constant = constant;
}

// The slot of a score grows with its distance from the highest one: rounding, the least and the largest of two, products
// with what is not negative and sums never turn two numbers around.
#define SLOTS_OF(TYPE, distance, found)                                             \
  TYPE found = -to.constant;                                                        \
  for (int piece = 0; piece < PIECES; piece++) {                                    \
    const TYPE from = to.knots[piece], until = to.knots[piece + 1];                 \
    TYPE within = distance > from ? distance : from;                                \
    within = within < until ? within : until;                                       \
    found += within * to.slopes[piece];                                             \
  }                                                                                 \
  found = found > 0 ? found : (TYPE)0;                                              \
  found = found < to.last ? found : (TYPE)to.last;

static inline __attribute__((always_inline)) uint32_t slot_of(double score, const struct fragility_slots *slots) {
  const struct fragility_slots to = *slots;
  const float distance = (float)(to.highest - score);
  SLOTS_OF(float, distance, found)
  return (uint32_t)(int32_t)found;
}

uint32_t fragility_slot_of(double score, const struct fragility_slots *slots) { return slot_of(score, slots); }

FOR_EACH_MACHINE
void fragility_find_slots(const double *scores, size_t count, double lowest, double highest, struct fragility_slots *slots) {
  slots->highest = highest;
  // Rounded, it must not reach the slot of gaps.
  slots->last = (float)(64 * slots->words - 256);
  find_pieces(scores, count, lowest, highest, slots);
  const struct fragility_slots to = *slots;
  const int32_t gap = (int32_t)(64 * to.words);
  size_t place = 0;
  for (; place + 16 <= count; place += 16) {
    const sixteen_doubles own = *(const sixteen_doubles *)(scores + place);
    const sixteen_floats distance = __builtin_convertvector(to.highest - own, sixteen_floats);
    SLOTS_OF(sixteen_floats, distance, found)
    const sixteen_places are = distance == distance ? __builtin_convertvector(found, sixteen_places) : (sixteen_places)gap;
    *(sixteen_places *)(to.of_score + place) = are;
  }
  for (; place < count; place++) {
    to.of_score[place] = isnan(scores[place]) ? (uint32_t)gap : slot_of(scores[place], slots);
  }
}

FOR_EACH_MACHINE
void fragility_take_slots(size_t count, struct fragility_slots *slots) {
  const struct fragility_slots to = *slots;
  memset(to.taken, 0, (to.words + 1) * sizeof *to.taken);
  memset(to.starts, 0, (to.words + 1) * sizeof *to.starts);
  size_t doubles = 0;
  for (size_t place = 0; place < count; place++) {
    const uint32_t slot = to.of_score[place];
    const uint64_t taken = to.taken[slot >> 6], bit = (uint64_t)1 << (slot & 63);
    to.taken[slot >> 6] = taken | bit;
    to.doubles[doubles] = (uint32_t)place;
    doubles += (taken & bit) != 0;
  }
  // For now, starts are how many more there are in a word than slots taken.
  size_t kept = 0;
  for (size_t next = 0; next < doubles; next++) {
    const uint32_t place = to.doubles[next], slot = to.of_score[place], word = slot >> 6;
    if (word == to.words) continue;
    const uint32_t own = to.starts[word] & FRAGILITY_FIRST_RANK;
    const uint32_t what = own == 0 ? (slot & 63) + 1 : FRAGILITY_MORE;
    to.starts[word] = what << FRAGILITY_RANK_BITS | (own + 1);
    to.doubles[kept++] = place;
  }
  slots->doubles_count = kept;
  uint32_t start = 1;
  for (size_t word = 0; word < to.words; word++) {
    const uint32_t more = to.starts[word];
    to.starts[word] = start | (more & ~FRAGILITY_FIRST_RANK);
    start += (more & FRAGILITY_FIRST_RANK) + (uint32_t)__builtin_popcountll(to.taken[word]);
  }
  to.starts[to.words] = start;
}

#define NUMBER uint16_t
#define NAMED(name) fragility_##name##_16
#include "score_ranks.h"
#undef NUMBER
#undef NAMED

#define NUMBER uint32_t
#define NAMED(name) fragility_##name##_32
#include "score_ranks.h"
