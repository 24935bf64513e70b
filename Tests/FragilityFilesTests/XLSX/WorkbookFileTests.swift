import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A file that should be a workbook")
struct WorkbookFileTests {
  private func codes(_ bytes: [UInt8], sheet: String? = nil) -> [String] {
    problems { try WorkbookFile(InputFile(path: "t.xlsx", bytes: bytes), sheet: sheet) }
      .map(\.code.rawValue)
  }

  private func sheets(_ entries: String) -> [UInt8] {
    var book = HandmadeWorkbook(rows: sheetRows("<c r=\"A2\" t=\"str\"><v>a</v></c>"))
    book.parts["xl/workbook.xml"] = """
      <workbook xmlns="\(HandmadeWorkbook.main)" xmlns:r="\(HandmadeWorkbook.office)">\
      <sheets>\(entries)</sheets></workbook>
      """
    return book.bytes
  }

  @Test("is told apart from older ones, other archives and texts")
  func others() {
    #expect(codes([]) == ["file.empty"])
    #expect(codes([0xD0, 0xCF, 0x11, 0xE0, 0, 0]) == ["xlsx.old-workbook"])
    #expect(codes(Array("code;taux\n".utf8)) == ["xlsx.not-a-workbook"])
    var zip = ZipWriter()
    zip.add("content.xml", .init { _ in })
    #expect(codes(zip.finished() ?? []) == ["xlsx.not-a-workbook"])
    var book = HandmadeWorkbook()
    book.parts["_rels/.rels"] = HandmadeWorkbook.relationships([
      ("r", "officeDocument", "xl/workbook.bin")
    ])
    #expect(codes(book.bytes) == ["xlsx.not-a-workbook"])
  }

  @Test("has its only sheet that is not hidden, or the one that is named")
  func choice() throws {
    let hidden = sheets(
      "<sheet name=\"a\" r:id=\"r1\" state=\"hidden\"/><sheet name=\"b &amp; c\" r:id=\"r1\"/>"
    )
    #expect(try WorkbookFile(InputFile(path: "t", bytes: hidden)).sheet == "b & c")
    #expect(try WorkbookFile(InputFile(path: "t", bytes: hidden), sheet: "a").sheet == "a")
    let two = sheets("<sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b\" r:id=\"r1\"/>")
    let found = problems { try WorkbookFile(InputFile(path: "t", bytes: two)) }
    #expect(found.map(\.code.rawValue) == ["xlsx.which-sheet"])
    #expect(found[0].message.english == "the workbook has 2 sheets: \"a\", \"b\"")
    #expect(codes(two, sheet: "bb") == ["xlsx.unknown-sheet"])
    #expect(codes(sheets("")) == ["xlsx.which-sheet"])
    #expect(codes(sheets("<sheet name=\"a\" r:id=\"r9\"/>")) == ["xlsx.which-sheet"])
  }

  @Test("has no document type: entities that grow without end are not even read")
  func entities() {
    var laughs = "<!ENTITY l0 \"ha\">"
    for level in 1...30 {
      laughs += "<!ENTITY l\(level) \"&l\(level - 1);&l\(level - 1);&l\(level - 1);\">"
    }
    for text in [
      "<!DOCTYPE x [\(laughs)]><x>&l30;</x>",
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
      "<!DOCTYPE x SYSTEM \"http://localhost/x.dtd\"><x/>",
    ] {
      var book = HandmadeWorkbook()
      book.parts["xl/workbook.xml"] = text
      #expect(codes(book.bytes) == ["xlsx.document-type"])
    }
  }

  @Test(
    "has all its parts, in XML",
    arguments: [
      ("xl/workbook.xml", "<workbook"), ("xl/_rels/workbook.xml.rels", "<a></b>"),
      ("xl/sharedStrings.xml", "<sst>\u{1}</sst>"), ("_rels/.rels", "&nbsp;"),
    ]
  )
  func damaged(part: String, text: String) {
    var book = HandmadeWorkbook()
    book.parts[part] = text
    #expect(codes(book.bytes) == ["xlsx.damaged"])
  }

  @Test("has no sheet outside of it, and none where it says")
  func noPart() {
    var book = HandmadeWorkbook()
    book.parts["xl/_rels/workbook.xml.rels"] = HandmadeWorkbook.relationships([
      ("r1", "worksheet", "../../../../etc/passwd")
    ])
    #expect(codes(book.bytes) == ["xlsx.damaged"])
  }

  @Test(
    "has cells in their order, each once, of known types and texts",
    arguments: [
      ("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "2:1"),
      ("<row r=\"2\"><c r=\"B2\"/><c r=\"B2\"><v>1</v></c></row>", "2:3"),
      ("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"/></row>", "2:3"),
      ("<row r=\"2\"/><row r=\"2\"/>", "3:1"), ("<row r=\"x\"/>", "2:1"),
      ("<row r=\"1048577\"/>", "2:1"), ("<row r=\"2\"><c r=\"XFE2\"/></row>", "2:1"),
      ("<row r=\"2\"><c r=\"C2\" t=\"s\"><v>4</v></c></row>", "2:3"),
      ("<row r=\"2\"><c r=\"C2\" t=\"s\"><v>-1</v></c></row>", "2:3"),
      ("<row r=\"2\"><c r=\"C2\" t=\"q\"><v>1</v></c></row>", "2:3"),
      ("<row r=\"2\"><c r=\"XFD2\"/><c><v>1</v></c></row>", "2:16384"),
    ]
  )
  func damagedCells(rows: String, spot: String) {
    let bytes = HandmadeWorkbook(rows: sheetRows() + rows).bytes
    #expect(problems { try readXLSX(bytes) }.map(\.spot) == ["xlsx.damaged \(spot)"])
  }
}
