import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A broken table")
struct BrokenTableTests {
  @Test(
    "is refused with its place",
    arguments: [
      ("ragged-short.csv", "", "csv.ragged-row 3:29"),
      ("ragged-long.csv", "", "csv.ragged-row 4:29"),
      ("unclosed-quote.csv", "", "csv.unclosed-quote 4:7"),
      ("text-in-number.csv", "", "table.not-a-number 3:24"),
      ("two-points.csv", "", "table.not-a-number 2:32"),
      ("unknown-marker.csv", "", "table.unknown-marker 5:26"),
      ("duplicate-code.csv", "", "data.duplicate-code 5:1"),
      ("empty-code.csv", "", "data.empty-code 4:1"),
      ("wrong-delimiter.csv", "delimiter = \",\"", "csv.wrong-delimiter 1:1"),
      ("changing-delimiter.csv", "", "csv.ragged-row 4:1"),
      ("empty.csv", "", "file.empty 1:1"),
      ("header-only.csv", "", "csv.no-rows 2:1"),
      ("utf-16le-bom.csv", "", "file.utf-16 1:1"),
      ("utf-16le-no-bom.csv", "", "file.utf-16 1:1"),
      // The byte itself, which says more than the cell around it.
      ("nul-byte.csv", "", "file.nul-byte 3:15"),
      ("out-of-range.csv", "", "table.number-out-of-range 5:26"),
      ("mixed-decimals.csv", "", "table.mixed-decimal-marks 4:23"),
    ]
  )
  func refused(file: String, keys: String, spot: String) throws {
    let path = Fixture.path("bad/\(file)")
    let folder = try TemporaryFolder()
    let found = problems { try load(table: path, keys, in: folder).territories() }
    #expect(found.map(\.spot) == [spot])
    #expect(found.map(\.place.file) == [path])
  }

  @Test("with a title above its header is told how to say where the names are")
  func title() throws {
    let title = "Quartiers, mars 2024\ncode,taux,pop\na,1,2\n"
    let above = problems { try readCSV(Array(title.utf8), numbers: ["taux", "pop"]) }
    let numbers = above.filter { $0.code.rawValue == "table.missing-column" }.suffix(2)
    #expect(numbers.allSatisfy { $0.remedy.french.contains("skip_lines = 1") })
    #expect(numbers.count == 2)
    let usual = problems { try readCSV(Array("code,a\nx,1\n".utf8), numbers: ["taux"]) }
    #expect(usual.map { $0.remedy.french } == ["ses colonnes : \"code\", \"a\""])
  }

  @Test("is good without its defect", arguments: ["good.csv", "wrong-delimiter.csv"])
  func good(file: String) throws {
    let folder = try TemporaryFolder()
    let table = try load(table: Fixture.path("bad/\(file)"), in: folder).territories()
    #expect(table.count == 5)
    #expect(table.indicators[0].values == Column([12.5, 18, 21.75, 8.25, 30.5]))
  }

  @Test("that lost a leading zero is recognised by the table that is joined to it")
  func lostZero() throws {
    let folder = try TemporaryFolder()
    let good = Fixture.path("bad/good.csv")
    let text = """
      format = "fragility-method/1"
      id = "m"
      version = "1"
      [[table]]
      id = "t"
      path = \(quoted(good))
      key = "code"
      [[table]]
      id = "u"
      path = \(quoted(Fixture.path("bad/lost-leading-zero.csv")))
      key = "code"
      on = "code"
      [[indicator]]
      id = "a"
      column = "u.taux"
      direction = "higher_is_worse"
      """
    let loaded = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    let found = problems { try loaded.territories() }
    #expect(found.map(\.spot) == ["data.unmatched-code 2:1"])
    #expect(found.map(\.place.file) == [good])
    #expect(found.first?.remedy.english.contains("\"1990\"") == true)
  }

