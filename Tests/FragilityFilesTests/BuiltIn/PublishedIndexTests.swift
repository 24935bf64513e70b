import Foundation
import Testing

@testable import FragilityFiles
@testable import FragilityIndex

@Suite("A published index, by its built-in method,")
struct PublishedIndexTests {
  // MARK: Human Development Index

  /// The countries of one year and vintage as the wide table of the method has them, its year in the headers.
  private func humanDevelopment(
    _ vintage: String,
    _ year: String
  ) throws -> (result: IndexResult, published: [Double]) {
    let rows = try records("published/hdi/country-years.csv")
      .filter { $0["vintage"] == vintage && $0["year"] == year }
    let inputs = ["le", "eys", "mys", "gnipc"]
    let table = csv(
      ["iso3", "country"] + inputs.map { "\($0)_\(year)" },
      try rows.map { row in try (["iso3", "country"] + inputs).map { try #require(row[$0]) } }
        + [["ZZK.WORLD", "World", "99", "99", "99", "99999"]]
    )
    let result = try builtIn("hdi", replacing: ["_2023": "_\(year)"], table: table)
    return (result, try rows.map { try #require(Double($0["published_hdi"] ?? "")) })
  }

  @Test(
    "HDI: the published value to its three decimals, in two vintages and seven years",
    arguments: [
      ("HDR25", ["2023", "2022", "2015", "2010", "1999", "1990"], 12),
      ("HDR23-24", ["2022", "2021", "1990"], 3),
    ]
  )
  func humanDevelopment(vintage: String, years: [String], count: Int) throws {
    var compared = 0
    for year in years {
      let (result, published) = try humanDevelopment(vintage, year)
      for (row, value) in published.enumerated() {
        let score = try #require(result.scores[row].number)
        #expect((score * 1000).rounded() == (value * 1000).rounded(), "\(year) \(row)")
        compared += 1
      }
    }
    #expect(compared == count)
  }

  @Test("HDI: rank 1 is the best, caps are flagged, groups of countries take no part")
  func humanDevelopmentRanks() throws {
    let (result, _) = try humanDevelopment("HDR25", "2023")
    #expect(
      result.territories.codes.indices.map { result.territories.codes[$0] } == [
        "ALB", "LSO", "LBR", "NOR", "ZZK.WORLD",
      ]
    )
    #expect(result.ranks.encoded.prefix(4) == [2, 3, 4, 1])
    #expect(result.classes.encoded.prefix(4) == [4, 2, 1, 4])
    let expected = [0.810145426, 0.550414373, 0.510350880, 0.970068960]
    #expect(zip(result.scores.encoded, expected).allSatisfy { abs($0 - $1) < 6e-10 })
    #expect(
      result.flags(of: 3).map(\.word) == [
        "expected_schooling:beyond_reference", "gni_per_head:beyond_reference",
      ]
    )
    #expect(result.flags(of: 4) == [.screenedOut])
    let text = result.explanationText(of: 3, in: .english, digits: 3)
    #expect(text.contains("rank 1 / 4, 1 = the best") && text.contains("the highest = the best"))
  }

  // MARK: Social Vulnerability Index

  private let counties = "published/svi-2018/pennsylvania-counties.csv"

  @Test("SVI: every published sum and rank of the 67 counties of Pennsylvania, 670 of 670")
  func socialVulnerability() throws {
    let rows = try records(counties)
    let result = try builtIn(
      "svi-2018",
      table: String(decoding: Fixture.bytes(counties), as: UTF8.self)
    )
    let hierarchy = result.fitted.method.hierarchy
    let tile = result.source.tile(0..<rows.count)
    var compared = 0
    for (position, node) in hierarchy.nodes.enumerated() {
      let theme = node.dimension.map { "THEME\($0 + 1)" } ?? "THEMES"
      for (row, record) in rows.enumerated() {
        let sum = try #require(Double(record["SPL_\(theme)"] ?? ""))
        let rank = try #require(Double(record["RPL_\(theme)"] ?? ""))
        let name = "\(theme) of \(record["COUNTY"] ?? "")"
        #expect(tile.aggregated[position][row] == sum, "sum, \(name)")
        #expect(tile.shown[position][row] == rank, "rank, \(name)")
        compared += 2
      }
    }
    #expect(compared == 670)
  }

  @Test("SVI: -999 takes the theme and the index, and the county out of that count only")
  func absentVulnerability() throws {
    let text = String(decoding: try Fixture.bytes(counties), as: UTF8.self)
    // Butler, whose poverty is 8.3.
    let table = text.replacingOccurrences(of: ",186566,8.3,", with: ",186566,-999.0,")
    #expect(table != text)
    let (before, after) = (
      try builtIn("svi-2018", table: text), try builtIn("svi-2018", table: table)
    )
    #expect(after.scores.presentCount == 66 && after.scores.encoded[0].absence != nil)
    #expect(after.scores(ofDimension: 0).encoded[0].absence == .insufficientWeight)
    for dimension in 1...3 {
      #expect(after.scores(ofDimension: dimension) == before.scores(ofDimension: dimension))
    }
    #expect(after.normalised[0].encoded.contains(Rounding(digits: 4).apply(1.0 / 65)))
    #expect(before.normalised[0].encoded.contains(Rounding(digits: 4).apply(1.0 / 66)))
  }

  // MARK: Digital Exclusion Risk Index

  @Test("DERI: an independent computation on twelve areas, each among those of its nation")
  func digitalExclusion() throws {
    let path = "published/deri/areas-12.csv"
    let text = String(decoding: try Fixture.bytes(path), as: UTF8.self)
    let result = try builtIn("deri", table: text)
    let expected = [
      "E01000006": 2.677733979570, "E01018780": 6.868995273994, "E01026721": 8.627997568517,
      "E01005407": 4.169284425400, "W01000596": 4.019007962720, "W01000646": 6.574314022817,
    ]
    for (code, score) in expected {
      let row = try #require(result.territories.codes.firstIndex(of: code))
      #expect(abs(result.scores.encoded[row] - score) < 1e-11, "\(code)")
    }
    // The only area of Scotland has nobody to be compared with.
    #expect(result.scores.presentCount == 11)
    let weighed = try builtIn("deri", replacing: ["weight = 0\n": "weight = 5\n"], table: text)
    #expect(weighed.scores != result.scores)
  }

  // MARK: Mazziotta-Pareto index

  private let places = """
    code,name,indicator_1,indicator_2,indicator_3
    A,A,10,40,3
    B,B,12,35,5
    C,C,20,55,4
    D,D,15,60,8
    E,E,8,30,2

    """

  @Test("MPI: an independent computation, with variances by n - 1")
  func mazziottaPareto() throws {
    let result = try builtIn("mpi", table: places)
    let expected = [
      94.845800323411, 98.073618945355, 107.887159298186, 111.064189763918, 89.366331958,
    ]
    #expect(zip(result.scores.encoded, expected).allSatisfy { abs($0 - $1) < 1e-10 })
    #expect(result.ranks.encoded == [4, 3, 2, 1, 5])
  }

  @Test("MPI: with variances by n, as the authors have it, in the words of the file's comment")
  func mazziottaParetoByCount() throws {
    let result = try builtIn(
      "mpi",
      replacing: [
        "sd = 10 }": "sd = \(10 * (5.0 / 4).squareRoot()) }", "\"sample\"": "\"population\"",
      ],
      table: places
    )
    let expected = [
      94.227626453315, 97.780258335525, 108.626297519042, 112.279105120522, 88.111078636853,
    ]
    #expect(zip(result.scores.encoded, expected).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test("MPI: the adjusted index, from goalposts on either side of the mean of each indicator")
  func adjustedMazziottaPareto() throws {
    func goalposts(_ ends: String) -> String {
      "normalisation = { method = \"minmax\", goalposts = [\(ends)], clip = false }\n"
    }
    let result = try builtIn(
      "mpi",
      replacing: [
        "normalisation = { method = \"zscore\", mean = 100, sd = 10 }\n": "scale = [70, 130]\n",
        "\"sample\"": "\"population\"",
        "column = \"indicator_1\"\n": "column = \"indicator_1\"\n" + goalposts("7, 19"),
        "column = \"indicator_2\"\n": "column = \"indicator_2\"\n" + goalposts("29, 59"),
        "column = \"indicator_3\"\n": "column = \"indicator_3\"\n" + goalposts("1.4, 7.4"),
      ],
      table: places
    )
    let expected = [
      87.775665399240, 95.353356890459, 119.900849858357, 127.037037037037, 74.372197309417,
    ]
    #expect(zip(result.scores.encoded, expected).allSatisfy { abs($0 - $1) < 1e-10 })
  }
}
