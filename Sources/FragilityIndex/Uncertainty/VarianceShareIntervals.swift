/// The shares of variance of one source and how far chance could move them.
package struct VarianceShareInterval: Sendable, Hashable {
  /// The estimates.
  package let share: VarianceShare
  /// Where the share of the source by itself lies.
  package let first: ClosedRange<Double>
  /// Where the share with all that it takes part in lies.
  package let total: ClosedRange<Double>

  /// Whether the interval of the total share is narrow enough to rely on it.
  ///
  /// The width is the criterion of F. Sarrazin, F. Pianosi and T. Wagener, "Global sensitivity analysis of
  /// environmental models: convergence and validation", Environmental Modelling and Software 79, 2016.
  ///
  /// - Parameter width: The widest interval that is narrow enough, as a share of the variance.
  /// - Returns: Whether it is not wider.
  package func hasConverged(within width: Double = 0.1) -> Bool {
    total.upperBound - total.lowerBound <= width
  }
}

extension SensitivitySample {
  /// The shares of variance with intervals by the bootstrap of percentiles.
  ///
  /// Every replicate draws as many points as there are, with replacement, a point with its results in all blocks (G.
  /// Archer, A. Saltelli and I. Sobol', "Sensitivity measures, ANOVA-like techniques and the use of bootstrap", 1997),
  /// and estimates the shares from them; the ends are quantiles of type 7 of the estimates. The variance and the mean
  /// are those of the replicate: a share is a quotient whose parts vary together, and with a fixed divisor the
  /// interval is too narrow for some sources and too wide for others. COINr keeps the variance of the sample.
  ///
  /// Points of a low-discrepancy sequence err less than independent ones, and the intervals are then too wide rather
  /// than too narrow.
  ///
  /// Edge cases: `nil` where there are no shares. Replicates that do not vary are left out.
  ///
  /// - Parameters:
  ///   - replicates: How many times points are drawn, at least 1.
  ///   - seed: What the draws follow from.
  ///   - level: The probability of the interval, between 0 and 1.
  ///   - isCentred: As for the shares.
  ///   - threads: How many threads compute; the result is the same with any number.
  /// - Returns: One interval a source.
  package func intervals(
    replicates: Int = 1000,
    seed: UInt64,
    level: Double = 0.9,
    isCentred: Bool = true,
    threads: Int = 1
  ) -> [VarianceShareInterval]? {
    precondition(
      replicates > 0 && level > 0 && level < 1,
      "an interval needs replicates and a level"
    )
    guard let shares = shares(isCentred: isCentred) else { return nil }
    let products = BootstrapTerms(self)
    let drawn = concurrentMap(replicates, threads: threads) { replicate in
      products.shares(
        CounterRandom(seed: seed, stream: UInt64(replicate)),
        isCentred: isCentred
      )
    }
    let replicated = drawn.compactMap(\.self)
    let ends = [(1 - level) / 2, (1 + level) / 2]
    return shares.indices.map { source in
      func interval(_ of: KeyPath<VarianceShare, Double>) -> ClosedRange<Double> {
        let found = type7Quantiles(ends, of: replicated.map { $0[source][keyPath: of] })
        guard found.count == 2 else { return -Double.infinity...Double.infinity }
        return found[0]...found[1]
      }
      return VarianceShareInterval(
        share: shares[source],
        first: interval(\.first),
        total: interval(\.total)
      )
    }
  }
}

/// What a replicate adds up, of every point.
private struct BootstrapTerms: Sendable {
  let mean: Double
  let a: [Double]
  let b: [Double]
  let differences: [[Double]]

  /// Results less their mean, so that sums of squares lose no digits.
  init(_ sample: SensitivitySample) {
    let mean = Moments(of: sample.a + sample.b).mean
    self.mean = mean
    a = sample.a.map { $0 - mean }
    b = sample.b.map { $0 - mean }
    differences = sample.differences
  }

  /// The shares of one draw; sums run over the points in their order.
  func shares(_ random: CounterRandom, isCentred: Bool) -> [VarianceShare]? {
    var times = [Double](repeating: 0, count: a.count)
    for slot in a.indices { times[random.below(a.count, UInt64(slot))] += 1 }
    let count = Double(a.count)
    var (sum, squares) = (0.0, 0.0)
    for point in a.indices {
      sum += times[point] * (a[point] + b[point])
      squares += times[point] * (a[point] * a[point] + b[point] * b[point])
    }
    let variance = (squares - sum * sum / (2 * count)) / (2 * count - 1)
    guard variance > 1e-14 * squares / count else { return nil }
    let origin = isCentred ? sum / (2 * count) : -mean
    return differences.map { difference in
      var (first, total) = (0.0, 0.0)
      for point in a.indices {
        first += times[point] * ((b[point] - origin) * difference[point])
        total += times[point] * (difference[point] * difference[point])
      }
      return VarianceShare(first: first / count / variance, total: total / (2 * count) / variance)
    }
  }
}
