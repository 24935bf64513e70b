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
    writeCSV(style, threads: threads) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Writes the table as delimited text, part by part, so that the whole text is never in memory.
  ///
  /// - Parameters:
  ///   - style: The delimiter, the decimal mark and the digits.
  ///   - threads: How many threads may work; the bytes do not depend on it.
  ///   - write: Takes the next part of the text; it is called by one thread at a time.
  /// - Throws: What `write` throws, after which it is not called again.
  package func writeCSV<Failure: Error>(
    _ style: CSVStyle,
    threads: Int,
    to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var head: [UInt8] = style.hasMark ? [0xEF, 0xBB, 0xBF] : []
    for (position, column) in columns.enumerated() {
      if position > 0 { head.append(style.delimiter) }
      head.appendQuoted(Array(column.name.utf8)[...], style: style)
    }
    head.append(UInt8(ascii: "\n"))
    // A closure that rethrows loses the type of what it throws; a result keeps it.
    let start = head.withUnsafeBytes { bytes in
      Result { () throws(Failure) in try write(bytes) }
    }
    try start.get()
    try withViews(style) { views throws(Failure) in
      try CSVQueue.write(
        blocks(of: CSVRows.blockSize, in: rows.count),
        threads: threads,
        memory: { CSVRows(views, style) },
        make: { part, text in text.replace(by: rows[part]) },
        write: { bytes throws(Failure) in try write(bytes) }
      )
    }
  }

  /// Opens the memory of all columns.
  private func withViews<Failure: Error>(
    _ style: CSVStyle,
    from position: Int = 0,
    _ views: [ColumnView] = [],
    _ body: ([ColumnView]) throws(Failure) -> Void
  ) throws(Failure) {
    guard position < columns.count else { return try body(views) }
    let column = columns[position]
    let result: Result<Void, Failure>
    switch column.cells {
    case .text(let texts), .words(let texts):
      result = texts.withUnsafeParts { bytes, ends in
        Result { () throws(Failure) in
          try withViews(style, from: position + 1, views + [.text(bytes, ends)], body)
        }
      }
    case .number(let numbers):
      let format = column.format(style.numbers)
      result = numbers.encoded.withUnsafeBufferPointer { numbers in
        Result { () throws(Failure) in
          try withViews(style, from: position + 1, views + [.number(numbers, format)], body)
        }
      }
    }
    try result.get()
  }
}

/// The memory of a column, which nobody counts references to: threads that share such counts wait for each other.
enum ColumnView {
  /// The bytes of all texts, and where each ends.
  case text(UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt32>)
  case number(UnsafeBufferPointer<Double>, NumberFormat)
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
