import Foundation
import Testing

@Suite("Bad input is refused with its place, exit 1, and nothing is written")
struct BadInputTests {
  /// A broken table and what must be said of it.
  struct BadTable: CustomTestStringConvertible, Sendable {
    let file: String
    let place: String
    let words: String
    var testDescription: String { file }

    init(_ file: String, _ place: String, _ words: String) {
      self.file = file
      self.place = place
      self.words = words
    }
  }

  static let tables = [
    BadTable("ragged-short.csv", ":3:29", "the row has 3 fields, the header has 4"),
    BadTable("ragged-long.csv", ":4:29", "the row has 5 fields, the header has 4"),
    BadTable("unclosed-quote.csv", ":4:7", "the quote opened here is never closed"),
    BadTable("text-in-number.csv", ":3:24 column \"pop\"", "\"beaucoup\" is not a number"),
    BadTable("two-points.csv", ":2:32 column \"taux\"", "\"12.5.1\" is not a number"),
    BadTable("unknown-marker.csv", ":5:26 column \"taux\"", "declare the marker"),
    BadTable("duplicate-code.csv", ":5:1 column \"code\"", "the code \"31990\" is taken already ("),
    BadTable("empty-code.csv", ":4:1 column \"code\"", "the code is empty"),
    BadTable("changing-delimiter.csv", ":4:1:", "the row has 1 field, the header has 4"),
    BadTable("empty.csv", ":1:1", "the file is empty"),
    BadTable("header-only.csv", ":2:1", "the file has only a header"),
    BadTable("utf-16le-bom.csv", ":1:1", "the file is in UTF-16"),
    BadTable("utf-16le-no-bom.csv", ":1:1", "the file is in UTF-16"),
    BadTable("nul-byte.csv", ":3:15", "a NUL byte is not text"),
    BadTable("out-of-range.csv", ":5:26 column \"taux\"", "beyond what a double can hold"),
    BadTable("mixed-decimals.csv", ":4:23 column \"taux\"", "has not the decimal mark of"),
  ]

  static let method = """
    format = "fragility-method/1"
    id = "small"
    version = "1"
    [[table]]
    id = "places"
    path = "places.csv"
    key = "code"
    name = "nom"
    [[indicator]]
    id = "size"
    column = "pop"
    direction = "lower_is_worse"
    [[indicator]]
    id = "rate"
    column = "taux"
    direction = "higher_is_worse"
    """

