// Ranks of one width. A file that includes this says the type, NUMBER, and the name of a function for it, NAMED(x).

size_t NAMED(place)(
  struct fragility_buckets from, size_t count, uint32_t unit, NUMBER *ranks, uint32_t *shared, size_t *crowding
) {
  size_t sharing = 0, crowd = 0;
  for (size_t place = 0; place < count; place++) {
    const uint32_t bucket = from.of_score[place];
    const uint8_t number = from.counts[bucket];
    ranks[place] = (NUMBER)(unit * (from.starts[bucket >> 3] + from.offsets[bucket] + 1));
    shared[sharing] = (uint32_t)place;
    sharing += number > 1;
    crowd += number & 127;
  }
  *crowding = crowd;
  return sharing;
}

void NAMED(settle)(
  struct fragility_buckets in, const double *scores, const uint32_t *shared, size_t sharing, NUMBER *ranks,
  uint32_t *members
) {
  for (size_t next = 0; next < sharing; next++) {
    const uint32_t place = shared[next], bucket = in.of_score[place];
    // Its rank is still that of the first of the bucket.
    const size_t first = ranks[place] - 1, end = in.starts[bucket >> 3] + in.offsets[bucket]++;
    const double own = scores[place];
    size_t rank = first + 1;
    // Each pair is compared once, without a branch that nobody could foresee.
    for (size_t member = first; member < end; member++) {
      const double other = scores[members[member]];
      rank += other > own;
      ranks[members[member]] += other < own;
    }
    ranks[place] = (NUMBER)rank;
    members[end] = place;
  }
}
