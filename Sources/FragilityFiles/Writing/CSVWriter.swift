import FragilityIndex
import Synchronization

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
      try writeInTurn(blocks(of: CSVRows.blockSize, in: rows.count), threads: threads) {
        part,
        text in
        text.replace(by: rows[part], of: views, style)
      } write: { bytes throws(Failure) in
        try write(bytes)
      }
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

/// The text of a run of rows, in memory that is used again for the next.
struct CSVRows {
  static let blockSize = 2048

  private(set) var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
  private(set) var count = 0

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  func deallocate() {
    memory.deallocate()
  }

  /// Replaces the text by that of other rows.
  mutating func replace(by rows: ArraySlice<Int>, of views: [ColumnView], _ style: CSVStyle) {
    count = 0
    let delimiter = style.delimiter
    views.withUnsafeBufferPointer { views in
      for row in rows {
        makeRoom(for: row, of: views)
        var end = memory.baseAddress.map { $0.assumingMemoryBound(to: UInt8.self) + count }
        guard let start = end, var next = end else { return }
        for column in views.indices {
          if column > 0 {
            next.pointee = delimiter
            next += 1
          }
          switch views[column] {
          case .text(let bytes, let ends):
            let first = row == 0 ? 0 : Int(ends[row - 1])
            let text = UnsafeBufferPointer(rebasing: bytes[first..<Int(ends[row])])
            next = writeField(text, delimiter: delimiter, to: next)
          case .number(let numbers, let format):
            let number = numbers[row]
            if !number.isNaN { next += format.write(number, to: next) }
          }
        }
        next.pointee = UInt8(ascii: "\n")
        end = next + 1
        count += next + 1 - start
      }
    }
  }

  /// Makes sure that a row fits: every byte of a text may need a second one.
  private mutating func makeRoom(for row: Int, of views: UnsafeBufferPointer<ColumnView>) {
    var room = count + views.count * (NumberFormat.mostBytes + 3) + 1
    for view in views {
      if case .text(_, let ends) = view {
        room += 2 * (Int(ends[row]) - (row == 0 ? 0 : Int(ends[row - 1])))
      }
    }
    guard room > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * room, alignment: 8)
    larger.copyMemory(from: bytes)
    memory.deallocate()
    memory = larger
  }

  /// Writes a field, in quotes where it needs them.
  ///
  /// - Returns: Where the next one goes.
  @inline(__always)
  private func writeField(
    _ text: UnsafeBufferPointer<UInt8>,
    delimiter: UInt8,
    to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let quote = UInt8(ascii: "\"")
    var needsQuotes = false
    for (offset, byte) in text.enumerated() {
      start[offset] = byte
      needsQuotes =
        needsQuotes || byte == delimiter || byte == quote || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return start + text.count }
    var next = start
    next.pointee = quote
    next += 1
    for byte in text {
      if byte == quote {
        next.pointee = quote
        next += 1
      }
      next.pointee = byte
      next += 1
    }
    next.pointee = quote
    return next + 1
  }
}

/// Makes the texts of parts on several threads and writes them in their order, while the next ones are made.
private func writeInTurn<Failure: Error>(
  _ parts: [Range<Int>],
  threads: Int,
  make: (Range<Int>, inout CSVRows) -> Void,
  write: (UnsafeRawBufferPointer) throws(Failure) -> Void
) throws(Failure) {
  let next = Atomic(0)
  let written = Atomic(0)
  let failure = Mutex(Failure?.none)
  let hasFailed = Atomic(false)
  let workers = max(1, min(threads, parts.count))
  _ = concurrentMap(workers, threads: workers) { _ in
    var text = CSVRows()
    defer { text.deallocate() }
    while case let part = next.add(1, ordering: .relaxed).oldValue, part < parts.count {
      make(parts[part], &text)
      while written.load(ordering: .acquiring) != part {
        if hasFailed.load(ordering: .relaxed) { return }
        Platform.yield()
      }
      do throws(Failure) { try write(text.bytes) } catch {
        hasFailed.store(true, ordering: .relaxed)
        failure.withLock { $0 = error }
        return
      }
      written.store(part + 1, ordering: .releasing)
    }
  }
  if let failure = failure.withLock({ $0 }) { throw failure }
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
