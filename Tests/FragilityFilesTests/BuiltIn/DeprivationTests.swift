import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A published index of deprivation, by its built-in method,")
struct DeprivationTests {
  private let domains = [
    "Income", "Employment", "Education, Skills and Training", "Health Deprivation and Disability",
    "Crime", "Barriers to Housing and Services", "Living Environment",
  ].map { "\($0) Rank (where 1 is most deprived)" }

  private let header = [
    "LSOA code (2011)", "LSOA name (2011)", "Local Authority District code (2019)",
    "Total population: mid 2015 (excluding prisoners)",
  ]

  /// A number of a published file.
  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column)")
  }

  /// Rows with the cells of `head`, which takes the code of a row, and one column of ranks a domain.
  private func rows(_ codes: [String], _ ranks: [[Double]], head: (String) -> [String])
    -> [[String]]
  {
    ranks[0].indices.map { row in
      head(row < codes.count ? codes[row] : "X\(row)") + ranks.map { "\($0[row])" }
    }
  }

  private func england(_ codes: [String], _ ranks: [[Double]]) -> String {
    csv(header + domains, rows(codes, ranks) { [$0, $0, "E08000009", "1500"] })
  }

  @Test("IMD 2019: the published score of 27 LSOAs within 0.0006, from ranks among 32,844")
  func england() throws {
    let extract = try records("published/imd-2019/trafford-27.csv")
    let codes = try extract.map { try #require($0[header[0]]) }
    let ranks = try domains.map { domain in
      try completed(extract.map { try number($0, domain) }, to: 32_844)
    }
    let result = try builtIn("imd-2019", table: england(codes, ranks))
    #expect(result.territories.count == 32_844 && extract.count == 27)
    let index = "Index of Multiple Deprivation (IMD)"
    var equal = 0
    for (row, record) in extract.enumerated() {
      let deviation = abs(result.scores.encoded[row] - (try number(record, "\(index) Score")))
      #expect(deviation < 0.0006, "\(codes[row])")
      if deviation <= 0.0005 + 1e-9 { equal += 1 }
    }
    #expect(equal == 26)
    let published = try extract.map { try number($0, "\(index) Rank (where 1 is most deprived)") }
    #expect(isSameOrder(result, published))
    // The decile of the file is ceil(10 * rank / N).
    let different = zip(result.ranks.encoded, result.classes.encoded)
      .filter { rank, level in (10 * rank / 32_844).rounded(.up) != 11 - level }
    #expect(different.isEmpty)
  }

  /// Whether the first territories have the order of their published ranks, the first being the most deprived.
  private func isSameOrder(_ result: IndexResult, _ published: [Double]) -> Bool {
    let rows = published.indices.sorted { published[$0] < published[$1] }
    return zip(rows, rows.dropFirst()).allSatisfy {
      result.scores.encoded[$0] > result.scores.encoded[$1]
    }
  }

  @Test("IMD 2019: the worked example of five areas of Northern Ireland, 100, 36, 21, 12 and 5")
  func fiveAreas() throws {
    let ranks = domains.map { _ in [3.0, 1, 5, 2, 4] }
    let result = try builtIn("imd-2019", table: england([], ranks))
    for column in result.normalised {
      #expect(column.encoded.map { $0.rounded() } == [21, 100, 5, 36, 12])
    }
    #expect(abs(result.scores.encoded[1] - 99.9) < 1e-10)
  }

  @Test("IMD 2019: blanks between thousands are read, a comma is refused where it stands")
  func thousands() throws {
    let table = england(["A", "B"], domains.map { _ in [20_123, 1] })
    let plain = table.replacingOccurrences(of: "20123.0", with: "20123")
    let blank = table.replacingOccurrences(of: "20123.0", with: "20 123")
    let comma = table.replacingOccurrences(of: "20123.0", with: "\"20,123\"")
    #expect(plain != table && blank != plain && comma != blank)
    #expect(
      try builtIn("imd-2019", table: blank).scores == builtIn("imd-2019", table: plain).scores
    )
    let found = problems { try builtIn("imd-2019", table: comma) }
    #expect(found.map(\.spot).first == "table.wrong-decimal-mark 2:20" && found.count == 7)
  }

  @Test(
    "SIMD 2016: 152 data zones have the published order among 6,976, with either convention",
    arguments: ["lower", "upper"]
  )
  func scotland(convention: String) throws {
    let extract = try records("published/simd-2016/ranks-152.csv")
    let domains = [
      "Income", "Employment", "Health", "Education", "Geographic_Access", "Crime", "Housing",
    ].map { "\($0)_Domain_2016_Rank" }
    let head = ["Data_Zone", "Intermediate_Zone", "Council_area", "Total_population"]
    let ranks = try domains.map { domain in
      try completed(extract.map { try number($0, domain) }, to: 6976)
    }
    let codes = try extract.map { try #require($0["Data_Zone"]) }
    let table = csv(head + domains, rows(codes, ranks) { [$0, "Culter", "Aberdeen_City", "900"] })
    let published = try extract.map { try number($0, "Overal_SIMD16_Rank") }
    let rule = "convention = \"\(convention)\", ties"
    let result = try builtIn(
      "simd-2016",
      replacing: ["convention = \"lower\", ties": rule],
      table: table
    )
    #expect(extract.count == 152 && isSameOrder(result, published))
    let different = zip(result.ranks.encoded, result.classes.encoded)
      .filter { rank, level in (10 * rank / 6976).rounded(.up) != 11 - level }
    #expect(different.isEmpty)
    let unweighted = try builtIn(
      "simd-2016",
      replacing: [
        "weight = 28": "weight = 1", "weight = 14": "weight = 1", "weight = 9": "weight = 1",
      ],
      table: table
    )
    #expect(!isSameOrder(unweighted, published))
  }

  @Test(
    "SIMD 2016: complete rows of the published file are read, and deciles are ceil(10 rank / N)"
  )
  func completeRows() throws {
    let path = "published/simd-2016/complete-rows.csv"
    let result = try builtIn(
      "simd-2016",
      table: String(decoding: Fixture.bytes(path), as: UTF8.self)
    )
    #expect(result.scores.presentCount == 4)
    for row in try records(path) {
      let rank = try number(row, "Overal_SIMD16_Rank")
      #expect((10 * rank / 6976).rounded(.up) == (try number(row, "SIMD_2016_Decile")))
    }
  }
}
