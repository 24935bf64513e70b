/// The ranks and scores of some territories in all draws: what quantiles are exact of.
///
/// A territory has a place, by its rank in the index. Those of a tile lie together, draw after draw, so that a draw writes to
/// few lines of memory and a territory is read back from few.
final class DrawStore {
  static let width = 32

  /// The places that are kept.
  let places: Range<Int>
  let draws: Int
  /// Twice the ranks, so that mean ranks of ties are whole; 0 without a score.
  private let ranks: UnsafeMutablePointer<UInt32>
  private let scores: UnsafeMutablePointer<Double>

  /// How many bytes a territory takes in a draw.
  static let bytesPerEntry = MemoryLayout<UInt32>.stride + MemoryLayout<Double>.stride

  init(places: Range<Int>, draws: Int) {
    self.places = places
    self.draws = draws
    let tiles = (places.count + Self.width - 1) / Self.width
    let count = max(1, tiles * Self.width * draws)
    ranks = Platform.allocateZeros(count)
    scores = .allocate(capacity: count)
  }

  deinit {
    Platform.release(ranks)
    scores.deallocate()
  }

  /// Where the entries of a draw are written; several threads may write to different draws.
  func writer(ofDraw draw: Int) -> Writer {
    Writer(places: places, stride: draws * Self.width, ranks: ranks, scores: scores, draw: draw)
  }

  /// The entries of one draw.
  struct Writer {
    private let places: Range<Int>
    private let stride: Int
    private let ranks: UnsafeMutablePointer<UInt32>
    private let scores: UnsafeMutablePointer<Double>

    fileprivate init(
      places: Range<Int>,
      stride: Int,
      ranks: UnsafeMutablePointer<UInt32>,
      scores: UnsafeMutablePointer<Double>,
      draw: Int
    ) {
      self.places = places
      self.stride = stride
      self.ranks = ranks + draw * DrawStore.width
      self.scores = scores + draw * DrawStore.width
    }

    /// Keeps the rank and the score of a territory, if its place is kept.
    @inline(__always)
    func set(place: Int, doubledRank: UInt32, score: Double) {
      let offset = place &- places.lowerBound
      guard offset >= 0, offset < places.count else { return }
      let entry = (offset >> 5) &* stride &+ (offset & 31)
      ranks[entry] = doubledRank
      scores[entry] = score
    }
  }

  /// The doubled ranks of a territory, one a draw.
  func copyRanks(of place: Int, to target: UnsafeMutableBufferPointer<UInt32>) {
    let start = ranks + first(place)
    for draw in 0..<draws { target[draw] = start[draw * Self.width] }
  }

  /// The scores of a territory, one a draw; only those of draws with a rank mean anything.
  func copyScores(of place: Int, to target: UnsafeMutableBufferPointer<Double>) {
    let start = scores + first(place)
    for draw in 0..<draws { target[draw] = start[draw * Self.width] }
  }

  private func first(_ place: Int) -> Int {
    let offset = place - places.lowerBound
    return offset / Self.width * draws * Self.width + offset % Self.width
  }
}
