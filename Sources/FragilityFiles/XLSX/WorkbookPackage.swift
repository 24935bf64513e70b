/// The parts of a workbook beside its sheets (ECMA-376, part 1, 18.2, and part 2, 9 to 11).
struct WorkbookPackage {
  let workbook: Workbook
  let parts: [SheetPart]
  let styles: CellStyles

  /// What every part begins with.
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"

  /// The path of a sheet, by its position.
  static func path(ofSheet position: Int) -> String { "xl/worksheets/sheet\(position + 1).xml" }

  /// The parts by their paths, the list of contents first.
  var texts: [(path: String, text: String)] {
    [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", topRelationships),
      ("docProps/core.xml", core), ("docProps/app.xml", application),
      ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", bookRelationships),
      ("xl/styles.xml", styles.xml),
    ]
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument"

  private var contentTypes: String {
    let sheets = parts.indices.map { position in
      """
      <Override PartName="/\(Self.path(ofSheet: position))" \
      ContentType="\(Self.types).spreadsheetml.worksheet+xml"/>
      """
    }
    return """
      \(Self.head)
      <Types xmlns="\(Self.packages)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" \
      ContentType="\(Self.types).spreadsheetml.sheet.main+xml"/>\
      \(sheets.joined())\
      <Override PartName="/xl/styles.xml" ContentType="\(Self.types).spreadsheetml.styles+xml"/>\
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/docProps/app.xml" ContentType="\(Self.types).extended-properties+xml"/>\
      </Types>

      """
  }

  private var topRelationships: String {
    """
    \(Self.head)
    <Relationships xmlns="\(Self.packages)/relationships">\
    <Relationship Id="rId1" Type="\(Self.office)/relationships/officeDocument" \
    Target="xl/workbook.xml"/>\
    <Relationship Id="rId2" Type="\(Self.packages)/relationships/metadata/core-properties" \
    Target="docProps/core.xml"/>\
    <Relationship Id="rId3" Type="\(Self.office)/relationships/extended-properties" \
    Target="docProps/app.xml"/></Relationships>

    """
  }

  private var core: String {
    """
    \(Self.head)
    <cp:coreProperties xmlns:cp="\(Self.packages)/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:title>\(escaped(workbook.title))</dc:title>\
    <dc:subject>\(escaped(workbook.subject))</dc:subject>\
    <dc:creator>\(escaped(workbook.creator))</dc:creator></cp:coreProperties>

    """
  }

  private var application: String {
    """
    \(Self.head)
    <Properties xmlns="\(Self.office)/extended-properties">\
    <Application>fragility</Application></Properties>

    """
  }

  private var book: String {
    let sheets = parts.enumerated().map { position, part in
      "<sheet name=\"\(escaped(part.name))\" sheetId=\"\(position + 1)\" r:id=\"rId\(position + 1)\"/>"
    }
    // Excel keeps the range of a filter under a name of its own as well.
    let filters = parts.enumerated().map { position, part in
      let cells = part.range.split(separator: ":").map { fixed($0) }.joined(separator: ":")
      let range = CellReference.text(sheet: part.name, cell: cells, isQuoted: true)
      return """
        <definedName name="_xlnm._FilterDatabase" localSheetId="\(position)" hidden="1">\
        \(escaped(range))</definedName>
        """
    }
    return """
      \(Self.head)
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="\(Self.office)/relationships">\
      <bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/>\
      </bookViews><sheets>\(sheets.joined())</sheets>\
      <definedNames>\(filters.joined())</definedNames></workbook>

      """
  }

  private var bookRelationships: String {
    let sheets = parts.indices.map { position in
      """
      <Relationship Id="rId\(position + 1)" Type="\(Self.office)/relationships/worksheet" \
      Target="worksheets/sheet\(position + 1).xml"/>
      """
    }
    return """
      \(Self.head)
      <Relationships xmlns="\(Self.packages)/relationships">\(sheets.joined())\
      <Relationship Id="rId\(parts.count + 1)" Type="\(Self.office)/relationships/styles" \
      Target="styles.xml"/></Relationships>

      """
  }

  /// A reference that does not move, such as `$C$5`.
  private func fixed(_ cell: Substring) -> String {
    let letters = cell.prefix { $0.isLetter }
    return "$\(letters)$\(cell.dropFirst(letters.count))"
  }

  private func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(escaped: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
