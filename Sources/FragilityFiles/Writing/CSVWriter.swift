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
    var bytes: [UInt8] = []
    writeCSV(style, threads: threads) { bytes += $0 }
    return bytes
  }

  /// Writes the table as delimited text, part by part, so that the whole text is never in memory.
  ///
  /// - Parameters:
  ///   - style: The delimiter, the decimal mark and the digits.
  ///   - threads: How many threads may work; the bytes do not depend on it.
  ///   - write: Takes the next part of the text.
  /// - Throws: What `write` throws, after which it is not called again.
  package func writeCSV<Failure: Error>(
    _ style: CSVStyle,
    threads: Int,
    to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var head: [UInt8] = style.hasMark ? [0xEF, 0xBB, 0xBF] : []
    for (position, column) in columns.enumerated() {
      if position > 0 { head.append(style.delimiter) }
      head.appendQuoted(Array(column.name.utf8)[...], style: style)
    }
    try write(head + [UInt8(ascii: "\n")])
    let formats = columns.map { $0.format(style.numbers) }
    let parts = blocks(of: 2048, in: rows.count)
    for batch in blocks(of: threads * 4, in: parts.count) {
      let texts = concurrentMap(batch.count, threads: threads) { part in
        var bytes: [UInt8] = []
        for row in rows[parts[batch.lowerBound + part]] {
          appendRow(row, style: style, formats, to: &bytes)
        }
        return bytes
      }
      for text in texts { try write(text) }
    }
  }

  private func appendRow(
    _ row: Int,
    style: CSVStyle,
    _ formats: [NumberFormat],
    to bytes: inout [UInt8]
  ) {
    for (position, column) in columns.enumerated() {
      if position > 0 { bytes.append(style.delimiter) }
      switch column.cells {
      case .text(let texts), .words(let texts):
        bytes.appendQuoted(texts.bytes[texts.byteRange(of: row)], style: style)
      case .number(let numbers):
        let number = numbers.encoded[row]
        if !number.isNaN { formats[position].append(number, to: &bytes) }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension [UInt8] {
  /// Adds a field, in quotes where it needs them.
  mutating func appendQuoted(_ text: ArraySlice<UInt8>, style: CSVStyle) {
    let quote = UInt8(ascii: "\"")
    let delimiter = style.delimiter
    let needsQuotes = text.withUnsafeBufferPointer { text in
      var found = false
      for byte in text {
        found = found || byte == delimiter || byte == quote || byte == 0x0A || byte == 0x0D
      }
      return found
    }
    guard needsQuotes else { return append(contentsOf: text) }
    append(quote)
    for byte in text {
      if byte == quote { append(quote) }
      append(byte)
    }
    append(quote)
  }
}
