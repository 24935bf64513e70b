import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The explanation of a score")
struct ExplanationTextTests {
  @Test("names the territory, its parents, its rank, and why a value is absent")
  func text() throws {
    let result = try starterResult()
    let english = result.explanationText(of: 4, in: .english, digits: 2)
    let lines = english.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "QN00005X  Les Peupliers (exemple)")
    #expect(lines.contains("  commune 00002"))
    #expect(lines.contains("  epci 999999991"))
    #expect(lines.contains { $0.hasSuffix("/ 8, 1 = the most fragile") })
    let diploma = try #require(lines.first { $0.contains("Share with no or a low diploma") })
    #expect(diploma.contains("absent: suppressed"))
    #expect(diploma.contains("–"))
    let french = result.explanationText(of: 3, in: .french, digits: 2)
    #expect(french.contains("absent : non disponible"))
    #expect(french.contains("18,70"))
    #expect(!french.contains("18.70"))
  }

  @Test("has lines whose contributions sum to the score")
  func sum() throws {
    let result = try starterResult()
    for row in 0..<8 {
      let text = result.explanationText(of: row, in: .english, digits: 6)
      let score = NumberFormat(digits: 6).text(try #require(result.scores[row].number))
      #expect(text.contains("score \(score)\n"))
      #expect(text.contains("sum of the contributions \(score)\n"))
    }
  }

  @Test("is a table with a row for the index, each dimension and each indicator")
  func table() throws {
    let table = try starterResult().explanationTable(of: [2, 0])
    let read = try readCSV(
      table.csv(.english()),
      texts: ["code", "kind", "id", "absence"],
      numbers: ["depth", "score", "contribution"]
    ).table
    #expect(read.rowCount == 2 * (1 + 3 + 6))
    #expect(read.texts["code"]?[0] == "QN00003X")
    #expect(read.texts["code"]?[10] == "QN00001X")
    let kinds = Dictionary(grouping: read.texts["kind"] ?? [], by: \.self).mapValues(\.count)
    #expect(kinds == ["index": 2, "dimension": 6, "indicator": 12])
    #expect(read.numbers["depth"]?[0] == .present(0))
  }
}
