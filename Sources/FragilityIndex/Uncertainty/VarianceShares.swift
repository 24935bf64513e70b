/// How much of the variance of a result one source accounts for.
package struct VarianceShare: Sendable, Hashable {
  /// By itself: the share that would go if the source were known.
  package let first: Double
  /// With all that it takes part in: the share that would stay if everything else were known.
  package let total: Double
}

/// The results of all runs of a design, from which shares of variance are estimated.
///
/// A point of which any run has no result, in A, B or a block, is left out of all of them.
package struct SensitivitySample: Sendable {
  let a: [Double]
  let b: [Double]
  /// `AB_i - A` of every source.
  let differences: [[Double]]

  /// Takes the results of the blocks.
  ///
  /// - Parameters:
  ///   - a: One result a point of A; NaN where there is none.
  ///   - b: The same of B.
  ///   - ab: The same of AB_i, for every source.
  package init(a: [Double], b: [Double], ab: [[Double]]) {
    precondition(
      b.count == a.count && ab.allSatisfy { $0.count == a.count },
      "all blocks have the same points"
    )
    let kept = a.indices.filter { point in
      a[point].isFinite && b[point].isFinite && ab.allSatisfy { $0[point].isFinite }
    }
    self.a = kept.map { a[$0] }
    self.b = kept.map { b[$0] }
    differences = ab.map { block in kept.map { block[$0] - a[$0] } }
  }

  /// How many points have all their results.
  package var count: Int { a.count }

  /// The shares of variance of every source.
  ///
  /// `first_i = mean((y_B - m) (y_ABi - y_A)) / V` (Saltelli et al., 2010) and
  /// `total_i = sum((y_A - y_ABi)^2) / (2 N V)` (M. Jansen, "Analysis of variance designs for model output", Computer
  /// Physics Communications 117, 1999), with
  /// `V` the sample variance (n - 1) of A and B together. `m` is the mean of A and B: the factor `y_ABi - y_A` is 0 on
  /// average, so it changes nothing in the limit, and what it takes away, the mean times the chance difference of two
  /// means, can be most of the error where the mean is large beside the spread. Without centring, `m = 0`, they are
  /// COINr's.
  ///
  /// Edge cases: `nil` with fewer than 2 points, and where A and B do not vary. Estimates of the first kind may be
  /// slightly negative, and larger than those of the second, by chance.
  ///
  /// - Parameter isCentred: Whether the mean is taken away from the results of B.
  /// - Returns: One share a source, in their order; independent of the order of the points.
  package func shares(isCentred: Bool = true) -> [VarianceShare]? {
    let moments = Moments(of: a + b)
    let variance = moments.standardDeviation * moments.standardDeviation
    guard count >= 2, variance > 0, variance.isFinite else { return nil }
    let fromB = isCentred ? b.map { $0 - moments.mean } : b
    return differences.map { difference in
      VarianceShare(
        first: sumOfProducts(fromB, difference) / Double(count) / variance,
        total: sumOfProducts(difference, difference) / (2 * Double(count)) / variance
      )
    }
  }
}

/// The shares of variance of every source, from the results of all runs.
///
/// See ``SensitivitySample/shares(isCentred:)``.
package func varianceShares(
  a: [Double],
  b: [Double],
  ab: [[Double]],
  isCentred: Bool = true
) -> [VarianceShare]? {
  SensitivitySample(a: a, b: b, ab: ab).shares(isCentred: isCentred)
}
