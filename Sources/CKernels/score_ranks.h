// Ranks of one width. A file that includes this says the type, NUMBER, and the name of a function for it, NAMED(x).

FOR_EACH_MACHINE
size_t NAMED(place)(const struct fragility_slots *from, size_t count, uint32_t unit, NUMBER *ranks, uint32_t *shared) {
  const struct fragility_slots in = *from;
  size_t sharing = 0;
  for (size_t place = 0; place < count; place++) {
    const uint32_t slot = in.of_score[place], start = in.starts[slot >> 6];
    const uint64_t above = in.taken[slot >> 6] & (((uint64_t)1 << (slot & 63)) - 1);
    ranks[place] = (NUMBER)(unit * ((start & FRAGILITY_FIRST_RANK) + (uint32_t)__builtin_popcountll(above)));
    shared[sharing] = (uint32_t)place;
    sharing += start > FRAGILITY_FIRST_RANK;
  }
  return sharing;
}

/// Compares the scores of words in which more than one slot is shared.
static inline __attribute__((always_inline)) void NAMED(settle_words)(
  const struct fragility_slots *from, const double *scores, const uint32_t *places, size_t count, uint32_t unit,
  uint32_t tie, NUMBER *ranks, uint32_t *members
) {
  const struct fragility_slots in = *from;
  for (size_t next = 0; next < count; next++) in.taken[in.of_score[places[next]] >> 6] = 0;
  for (size_t next = 0; next < count; next++) {
    const uint32_t place = places[next], word = in.of_score[place] >> 6;
    const size_t first = (in.starts[word] & FRAGILITY_FIRST_RANK) - 1, end = first + in.taken[word]++;
    const double own = scores[place];
    size_t rank = unit * (first + 1);
    // Each two of them are compared once, without a branch that nobody could foresee.
    for (size_t member = first; member < end; member++) {
      const double other = scores[members[member]];
      const uint32_t equal = other == own ? tie : 0;
      rank += other > own ? unit : equal;
      ranks[members[member]] += (NUMBER)(other < own ? unit : equal);
    }
    ranks[place] = (NUMBER)rank;
    members[end] = place;
  }
}

FOR_EACH_MACHINE
bool NAMED(settle)(
  const struct fragility_slots *from, const double *scores, uint32_t *shared, size_t sharing, uint32_t unit,
  uint32_t tie, size_t most, NUMBER *ranks, uint32_t *members
) {
  const struct fragility_slots in = *from;
  // Behind the slot that two share, one more stands above. The two are kept, and so are all in words with more to settle.
  uint32_t *two = shared, *more = in.room;
  size_t twos = 0, mores = 0, crowding = 0;
  for (size_t next = 0; next < sharing; next++) {
    const uint32_t place = shared[next], word = in.of_score[place] >> 6, own = (in.of_score[place] & 63) + 1;
    const uint32_t doubled = in.starts[word] >> FRAGILITY_RANK_BITS;
    ranks[place] += (NUMBER)(own > doubled ? unit : 0);
    two[twos] = place;
    twos += own == doubled;
    more[mores] = place;
    mores += doubled == FRAGILITY_MORE;
    crowding += doubled == FRAGILITY_MORE ? (in.starts[word + 1] - in.starts[word]) & FRAGILITY_FIRST_RANK : 0;
  }
  if (crowding > most) return false;
  // The two of a slot, which have one rank so far, meet there.
  for (size_t next = 0; next < twos; next++) members[ranks[two[next]]] = 0;
  for (size_t next = 0; next < twos; next++) members[ranks[two[next]]] ^= two[next];
  for (size_t next = 0; next < in.doubles_count; next++) {
    const uint32_t one = in.doubles[next];
    if (in.starts[in.of_score[one] >> 6] >> FRAGILITY_RANK_BITS == FRAGILITY_MORE) continue;
    const uint32_t other = members[ranks[one]] ^ one;
    const uint32_t equal = scores[one] == scores[other] ? tie : 0;
    ranks[one] += (NUMBER)(scores[one] < scores[other] ? unit : equal);
    ranks[other] += (NUMBER)(scores[other] < scores[one] ? unit : equal);
  }
  NAMED(settle_words)(from, scores, more, mores, unit, tie, ranks, members);
  return true;
}
