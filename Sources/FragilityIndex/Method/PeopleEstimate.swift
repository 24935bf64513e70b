/// How many persons of a territory are expected to be concerned, from rates that were measured elsewhere.
///
/// `sum(rate * persons)` over categories of persons: a synthetic estimate (Rao and Molina, 2015, ch. 3). It says what a
/// territory would count if each category behaved there as it does on average; what is particular to the place is not in
/// it. With a single category it is the size of that category in another unit.
public struct PeopleEstimate: Sendable, Hashable {
  /// The name of the estimate in the method.
  public var id: String
  /// What people call it.
  public var label: LocalizedText?
  /// What it means, in a sentence or two.
  public var description: LocalizedText?
  /// Where the rates were published.
  public var source: FragilityMethod.Source
  /// The persons of each category and their rate; categories must not overlap.
  public var terms: [ExpectedCount]

  /// Creates an estimate.
  ///
  /// - Parameters:
  ///   - id: The name of the estimate in the method.
  ///   - label: What people call it.
  ///   - source: Where the rates were published.
  ///   - terms: The persons of each category and their rate.
  public init(
    id: String,
    label: LocalizedText? = nil,
    source: FragilityMethod.Source,
    terms: [ExpectedCount]
  ) {
    self.id = id
    self.label = label
    self.source = source
    self.terms = terms
  }
}
