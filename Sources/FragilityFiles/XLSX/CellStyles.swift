/// How the cells of a column are shown.
enum CellStyle: Hashable {
  /// As text, so that a code typed over another stays text.
  case text
  /// With as many digits as matter.
  case general
  /// With so many digits after the decimal mark.
  case decimals(Int)
}

/// The styles of a workbook, by their positions in its part of styles.
struct CellStyles {
  /// The position of the style of headers; 0 is the plain one.
  static let header = 1
  private let others: [CellStyle]

  init(_ used: [CellStyle]) {
    let digits = Set(used.compactMap { if case .decimals(let digits) = $0 { digits } else { nil } })
    others = [.text] + digits.sorted().map(CellStyle.decimals)
  }

  /// The position of a style.
  func position(of style: CellStyle) -> Int {
    others.firstIndex(of: style).map { $0 + Self.header + 1 } ?? 0
  }

  /// The part of styles (ECMA-376, part 1, 18.8).
  var xml: String {
    // 0 is General, 1 is 0, 49 is text; those of the file begin at 164.
    let own = others.compactMap {
      if case .decimals(let digits) = $0, digits > 0 { digits } else { nil }
    }
    let formats = own.enumerated().map { position, digits in
      let code = "0." + String(repeating: "0", count: digits)
      return "<numFmt numFmtId=\"\(164 + position)\" formatCode=\"\(code)\"/>"
    }
    let list =
      own.isEmpty ? "" : "<numFmts count=\"\(own.count)\">\(formats.joined())</numFmts>"
    let ids = others.map { style in
      switch style {
      case .text: 49
      case .general: 0
      case .decimals(let digits): digits == 0 ? 1 : 164 + (own.firstIndex(of: digits) ?? 0)
      }
    }
    let cells = ids.map { id in
      "<xf numFmtId=\"\(id)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    return """
      \(WorkbookPackage.head)
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\(list)\
      <fonts count="2"><font>\(font)</font><font><b/>\(font)</font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(cells.count + 2)"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
      \(cells.joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>

      """
  }
}
