import Foundation
import Testing

@Suite("The Indice de Fragilité Numérique by method file and command")
struct PublishedIndexTests {
  /// A published file as dictionaries.
  private func published(
    _ path: String,
    delimiter: Character
  ) throws -> [[String: String]] {
    let text = try Command.contents(Command.fixture(path)).replacingOccurrences(
      of: "\u{FEFF}",
      with: ""
    )
    let lines = Command.rows(of: text, delimiter: delimiter)
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test(
    "version 1: both axes and the score of every IRIS to 1e-9, for each reference",
    arguments: ["departement", "epci", "region"]
  )
  func version1(reference: String) throws {
    let run = try Command("score", Command.fixture("ifn-v1/\(reference).toml"), "--order", "input")
    let rows = try published("ifn-v1/corse.csv", delimiter: ";")
    #expect(rows.count == 62)
    try expectVersion1(run, rows, reference)
  }

  @Test("version 1: the built-in method repeats the published numbers, defects included")
  func version1BuiltIn() throws {
    let table = "iris=\(Command.fixture("ifn-v1/corse.csv"))"
    let run = try Command("score", "ifn-2019-published", "--table", table, "--order", "input")
    try expectVersion1(run, published("ifn-v1/corse.csv", delimiter: ";"), "epci")
  }

  private func expectVersion1(
    _ run: Command,
    _ rows: [[String: String]],
    _ reference: String
  ) throws {
    #expect(run.status == 0)
    let space = reference == "departement" ? "  " : " "
    for (column, name) in [
      ("access", "GLOBAL ACCES \(reference) 1"),
      ("competences", "GLOBAL COMPETENCES\(space)\(reference) 1"),
      ("score", "SCORE GLOBAL \(reference) 1"),
    ] {
      let ours = try run.column(column).map { try #require(Double($0)) }
      #expect(ours.count == rows.count)
      for (value, row) in zip(ours, rows) {
        let expected = try #require(row[name].flatMap(Double.init))
        #expect(abs(value - expected) <= 1e-9, "\(name) of \(row["Code Iris"] ?? "")")
      }
    }
  }

  @Test("version 1 the right way round: sums and not means of rates, income inverted, gaps kept")
  func version1RightWayRound() throws {
    let folder = try TemporaryFolder()
    let iris = try folder.write(
      """
      code_iris;nom_iris;code_commune;siren_epci;code_departement;code_region;C17_MEN;C17_MENPSEUL;\
      C17_FAMMONO;P17_POP;P17_POP1529;P17_POP65P;P17_NSCOL15P;P17_NSCOL15P_DIPLMIN;DISP_MED17
      A;A;1;E1;1;1;100;40;10;250;50;50;150;45;18000
      B;B;1;E1;1;1;300;60;30;750;100;100;450;90;24000
      C;C;2;E2;1;1;200;80;20;500;100;150;300;90;s

      """,
      to: "iris.csv"
    )
    let epcis = try folder.write("CODGEO,MED17\nE1,21600\nE2,19000\n", to: "epcis.csv")
    let run = try Command(
      "score",
      "ifn-2019",
      "--table",
      "iris=\(iris)",
      "--table",
      "epcis=\(epcis)",
      "--order",
      "input"
    )
    #expect(run.status == 0, "\(run.messages)")
    // In E1: people alone 100 / 400, lone parents 40 / 400, 15-29 and 65+ 150 / 1000, low diploma 135 / 600.
    // A: information (160 + 100) / 2, interfaces 100 * 21600 / 18000, skills 400 / 3 throughout.
    // B: information (80 + 100) / 2, interfaces 90, skills 800 / 9 throughout. C is alone in E2: 100 on everything.
    let expected: [(String, [Double])] = [
      ("access", [380.0 / 3, 90, 100]), ("competences", [400.0 / 3, 800.0 / 9, 100]),
      ("score", [130, 805.0 / 9, 100]),
    ]
    for (column, values) in expected {
      for (text, value) in zip(try run.column(column), values) {
        #expect(abs(try #require(Double(text)) - value) <= 1e-12 * value)
      }
    }
    let coverage = try run.column("coverage").map { try #require(Double($0)) }
    #expect(coverage[0] == 1 && coverage[1] == 1 && abs(coverage[2] - 5.0 / 6) < 1e-15)
    #expect(try run.column("flags")[2].contains(":suppressed"))
    #expect(try run.column("interfaces")[2].isEmpty)
  }

  @Test("version 2: the total of every commune that has five scores, bit for bit")
  func version2() throws {
    let rows = try published("ifn-v2/communes-2023-08.csv", delimiter: ",")
    let table = "communes=\(Command.fixture("ifn-v2/communes-2023-08.csv"))"
    let run = try Command("score", "ifn-2023", "--table", table, "--order", "input")
    #expect(run.status == 0)
    let ours = try run.column("score")
    #expect(ours.count == rows.count && rows.count == 240)
    #expect(ours.filter { !$0.isEmpty }.count == 238)
    for (value, row) in zip(ours, rows) {
      #expect(Double(value) == row["total"].flatMap(Double.init), "\(row["code"] ?? "")")
    }
  }

  @Test("version 2: the EPCI, whose total is the mean of their five scores, bit for bit")
  func version2EPCI() throws {
    let rows = try published("ifn-v2/epci-2023-08.csv", delimiter: ",")
    let table = "communes=\(Command.fixture("ifn-v2/epci-2023-08.csv"))"
    let run = try Command("score", "ifn-2023", "--table", table, "--order", "input")
    #expect(run.status == 0)
    for (value, row) in zip(try run.column("score"), rows) {
      #expect(Double(value) == row["total"].flatMap(Double.init))
    }
  }

  @Test("version 2: the total of the July file is another index under the same name")
  func version2July() throws {
    let path = "ifn-v2/communes-2023-07-fourteen-indicators.csv"
    let rows = try published(path, delimiter: ",")
    let table = "communes=\(Command.fixture(path))"
    let run = try Command("score", "ifn-2023", "--table", table, "--order", "input")
    #expect(run.status == 0)
    let pairs = zip(try run.column("score"), rows).compactMap { value, row -> (Double, Double)? in
      guard let ours = Double(value), let total = row["total"].flatMap(Double.init) else {
        return nil
      }
      return (ours, total)
    }
    #expect(pairs.count == 238)
    let different = pairs.filter { $0 != $1 }.count
    #expect(Double(different) > 0.9 * Double(pairs.count))
  }
}
