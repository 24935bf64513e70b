import FragilityIndex

@testable import FragilityFiles

/// A workbook of parts that are written out by hand, as another program might have made it.
struct HandmadeWorkbook {
  /// What stands between `<sheetData>` and `</sheetData>`.
  var rows = ""
  /// Other parts, by their paths; those of the same path are replaced.
  var parts: [String: String] = [:]

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packages = "http://schemas.openxmlformats.org/package/2006/relationships"

  static func relationships(_ entries: [(id: String, kind: String, target: String)]) -> String {
    let list = entries.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>"
    }
    return "<Relationships xmlns=\"\(packages)\">\(list.joined())</Relationships>"
  }

  var bytes: [UInt8] {
    var all = [
      "_rels/.rels": Self.relationships([("r", "officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\
      <sheets><sheet name="Feuille1" sheetId="1" r:id="r1"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": Self.relationships([
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "/xl/styles.xml"),
        ("r3", "sharedStrings", "sharedStrings.xml"),
      ]),
      "xl/styles.xml": """
      <styleSheet xmlns="\(Self.main)"><numFmts count="2">\
      <numFmt numFmtId="164" formatCode="00000"/>\
      <numFmt numFmtId="165" formatCode="[$-40C]d&quot; x &quot;mmm"/></numFmts>\
      <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>\
      <xf numFmtId="22"/></cellXfs></styleSheet>
      """,
      "xl/sharedStrings.xml": """
      <sst xmlns="\(Self.main)"><si><t>code</t></si><si><t>taux</t></si>\
      <si><r><t xml:space="preserve"> 2A</t></r><rPh sb="0" eb="1"><t>zzz</t></rPh>\
      <r><rPr><b/></rPr><t>004 </t></r><phoneticPr fontId="1"/></si>\
      <si><t>a_x000D_b_x005F_x0041_</t></si></sst>
      """,
      "xl/worksheets/sheet1.xml": """
      <worksheet xmlns="\(Self.main)"><sheetData>\(rows)</sheetData></worksheet>
      """,
    ]
    all.merge(parts) { $1 }
    var zip = ZipWriter()
    for (path, text) in all.sorted(by: { $0.key < $1.key }) {
      zip.add(path, .init { write in Array(text.utf8).withUnsafeBytes(write) })
    }
    return zip.finished() ?? []
  }
}

/// Rows with the header `code` and `taux`, and the cells of the rows below it.
func sheetRows(_ cells: String...) -> String {
  let below = cells.enumerated().map { "<row r=\"\($0 + 2)\">\($1)</row>" }
  return "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
    + below.joined()
}

/// Reads a workbook, called `t.xlsx` in messages.
func readXLSX(
  _ bytes: [UInt8],
  texts: [String] = ["code"],
  numbers: [String] = [],
  markers: [String: AbsenceReason] = ["": .unavailable],
  dialect: FragilityMethod.Table.Dialect = .init()
) throws -> (table: DataTable, dialect: ReadDialect) {
  let workbook = try WorkbookFile(
    InputFile(path: "t.xlsx", bytes: bytes),
    sheet: dialect.sheet
  )
  return try XLSXTableReader(workbook: workbook, dialect: dialect)
    .read(id: "t", markers: markers, needed: columns(texts: texts, numbers: numbers))
}
