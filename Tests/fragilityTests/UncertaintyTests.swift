import Foundation
import Testing

@Suite("fragility uncertainty")
struct UncertaintyTests {
  let occitanie = Command.fixture("occitanie/method.toml")

  @Test("says in words how sure the ranks are, and what was drawn, in the language asked for")
  func text() throws {
    let french = try Command("uncertainty", occitanie, "--lang", "fr", "--draws", "100")
    #expect(french.status == 0)
    #expect(french.output.hasPrefix("Fragilité numérique des quartiers prioritaires d'Occitanie\n"))
    #expect(french.output.contains("tirages : 100, graine : 1\n"))
    #expect(french.output.contains("En moyenne, un rang s'écarte de "))
    #expect(french.output.contains("\nrang  intervalle  code      nom "))
    #expect(
      french.messages.contains("sans [uncertainty] dans la méthode, ce qui varie est : les poids,")
    )
    let english = try Command("uncertainty", occitanie, "--quiet", "--draws", "100")
    #expect(english.messages.isEmpty)
    #expect(english.output.contains("On average a rank is "))
    for run in [french, english] {
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(run.output.contains("QP081006  Cantepau "))
    }
  }

  @Test("says how far apart ranks must be to be told apart, when asked")
  func apart() throws {
    let run = try Command("uncertainty", occitanie, "--format", "csv", "--draws", "200", "--apart")
    let places = try run.column("places_apart").compactMap(Int.init)
    #expect(places.count > 90 && places.allSatisfy { $0 >= 1 && $0 < 105 })
    let text = try Command("uncertainty", occitanie, "--draws", "200", "--apart", "--lang", "fr")
    #expect(text.output.contains("places d'écart au"))
    let wrong = try Command("uncertainty", occitanie, "--apart", "--memory", "1")
    #expect(wrong.status == 64)
  }

  @Test("writes intervals and probabilities of every territory as CSV")
  func territories() throws {
    let run = try Command("uncertainty", occitanie, "--format", "csv", "--draws", "200")
    #expect(
      run.rows().first == [
        "code", "name", "commune", "departement", "score", "score_mean", "score_median",
        "score_low", "score_high", "rank", "rank_mean", "rank_median", "rank_low", "rank_high",
        "class", "p_class_1", "p_class_2", "p_class_3", "p_class_4", "p_class_5", "p_worst_tenth",
        "p_before_next", "p_unscored", "flags",
      ]
    )
    let scores = try Command("score", occitanie)
    for name in ["code", "score", "rank", "class", "flags"] {
      #expect(try run.column(name) == scores.column(name), "\(name)")
    }
    let (low, median, high) = try (
      run.column("rank_low"), run.column("rank_median"), run.column("rank_high")
    )
    for row in 0..<104 {
      let bounds = try [low, median, high].map { try #require(Double($0[row])) }
      #expect(bounds == bounds.sorted() && bounds[0] >= 1 && bounds[2] <= 105)
    }
    let shares = try (1...5).map { try run.column("p_class_\($0)") }
    for row in 0..<104 {
      #expect(abs(shares.compactMap { Double($0[row]) }.reduce(0, +) - 1) < 1e-9)
    }
    let some = try Command(
      ["uncertainty", occitanie, "--format", "csv", "--draws", "200"]
        + ["--territory", "QP030013", "--territory", "QP081006", "--territory", "QP030013"]
    )
    #expect(try some.column("code") == ["QP081006", "QP030013"])
    #expect(some.rows()[1] == run.rows()[1])
  }

  @Test(
    "writes each table in each format",
    arguments: [
      ("parents", "level,code,territories,worst_class,"), ("whole", "draws,seed,interval,sources,"),
      ("sources", "result,source,first,first_low,first_high,total,"),
      ("removals", "element,kind,compared,mean_rank_shift,largest_rank_shift,class_changes,"),
      ("alternatives", "alternative,compared,mean_rank_shift,"),
      ("changes", "code,class,indicator,value,more_fragile_value,more_fragile_difference,"),
      ("weights", "code,most_fragile,element,kind,share,low,high,exact"),
    ]
  )
  func tables(name: String, header: String) throws {
    var arguments = ["uncertainty", occitanie, "--table-of", name]
    if ["changes", "weights"].contains(name) { arguments += ["--territory", "QP031001"] }
    if name == "sources" { arguments += ["--points", "32"] }
    let csv = try Command(arguments + ["--format", "csv"])
    #expect(csv.status == 0 && csv.output.hasPrefix(header), "\(csv.messages)")
    let french = try Command(arguments + ["--format", "csv", "--locale", "fr"])
    #expect(
      french.output.hasPrefix("\u{FEFF}" + header.split(separator: ",").joined(separator: ";"))
    )
    let text = try Command(arguments)
    #expect(text.status == 0 && text.output.split(separator: "\n").count > 3)
    let json = try Command(arguments + ["--format", "json", "--draws", "20"])
    #expect(json.messages.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(
      (object?["territories"] as? [[String: Any]])?.count
        == (arguments.contains("--territory") ? 1 : 105)
    )
    #expect((object?["whole"] as? [String: Any])?["draws"] as? Int == 20)
    let isThere = Set(["sources", "removals", "alternatives", "changes", "weights"])
      .filter { object?[$0] != nil }
    #expect(isThere == Set([name]).subtracting(["parents", "whole"]))
  }

  @Test("writes the columns that are asked for, whose numbers do not depend on that")
  func someColumns() throws {
    let whole = try Command("uncertainty", occitanie, "--format", "csv", "--draws", "50")
    let names = ["code", "rank_high", "p_class_5", "score_low"]
    let some = try Command(
      ["uncertainty", occitanie, "--format", "csv", "--draws", "50", "--columns"]
        + [names.joined(separator: ",")]
    )
    let lines = whole.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let places = try names.map { try #require(lines[0].firstIndex(of: Substring($0))) }
    // Names with a comma stand after the code, so the last columns are counted from the end.
    let expected = lines.map { line in
      places.map { line[$0 == 0 ? 0 : line.count - lines[0].count + $0] }.joined(separator: ",")
    }
    #expect(some.output.split(separator: "\n").map(String.init) == expected)
    let wrong = try Command(
      ["uncertainty", occitanie, "--format", "csv", "--columns", "code,rank_hihg"]
    )
    #expect(wrong.status == 1 && wrong.messages.contains("rank_high"), "\(wrong.messages)")
  }

  @Test(
    "gives the same bytes on any number of threads, with any memory",
    arguments: ["1", "2", "7"]
  )
  func threads(count: String) throws {
    let calls = [
      ["--format", "json", "--draws", "1000", "--table-of", "sources", "--points", "32"],
      ["--format", "csv", "--draws", "1000"],
    ]
    for call in calls {
      let plain = try Command(["uncertainty", occitanie] + call)
      let threaded = try Command(
        ["uncertainty", occitanie, "--threads", count, "--memory", "1"] + call
      )
      #expect(plain.status == 0 && plain.output == threaded.output)
    }
  }

  @Test("takes the seed and the interval from the options")
  func options() throws {
    func bounds(_ options: String...) throws -> [String] {
      let run = try Command(
        ["uncertainty", occitanie, "--format", "csv", "--draws", "80"] + options
      )
      #expect(run.status == 0)
      return try run.column("rank_high")
    }
    let plain = try bounds()
    #expect(try bounds("--seed", "1") == plain)
    #expect(try bounds("--seed", "2") != plain)
    let narrow = try bounds("--interval", "0.5")
    for (narrow, wide) in zip(narrow, plain) {
      if let narrow = Double(narrow), let wide = Double(wide) { #expect(narrow <= wide) }
    }
    #expect(narrow != plain)
  }

  @Test("says which codes no territory has, and suggests the nearest")
  func unknownTerritory() throws {
    let run = try Command("uncertainty", occitanie, "--territory", "QP08106")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.messages.contains("no territory has the code \"QP08106\""))
    #expect(run.messages.contains("did you mean \"QP081006\"?"))
    let json = try Command("uncertainty", occitanie, "--format", "json", "--territory", "nobody")
    #expect(json.status == 1 && json.messages.contains("\"territory.unknown\""))
  }

  @Test(
    "refuses what means nothing",
    arguments: [
      ["--table-of", "rank"], ["--draws", "0"], ["--interval", "1"], ["--seed", "-1"],
      ["--columns", "code"], ["--format", "csv", "--table-of", "whole", "--columns", "draws"],
      ["--memory", "0"], ["--points", "1", "--table-of", "sources"], ["--points", "8"],
      ["--table-of", "changes"], ["--table-of", "parents", "--territory", "QP081006"],
      ["--table-of", "removals", "--draws", "10"], ["--table-of", "removals", "--seed", "2"],
      ["--format", "csv", "--table-of", "parents", "--table-of", "whole"], ["--locale", "fr"],
    ]
  )
  func usage(options: [String]) throws {
    let run = try Command(["uncertainty", occitanie] + options)
    #expect(run.status == 64 && run.output.isEmpty)
  }

  @Test("has a help that teaches each table")
  func help() throws {
    let help = try Command("uncertainty", "--help")
    #expect(help.output.contains("USAGE: fragility uncertainty"))
    for table in [
      "territories", "parents", "whole", "sources", "removals", "alternatives", "changes",
      "weights",
    ] { #expect(help.output.contains("\n  \(table) ")) }
    #expect(try Command("--help").output.contains("  uncertainty"))
  }

  @Test("leaves the old file as it was when it is stopped on the way")
  func stopped() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("what was there", to: "uncertainty.csv")
    let process = Process()
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = products.appendingPathComponent("fragility")
    process.arguments = [
      "uncertainty", occitanie, "--draws", "1000000", "--format", "csv", "-o", path, "--quiet",
    ]
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
    #expect(process.isRunning)
    // Not by an interrupt: processes of tests may inherit it blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(folder.files == ["uncertainty.csv"])
    #expect(try Command.contents(path) == "what was there")
  }

  @Test("score --uncertainty adds the interval of the rank and the probability of the class")
  func score() throws {
    let run = try Command("score", occitanie, "--uncertainty")
    let plain = try Command("score", occitanie)
    for name in try #require(plain.rows().first) {
      #expect(try run.column(name) == plain.column(name), "\(name)")
    }
    let drawn = try Command("uncertainty", occitanie, "--format", "csv")
    for name in ["rank_low", "rank_high"] {
      #expect(try run.column(name) == drawn.column(name))
    }
    let classes = try run.column("class")
    for (row, share) in try run.column("p_class").enumerated() where !classes[row].isEmpty {
      #expect(try share == drawn.column("p_class_\(classes[row])")[row])
    }
    let some = try Command("score", occitanie, "--uncertainty", "--columns", "rank_high,code")
    #expect(try some.column("rank_high") == run.column("rank_high"))
    let table = try Command("score", occitanie, "--uncertainty", "--format", "table")
    #expect(table.output.contains("rank_low  rank_high  class  p_class  coverage"))
    let json = try Command("score", occitanie, "--uncertainty", "--format", "json")
    #expect(json.output.contains("\"p_class\": "))
  }

  @Test("score --uncertainty goes neither with parents nor with frozen numbers, and says why")
  func scoreUsage() throws {
    let parents = try Command("score", occitanie, "--uncertainty", "--by", "departement")
    #expect(parents.status == 64 && parents.messages.contains("--table-of parents"))
    let frozen = try Command("score", occitanie, "--uncertainty", "--fitted", "frozen.toml")
    #expect(frozen.status == 64 && frozen.messages.contains("fitted anew"))
    let column = try Command("score", occitanie, "--columns", "p_class")
    #expect(column.status == 1 && column.messages.contains("add --uncertainty"))
  }
}
