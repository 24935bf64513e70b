import Testing

@testable import FragilityFiles

@Suite("A cell")
struct CellTests {
  @Test(
    "has a reference of letters and a row",
    arguments: [
      ("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("AZ2", 2, 52), ("BA2", 2, 53),
      ("ZZ3", 3, 702), ("AAA3", 3, 703), ("XFD1048576", 1_048_576, 16_384),
    ]
  )
  func references(text: String, row: Int, column: Int) {
    #expect(CellReference.cell(text).map { [$0.row, $0.column] } == [row, column])
    #expect(CellReference.text(row: row, column: column) == text)
  }

  @Test(
    "has no other reference",
    arguments: [
      "", "A", "1", "A0", "1A", "A1B", "$A$1", "A-1", "É1", "XFE1", "A1048577",
      "ZZZZZZZZZZZZZZZZZZZZ1", "A99999999999999999999",
    ]
  )
  func noReferences(text: String) {
    #expect(CellReference.cell(text) == nil)
  }

  @Test("is named with its sheet, in quotes where the name needs them")
  func sheets() {
    #expect(CellReference.text(sheet: "Feuille1", cell: "C5") == "Feuille1!C5")
    #expect(CellReference.text(sheet: "méthode", cell: nil) == "méthode")
    #expect(CellReference.text(sheet: "Feuille d'été", cell: "C5") == "'Feuille d''été'!C5")
    #expect(CellReference.text(sheet: "2024", cell: "C5") == "'2024'!C5")
  }

  @Test(
    "is a date if its format has letters of dates outside of quotes, escapes and brackets",
    arguments: [
      ("dd/mm/yyyy", true), ("[$-40C]d mmm yy;@", true), ("[h]:mm", true), ("hh:mm:ss", true),
      ("General", false), ("0.0%", false), ("#,##0.00\" jours\"", false), ("0\\d", false),
      ("_-* #,##0\\ _€_-;_-@_-", false), ("[Red]0;[Blue]-0", false), ("0.00E+00", false),
      ("General\" habitants\"", false), ("@", false), ("\"", false), ("[", false),
    ]
  )
  func dates(code: String, isDate: Bool) {
    #expect((CellFormat(code: code) == .date) == isDate)
  }

  @Test("has the zeros of its format")
  func zeros() {
    #expect(CellFormat(code: "00000") == .zeros(5))
    #expect(CellFormat(code: "0") == .plain)
    #expect(CellFormat(code: "00.0") == .plain)
    #expect(CellFormat(builtIn: 14) == .date)
    #expect(CellFormat(builtIn: 1) == .plain)
  }

  @Test(
    "holds characters that XML has not as escapes",
    arguments: [
      ("a\rb", "a_x000D_b"), ("_x000D_", "_x005F_x000D_"), ("\u{1}", "_x0001_"),
      ("_x00zz_", "_x00zz_"), ("__x0041_", "__x005F_x0041_"), ("a\tb\nc", "a\tb\nc"),
    ]
  )
  func escapes(text: String, escaped: String) {
    var bytes: [UInt8] = []
    bytes.append(escaped: text)
    #expect(String(decoding: bytes, as: UTF8.self) == escaped)
    bytes.unescape(from: 0)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("is escaped for XML, and what is no character of XML is replaced")
  func markup() {
    var bytes: [UInt8] = []
    bytes.append(escaped: "<script>&\"'\u{FFFE}\u{FFFF}\u{FFFD}é")
    let expected = "&lt;script&gt;&amp;&quot;'\u{FFFD}\u{FFFD}\u{FFFD}é"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("half of a pair of UTF-16 stays as it is written")
  func halves() {
    var bytes = Array("_xD83D_".utf8)
    bytes.unescape(from: 0)
    #expect(bytes == Array("_xD83D_".utf8))
  }
}
