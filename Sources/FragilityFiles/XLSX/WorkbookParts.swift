import FragilityIndex

// The small parts of a workbook, each with what listens to it (ECMA-376, part 1, 18 and part 2, 9).

/// The relationships of a part: which other parts it names, and what they are to it.
final class RelationshipList: XMLListener {
  /// A part that is named.
  struct Relationship {
    let id: String
    /// The last word of its type, such as `worksheet`.
    let kind: String
    let target: String
  }

  private(set) var relationships: [Relationship] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External" else { return }
    let type = attributes["Type"] ?? ""
    relationships.append(
      Relationship(
        id: attributes["Id"] ?? "",
        kind: String(type[(type.lastIndex(of: "/").map(type.index(after:)) ?? type.startIndex)...]),
        target: attributes["Target"] ?? ""
      )
    )
  }

  func end(_ name: String) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}

/// The sheets of a workbook, in the order of their tabs.
final class SheetList: XMLListener {
  /// A sheet, and the id under which its part is named.
  struct Sheet {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "sheet" else { return }
    // The id has the namespace of relationships, which is not the same in strict workbooks.
    sheets.append(
      Sheet(
        name: attributes["name"] ?? "",
        relationship: attributes.first { $0.name.hasSuffix("|id") }?.value ?? "",
        isHidden: attributes["state"].map { $0 != "visible" } ?? false
      )
    )
  }

  func end(_ name: String) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells name by their position.
final class SharedStrings: XMLListener {
  private(set) var texts = TextColumn()
  private var current: [UInt8] = []
  private var isText = false
  private var phoneticDepth = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": current.removeAll(keepingCapacity: true)
    case "rPh": phoneticDepth += 1
    case "t": isText = phoneticDepth == 0
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "si":
      current.unescape(from: 0)
      texts.append(current)
    case "rPh": phoneticDepth -= 1
    case "t": isText = false
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isText { current += piece }
  }
}

/// What the number formats of a workbook make of numbers, by the style of a cell.
final class StyleList: XMLListener {
  private var codes: [Int: String] = [:]
  private var isInCellStyles = false
  private var formats: [CellFormat] = []

  /// The format of a style.
  func format(_ style: Int) -> CellFormat {
    formats.indices.contains(style) ? formats[style] : .plain
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id].map(CellFormat.init(code:)) ?? CellFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCellStyles = false }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}

/// What a number format says about the numbers under it.
enum CellFormat: Hashable {
  /// They are numbers.
  case plain
  /// They are dates or times, counted in days.
  case date
  /// They are shown with so many digits, zeros before them, as codes are.
  case zeros(Int)

  /// The format of an id below 164, which has no code in the file (18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .plain
    }
  }

  /// The format of a code such as `0.0`, `00000` or `dd/mm/yyyy`.
  init(code: String) {
    let digits = code.utf8.count { $0 == UInt8(ascii: "0") }
    if digits == code.utf8.count, digits > 1 {
      self = .zeros(digits)
    } else {
      self = Self.isDate(code) ? .date : .plain
    }
  }

  /// Whether a code has a letter of dates outside of quotes, escapes and brackets.
  private static func isDate(_ code: String) -> Bool {
    var rest = Array(code.lowercased())[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        // Hours, minutes or seconds that go on beyond a day.
        if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
          return true
        }
        rest = rest.dropFirst(inside.count + 1)
      case "d", "m", "y", "h", "s": return true
      // General, or Standard, holds letters of dates.
      case "g" where rest.starts(with: "eneral"): rest = rest.dropFirst(6)
      default: break
      }
    }
    return false
  }
}
