import Testing

@testable import FragilityIndex

/// The parts of a valid method, to be made invalid: three tables, of which one is counted, a tree of dimensions.
struct MethodDraft {
  var tables = [
    territoryTable(parents: ["epci"]),
    Table(id: "communes", path: "communes.csv", key: "code", join: .init(on: t("commune"))),
    Table(id: "places", path: "places.csv", key: "commune", join: .init(on: t("commune"))),
  ]
  var rules = FragilityMethod.Rules()
  var dimensions = [dimension("x"), dimension("y"), dimension("z", in: "y")]
  var indicators = [
    indicator("a", in: "x"),
    Indicator(
      id: "b",
      dimension: "z",
      derivation: .column(ColumnReference(table: "communes", column: "b")),
      direction: .lowerIsWorse
    ),
    Indicator(
      id: "n",
      dimension: "x",
      derivation: .count(table: "places", denominator: t("people"), per: 1000),
      direction: .lowerIsWorse
    ),
  ]

  var uncertainty: UncertaintyPlan?
  var typology: Typology?
  var people: [PeopleEstimate] = []

  func method() throws(FragilityError) -> FragilityMethod {
    try FragilityMethod(
      id: "draft",
      tables: tables,
      rules: rules,
      dimensions: dimensions,
      indicators: indicators,
      uncertainty: uncertainty,
      typology: typology,
      people: people
    )
  }

  /// One way to make the method invalid, and the codes of all problems that it brings.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codes: [String]
    let make: @Sendable (inout MethodDraft) -> Void

    init(
      _ name: String,
      _ codes: String...,
      make: @escaping @Sendable (inout MethodDraft) -> Void
    ) {
      testDescription = name
      self.codes = codes.map { "method." + $0 }
      self.make = make
    }
  }
}
