import FragilityIndex

/// What takes the score of a territory away from that of a territory which is average on the same indicators.
///
/// An indicator pulls by its share of the index for this territory times the distance of its normalised value from the mean
/// of the territories. Where the index is a weighted mean, the pulls add up to the distance of the scores; elsewhere
/// they are an approximation, and said to be.
struct Pulls {
  /// A pull that is worth showing.
  struct Line {
    let indicator: Int
    let points: Double
  }

  /// The pull of each indicator; `nil` where it has no value.
  let ofIndicator: [Double?]
  /// The pulls that are not zero, from the strongest up to the strongest down.
  let lines: [Line]
  /// What must be known to read them.
  let note: String

  init(_ report: Report, row: Int) {
    let words = report.words
    var pulls = [Double?](repeating: nil, count: report.method.indicators.count)
    if report.index.scores[row].number != nil {
      for line in report.index.explanation(of: row).lines {
        guard case .indicator(let position) = line.member, let score = line.score.number,
          line.effectiveWeight > 0,
          let mean = report.standing.means[position]
        else { continue }
        pulls[position] = line.effectiveWeight * (score - mean)
      }
    }
    ofIndicator = pulls
    lines = pulls.enumerated()
      .compactMap { position, pull in
        guard let pull, pull.magnitude > 1e-9 else { return nil }
        return Line(indicator: position, points: pull)
      }
      .sorted { ($1.points, $0.indicator) < ($0.points, $1.indicator) }
    let sum = pulls.reduce(0) { $0 + ($1 ?? 0) }
    var note = words(
      "t_pulls_note",
      ["sum": report.typography.signed(sum, digits: report.digits)]
    )
    if !report.method.isWeightedMean { note += " " + words["t_pulls_approximate"] }
    self.note = note
  }
}

extension Pulls {
  /// The strongest pulls, in their order.
  ///
  /// - Parameter count: How many at most.
  /// - Returns: From the strongest up to the strongest down.
  func strongest(_ count: Int) -> [Line] {
    guard lines.count > count else { return lines }
    let least = lines.map(\.points.magnitude).sorted(by: >)[count - 1]
    return Array(lines.filter { $0.points.magnitude >= least }.prefix(count))
  }
}

extension FragilityMethod {
  /// Whether the index is a weighted mean of weighted means, so that contributions are exact.
  fileprivate var isWeightedMean: Bool {
    hierarchy.nodes.allSatisfy { $0.aggregation == .arithmetic && $0.rescaling == nil }
  }
}
