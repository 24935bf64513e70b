import Foundation
import Testing

@Suite("fragility explain, fit, check, init and methods")
struct OtherCommandsTests {
  let occitanie = Command.fixture("occitanie/method.toml")

  @Test("explain takes a quartier apart; its contributions add up to its score")
  func explain() throws {
    let run = try Command("explain", occitanie, "QP031001", "--format", "csv")
    #expect(run.status == 0)
    let kinds = try run.column("kind")
    let contributions = try run.column("contribution").map { try #require(Double($0)) }
    let total = zip(kinds, contributions).filter { $0.0 == "indicator" }.map(\.1).reduce(0, +)
    let scores = try Command("score", occitanie)
    let row = try #require(scores.rows().first { $0[0] == "QP031001" })
    let score = try #require(Double(row[9]))
    #expect(abs(total - score) <= 1e-12 * score)
    #expect(kinds.filter { $0 == "indicator" }.count == 14)
    #expect(kinds.first == "index" && contributions.first == score)
  }

  @Test("explain prints value, unit, normalised value, weight, contribution, coverage and the sum")
  func explainForPeople() throws {
    let run = try Command("explain", occitanie, "QP031001", "QP034004", "--lang", "fr")
    #expect(run.output.contains("QP031001  Saint Jean"))
    #expect(run.output.contains("couverture 100,0 %"))
    let poverty = try #require(run.output.split(separator: "\n").first { $0.contains("pauvreté") })
    #expect(poverty.contains("39,10") && poverty.contains("8,3 %") && poverty.contains("1,65"))
    #expect(run.output.contains("somme des contributions 39,90"))
    #expect(run.output.contains("score 39,90"))
    #expect(run.output.contains("absent : non disponible"))
  }

  @Test("explain suggests the code that was meant")
  func explainUnknown() throws {
    let run = try Command("explain", occitanie, "QP031O01")
    #expect(run.status == 1)
    #expect(run.messages.contains("did you mean \"QP031001\"?"))
  }

  @Test("scoring the fitting table with the frozen method gives the same bytes")
  func fittedSame() throws {
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", occitanie, "-o", frozen).status == 0)
    let direct = try Command("score", occitanie, "--details")
    let fitted = try Command("score", occitanie, "--details", "--fitted", frozen)
    #expect(direct.output == fitted.output && fitted.status == 0)
    let explained = try Command("explain", occitanie, "QP031001", "--fitted", frozen)
    #expect(explained.output == (try Command("explain", occitanie, "QP031001")).output)
  }

  @Test("another table is scored with the frozen bounds, and what lies beyond them is flagged")
  func fittedOther() throws {
    let folder = try TemporaryFolder()
    let method = try folder.write(
      BadInputTests.method.replacingOccurrences(of: "higher_is_worse", with: "higher_is_worse"),
      to: "m.toml"
    )
    try folder.write("code,nom,pop,taux\na,A,100,10\nb,B,200,20\n", to: "places.csv")
    let later = try folder.write("code,nom,pop,taux\na,A,150,15\nb,B,200,30\n", to: "later.csv")
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", method, "-o", frozen).status == 0)
    #expect(try Command.contents(frozen).contains("lower = 10, upper = 20"))
    let run = try Command(
      "score",
      method,
      "--table",
      "places=\(later)",
      "--fitted",
      frozen,
      "--details"
    )
    // size: (200 - 150) / 100 and 0; rate: (15 - 10) / 10 and (30 - 10) / 10, of 100.
    #expect(try run.column("code") == ["b", "a"])
    #expect(try run.column("score") == ["100", "50"])
    #expect(try run.column("rate_normalised") == ["200", "50"])
    #expect(try run.column("flags") == ["rate:beyond_reference", ""])
  }

  @Test("a frozen method of other rules is refused")
  func fittedOfAnotherMethod() throws {
    let folder = try TemporaryFolder()
    try folder.write(Command.contents(Command.fixture("bad/good.csv")), to: "places.csv")
    let method = try folder.write(BadInputTests.method, to: "m.toml")
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", method, "-o", frozen).status == 0)
    try folder.write(BadInputTests.method + "\nweight = 2\n", to: "m.toml")
    let run = try Command("score", method, "--fitted", frozen)
    #expect(run.status == 1 && run.messages.contains("another version of the method"))
  }

  @Test("check shows the state of the data")
  func check() throws {
    let run = try Command("check", occitanie, "--quiet")
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(run.output.contains("qpv-occitanie 1.0.0: no problem"))
    #expect(run.output.contains("territories: 105, with a score: 104"))
    #expect(run.output.contains(" 6.7 %      88  17 unavailable"))
    let french = try Command("check", occitanie, "--quiet", "--lang", "fr")
    #expect(french.output.contains("17 non disponible\n"))
    let json = try Command("check", occitanie, "--format", "json")
    #expect(json.status == 0 && json.messages.isEmpty)
    #expect(json.output.contains("\"id\": \"foreigners\", \"weight\": 0.0666"))
  }

  @Test("a table in the place of the method is answered by what a method is")
  func tableForMethod() throws {
    let table = Command.fixture("bad/good.csv")
    for command in ["check", "score"] {
      let run = try Command(command, table, "--lang", "fr")
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.messages.contains("fragility init"))
    }
  }

  @Test("init writes an example that runs as it is, and never writes over files")
  func initialise() throws {
    let folder = try TemporaryFolder()
    let target = folder.path("new")
    #expect(try Command("init", target).status == 0)
    let run = try Command("score", target + "/method.toml")
    #expect(run.status == 0 && run.rows().count == 9)
    #expect(run.output.contains(":suppressed") && run.output.contains(":unavailable"))
    let before = try Command.contents(target + "/method.toml")
    let again = try Command("init", target)
    #expect(again.status == 1 && again.messages.contains("is there already"))
    #expect(try Command.contents(target + "/method.toml") == before)
    let here = try Command("init", folder: folder.url.path)
    #expect(here.status == 0 && folder.files == ["method.toml", "new", "quartiers.csv"])
  }

  @Test("methods lists the built-in methods and prints each one's file")
  func methods() throws {
    let list = try Command("methods")
    let names = [
      "quartier", "ifn-2023", "ifn-2019", "ifn-2019-published", "deri", "imd-2019", "simd-2016",
      "svi-2018", "hdi", "mpi",
    ]
    #expect(list.output.split(separator: "\n").count == names.count)
    for name in names {
      #expect(list.output.contains(name))
      let file = try Command("methods", name)
      #expect(file.status == 0 && file.output.contains("id = \"\(name)\""))
    }
    let unknown = try Command("methods", "quartiers")
    #expect(unknown.status == 1 && unknown.messages.contains("did you mean \"quartier\"?"))
  }

  @Test(
    "help teaches each command",
    arguments: ["score", "explain", "fit", "check", "init", "methods"]
  )
  func help(command: String) throws {
    let run = try Command(command, "--help")
    #expect(run.status == 0 && run.output.contains("USAGE: fragility \(command)"))
    #expect(try Command("--help").output.contains("  \(command)"))
  }
}
