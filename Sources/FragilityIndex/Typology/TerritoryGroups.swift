/// Groups of territories that are alike in their dimensions, found in the data.
///
/// Scores of dimensions are divided by their standard deviation (n - 1) first, so that each counts alike. Groups are
/// numbered from 1, that with the most fragile mean score. They say what goes together in these data, not that there are
/// kinds of territories: k-means finds groups in anything. The mean silhouette says how distinct they are.
///
/// The result depends neither on the order of the rows nor on the threads.
public struct TerritoryGroups: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// How many territories it has.
    public let size: Int
    /// The mean score of each dimension.
    public let means: [Double]
    /// The same in standard deviations from the mean of all territories.
    public let standardisedMeans: [Double]
    /// The mean score of its territories that have one; `nil` without any.
    public let meanScore: Double?
    /// The mean silhouette of its territories; `nil` where none was measured.
    public let silhouette: Double?
  }

  /// What so many groups are worth.
  public struct Trial: Sendable {
    /// How many groups.
    public let count: Int
    /// The sum of squared distances to the means, in standardised dimensions.
    public let inertia: Double
    /// The share of the whole sum of squares that lies between the groups.
    public let explainedShare: Double
    /// The mean silhouette.
    public let silhouette: Double
  }

  /// How they were found.
  public let choice: Grouping
  /// The dimensions they were found in, by their positions in the method.
  public let dimensions: [Int]
  /// The group of each territory, from 1; `nil` where a dimension is absent.
  public let labels: [Int?]
  /// The silhouette of each territory; `nil` where none was measured.
  public let silhouettes: [Double?]
  /// What is absent and why, as `skills:unavailable`, for the territories without a group.
  public let absences: [[String]]
  /// The groups.
  public let groups: [Group]
  /// The counts that were tried; the one that was asked for, or those from 2 to 8.
  public let trials: [Trial]
  /// How many territories silhouettes stand on: all that have a group, or a sample of 4,000.
  public let silhouetteCount: Int

  /// The most territories that are joined two by two.
  public static let mostForWard = 5000
  /// The most territories whose silhouettes are measured.
  public static let mostForSilhouette = 4000
}

extension IndexResult {
  /// Finds groups of territories.
  ///
  /// - Parameters:
  ///   - choice: How.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The groups.
  /// - Throws: A dimension that is the same everywhere, too few different territories, or too many for Ward's joins.
  public func groups(
    by choice: Grouping,
    threads: Int = 1
  ) throws(FragilityError) -> TerritoryGroups {
    try GroupFinder(self, choice, threads: threads).run()
  }
}

private struct GroupFinder {
  let result: IndexResult
  let choice: Grouping
  let threads: Int
  let dimensions: [Int]
  let scores: [[Double]]
  /// The territories with all dimensions, in the order of their codes.
  let rows: [Int]

  init(_ result: IndexResult, _ choice: Grouping, threads: Int) {
    self.result = result
    self.choice = choice
    self.threads = threads
    let method = result.fitted.method
    let named = choice.dimensions.compactMap { id in
      method.dimensions.firstIndex { $0.id == id }
    }
    dimensions = choice.dimensions.isEmpty ? result.topDimensions : named
    let scores = result.scores(ofDimensions: dimensions, threads: threads).map(\.encoded)
    self.scores = scores
    let complete = (0..<result.territories.count).filter { row in
      scores.allSatisfy { !$0[row].isNaN }
    }
    rows = result.territories.codes.inOrder(complete)
  }

