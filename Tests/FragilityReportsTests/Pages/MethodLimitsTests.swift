import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("What follows from the choices of a method")
struct MethodLimitsTests {
  private func keys(_ facts: ReportFacts) -> Set<String> {
    Set(MethodLimits.found(facts, words: Words(.french)).map(\.key))
  }

  @Test("is what holds for a method that chooses nothing")
  func usual() throws {
    #expect(
      keys(try SmallMethod.facts()) == [
        "limit_ecological", "limit_relative", "limit_compensation", "limit_classes",
        "limit_sources", "limit_errors", "limit_small", "limit_unscored",
      ]
    )
  }

  @Test(
    "is said where the choice is made, and nowhere else",
    arguments: [
      ("normalisation = \"percent_rank\"", ["limit_order"]),
      ("normalisation = \"decile\"", ["limit_order"]),
      ("aggregation = { method = \"geometric\", floor = 1 }", ["limit_compensation_part"]),
      ("aggregation = \"minimum\"", ["limit_one_counts"]),
      ("aggregation = \"copeland\"", ["limit_comparison"]),
      ("aggregation = \"benefit_of_the_doubt\"", ["limit_comparison", "limit_own_weights"]),
      ("weights = \"entropy\"", ["limit_weights_found"]),
      ("imputation = \"mean\"", ["limit_imputed"]),
      ("treatment = { method = \"points\", highest = 1 }", ["limit_held"]),
    ]
  )
  func choices(rule: String, added: [String]) throws {
    let usual = keys(try SmallMethod.facts())
    let found = keys(try SmallMethod.facts(rules: rule))
    #expect(found.subtracting(usual) == Set(added))
  }

  @Test("goes away where the choice is another")
  func absent() throws {
    let fixed = try SmallMethod.facts(
      rules: """
        normalisation = { method = "minmax", goalposts = [0, 100] }
        classes = { method = "breaks", breaks = [50] }
        reliability = { min_population = 1 }
        """
    )
    let found = keys(fixed)
    for key in ["limit_relative", "limit_classes", "limit_small"] { #expect(!found.contains(key)) }
  }

  @Test("counts values, territories and years")
  func counted() throws {
    let facts = try SmallMethod.facts(
      rules: "missing = { min_weight_share = 0.5 }",
      indicator: "source = { name = \"S\", year = 2020 }",
      table: SmallMethod.table.replacing("Q8,Huit,C,180,9,2,", with: "Q8,Huit,C,180,9,,3")
    )
    let said = MethodLimits.sentences(facts, words: Words(.french)).joined(separator: " ")
    #expect(said.contains("2 indicateurs n'ont pas de source"))
    #expect(said.contains("1 territoire n'a pas de score"))
    #expect(said.contains("1 territoire a un score alors"))
    #expect(!said.contains("Les sources vont"))
    let occitanie = try MethodFixture.facts("occitanie/method.toml")
    let english = MethodLimits.sentences(occitanie, words: Words(.english)).joined(separator: " ")
    #expect(english.contains("Sources run from 2015 to 2023"))
  }
}