  @Test("a broken table", arguments: tables)
  func brokenTable(_ bad: BadTable) throws {
    let folder = try TemporaryFolder()
    let method = try folder.write(Self.method, to: "method.toml")
    let table = Command.fixture("bad/\(bad.file)")
    let run = try Command(
      "score",
      method,
      "--table",
      "places=\(table)",
      "-o",
      folder.path("scores.csv")
    )
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains(table + bad.place), "\(run.messages)")
    #expect(run.messages.contains(bad.words), "\(run.messages)")
    #expect(folder.files == ["method.toml"])
    let check = try Command("check", method, "--table", "places=\(table)", "--format", "json")
    #expect(check.status == 1 && check.messages.isEmpty && check.output.contains("\"remedy\""))
  }

  /// A change of the good method and what must be said of it.
  struct BadMethod: CustomTestStringConvertible, Sendable {
    let name: String
    let edit: [String: String]
    var more = ""
    let place: String
    let words: String
    var testDescription: String { name }
  }

  static let methods = [
    BadMethod(
      name: "a missing column",
      edit: ["column = \"taux\"": "column = \"tauxx\""],
      place: "places.csv:1:1 indicator \"rate\"",
      words: "did you mean \"taux\"?"
    ),
    BadMethod(
      name: "a told delimiter that is wrong",
      edit: ["key = \"code\"": "key = \"code\"\ndelimiter = \";\""],
      place: "places.csv:1:1",
      words: "the delimiter seems to be \",\""
    ),
    BadMethod(
      name: "weights that are all zero",
      edit: [
        "direction = \"higher_is_worse\"": "direction = \"higher_is_worse\"\nweight = 0",
        "direction = \"lower_is_worse\"": "direction = \"lower_is_worse\"\nweight = 0",
      ],
      place: "method.toml:13:1 indicator \"size\"",
      words: "all weights are zero"
    ),
    BadMethod(
      name: "a negative weight",
      edit: ["direction = \"higher_is_worse\"": "direction = \"higher_is_worse\"\nweight = -1"],
      place: "method.toml:17:1 indicator \"rate\"",
      words: "the weight -1 is not possible"
    ),
    BadMethod(
      name: "a cycle of dimensions",
      edit: [:],
      more: """

        dimension = "a"
        [[dimension]]
        id = "a"
        parent = "b"
        [[dimension]]
        id = "b"
        parent = "a"
        """,
      place: "method.toml:20:1 dimension \"a\"",
      words: "the dimensions form a cycle: a > b > a"
    ),
    BadMethod(
      name: "an unknown key",
      edit: ["direction = \"higher_is_worse\"": "directoin = \"higher_is_worse\""],
      place: "method.toml:16:1",
      words: "did you mean \"direction\"?"
    ),
    BadMethod(
      name: "goalposts with equal ends",
      edit: [:],
      more: "\nnormalisation = { method = \"minmax\", goalposts = [5, 5] }",
      place: "method.toml:17:1 indicator \"rate\"",
      words: "have no extent"
    ),
    BadMethod(
      name: "a geometric mean over zero",
      edit: [:],
      more: "\n[rules]\naggregation = \"geometric\"",
      place: "method.toml:18:1 rule aggregation",
      words: "no meaning over zero"
    ),
    BadMethod(
      name: "a method that is not TOML",
      edit: ["key = \"code\"": "key = code quartier"],
      place: "method.toml:7:",
      words: "the file is not TOML"
    ),
    BadMethod(
      name: "a table that does not exist",
      edit: ["places.csv": "nowhere.csv"],
      place: "method.toml:6:1",
      words: "does not exist"
    ),
    BadMethod(
      name: "a table that is a folder",
      edit: ["places.csv": "."],
      place: "method.toml:6:1",
      words: "is a folder"
    ),
    BadMethod(
      name: "a value out of its range",
      edit: [:],
      more: "\nrange = [0, 15]",
      place: "column \"taux\"",
      words: "is outside of the range of \"rate\", 0 to 15"
    ),
  ]

  @Test("a method that contradicts itself or its data", arguments: methods)
  func badMethod(_ bad: BadMethod) throws {
    let folder = try TemporaryFolder()
    try folder.write(Command.contents(Command.fixture("bad/good.csv")), to: "places.csv")
    let good = try folder.write(Self.method, to: "good.toml")
    #expect(try Command("score", good).status == 0)
    var text = Self.method
    for (old, new) in bad.edit {
      #expect(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    let method = try folder.write(text + bad.more + "\n", to: "method.toml")
    let run = try Command("score", method, "-o", folder.path("scores.csv"))
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains(bad.place), "\(run.messages)")
    #expect(run.messages.contains(bad.words), "\(run.messages)")
    #expect(folder.files == ["good.toml", "method.toml", "places.csv"])
  }

  @Test("a constant column under min-max")
  func constantColumn() throws {
    let folder = try TemporaryFolder()
    try folder.write("code,nom,pop,taux\na,A,1,7\nb,B,2,7\n", to: "places.csv")
    let method = try folder.write(Self.method, to: "method.toml")
    let run = try Command("score", method, "-o", folder.path("scores.csv"))
    #expect(run.status == 1)
    #expect(
      run.messages.contains("method.toml:14:1 indicator \"rate\": all values are equal (7)")
    )
    #expect(folder.files == ["method.toml", "places.csv"])
  }

  @Test("a join key that is found nowhere, with the leading zero that was lost")
  func lostZero() throws {
    let folder = try TemporaryFolder()
    let other = Command.fixture("bad/lost-leading-zero.csv")
    try folder.write(Command.contents(Command.fixture("bad/good.csv")), to: "places.csv")
    let method = try folder.write(
      Self.method.replacingOccurrences(of: "column = \"taux\"", with: "column = \"other.taux\"")
        + "\n[[table]]\nid = \"other\"\npath = \"\(other)\"\nkey = \"code\"\non = \"code\"\n",
      to: "method.toml"
    )
    let run = try Command("score", method, "-o", folder.path("scores.csv"))
    #expect(run.status == 1)
    #expect(
      run.messages.contains("places.csv:2:1 column \"code\": the table \"other\" has no code")
    )
    #expect(run.messages.contains("a leading zero was lost"))
    #expect(folder.files == ["method.toml", "places.csv"])
  }

  @Test("a method that does not exist, or is a folder, or is another kind of file")
  func noMethod() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path("nothing.toml"), folder.url.path, Command.fixture("bad/good.csv")] {
      let run = try Command("score", path, "-o", folder.path("scores.csv"))
      #expect(run.status == 1)
      #expect(run.messages.contains(path))
      #expect(folder.files.isEmpty)
    }
    let misspelt = try Command("score", "ifn-2032")
    #expect(misspelt.messages.contains("did you mean \"ifn-2023\"?"))
  }

  @Test("all problems of all tables come out together")
  func together() throws {
    let folder = try TemporaryFolder()
    try folder.write("code,nom,pop,taux\na,A,x,7\nb,B,2\nc,C,3,1.2.3\n", to: "places.csv")
    let method = try folder.write(
      Self.method + "\nrange = [0, 1]\n",
      to: "method.toml"
    )
    let run = try Command("score", method)
    let lines = run.messages.split(separator: "\n").filter { $0.contains("places.csv:") }
    #expect(lines.count == 3)
    #expect(lines[0].contains(":2:5 ") && lines[1].contains(":3:") && lines[2].contains(":4:7 "))
  }

  @Test("speaks French where the environment does")
  func french() throws {
    let folder = try TemporaryFolder()
    let method = try folder.write(Self.method, to: "method.toml")
    let table = Command.fixture("bad/two-points.csv")
    let run = try Command(
      "score",
      method,
      "--table",
      "places=\(table)",
      environment: ["LC_ALL": "fr_FR.UTF-8"]
    )
    #expect(run.messages.contains("colonne \"taux\" : \"12.5.1\" n'est pas un nombre"))
  }
}
