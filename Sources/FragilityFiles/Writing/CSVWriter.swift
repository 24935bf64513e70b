import FragilityIndex

/// A way of writing delimited text.
public struct CSVStyle: Sendable, Hashable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// How numbers are written.
  public var numbers: NumberFormat
  /// Whether the text begins with a byte order mark, which French spreadsheets need to see UTF-8.
  public var hasMark: Bool

  /// Comma and point, for programs.
  ///
  /// - Parameter digits: How many digits stand after the point; `nil` for all that matter.
  /// - Returns: The style.
  public static func english(digits: Int? = nil) -> CSVStyle {
    CSVStyle(
      delimiter: UInt8(ascii: ","),
      numbers: NumberFormat(digits: digits),
      hasMark: false
    )
  }

  /// Semicolon, decimal comma and a byte order mark, as French spreadsheets read and write.
  ///
  /// - Parameter digits: How many digits stand after the comma; `nil` for all that matter.
  /// - Returns: The style.
  public static func french(digits: Int? = nil) -> CSVStyle {
    CSVStyle(
      delimiter: UInt8(ascii: ";"),
      numbers: NumberFormat(decimalMark: UInt8(ascii: ","), digits: digits),
      hasMark: true
    )
  }
}

extension OutputTable {
  /// The table as delimited text; an absent value is an empty cell, its reason stands among the flags.
  ///
  /// - Parameters:
  ///   - style: The delimiter, the decimal mark and the digits.
  ///   - threads: How many threads may work; the bytes do not depend on it.
  /// - Returns: UTF-8 with LF line ends.
  public func csv(_ style: CSVStyle, threads: Int = 1) -> [UInt8] {
    var bytes: [UInt8] = style.hasMark ? [0xEF, 0xBB, 0xBF] : []
    for (position, column) in columns.enumerated() {
      if position > 0 { bytes.append(style.delimiter) }
      appendQuoted(column.name.utf8, style: style, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    let parts = blocks(of: 2048, in: rows.count)
    let texts = concurrentMap(parts.count, threads: threads) { part in
      var bytes: [UInt8] = []
      for row in rows[parts[part]] { appendRow(row, style: style, to: &bytes) }
      return bytes
    }
    for text in texts { bytes += text }
    return bytes
  }

  private func appendRow(_ row: Int, style: CSVStyle, to bytes: inout [UInt8]) {
    for (position, column) in columns.enumerated() {
      if position > 0 { bytes.append(style.delimiter) }
      switch column.cells {
      case .text(let texts):
        appendQuoted(texts.bytes[texts.byteRange(of: row)], style: style, to: &bytes)
      case .number(let numbers):
        if let number = numbers[row].number {
          column.format(style.numbers).append(number, to: &bytes)
        }
      case .words(let words):
        appendQuoted(words(row).joined(separator: " ").utf8, style: style, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

private func appendQuoted(
  _ text: some Collection<UInt8>,
  style: CSVStyle,
  to bytes: inout [UInt8]
) {
  let quote = UInt8(ascii: "\"")
  let needsQuotes = text.contains {
    $0 == style.delimiter || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
  }
  guard needsQuotes else { return bytes.append(contentsOf: text) }
  bytes.append(quote)
  for byte in text {
    if byte == quote { bytes.append(quote) }
    bytes.append(byte)
  }
  bytes.append(quote)
}