  func run() throws(FragilityError) -> TerritoryGroups {
    let moments = scores.map { scores in Moments(of: rows.map { scores[$0] }) }
    var problems: [Problem] = []
    for (position, dimension) in dimensions.enumerated()
    where !(moments[position].standardDeviation > 0) && rows.count > 1 {
      problems.append(.sameEverywhere(result.fitted.method.dimensions[dimension].id))
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let points = PointSet(
      values: rows.flatMap { row in
        zip(scores, moments).map { ($0[row] - $1.mean) / $1.standardDeviation }
      },
      width: dimensions.count
    )
    let counts = choice.count.map { [$0] } ?? Array(2...8).filter(points.hasDistinct)
    guard let least = counts.first, points.hasDistinct(least) else {
      throw FragilityError([.tooFewToGroup(choice.count ?? 2, rows.count)])
    }
    if choice.method == .ward, rows.count > TerritoryGroups.mostForWard {
      throw FragilityError([.tooManyForWard(rows.count, most: TerritoryGroups.mostForWard)])
    }
    let ward = choice.method == .ward ? WardClustering(points) : nil
    let sample = sample()
    let sampled = PointSet(
      values: sample.flatMap { points.values[$0 * points.width..<($0 + 1) * points.width] },
      width: points.width
    )
    let whole = points.inertia(of: [Int](repeating: 0, count: rows.count), count: 1)
    var trials: [TerritoryGroups.Trial] = []
    var best: (labels: [Int], silhouettes: [Double], trial: TerritoryGroups.Trial)?
    for count in counts {
      let labels =
        ward?.labels(count: count)
        ?? KMeans(points, count: count, starts: choice.starts, seed: choice.seed, threads: threads)
        .labels
      let inertia = points.inertia(of: labels, count: count)
      let silhouettes = silhouettes(
        of: sampled,
        labels: sample.map { labels[$0] },
        count: count,
        threads: threads
      )
      let trial = TerritoryGroups.Trial(
        count: count,
        inertia: inertia,
        explainedShare: 1 - inertia / whole,
        silhouette: Moments(of: silhouettes).mean
      )
      trials.append(trial)
      if best.map({ trial.silhouette > $0.trial.silhouette }) ?? true {
        best = (labels, silhouettes, trial)
      }
    }
    guard let best else { throw FragilityError([.tooFewToGroup(2, rows.count)]) }
    return summary(
      of: best.labels,
      count: best.trial.count,
      silhouettes: best.silhouettes,
      sample: sample,
      points,
      trials
    )
  }

  /// The positions whose silhouettes are measured: all, or those whose codes have the least hashes.
  private func sample() -> [Int] {
    guard rows.count > TerritoryGroups.mostForSilhouette else { return Array(rows.indices) }
    let codes = result.territories.codes
    let hashes = rows.map { row -> UInt64 in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in codes.byteRange(of: row) {
        hash = (hash ^ UInt64(codes.bytes[index])) &* 0x100_0000_01B3
      }
      // The last letters of a code reach the high bits only through the counter's mixing.
      return CounterRandom(seed: choice.seed, stream: .max).bits(hash)
    }
    return rows.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
      .prefix(TerritoryGroups.mostForSilhouette).sorted()
  }

  private func summary(
    of labels: [Int],
    count: Int,
    silhouettes: [Double],
    sample: [Int],
    _ points: PointSet,
    _ trials: [TerritoryGroups.Trial]
  ) -> TerritoryGroups {
    let members = (0..<count).map { group in labels.indices.filter { labels[$0] == group } }
    let means = members.map { positions -> Double? in
      let moments = Moments(of: positions.map { result.scores.encoded[rows[$0]] })
      return moments.count > 0 ? moments.mean : nil
    }
    let sign = result.fitted.method.rules.orientation == .fragility ? 1.0 : -1
    // Members are in the order of their codes, which decides between equal means.
    let order = (0..<count).sorted { a, b in
      let (first, second) = (
        means[a].map { $0 * sign } ?? -.infinity, means[b].map { $0 * sign } ?? -.infinity
      )
      return first == second ? (members[a].first ?? 0) < (members[b].first ?? 0) : first > second
    }
    var measured = [Double?](repeating: nil, count: rows.count)
    for (position, silhouette) in zip(sample, silhouettes) { measured[position] = silhouette }
    let standardised = points.means(of: labels, count: count)
    let total = result.territories.count
    var groupOfRow = [Int?](repeating: nil, count: total)
    var silhouetteOfRow = [Double?](repeating: nil, count: total)
    for (number, group) in order.enumerated() {
      for position in members[group] {
        groupOfRow[rows[position]] = number + 1
        silhouetteOfRow[rows[position]] = measured[position]
      }
    }
    let method = result.fitted.method
    return TerritoryGroups(
      choice: choice,
      dimensions: dimensions,
      labels: groupOfRow,
      silhouettes: silhouetteOfRow,
      absences: (0..<total).map { row in
        zip(dimensions, scores).compactMap { dimension, scores in
          scores[row].absence.map { "\(method.dimensions[dimension].id):\($0.word)" }
        }
      },
      groups: order.map { group in
        let measured = members[group].compactMap { measured[$0] }
        return TerritoryGroups.Group(
          size: members[group].count,
          means: scores.map { scores in Moments(of: members[group].map { scores[rows[$0]] }).mean },
          standardisedMeans: dimensions.indices.map {
            standardised[group * dimensions.count + $0]
          },
          meanScore: means[group],
          silhouette: measured.isEmpty ? nil : Moments(of: measured).mean
        )
      },
      trials: trials,
      silhouetteCount: sample.count
    )
  }
}
