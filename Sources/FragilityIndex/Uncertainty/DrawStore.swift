import CKernels

/// The ranks, and where they cannot be made again quickly the scores, of some territories in all draws: what quantiles are exact
/// of.
///
/// A territory has a place, by its rank in the index. Those of a tile lie together, draw after draw, so that draws write to few
/// lines of memory and a territory is read back from few.
final class DrawStore<Rank: RankNumber> {
  static var width: Int { 32 }

  /// The places that are kept.
  let places: Range<Int>
  let draws: Int
  /// Ranks in units of ``ScoreRanks/unit(of:)``; 0 without a score.
  private let ranks: UnsafeMutablePointer<Rank>
  private let scores: UnsafeMutablePointer<Double>?

  /// How many bytes a territory takes in a draw.
  static func bytesPerEntry(keepsScores: Bool) -> Int {
    MemoryLayout<Rank>.stride + (keepsScores ? MemoryLayout<Double>.stride : 0)
  }

  var keepsScores: Bool { scores != nil }

  init(places: Range<Int>, draws: Int, keepsScores: Bool) {
    self.places = places
    self.draws = draws
    let tiles = (places.count + Self.width - 1) / Self.width
    let count = max(1, tiles * Self.width * draws)
    ranks = Self.lines(of: count)
    scores = keepsScores ? Self.lines(of: count) : nil
  }

  /// Memory that begins at a line of the cache.
  private static func lines<Entry>(of count: Int) -> UnsafeMutablePointer<Entry> {
    let size = count * MemoryLayout<Entry>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    Platform.preferLargePages(memory, count: size)
    return memory.bindMemory(to: Entry.self, capacity: count)
  }

  deinit {
    ranks.deallocate()
    scores?.deallocate()
  }

  /// Keeps some draws; several threads may keep different ones.
  ///
  /// - Parameters:
  ///   - slots: Where the draws stand.
  ///   - ranks: The ranks at all places, kept or not, draw by draw.
  ///   - scores: The scores likewise.
  ///   - count: How many places there are in all.
  func keep(
    _ slots: Range<Int>,
    ranks: UnsafePointer<Rank>,
    scores: UnsafePointer<Double>,
    of count: Int
  ) {
    copy(slots, from: ranks, of: count, to: self.ranks)
    if let own = self.scores { copy(slots, from: scores, of: count, to: own) }
  }

  @inline(__always)
  private func copy<Entry>(
    _ slots: Range<Int>,
    from source: UnsafePointer<Entry>,
    of count: Int,
    to target: UnsafeMutablePointer<Entry>
  ) {
    let size = MemoryLayout<Entry>.stride
    let (tiles, rest) = places.count.quotientAndRemainder(dividingBy: Self.width)
    let own = source + places.lowerBound
    let start = target + slots.lowerBound * Self.width
    fragility_copy_tiles(
      own,
      count * size,
      slots.count,
      tiles,
      Self.width * size,
      start,
      draws * Self.width * size
    )
    // The last tile may be wider than what is left.
    for slot in 0..<(rest > 0 ? slots.count : 0) {
      (start + (tiles * draws + slot) * Self.width)
        .update(from: own + slot * count + tiles * Self.width, count: rest)
    }
  }

  /// The ranks of all territories of the tile that begins at a place: those of the first one a slot, then those of the next.
  func copyRanks(ofTileAt place: Int, to target: UnsafeMutablePointer<Rank>) {
    Rank.transpose(ranks + first(place), width: Self.width, rows: draws, into: target)
  }

  /// The ranks of a territory, one a slot.
  func copyRanks(of place: Int, to target: UnsafeMutableBufferPointer<Rank>) {
    let start = ranks + first(place)
    for draw in 0..<draws { target[draw] = start[draw &* Self.width] }
  }

  /// The scores of a territory, one a slot, where they are kept; only those of draws with a rank mean anything.
  func copyScores(of place: Int, to target: UnsafeMutablePointer<Double>) {
    guard let scores else { return }
    let start = scores + first(place)
    for draw in 0..<draws { target[draw] = start[draw &* Self.width] }
  }

  private func first(_ place: Int) -> Int {
    let offset = place - places.lowerBound
    return offset / Self.width * draws * Self.width + offset % Self.width
  }
}
