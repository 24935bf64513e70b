import Foundation
import Testing

@Suite("fragility coinr, and COINr's example by method file")
struct COINrTests {
  let meta = Command.fixture("golden/asem/iMeta.csv")
  let data = Command.fixture("golden/asem/iData.csv")

  /// A table of golden numbers, each row by the name of its columns.
  private func golden(_ name: String) throws -> [[String: String]] {
    try rows(Command.contents(Command.fixture("golden/asem/\(name).csv")))
  }

  private func rows(_ text: String) throws -> [[String: String]] {
    let lines = Command.rows(of: text, delimiter: ",")
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Compares a table with golden numbers; `column` says how a column of theirs is called here.
  private func expect(
    _ ours: String,
    _ name: String,
    _ column: (String) -> String?
  ) throws {
    let byCode = Dictionary(uniqueKeysWithValues: try rows(ours).map { ($0["code"] ?? "", $0) })
    let theirs = try golden(name)
    #expect(theirs.count == 51 && byCode.count == 51)
    var compared = 0
    for row in theirs {
      let code = try #require(row["uCode"])
      for (name, text) in row {
        guard let column = column(name) else { continue }
        let value = try #require(byCode[code]?[column])
        compared += 1
        guard let expected = Double(text) else {
          #expect(value.isEmpty, "\(column) of \(code)")
          continue
        }
        let number = try #require(Double(value))
        #expect(abs(number - expected) <= 1e-12 * abs(expected), "\(column) of \(code)")
      }
    }
    #expect(compared >= 11 * 51)
  }

  @Test("COINr's example from raw data to ranks: normalised values, scores and ranks")
  func example() throws {
    let run = try Command("score", Command.fixture("asem/method.toml"), "--details", "--quiet")
    #expect(run.status == 0 && run.messages.isEmpty)
    let isPart = { (name: String) in run.output.hasPrefix("code") && name != "uCode" }
    let indicators = Set(try golden("raw")[0].keys)
    try expect(run.output, "example_Normalised") { isPart($0) ? "\($0)_normalised" : nil }
    try expect(run.output, "example_Aggregated") { name in
      guard isPart(name) else { return nil }
      return name == "Index" ? "score" : indicators.contains(name) ? "\(name)_normalised" : name
    }
    try expect(run.output, "example_Denominated") { isPart($0) ? $0 : nil }

    // The ranks of the index are ours; those of indicators and dimensions follow from their scores.
    let rows = try rows(run.output)
    for row in try golden("example_ranks") {
      let own = try #require(rows.first { $0["code"] == row["uCode"] })
      for (name, rank) in row where name != "uCode" {
        guard name != "Index" else {
          #expect(own["rank"] == rank, "rank of \(row["uCode"] ?? "")")
          continue
        }
        let column = indicators.contains(name) ? "\(name)_normalised" : name
        let score = try #require(own[column].flatMap(Double.init))
        let above = rows.count { Double($0[column] ?? "") ?? -1 > score }
        #expect("\(above + 1)" == rank, "\(name) of \(row["uCode"] ?? "")")
      }
    }
  }

  @Test("an imported method scores as COINr does, gaps included")
  func importAndScore() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("method.toml")
    let made = try Command("coinr", "import", meta, data, "-o", path)
    #expect(made.status == 0)
    #expect(made.messages.contains("49 indicators, 10 dimensions, 51 territories"))
    #expect(try Command("score", path).status == 0)
    // The golden numbers are on the scale from 1 to 100.
    let text = try Command.contents(path).replacingOccurrences(
      of: "orientation = \"strength\"",
      with: "orientation = \"strength\"\nscale = [1, 100]"
    )
    let scored = try Command("score", folder.write(text, to: "scaled.toml"))
    #expect(scored.status == 0, "\(scored.messages)")
    let parts = Set(
      try golden("iMeta").filter { $0["Type"] == "Aggregate" }.compactMap { $0["iCode"] }
    )
    try expect(scored.output, "agg_na_amean_threshNULL") { name in
      name == "Index" ? "score" : parts.contains(name) ? name : nil
    }
  }

