import Testing

@testable import FragilityIndex

@Suite("A method with other choices in place of its own")
struct AlternativesTests {
  private static let winsorise = Treatment.steps(.init(first: .winsorise(maxPoints: 2)))

  /// A draft in which `a`, and all below `y`, make choices of their own.
  private func draft() -> MethodDraft {
    var draft = MethodDraft()
    draft.uncertainty = .usual
    draft.indicators[0].normalisation = .zScore(ZScore())
    draft.indicators[0].treatment = Treatment.none
    draft.dimensions[1].imputation = .central(CentralImputation(.median))
    draft.dimensions[1].aggregation = .maximum
    var level = LevelRules()
    level.aggregation = .minimum
    level.missing = MissingPolicy(minWeightShare: 1)
    draft.rules.levels = [LevelRules(), level]
    return draft
  }

  @Test("is the same method without a plan where nothing is replaced")
  func nothing() throws {
    var draft = draft()
    let copy = try draft.method().replacing()
    draft.uncertainty = nil
    #expect(try copy == draft.method())
  }

  @Test("replaces the rule for those that follow it, and for no other")
  func followers() throws {
    let other = try draft().method().replacing(
      treatment: Self.winsorise,
      imputation: Imputation.central(CentralImputation(.mean)),
      normalisation: .percentRank(PercentRank())
    )
    let rank = Normalisation.percentRank(PercentRank())
    #expect((0..<3).map(other.normalisation(of:)) == [.zScore(ZScore()), rank, rank])
    #expect((0..<3).map(other.treatment(of:)) == [.none, Self.winsorise, Self.winsorise])
    let (mean, median) = (CentralImputation(.mean), CentralImputation(.median))
    #expect(
      (0..<3).map(other.imputation(of:)) == [.central(mean), .central(median), .central(mean)]
    )
    #expect(other.uncertainty == nil)
  }

  @Test("replaces the aggregation of levels, not that of a dimension, nor what else a level says")
  func aggregation() throws {
    let method = try draft().method()
    let own = method.hierarchy.nodes.map(\.aggregation)
    #expect(own == [.minimum, .maximum, .maximum, .arithmetic])
    let other = try method.replacing(aggregation: .geometric(floor: 1))
    let replaced = other.hierarchy.nodes.map(\.aggregation)
    #expect(replaced == [.geometric(floor: 1), .maximum, .maximum, .geometric(floor: 1)])
    #expect(other.hierarchy.nodes.map(\.missing) == method.hierarchy.nodes.map(\.missing))
  }

  @Test("may leave idle what only the method's own choice reads")
  func idle() throws {
    var draft = MethodDraft()
    draft.indicators = draft.indicators.map { indicator in
      var indicator = indicator
      indicator.referenceColumn = t("reference")
      return indicator
    }
    draft.rules.normalisation = .ratio(RatioToReference(reference: .all))
    draft.rules.weighting = .entropy
    let other = try draft.method().replacing(
      normalisation: .zScore(ZScore()),
      aggregation: .minimum
    )
    #expect(other.indicators == draft.indicators)
  }

  @Test("is refused for what the other choices contradict")
  func contradiction() throws {
    let method = try draft().method()
    #expect(
      problemCodes { try method.replacing(aggregation: .geometric(floor: 0)) }
        == ["method.bad-floor"]
    )
    #expect(
      problemCodes { try method.replacing(imputation: .parent(level: "epci")) }
        == ["method.no-reference"]
    )
  }
}
