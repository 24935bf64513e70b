import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A file that is not TOML")
struct NotTOMLTests {
  @Test(
    "is refused at its line",
    arguments: [
      ("id = \"a\"\nversion = \n", 2), ("id = \"a\nb = 1\n", 1), ("[table\nid = 1\n", 1),
      ("id = 1\nid = 2\n", 2), ("a = 1\n\nb = [1, 2\n", 3), ("a = 1\nb = 01\n", 2),
      ("code;nom\n1;a\n", 1),
      ("a = 99999999999999999999\n", 1), ("[a]\n[a]\n", 2), ("a = { b = 1,, }\n", 1),
      ("a = \"\\q\"\n", 1), ("a = 1 b = 2\n", 1),
    ]
  )
  func refused(text: String, line: Int) {
    let found = problems { try method(text) }
    #expect(found.map(\.code.rawValue) == ["method.not-toml"])
    #expect(found.first?.place.file == "method.toml")
    // An unclosed bracket is noticed at the end of the file at the latest.
    let lines = line...(text.contains("[1, 2\n") ? line + 1 : line)
    #expect(found.first?.place.line.map(lines.contains) == true)
    #expect(found.first?.place.column != nil)
  }

  @Test("is refused at a header that begins with no key, and ends no process")
  func headerWithoutKey() async {
    // In a process of its own, which a failed assertion of the parser would end.
    await #expect(processExitsWith: .success) {
      for start in ["[", "[[", "a = 1\n[", "a = 1\n  [[ "] {
        for text in ["é]]", ",a]", "=]", "#]", "\n]", "\r", "/]]", "\u{1}]"] {
          let found = problems { try method(start + text + "\n") }
          let line = start.hasPrefix("a") ? 2 : 1
          #expect(found.map(\.code.rawValue) == ["method.not-toml"])
          #expect(found.first?.place.line == line)
        }
      }
    }
  }

  @Test("is refused at a brace that closes nothing in a list, and ends no process")
  func braceInList() async {
    await #expect(processExitsWith: .success) {
      for list in ["[}]", "[1, }]", "[ [1], # c\n }"] {
        let found = problems { try method("a = \(list)\n") }
        #expect(found.map(\.code.rawValue) == ["method.not-toml"])
      }
    }
  }

  @Test("nests no deeper than can be borne", arguments: ["[", "{a="])
  func deep(bracket: String) {
    let text = "a = " + String(repeating: bracket, count: 100_000)
    #expect(problems { try method(text) }.map(\.code.rawValue) == ["method.not-toml"])
  }

  @Test("but Latin-1 is refused at its first accent")
  func latin() {
    let text = methodText(top: "title = \"Fragilité\"")
    let found = problems { try MethodFile(bytes: latin1(text), path: "method.toml") }
    #expect(found.map(\.spot) == ["file.invalid-utf-8 4:18"])
  }

  @Test("but empty, or UTF-16, or a folder, is refused as such")
  func otherFiles() throws {
    #expect(problems { try MethodFile(bytes: [], path: "m") }.map(\.spot) == ["file.empty 1:1"])
    let wide = methodText().utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(problems { try MethodFile(bytes: wide, path: "m") }.map(\.spot) == ["file.utf-16 1:1"])
    let folder = try TemporaryFolder()
    #expect(
      problems { try MethodFile(folder.path) }.map(\.code.rawValue) == ["file.is-folder"]
    )
  }

  @Test("A byte order mark and CRLF do no harm, and columns do not count the mark")
  func markAndReturns() throws {
    let text = "\u{FEFF}" + methodText(top: "title = \"É\"").replacing("\n", with: "\r\n")
    #expect(try method(text).method.title == LocalizedText("É"))
    let found = problems { try method(text.replacing("format", with: "fromat")) }
    #expect(found.map(\.spot) == ["method.missing-key 1:1"])
  }
}

