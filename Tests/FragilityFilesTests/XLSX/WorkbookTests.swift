import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A workbook that is written")
struct WorkbookTests {
  private func workbook(
    _ columns: [OutputTable.OutputColumn],
    _ name: String = "scores"
  ) -> Workbook {
    let count =
      switch columns.first?.cells {
      case .text(let texts), .words(let texts): texts.count
      case .number(let numbers): numbers.count
      case nil: 0
      }
    let table = OutputTable(columns: columns, rows: Array(0..<count))
    return Workbook(title: "T", sheets: [.init(name, table)])
  }

  private func part(_ path: String, of bytes: [UInt8]) throws -> String {
    var archive = try ZipArchive(bytes)
    return String(decoding: try #require(try archive.contents(of: path)), as: UTF8.self)
  }

  @Test("reads back to the same texts and numbers, and empty cells to gaps", arguments: 1...20)
  func roundTrip(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let pieces = [
      "é", "<b>", "&amp;", "\"", "'", "\n", "\r", "\t", "_x000D_", "=1+1", "01004", "😀", " ",
      "\u{1}", ";", ",", "]]>", "\u{FFFD}", "\u{202F}", "a",
    ]
    let rows = 0..<Int.random(in: 1...40, using: &random)
    let texts = rows.map { _ in
      let text = (0...Int.random(in: 0...6, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      // The reader of tables takes blanks away from both ends.
      return "<\(text)>"
    }
    let numbers = rows.map { _ in Bool.random(using: &random) ? nil : random.anyDouble() }
    let columns = [
      OutputTable.OutputColumn.text("code", texts),
      .init(name: "taux", cells: .number(Column(numbers))),
    ]
    let bytes = try workbook(columns).bytes()
    let table = try readXLSX(bytes, numbers: ["taux"]).table
    #expect(table.texts["code"] == TextColumn(texts))
    #expect(table.numbers["taux"] == Column(numbers))
    #expect(try workbook(columns).bytes(threads: 2) == bytes)
  }

  @Test("keeps codes as texts, whatever they look like")
  func codes() throws {
    let texts = ["01004", "1E5", "=HYPERLINK(\"http://x\")", "<script>", "2024-01-01", "TRUE"]
    let bytes = try workbook([.text("code", texts)]).bytes()
    #expect(try readXLSX(bytes).table.texts["code"] == TextColumn(texts))
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(!sheet.contains("<f>") && !sheet.contains("<script>"))
    // 2 is the first style after that of headers: text.
    #expect(sheet.contains("<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t>01004</t></is></c>"))
    #expect(try part("xl/styles.xml", of: bytes).contains("<xf numFmtId=\"49\" fontId=\"0\""))
  }

  @Test("has its elements in the order that Excel asks for")
  func order() throws {
    let sheet = try part(
      "xl/worksheets/sheet1.xml",
      of: try workbook([.text("code", ["a"])]).bytes()
    )
    let elements = [
      "<dimension", "<sheetViews", "<sheetFormatPr", "<cols", "<sheetData", "<autoFilter",
    ]
    let places = elements.compactMap { sheet.firstRange(of: $0)?.lowerBound }
    #expect(places.count == elements.count && places == places.sorted())
  }

  @Test("shows few digits and keeps all of them")
  func digits() throws {
    let columns: [OutputTable.OutputColumn] = [
      .text("code", ["a"]), .number("score", [1.23456789]),
      .number("rank", [3], isRounded: false),
      .init(name: "coverage", cells: .number(Column([0.96])), fewestDigits: 2),
      .number("raw", [0.001]),
    ]
    var book = workbook(columns)
    book.sheets[0].exactColumns = ["raw"]
    let bytes = try book.bytes()
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(sheet.contains("<c r=\"B2\" s=\"4\"><v>1.23456789</v></c>"))
    #expect(sheet.contains("<c r=\"C2\" s=\"3\"><v>3</v></c>"))
    #expect(sheet.contains("<c r=\"D2\" s=\"5\"><v>0.96</v></c>"))
    #expect(sheet.contains("<c r=\"E2\" s=\"0\"><v>0.001</v></c>"))
    let styles = try part("xl/styles.xml", of: bytes)
    #expect(styles.contains("<numFmt numFmtId=\"164\" formatCode=\"0.0\"/>"))
    #expect(styles.contains("<numFmt numFmtId=\"165\" formatCode=\"0.00\"/>"))
    #expect(styles.contains("<cellXfs count=\"6\">"))
  }

  @Test(
    "refuses names that no sheet can have",
    arguments: [
      "", "a/b", "a\\b", "a[", "a]", "a:b", "a*", "a?", "'a", String(repeating: "é", count: 32),
    ]
  )
  func names(name: String) {
    let found = problems { try workbook([.text("code", ["a"])], name).bytes() }
    #expect(found.map(\.code.rawValue) == ["xlsx.bad-sheet-name"])
  }

  @Test("refuses one name twice, in any case")
  func sameNames() {
    var book = workbook([.text("code", ["a"])], "a")
    book.sheets.append(.init("A", book.sheets[0].table))
    #expect(problems { try book.bytes() }.map(\.place.sheet) == ["A"])
  }

  @Test("refuses a text that is too long for a cell, and says where")
  func longTexts() throws {
    let longest = String(repeating: "é", count: 32_767)
    _ = try workbook([.text("code", [longest])]).bytes()
    let book = workbook([.text("code", ["a", "b"]), .text("name", ["", longest + "e"])], "s")
    let found = problems { try book.bytes() }
    #expect(found.map(\.spot) == ["xlsx.text-too-long 3:2"])
    #expect(found[0].text(in: .english).hasPrefix("s!B3: the text is too long"))
  }

  @Test("goes on in another sheet where one is full")
  func manyRows() throws {
    let book = workbook([.text("code", (0..<7).map { "c\($0)" })])
    let bytes = try book.bytes(rowsPerSheet: 3, threads: 2)
    for (sheet, codes) in [
      ("scores", ["c0", "c1", "c2"]), ("scores 2", ["c3", "c4", "c5"]), ("scores 3", ["c6"]),
    ] {
      var dialect = FragilityMethod.Table.Dialect()
      dialect.sheet = sheet
      #expect(try readXLSX(bytes, dialect: dialect).table.texts["code"] == TextColumn(codes))
    }
  }

  @Test("has a sheet for each part of an index, in the language")
  func index() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in BuiltInMethod.starter { try folder.write(name, bytes) }
    let tables = try LoadedTables(MethodFile(folder.path("method.toml")))
    let result = try tables.index(of: try tables.territories())
    let french = Workbook.index(result, of: tables, in: .french, threads: 2)
    #expect(french.sheets.map(\.name) == ["scores", "contributions", "méthode", "données"])
    let english = Workbook.index(result, of: tables, in: .english)
    #expect(english.sheets.map(\.name) == ["scores", "contributions", "method", "data"])
    let count = result.territories.count
    let indicators = result.fitted.method.indicators.count
    #expect(
      french.sheets.map(\.table.rows.count) == [count, count * indicators, indicators, indicators]
    )
    #expect(
      try english.bytes()
        == Workbook.index(result, of: tables, in: .english, threads: 4).bytes(threads: 3)
    )

    // The contributions of a territory add up to its score.
    func numbers(_ name: String, _ sheet: Workbook.Sheet) throws -> [Double] {
      let column = try #require(sheet.table.columns.first { $0.name == name })
      guard case .number(let numbers) = column.cells else { return [] }
      return numbers.encoded
    }
    let contributions = try numbers("contribution", english.sheets[1])
    for (position, row) in english.sheets[0].table.rows.enumerated() {
      guard let score = result.scores[row].number else { continue }
      let own = contributions[(position * indicators)..<((position + 1) * indicators)]
      #expect(abs(own.filter { !$0.isNaN }.reduce(0, +) - score) < 1e-9)
    }
    let shares = try numbers("share of the index", english.sheets[2])
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    let present = try numbers("present", english.sheets[3])
    let expected = result.territories.indicators.map { Double($0.values.presentCount) }
    #expect(present == expected)
  }
}
