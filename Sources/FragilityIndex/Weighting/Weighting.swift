/// Where the weights of the children of a dimension come from.
///
/// Weights that come from data need the scores of the children, oriented alike, for territories that have all of them.
/// They are not negative and sum to 1. An only child has the weight 1.
public enum Weighting: Sendable, Hashable {
  /// The weights of the method.
  case given
  /// The same weight for every child.
  case equal
  /// The loadings of the first principal component.
  case firstComponent
  /// The squared loadings of rotated principal components.
  case rotatedComponents(RotatedComponents)
  /// The score of one common factor by maximum likelihood.
  case oneFactor
  /// By how unequally the scores are spread.
  case entropy
  /// By contrast and by conflict with the other children.
  case critic
  /// So that each child is as important as it is meant to be.
  case balanced(Balanced)

  /// Whether the weights depend on no data.
  var isFixed: Bool { self == .given || self == .equal }

  /// The choice in the words of the method file.
  package var words: ChoiceWords {
    switch self {
    case .given: ChoiceWords("given")
    case .equal: ChoiceWords("equal")
    case .firstComponent: ChoiceWords("pca")
    case .rotatedComponents(let choice):
      ChoiceWords("varimax").with("min_eigenvalue", .number(choice.minEigenvalue))
        .with("min_share", .number(choice.minShare))
        .with("cumulated_share", .number(choice.cumulatedShare))
        .with("kaiser", .flag(choice.kaiserNormalisation))
    case .oneFactor: ChoiceWords("factor")
    case .entropy: ChoiceWords("entropy")
    case .critic: ChoiceWords("critic")
    case .balanced(.proportional): ChoiceWords("balanced")
    case .balanced(.mostInformative): ChoiceWords("most_informative")
    }
  }

  /// The weights for complete scores.
  ///
  /// - Parameters:
  ///   - columns: The scores of each child, oriented alike, of equal length and without gaps.
  ///   - nominal: The weights of the method, one a child, finite, not negative and with a positive sum.
  /// - Returns: One weight a child; their sum is 1.
  /// - Throws: Why the scores do not give weights.
  func weights(
    of columns: [[Double]],
    nominal: [Double]
  ) throws(WeightingFailure) -> [Double] {
    precondition(columns.count == nominal.count, "every child has a weight")
    guard columns.count > 1 else { return columns.map { _ in 1 } }
    return switch self {
    case .given: nominal.shares
    case .equal: columns.map { _ in 1 / Double(columns.count) }
    case .firstComponent: try firstComponentWeights(of: columns)
    case .rotatedComponents(let choice): try choice.weights(of: columns)
    case .oneFactor: try oneFactorWeights(of: columns)
    case .entropy: try entropyWeights(of: columns)
    case .critic: try criticWeights(of: columns)
    case .balanced(let choice): try choice.solution(of: columns, nominal: nominal).weights
    }
  }
}

/// The correlations of columns that can be used: two rows at least, none constant, none beyond the range of numbers.
func usableCorrelations(of columns: [[Double]]) throws(WeightingFailure) -> [[Double]] {
  try checkRows(of: columns)
  for (child, column) in columns.enumerated() {
    guard column.contains(where: { $0 != column[0] }) else { throw .constant(child: child) }
  }
  let correlations = pearsonMatrix(columns)
  for child in columns.indices where !(correlations[child][child] == 1) {
    throw .tooLarge(child: child)
  }
  return correlations
}

/// The same where no column can be computed from others, to seven digits.
func regularCorrelations(of columns: [[Double]]) throws(WeightingFailure) -> [[Double]] {
  let correlations = try usableCorrelations(of: columns)
  guard SymmetricEigen(of: correlations).values.allSatisfy({ $0 > 1e-7 }) else {
    throw .singularCorrelations
  }
  return correlations
}

func checkRows(of columns: [[Double]]) throws(WeightingFailure) {
  let count = columns.first?.count ?? 0
  precondition(columns.allSatisfy { $0.count == count }, "the columns are of equal length")
  guard count > 1 else { throw .tooFewRows(count: count) }
}

/// Numbers as shares of their sum, of which none may be negative but for rounding.
func weightsOfOneSign(_ numbers: [Double]) throws(WeightingFailure) -> [Double] {
  let shares = numbers.shares
  for (child, share) in shares.enumerated() where share < -1e-10 {
    throw .counteracting(child: child)
  }
  return shares.map { max(0, $0) }.shares
}

extension [Double] {
  /// Each number over the sum of all, which does not depend on their order.
  var shares: [Double] {
    var sum = ExactSum()
    for number in self { sum.add(number) }
    let total = sum.value
    return map { $0 / total }
  }
}
