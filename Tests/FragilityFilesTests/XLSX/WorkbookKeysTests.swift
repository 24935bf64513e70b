import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("What a method file says of workbooks")
struct WorkbookKeysTests {
  private let keys =
    "sheet = \"Quartiers d'été\"\nheader_row = 3\ndecimal = \",\"\nformat = \"xlsx\""

  @Test("is every key, and reads back")
  func everyKey() throws {
    let first = try method(methodText(table: keys)).method
    let dialect = first.tables[0].dialect
    #expect(dialect.sheet == "Quartiers d'été" && dialect.headerRow == 3)
    #expect(first.tables[0].format == .xlsx)
    #expect(try method(first.toml()).method == first)
  }

  @Test(
    "goes with workbooks, as what is said of texts does not",
    arguments: [
      ("sheet = \"a\"", "method.workbook-only"), ("header_row = 2", "method.workbook-only"),
      ("format = \"xlsx\"\ndelimiter = \";\"", "method.text-only"),
      ("format = \"xlsx\"\nencoding = \"utf-8\"", "method.text-only"),
      ("format = \"xlsx\"\nskip_lines = 1", "method.text-only"),
      ("format = \"xlsx\"\nheader_row = 0", "method.bad-header-row"),
      ("format = \"xlsx\"\nheader_row = 1048577", "method.bad-header-row"),
      ("format = \"xlsx\"\nsheet = \"\"", "method.empty-text"),
    ]
  )
  func together(keys: String, code: String) {
    let found = problems { try method(methodText(table: keys)) }
    #expect(found.map(\.code.rawValue) == [code])
    #expect(found[0].place.line == 9 + keys.count { $0 == "\n" })
  }

  @Test("is not said of places of help, which are texts")
  func resources() {
    let text = methodText(
      table: "population = \"pop\"",
      more: "[[resource]]\nid = \"r\"\npath = \"p.csv\"\nkey = \"k\"\non = \"code\"\nsheet = \"a\""
    )
    #expect(problems { try method(text) }.map(\.code.rawValue) == ["method.unknown-key"])
  }

  @Test("names the sheet and cell of what the engine finds wrong")
  func located() throws {
    let folder = try TemporaryFolder()
    let rows = sheetRows(
      "<c r=\"A2\" t=\"str\"><v>a</v></c><c r=\"B2\"><v>1</v></c>",
      "",
      "<c r=\"A4\" t=\"str\"><v>b</v></c><c r=\"B4\"><v>7</v></c>",
      "<c r=\"A5\" t=\"str\"><v>a</v></c><c r=\"B5\"><v>2</v></c>"
    )
    let path = try folder.write("t.XLSX", HandmadeWorkbook(rows: rows).bytes)
    let file = try method(methodText(indicator: "range = [0, 5]"))
    let tables = try LoadedTables(file, paths: ["t": path])
    #expect(tables.notes[0].text.french.hasSuffix("t.XLSX : 3 lignes, XLSX, feuille \"Feuille1\""))
    let found = problems { try tables.territories() }
    #expect(found.map { "\($0.code.rawValue)" } == ["data.duplicate-code"])
    #expect(found[0].text(in: .english).hasPrefix("\(path):Feuille1!A5 column \"code\""))
    #expect(found[0].text(in: .english).contains("(\(path):Feuille1!A2)"))
  }
}
