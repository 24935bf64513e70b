/// The names of cells, such as `C5`: letters for the column, then the row.
enum CellReference {
  /// The most rows and columns that a sheet has.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// The row and the column, both from 1, that a reference names.
  ///
  /// - Returns: `nil` if it names no cell of a sheet.
  static func cell(_ text: String) -> (row: Int, column: Int)? {
    var (row, column) = (0, 0)
    var hasDigits = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasDigits:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard row <= mostRows, column <= mostColumns else { return nil }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }

  /// The letters of a column, from 1.
  static func letters(ofColumn column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      letters = String(decoding: [letter], as: UTF8.self) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The reference of a cell, its row and column from 1.
  static func text(row: Int, column: Int) -> String { letters(ofColumn: column) + "\(row)" }

  /// The reference of a sheet or of a cell of it, as formulas write it.
  ///
  /// - Parameters:
  ///   - sheet: The name of the sheet.
  ///   - cell: The reference of the cell.
  ///   - isQuoted: Whether the name is put in quotes even where people need none; programs do for one like `A1`.
  /// - Returns: `sheet!cell`, or the name of the sheet alone.
  static func text(sheet: String, cell: String?, isQuoted: Bool = false) -> String {
    let isPlain = sheet.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    let startsWithDigit = sheet.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? true
    let doubled = sheet.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    let name = isPlain && !startsWithDigit && !isQuoted ? sheet : "'\(doubled)'"
    return [name, cell].compactMap { $0 }.joined(separator: "!")
  }
}
