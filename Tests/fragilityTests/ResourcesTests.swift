import Foundation
import Testing

@Suite("fragility resources and reliability")
struct ResourcesTests {
  let method = Command.fixture("small-areas/method.toml")

  @Test(
    "writes the same as the fixtures, on any number of threads",
    arguments: [
      ["resources", "--lang", "fr", "resources.txt"],
      ["resources", "--format", "csv", "resources.csv"], ["score", "scores.csv"],
    ]
  )
  func golden(arguments: [String]) throws {
    let name = try #require(arguments.last)
    for threads in ["1", "3"] {
      let run = try Command(
        [arguments[0], method] + arguments.dropFirst().dropLast() + [
          "--quiet", "--threads", threads,
        ]
      )
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output == (try Command.contents(Command.fixture("small-areas/\(name)"))))
    }
  }

  @Test("leaves scores and classes as they are without the rule; who is not ranked has no rank")
  func sameScores() throws {
    let run = try Command("score", method, "--order", "input", "--lang", "fr")
    let other = try Command(
      "score",
      Command.fixture("occitanie/method.toml"),
      "--order",
      "input"
    )
    for name in ["code", "score", "class", "coverage"] {
      #expect(try run.column(name) == other.column(name))
    }
    let (levels, ranks) = (try run.column("reliability"), try run.column("rank"))
    let scores = try run.column("score")
    for row in levels.indices {
      #expect(ranks[row].isEmpty == (levels[row] == "unreliable" || scores[row].isEmpty))
      #expect(levels[row].isEmpty == scores[row].isEmpty)
    }
    let numbers = ranks.compactMap(Int.init).sorted()
    #expect(numbers == Array(1...numbers.count))
    #expect(run.messages.contains("non fiables, sans rang : 15"))
    #expect(!other.output.contains("reliability"))
  }

  @Test("scores with frozen numbers alike")
  func fitted() throws {
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", method, "-o", frozen).status == 0)
    let run = try Command("score", method, "--fitted", frozen, "--quiet")
    #expect(run.output == (try Command.contents(Command.fixture("small-areas/scores.csv"))))
  }

  @Test("gives other tables, and JSON with all of them")
  func tables() throws {
    let quadrants = try Command("resources", method, "--format", "csv", "--table-of", "quadrants")
    let counts = try quadrants.column("territories").compactMap(Int.init)
    #expect(counts.prefix(5).reduce(0, +) == 105 && counts.suffix(5).reduce(0, +) == 105)
    let run = try Command("resources", method, "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect((object?["territories"] as? [Any])?.count == 105)
    #expect((object?["priorities"] as? [Any])?.isEmpty == false)
    #expect(run.messages.isEmpty)
  }

  @Test("says what counts nowhere, and refuses a method without resources")
  func messages() throws {
    let run = try Command("resources", method, "--lang", "fr")
    #expect(run.messages.contains("lieux lus : 356, ne comptent pour aucun territoire : 299"))
    let none = try Command("resources", Command.fixture("occitanie/method.toml"), "--lang", "fr")
    #expect(none.status == 1 && none.messages.contains("[[resource]]"))
    let both = try Command("resources", method, "--format", "json", "--table-of", "priorities")
    #expect(both.status == 64)
  }
}

@Suite("fragility secrecy")
struct SecrecyTests {
  let folder = Command.fixture("small-areas")

  @Test("lists the cells of a table worked by hand, and exits with 1")
  func golden() throws {
    let run = try Command(
      [
        "secrecy", "secrecy.csv", "--counts", "rsa,jobseekers", "--whole", "population", "--totals",
        "town",
        "--lang", "fr",
      ],
      folder: folder
    )
    #expect(run.status == 1 && run.messages.isEmpty)
    #expect(run.output == (try Command.contents("\(folder)/secrecy.txt")))
  }

  @Test("exits with 0 where nothing is found")
  func clean() throws {
    let run = try Command(
      ["secrecy", "secrecy.csv", "--counts", "population", "--lang", "fr"],
      folder: folder
    )
    #expect(run.status == 0 && run.output.contains("à revoir avant de publier : 0"))
  }

  @Test("takes totals from another file, shares, and other words for hidden cells")
  func options() throws {
    let scratch = try TemporaryFolder()
    let file = try scratch.write("code;g;n;part\na;X;secret;0,2\nb;X;;0,9\nc;X;40;\n", to: "t.csv")
    let totals = try scratch.write("g,n\nX,45\nY,3\n", to: "totals.csv")
    let run = try Command(
      "secrecy",
      file,
      "--counts",
      "n",
      "--totals",
      "g",
      "--totals-from",
      totals,
      "--shares",
      "part",
      "--hidden",
      "secret",
      "--format",
      "csv"
    )
    #expect(run.status == 1)
    #expect(try run.column("kind") == ["small_rest", "dominance"])
    #expect(try run.column("value") == ["5", "0.9"])
    #expect(try run.column("line") == ["", "3"])
  }

  @Test("reads the standard input and gives JSON")
  func json() throws {
    let run = try Command("secrecy", "-", "--counts", "n", "--format", "json", input: "c,n\na,4\n")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(run.status == 1 && (object?["findings"] as? [Any])?.count == 1)
  }

  @Test("refuses what is no count, a column that is not there, and wrong usage")
  func refused() throws {
    let scratch = try TemporaryFolder()
    let file = try scratch.write("code,n\na,-4\nb,20\n", to: "t.csv")
    let negative = try Command("secrecy", file, "--counts", "n", "--lang", "fr")
    #expect(negative.status == 1 && negative.messages.contains("t.csv:2:3"))
    let missing = try Command("secrecy", file, "--counts", "nn")
    #expect(missing.status == 1 && missing.messages.contains("nn"))
    #expect(try Command("secrecy", file, "--counts", "n", "--totals-from", "x.csv").status == 64)
    #expect(try Command("secrecy", file, "--counts", "n", "--min", "0").status == 64)
    #expect(try Command("secrecy", "no-such.csv", "--counts", "n").status == 1)
  }
}