  @Test("names every problem it has, in the order of the file")
  func allTogether() {
    let text = """
      code;taux;pop
      1;beaucoup;5
      2;1,5
      3;n.d.;12.5.1
      4;1;2;3
      5;1e999;9
      6;1.5;8
      7;2,5;"7
      """
    let found = problems { try readCSV(text.utf8, numbers: ["taux", "pop", "part"]) }
    #expect(
      found.map(\.spot) == [
        "table.missing-column 1:1", "table.not-a-number 2:3", "csv.ragged-row 3:6",
        "table.unknown-marker 4:3", "table.not-a-number 4:8", "csv.ragged-row 5:7",
        "table.number-out-of-range 6:3", "csv.unclosed-quote 8:7",
      ]
    )
  }

  @Test("of which a cell spoils several columns names each of them")
  func severalColumns() {
    let found = problems {
      try readCSV("code,a,b\n1,x1,y1\n2,3,z1\n".utf8, numbers: ["b", "a"])
    }
    #expect(found.map(\.spot) == (["2:3", "2:6", "3:5"]).map { "table.not-a-number \($0)" })
    #expect(
      found.map(\.place.subject?.words.english) == ["column \"a\"", "column \"b\"", "column \"b\""]
    )
  }

  @Test("with text after a closing quote is refused there")
  func textAfterQuote() {
    let found = problems { try readCSV("code,nom\n1,\"a\"b\n".utf8) }
    #expect(found.map(\.spot) == ["csv.text-after-quote 2:6"])
  }

  @Test("in UTF-8 counts characters, not bytes")
  func countsCharacters() {
    let found = problems { try readCSV("nom,x\nÉtœ😀,y\n".utf8, texts: ["nom"], numbers: ["x"]) }
    #expect(found.map(\.spot) == ["table.not-a-number 2:6"])
  }

  @Test("in Windows-1252 counts the same characters")
  func countsCharactersOfWindows() {
    let bytes = Array("nom;x\n".utf8) + [0xC9, 0x74, 0x9C] + Array(";y\n".utf8)
    let found = problems { try readCSV(bytes, texts: ["nom"], numbers: ["x"]) }
    #expect(found.map(\.spot) == ["table.not-a-number 2:5"])
  }
}

@Suite("A code that comes again")
struct RowPlaceTests {
  @Test(
    "is found in its own line, whatever stands before it",
    arguments: [
      ("code,taux\n1,1\n\n\n2,2\n1,3\n", "", "data.duplicate-code 6:1"),
      ("nom,code,taux\n\"a\nb\",1,1\nc,1,3\n", "", "data.duplicate-code 4:3"),
      ("title\ncode,taux\n1,1\n1,3\n", "skip_lines = 1", "data.duplicate-code 4:1"),
      ("code,taux\r\n1,1\r\n1,3\r\n", "", "data.duplicate-code 3:1"),
      ("code,taux\r1,1\r1,3\r", "", "data.duplicate-code 3:1"),
      ("\u{FEFF}taux,code\n1,1\n3,1\n", "", "data.duplicate-code 3:3"),
      ("code,taux\n1,1\n ,3\n", "", "data.empty-code 3:1"),
    ]
  )
  func place(text: String, keys: String, spot: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", text)
    let method = try MethodFile(folder.write("method.toml", methodText(table: keys)))
    let loaded = try LoadedTables(method)
    #expect(problems { try loaded.territories() }.map(\.spot) == [spot])
  }

  @Test("is found in a table of a single column with an empty line in it")
  func singleColumn() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "code\n1\n\n2\n2\n")
    let text = methodText().replacing("\"taux\"", with: "\"code\"")
      .replacing("path =", with: "missing = { unavailable = [\"\"] }\npath =")
    let loaded = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    #expect(
      problems { try loaded.territories() }.map(\.spot)
        == ["data.empty-code 3:1", "data.duplicate-code 5:1"]
    )
  }
}
