/// The Mazziotta-Pareto aggregation: the mean `M` of the children, with a penalty for imbalance `S^2 / M`, which is their
/// standard deviation `S` times their coefficient of variation `S / M`.
///
/// Where a high score is bad, imbalance makes it worse and the penalty is added; where it is good, subtracted (M. Mazziotta
/// and A. Pareto, "On a generalized non-compensatory composite index for measuring socio-economic phenomena", Social
/// Indicators Research 127, 2016). The index takes z-scores of mean 100 and standard deviation 10; the adjusted index,
/// which compares years, takes goalposts on the scale 70 to 130.
public struct MazziottaPareto: Sendable, Hashable {
  /// Which way imbalance moves the score.
  public enum Penalty: String, Sendable, Hashable, CaseIterable {
    /// `M + S^2 / M`, for an index of fragility.
    case add
    /// `M - S^2 / M`, for an index of strength.
    case subtract
  }

  /// Which divisor the variance of the children has.
  public enum Variance: String, Sendable, Hashable, CaseIterable {
    /// The number of children, as the authors have it.
    case population
    /// One less.
    case sample
  }

  /// Which way imbalance moves the score; by the orientation of the index when `nil`.
  public var penalty: Penalty?
  /// Which divisor the variance of the children has.
  public var variance: Variance

  /// Creates an aggregation.
  ///
  /// - Parameters:
  ///   - penalty: Which way imbalance moves the score; by the orientation of the index when left out.
  ///   - variance: Which divisor the variance of the children has.
  public init(penalty: Penalty? = nil, variance: Variance = .population) {
    self.penalty = penalty
    self.variance = variance
  }

  package var words: ChoiceWords {
    ChoiceWords("mazziotta_pareto").with("penalty", penalty.map { .text($0.rawValue) })
      .with("variance", .text(variance.rawValue))
  }

  /// What each child adds to the score, in the order of the children; a gap adds nothing.
  ///
  /// `w (x + k (x - M)^2 / M) / sum(w)`, with `k` for the sign of the penalty and the divisor of the variance: the sum is
  /// `M + S^2 / M`.
  func parts(of scores: [Double], weights: [Double], orientation: Orientation) -> [Double] {
    var total = 0.0
    var sum = 0.0
    var count = 0.0
    for (score, weight) in zip(scores, weights) where !score.isNaN && weight > 0 {
      total += weight
      sum += weight * score
      count += 1
    }
    let mean = sum / total
    let isAdded = (penalty ?? (orientation == .fragility ? .add : .subtract)) == .add
    let divisor = variance == .population ? 1 : count > 1 ? count / (count - 1) : 0
    let factor = (isAdded ? divisor : -divisor) / mean
    return zip(scores, weights).map { score, weight in
      guard !score.isNaN, weight > 0 else { return 0 }
      return weight * (score + factor * (score - mean) * (score - mean)) / total
    }
  }
}
