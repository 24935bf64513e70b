/// Whether groups differ by more than chance would make them, if their territories were drawn at random and
/// independently of each other.
public struct GroupTest: Sendable, Hashable {
  /// The tests.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Kruskal and Wallis (1952): of ranks, with the correction for ties; the p-value is that of a chi-squared law, which
    /// takes five territories a group or so. It asks that the groups have distributions of the same shape.
    case kruskalWallis = "kruskal_wallis"
    /// Welch (1951): of means, whatever the variances; asks that means are close to normal.
    case welch
  }

  /// Which test.
  public let kind: Kind
  /// `H`, or Welch's `F`; NaN where it cannot be computed.
  public let statistic: Double
  /// The degrees of freedom: groups less one.
  public let degreesOfFreedom: Double
  /// Welch's second degrees of freedom; NaN for the other test.
  public let residualDegreesOfFreedom: Double
  /// The probability of a statistic at least as large between groups that do not differ.
  public let pValue: Double
  /// How many groups it stands on: Welch's test leaves out those with fewer than two territories.
  public let groupCount: Int
  /// How many territories it stands on.
  public let territoryCount: Int

  init(_ kind: Kind, of groups: [[Double]]) {
    self.kind = kind
    let used = groups.filter { $0.count >= (kind == .welch ? 2 : 1) }
    groupCount = used.count
    territoryCount = used.reduce(0) { $0 + $1.count }
    let freedom = Double(used.count - 1)
    degreesOfFreedom = freedom
    switch kind {
    case .kruskalWallis:
      residualDegreesOfFreedom = .nan
      statistic = used.count < 2 ? .nan : kruskalWallis(used)
      pValue =
        statistic.isNaN
        ? .nan : GammaDistribution(shape: freedom / 2).upperTail(statistic / 2)
    case .welch:
      let found = used.count < 2 ? nil : WelchStatistic(used)
      statistic = found?.f ?? .nan
      residualDegreesOfFreedom = found?.residual ?? .nan
      pValue =
        found.map { found in
          guard found.f > 0 else { return 1 }
          let odds = freedom * found.f / found.residual
          return BetaDistribution(freedom / 2, found.residual / 2).tails(atOdds: odds)
            .upper
        } ?? .nan
    }
  }
}

/// `12 / (N (N + 1)) sum(R^2 / n) - 3 (N + 1)`, divided by `1 - sum(t^3 - t) / (N^3 - N)` over ties; NaN where all scores
/// are equal.
private func kruskalWallis(_ groups: [[Double]]) -> Double {
  let all = groups.flatMap { $0 }
  let n = Double(all.count)
  let ranks = competitionRanks(of: Column(encoded: all), ties: .average).encoded
  var start = 0
  var sum = 0.0
  for group in groups {
    let own = ranks[start..<(start + group.count)].reduce(0, +)
    // From the mean rank, so that nothing large cancels.
    let distance = own / Double(group.count) - (n + 1) / 2
    sum += Double(group.count) * distance * distance
    start += group.count
  }
  let ties = tieSizes(all.sorted()).reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
  let correction = 1 - ties / (n * (n * n - 1))
  guard correction > 0 else { return .nan }
  return 12 / (n * (n + 1)) * sum / correction
}

/// Welch's `F` with its second degrees of freedom; `nil` where the scores of a group are all equal.
private struct WelchStatistic {
  let f: Double
  let residual: Double

  init?(_ groups: [[Double]]) {
    let moments = groups.map { Moments(of: $0) }
    let weights = moments.map {
      Double($0.count) / ($0.standardDeviation * $0.standardDeviation)
    }
    guard weights.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    let k = Double(groups.count)
    let total = weights.reduce(0, +)
    let mean = zip(weights, moments).reduce(0) { $0 + $1.0 * $1.1.mean } / total
    let between =
      zip(weights, moments).reduce(0) { $0 + $1.0 * ($1.1.mean - mean) * ($1.1.mean - mean) }
      / (k - 1)
    let lambda = zip(weights, moments).reduce(0) { sum, entry in
      let rest = 1 - entry.0 / total
      return sum + rest * rest / Double(entry.1.count - 1)
    }
    f = between / (1 + 2 * (k - 2) / (k * k - 1) * lambda)
    residual = (k * k - 1) / (3 * lambda)
  }
}
