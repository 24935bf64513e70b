/// The best practice that the benefit of the doubt measures rows against (Melyn and Moesen, 1991; Cherchye et al., 2007).
///
/// Each row is given the weights that suit it best: those that maximise `sum(w_k x_k)` among the `w_k >= 0` that give no
/// row `y` of the reference more than 1, `sum(w_k y_k) <= 1`. The largest sum is its score: 1 for a row on the frontier,
/// less for others, and possibly more than 1 for a row from elsewhere.
///
/// Columns are divided by their largest value, so that units do not matter. The order of the rows of the reference does
/// not matter either.
struct DoubtFrontier: Sendable {
  /// Sums this close to 1 are 1.
  private static let tolerance = 1e-12

  /// The largest value of each column.
  private let scales: [Double]
  /// The rows that bound the weights, divided by the scales, one after the other.
  private var bounding: [Double] = []
  /// For each column the position of a bounding row that has its largest value, which bounds its weight.
  private var seeds: [Int] = []

  /// Finds the rows on the frontier; those that lie between others of it may be left out, as they bound nothing.
  ///
  /// - Parameter rows: The reference: complete rows of scores, none negative, with the same number of columns. Rows of
  ///   zeros and repeated rows count for nothing.
  init(of rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows have the same number of columns")
    precondition(
      rows.allSatisfy { $0.allSatisfy { $0 >= 0 && $0.isFinite } },
      "scores are present and not negative"
    )
    let scales = (0..<columns).map { column in rows.reduce(0) { max($0, $1[column]) } }
    self.scales = scales
    let candidates = Set(rows.map { Self.scaled($0, by: scales) })
      .filter { $0.contains { $0 > 0 } }
      .sorted { Self.isFarther($0, than: $1) }
    for column in scales.indices where scales[column] > 0 {
      guard let farthest = candidates.first(where: { $0[column] == 1 }) else { continue }
      seeds.append(position(of: farthest) ?? append(farthest))
    }
    for candidate in candidates where position(of: candidate) == nil {
      if let best = optimum(candidate, shares: []), best.score > 1 + Self.tolerance {
        append(candidate)
      }
    }
    keepFrontier()
  }

  /// How many rows bound the weights.
  var count: Int { scales.isEmpty ? 0 : bounding.count / scales.count }

  /// The highest score of a row, and weights that give it.
  ///
  /// Edge cases: a row of zeros scores 0 with weights of 0. The score is that of the best weights; where several
  /// weights give it, they are one of these, always the same for the same reference.
  ///
  /// - Parameters:
  ///   - row: Scores that are not negative, one per column.
  ///   - leastShare: What each `w_k x_k` must be of their sum at least, or `nil`.
  ///   - mostShare: What each `w_k x_k` may be of their sum at most, or `nil`.
  /// - Returns: The score and the weights, both 0 where nothing else respects the shares, as for a row with a 0 that must
  ///   have a share; `nil` if there is no reference, if the shares contradict each other, or if the row is positive in a
  ///   column where the reference has only 0, so that its score has no limit.
  func best(
    _ row: [Double],
    leastShare: Double? = nil,
    mostShare: Double? = nil
  ) -> (score: Double, weights: [Double])? {
    precondition(count == 0 || row.count == scales.count, "one score per column")
    let isWithinColumns = zip(row, scales).allSatisfy { $0 == 0 || $1 > 0 }
    guard !bounding.isEmpty, isWithinColumns else { return nil }
    let scaled = Self.scaled(row, by: scales)
    guard let largest = scaled.max(), largest > 0 else {
      return (0, [Double](repeating: 0, count: row.count))
    }
    // Of the order of 1, so that nothing in the programme is lost to rounding; shares are the same.
    let direction = scaled.map { $0 / largest }
    let shares = Self.shareConstraints(direction, least: leastShare, most: mostShare)
    let contradict =
      (leastShare ?? 0) * Double(row.count) > 1 || (mostShare ?? 1) * Double(row.count) < 1
    guard !contradict else { return nil }
    guard let best = optimum(direction, shares: shares), best.score > Self.tolerance else {
      return (0, [Double](repeating: 0, count: row.count))
    }
    let score = best.score * largest
    return (
      abs(score - 1) <= Self.tolerance ? 1 : score,
      zip(best.weights, scales).map { $1 > 0 ? $0 / $1 : 0 }
    )
  }
}

extension DoubtFrontier {
  private static func scaled(_ row: [Double], by scales: [Double]) -> [Double] {
    zip(row, scales).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// Whether a row comes first when the frontier is looked for: by its sum, then by its first column that differs.
  private static func isFarther(_ a: [Double], than b: [Double]) -> Bool {
    let (first, second) = (a.reduce(0, +), b.reduce(0, +))
    return first == second ? b.lexicographicallyPrecedes(a) : first > second
  }

  /// Rows that must not exceed 0: `least * sum(w x) - w_k x_k` and `w_k x_k - most * sum(w x)`, for each `k`.
  private static func shareConstraints(
    _ row: [Double],
    least: Double?,
    most: Double?
  ) -> [[Double]] {
    var constraints: [[Double]] = []
    for own in row.indices {
      if let least {
        constraints.append(row.indices.map { (least - ($0 == own ? 1 : 0)) * row[$0] })
      }
      if let most, most < 1 {
        constraints.append(row.indices.map { (($0 == own ? 1 : 0) - most) * row[$0] })
      }
    }
    return constraints
  }

  /// The best weights of a scaled row.
  ///
  /// Only few of the bounding rows matter for one row: the programme starts with one per column, and takes in the row
  /// that the weights found exceed most, until they exceed none.
  private func optimum(
    _ row: [Double],
    shares: [[Double]]
  ) -> (score: Double, weights: [Double])? {
    var active = Array(Set(seeds)).sorted()
    while true {
      let programme = LinearProgramme(
        maximise: row,
        subjectTo: active.map(boundingRow) + shares,
        bounds: active.map { _ in 1 } + shares.map { _ in 0 }
      )
      guard let weights = programme.solution() else { return nil }
      let (farthest, sum) = most(weights)
      guard sum <= 1 + Self.tolerance / 10 || active.contains(farthest) else {
        active.append(farthest)
        continue
      }
      return (zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }, weights)
    }
  }

  /// The bounding row to which some weights give most, and how much.
  private func most(_ weights: [Double]) -> (position: Int, sum: Double) {
    var result = (position: 0, sum: -Double.infinity)
    var start = 0
    for position in 0..<count {
      var sum = 0.0
      for column in weights.indices { sum += weights[column] * bounding[start + column] }
      if sum > result.sum { result = (position, sum) }
      start += weights.count
    }
    return result
  }

  private func boundingRow(_ position: Int) -> [Double] {
    Array(bounding[position * scales.count..<(position + 1) * scales.count])
  }

  private func position(of row: [Double]) -> Int? {
    seeds.first { boundingRow($0) == row }
  }

  @discardableResult
  private mutating func append(_ row: [Double]) -> Int {
    bounding += row
    return count - 1
  }

  /// Drops the rows that turned out to lie behind others.
  private mutating func keepFrontier() {
    let kept = (0..<count).filter { position in
      seeds.contains(position)
        || optimum(boundingRow(position), shares: []).map { $0.score >= 1 - Self.tolerance } ?? true
    }
    bounding = kept.flatMap(boundingRow)
    seeds = seeds.compactMap(kept.firstIndex)
  }
}
