/// Why weights cannot be derived from data.
///
/// Children are counted from 0.
public enum WeightingFailure: Error, Sendable, Hashable {
  /// Fewer than two territories have a score for every child.
  case tooFewRows(count: Int)
  /// All scores of a child are equal, so that it correlates with nothing.
  case constant(child: Int)
  /// The scores of a child are too large, or too small, to compute how far they spread.
  case tooLarge(child: Int)
  /// A child runs against the others: its weight would be negative and turn it round.
  case counteracting(child: Int)
  /// A score is below 0, where shares of the total have no meaning.
  case negativeScore(child: Int)
  /// Some children can be computed from others, so that the weights are not determined.
  case singularCorrelations
  /// Two components explain the same variance, so that neither is the one to keep.
  case tiedComponents
  /// Too few children have something in common for a factor to explain it.
  case noCommonFactor
  /// The targets are not one number a child, finite, not negative and with a positive sum.
  case unusableTargets(children: Int)
  /// The numerical search did not end.
  case notConverged
}