@Suite("The positions of a TOML document")
struct TOMLPositionsTests {
  private static let document = ##"""
    # [not.a.table] "quotes' # and = signs
    title = { fr = "É ] } #", 'e n' = 'it''' } # { comment ]
    "quoted key" = 1
    dotted.inner . deep = 2   # =
    list = [ # [
      1, "two ]",
      [3, { four = 4, five = [5] }],
      '''
    six = "inside" ]
    ''',
      """a \""" ] "quoted"""",
    ]
    after = true

    [table]
      indented = "x"
    [table.sub."a.b"]
    c = 1
    [[array]]
    id = 0
    [[array]]
    id = 1
    source.name = "n"
    [array.deeper]
    x = 1
    [[array.inner]]
    y = 1
    [[array.inner]]
    y = 2
    [[array]]
    [[array.inner]]
    y = 3
    """##.replacing("'it'''", with: "'it'")

  @Test(
    "are those of the keys",
    arguments: [
      ("title", 2, 1), ("title.fr", 2, 11), ("title.e n", 2, 27), ("quoted key", 3, 1),
      ("dotted.inner.deep", 4, 1), ("list", 5, 1), ("list[0]", 6, 3), ("list[1]", 6, 6),
      ("list[2]", 7, 3), ("list[2][0]", 7, 4), ("list[2][1].four", 7, 9),
      ("list[2][1].five", 7, 19), ("list[2][1].five[0]", 7, 27), ("list[3]", 8, 3),
      ("list[4]", 11, 3), ("after", 13, 1), ("table", 15, 1), ("table.indented", 16, 3),
      ("table.sub.a.b", 17, 1), ("table.sub.a.b.c", 18, 1), ("array[0]", 19, 1),
      ("array[0].id", 20, 1), ("array[1]", 21, 1), ("array[1].id", 22, 1),
      ("array[1].source.name", 23, 1), ("array[1].deeper", 24, 1), ("array[1].deeper.x", 25, 1),
      ("array[1].inner[0]", 26, 1), ("array[1].inner[0].y", 27, 1),
      ("array[1].inner[1].y", 29, 1), ("array[2]", 30, 1), ("array[2].inner[0].y", 32, 1),
    ]
  )
  func found(path: String, line: Int, column: Int) {
    let positions = TOMLPositions(Array(Self.document.utf8))
    #expect(positions.position(of: path) == TextPosition(line: line, column: column))
  }

  @Test(
    "of what is not there are those of the nearest thing above",
    arguments: [
      ("array[1].source.year", 21, 1), ("array[0].source.year", 19, 1), ("title.en", 2, 1),
      ("table.sub.a.b.d", 17, 1), ("list[9]", 5, 1),
    ]
  )
  func above(path: String, line: Int, column: Int) {
    let positions = TOMLPositions(Array(Self.document.utf8))
    #expect(positions.position(of: path) == TextPosition(line: line, column: column))
  }

  @Test("of what has nothing above are unknown")
  func unknown() {
    #expect(TOMLPositions(Array(Self.document.utf8)).position(of: "nowhere.at.all") == nil)
  }

  @Test("order the keys of a table as the file does")
  func order() {
    let positions = TOMLPositions(Array("p = { z = 1, a = 2, \"m\" = 3 }\n".utf8))
    #expect(positions.inOrder(["a", "m", "z"], of: "p") == ["z", "a", "m"])
  }

  @Test("of arrays written in line are those of their tables")
  func inlineTables() {
    let text = """
      format = "fragility-method/1"
      id = "m"
      version = "1"
      table = [ { id = "t", path = "t.csv", key = "code" } ]
      indicator = [
        { id = "a", column = "x", direction = "higher_is_worse" },
        { id = "b", column = "x", direction = "higher", colour = "red" },
      ]
      """
    #expect(
      problems { try method(text) }.map(\.spot)
        == ["method.unknown-choice 7:29", "method.unknown-key 7:51"]
    )
  }
}
