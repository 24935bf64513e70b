import Foundation
import Testing

@Suite("fragility compare")
struct CompareTests {
  private let occitanie = Command.fixture("occitanie/method.toml")

  @Test(
    "gives the committed outputs, on any number of threads",
    arguments: [
      ("occitanie/gaps.csv", ["occitanie/method.toml", "QP031007", "QP081006"]),
      (
        "occitanie/rollup-departement.csv",
        ["occitanie/method.toml", "--by", "departement", "--table-of", "rollup"]
      ),
      (
        "occitanie/groups-departement.csv",
        ["occitanie/method.toml", "--by", "departement", "--table-of", "groups"]
      ),
      (
        "occitanie/spread-departement.csv",
        ["occitanie/method.toml", "--by", "departement", "--table-of", "spread"]
      ), ("onpv-2020/gaps.csv", ["onpv-2020/method.toml"]),
      ("ifn-v2/rollup-epci.csv", ["ifn-v2/two-epci.toml", "--by", "epci", "--table-of", "rollup"]),
    ] as [(String, [String])]
  )
  func committed(golden: String, arguments: [String]) throws {
    let expected = try Command.contents(Command.fixture(golden))
    let rest = Array(arguments.dropFirst())
    for threads in ["1", "5"] {
      let run = try Command(
        ["compare", Command.fixture(arguments[0])] + rest + ["--threads", threads]
      )
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output == expected)
    }
  }

  @Test("turns survey figures into gaps with their direction")
  func survey() throws {
    let run = try Command("compare", Command.fixture("onpv-2020/method.toml"))
    #expect(
      try run.column("id") == [
        "score", "smartphone", "computer", "not_mastering", "voluntary_limit",
      ]
    )
    #expect(try run.column("difference") == ["", "-4", "-14", "13", "-15"])
    #expect(try Set(run.column("reading")) == ["more_fragile"])
  }

  @Test("comes close to the published EPCI from communes weighted by persons")
  func epci() throws {
    let published = Command.rows(
      of: try Command.contents(Command.fixture("ifn-v2/epci-2023-08.csv")),
      delimiter: ","
    )
    let totals = Dictionary(
      published.dropFirst().map { ($0[2], Double($0[8]) ?? .nan) },
      uniquingKeysWith: { first, _ in first }
    )
    let method = Command.fixture("ifn-v2/two-epci.toml")
    let run = try Command("compare", method, "--by", "epci", "--table-of", "rollup")
    for (area, score) in zip(try run.column("area"), try run.column("average_score")) {
      #expect(abs((Double(score) ?? .nan) - (totals[area] ?? .nan)) < 0.006)
    }
  }

  @Test("says in French what was not averaged, what is of these territories only, what is beyond")
  func cautions() throws {
    let run = try Command(
      "compare",
      occitanie,
      "QP031007",
      "--level",
      "commune",
      "--format",
      "table",
      "--lang",
      "fr"
    )
    #expect(run.status == 0)
    #expect(run.messages.contains("moyenner des taux ou des médianes serait faux"))
    #expect(run.messages.contains("sommes sur les seuls territoires de cette table"))
    #expect(run.messages.contains("une somme les compterait plusieurs fois"))
    #expect(run.messages.contains("sortent de l'échelle fixée sur les territoires"))
    #expect(run.output.hasPrefix("code ") && run.output.contains("valeur_parent"))
    #expect(run.output.contains("plus fragile") && !run.output.contains("more_fragile"))
  }

  @Test("groups by a level or by any column, with all tables in JSON")
  func groups() throws {
    let level = try Command("compare", occitanie, "--by", "departement", "--quiet")
    let column = try Command(
      "compare",
      occitanie,
      "--by-column",
      "quartiers.code_departement",
      "--quiet"
    )
    #expect(level.status == 0 && level.output == column.output)
    #expect(try level.column("territories").compactMap(Int.init).reduce(0, +) == 105)
    let json = try Command("compare", occitanie, "--by-column", "communes.name", "--format", "json")
    #expect(json.status == 0 && json.messages.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    for name in ["groups", "members", "spread", "tests", "rollup", "notes"] {
      #expect((object?[name] as? [Any])?.isEmpty == false, "\(name)")
    }
    let spread = try #require(object?["spread"] as? [[String: Any]])
    for row in spread {
      let parts = (row["within_share"] as? Double ?? 0) + (row["between_share"] as? Double ?? 0)
      #expect(abs(parts - 1) < 1e-12)
    }
  }

  @Test("sets two sets side by side, and a set beside itself agrees")
  func pairs() throws {
    let same = try Command("compare", occitanie, "--with", occitanie, "--quiet")
    let names = try same.column("measure")
    let counts = Dictionary(uniqueKeysWithValues: zip(names, try same.column("count")))
    let measures = Dictionary(uniqueKeysWithValues: zip(names, try same.column("value")))
    #expect(counts["matched"] == "105" && counts["scored_in_both"] == "104")
    #expect(measures["spearman"] == "1" && measures["kappa_quadratic"] == "1")
    #expect(measures["mean_absolute_rank_shift"] == "0")
    let folder = try TemporaryFolder()
    let lines = try Command.contents(Command.fixture("occitanie/quartiers.csv"))
      .split(separator: "\n").map(String.init)
    let fewer = try folder.write(lines.dropLast(5).joined(separator: "\n") + "\n", to: "q.csv")
    let run = try Command(
      "compare",
      occitanie,
      "--with",
      occitanie,
      "--with-table",
      "quartiers=\(fewer)",
      "--table-of",
      "pairs"
    )
    #expect(run.status == 0)
    #expect(run.messages.contains("in one set only: 5 and 0") && run.messages.contains("--fitted"))
    #expect(try run.column("in").count { $0 == "first_only" } == 5)
    let movers = try Command(
      "compare",
      occitanie,
      "--with",
      occitanie,
      "--with-table",
      "quartiers=\(fewer)",
      "--table-of",
      "movers",
      "--top",
      "3",
      "--quiet"
    )
    #expect(try movers.column("rank_shift").count <= 3)
  }

  @Test("compares the distributions of different countries, and refuses to pair them")
  func countries() throws {
    let (hdi, ifn) = ("onpv-2020/method.toml", "ifn-v2/two-epci.toml")
    let refused = try Command(
      "compare",
      Command.fixture(hdi),
      "--with",
      Command.fixture(ifn),
      "--quiet"
    )
    #expect(refused.status == 1 && refused.messages.contains("share no code"))
    let run = try Command(
      "compare",
      Command.fixture(hdi),
      "--with",
      Command.fixture(ifn),
      "--quiet",
      "--table-of",
      "distributions"
    )
    #expect(try run.column("territories") == ["1", "13"])
  }

  @Test("refuses what does not go together, unknown codes, levels and columns")
  func usage() throws {
    for arguments in [
      ["--by", "departement", "--with", "x"], ["--table-of", "groups"],
      ["--table-of", "movers"], ["--by", "commune", "--table-of", "gaps"],
      ["--by", "commune", "QP031007"], ["--with-table", "a=b"],
      ["--format", "json", "--table-of", "gaps"], ["--format", "table", "--locale", "fr"],
    ] {
      #expect(try Command(["compare", occitanie] + arguments).status == 64, "\(arguments)")
    }
    let code = try Command("compare", occitanie, "QP031", "--lang", "fr")
    #expect(code.status == 1 && code.messages.contains("aucun territoire n'a ce code"))
    let level = try Command("compare", occitanie, "--level", "region")
    #expect(level.status == 1 && level.messages.contains("known levels: commune, departement, all"))
    let column = try Command("compare", occitanie, "--by-column", "contrat")
    #expect(column.status == 1 && column.messages.contains("contrat"))
    let help = try Command("compare", "--help")
    #expect(help.output.contains("USAGE: fragility compare"))
  }
}