  @Test("the other orientation has the same scores and the opposite directions")
  func orientation() throws {
    let folder = try TemporaryFolder()
    for (name, orientation) in [("a.toml", "strength"), ("b.toml", "fragility")] {
      let arguments = ["--orientation", orientation, "-o", folder.path(name)]
      #expect(try Command(["coinr", "import", meta, data] + arguments).status == 0)
    }
    let texts = try ["a.toml", "b.toml"].map { try Command.contents(folder.path($0)) }
    #expect(texts[0].contains("higher_is_better") && texts[1].contains("higher_is_worse"))
    let runs = try ["a.toml", "b.toml"].map { try Command("score", folder.path($0)) }
    #expect(runs[0].output == runs[1].output)
  }

  @Test("of a panel one date must be chosen; its rows stand beside the method")
  func panel() throws {
    let folder = try TemporaryFolder()
    let panel = Command.fixture("golden/asem/iData_panel.csv")
    let path = folder.path("m.toml")
    let refused = try Command("coinr", "import", meta, panel, "-o", path)
    #expect(refused.status == 1 && refused.messages.contains("--time 2022"))
    #expect(folder.files.isEmpty)
    #expect(try Command("coinr", "import", meta, panel, "--time", "2018").status == 64)
    let made = try Command("coinr", "import", meta, panel, "--time", "2018", "-o", path)
    #expect(made.status == 0 && folder.files == ["m-2018.csv", "m.toml"])
    let scored = try Command("score", path)
    #expect(scored.status == 0 && scored.rows().count == 52)
  }

  @Test("without -o the method goes to the standard output, in the language asked for")
  func standardOutput() throws {
    let run = try Command("coinr", "import", meta, data, "--quiet", "--lang", "fr")
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(run.output.hasPrefix("# Fait de ") && run.output.contains("path = \"\(data)\""))
  }

  @Test("an export has both tables, or none")
  func export() throws {
    let folder = try TemporaryFolder()
    let method = Command.fixture("asem/method.toml")
    let run = try Command("coinr", "export", method, "-o", folder.path("coin"))
    #expect(run.status == 0)
    for call in ["use_group = \"EurAsia_group\"", "dat_thresh = 0.9", "winmax = 5", "n_minmax"] {
      #expect(run.messages.contains(call))
    }
    let meta = try Command.contents(folder.path("coin/iMeta.csv"))
    #expect(meta.contains("1,CostImpEx,Cost to export/import,-1,1,Current USD,Instit,Indicator\n"))
    let again = try Command(
      "coinr",
      "import",
      folder.path("coin/iMeta.csv"),
      folder.path("coin/iData.csv"),
      "-o",
      folder.path("again.toml")
    )
    #expect(again.status == 0, "\(again.messages)")

    let blocked = folder.path("blocked")
    try FileManager.default.createDirectory(
      atPath: "\(blocked)/iData.csv",
      withIntermediateDirectories: true
    )
    #expect(try Command("coinr", "export", method, "-o", blocked).status == 74)
    let left = try FileManager.default.contentsOfDirectory(atPath: blocked)
    #expect(left == ["iData.csv"])
  }

  @Test("neither command writes over what it reads")
  func inputsStay() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(try Command.contents(meta), to: "iMeta.csv")
    let own = try folder.write(try Command.contents(data), to: "iData.csv")
    #expect(try Command("coinr", "import", copy, own, "-o", copy).status == 1)
    let path = folder.path("m.toml")
    #expect(try Command("coinr", "import", copy, own, "-o", path).status == 0)
    #expect(try Command.contents(path).contains("path = \"iData.csv\""))
    #expect(try Command("coinr", "export", path, "-o", folder.url.path).status == 1)
    #expect(try Command.contents(own) == Command.contents(data))
  }
}
