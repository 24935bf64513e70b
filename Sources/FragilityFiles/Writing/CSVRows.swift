import CKernels

/// The text of a run of rows, in memory that is used again for the next.
///
/// It goes from worker to worker, and never belongs to two of them: that is why its memory, which the compiler cannot follow,
/// may cross threads.
struct CSVRows: Sendable {
  static let blockSize = 2048

  /// What a worker needs of a column.
  private enum Cells {
    case text(UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>)
    case shortest(UnsafeBufferPointer<Double>, NumberTile)
    case rounded(UnsafeBufferPointer<Double>, NumberFormat)
  }

  // One worker at a time has these rows: they pass from one to the next within a lock. The columns, which are only read, outlive
  // them. The compiler can follow neither.
  private nonisolated(unsafe) let columns: [Cells]
  private let delimiter: UInt8
  private let decimalMark: UInt8
  private nonisolated(unsafe) var memory = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 1 << 16,
    alignment: 8
  )
  private var count = 0

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  init(_ views: [ColumnView], _ style: CSVStyle) {
    delimiter = style.delimiter
    decimalMark = style.numbers.decimalMark
    columns = views.map { view in
      switch view {
      case .text(let bytes, let ends): .text(bytes, ends: ends)
      case .number(let numbers, let format):
        format.digits == nil ? .shortest(numbers, NumberTile()) : .rounded(numbers, format)
      }
    }
  }

  func deallocate() {
    memory.deallocate()
    for case .shortest(_, let tile) in columns { tile.deallocate() }
  }

  /// Replaces the text by that of other rows.
  mutating func replace(by rows: ArraySlice<Int>) {
    count = 0
    columns.withUnsafeBufferPointer { columns in
      rows.withUnsafeBufferPointer { rows in
        var rest = rows[...]
        var tile = UnsafeBufferPointer(rebasing: rest.prefix(NumberTile.size))
        fetch(tile, of: columns)
        while !tile.isEmpty {
          rest = rest.dropFirst(tile.count)
          let next = UnsafeBufferPointer(rebasing: rest.prefix(NumberTile.size))
          fetch(next, of: columns)
          append(tile, of: columns)
          tile = next
        }
      }
    }
  }

  /// Has the processor fetch the cells of some rows, which stand anywhere in the memory of the columns, while others are written.
  private func fetch(_ rows: UnsafeBufferPointer<Int>, of columns: UnsafeBufferPointer<Cells>) {
    for column in columns {
      switch column {
      case .text(let bytes, let ends):
        guard let first = bytes.baseAddress else { continue }
        for row in rows where row > 0 { fragility_prefetch(first + Int(ends[row &- 1])) }
      case .shortest(let numbers, _), .rounded(let numbers, _):
        guard let first = numbers.baseAddress else { continue }
        for row in rows { fragility_prefetch(first + row) }
      }
    }
  }

  private mutating func append(
    _ rows: UnsafeBufferPointer<Int>,
    of columns: UnsafeBufferPointer<Cells>
  ) {
    makeRoom(for: rows, of: columns)
    guard let memory = memory.baseAddress else { return }
    let start = memory.assumingMemoryBound(to: UInt8.self) + count
    var next = start
    for case .shortest(let numbers, let tile) in columns {
      tile.fill(numbers, rows: rows, decimalMark: decimalMark)
    }
    for index in rows.indices {
      let row = rows[index]
      for column in columns.indices {
        switch columns[column] {
        case .text(let bytes, let ends):
          let first = row == 0 ? 0 : Int(ends[row &- 1])
          next = writeField(bytes, first..<Int(ends[row]), delimiter: delimiter, to: next)
        case .shortest(_, let tile):
          next += tile.write(index, to: next)
        case .rounded(let numbers, let format):
          let number = numbers[row]
          if !number.isNaN { next += format.write(number, to: next) }
        }
        next.pointee = delimiter
        next += 1
      }
      // In the place of the last delimiter, if there is a column.
      if columns.isEmpty { next += 1 }
      next[-1] = UInt8(ascii: "\n")
    }
    count += next - start
  }

  /// Makes sure that some rows fit: every byte of a text may need a second one.
  private mutating func makeRoom(
    for rows: UnsafeBufferPointer<Int>,
    of columns: UnsafeBufferPointer<Cells>
  ) {
    var room = count + rows.count * (columns.count * (NumberFormat.mostBytes + 3) + 1)
    for case .text(_, let ends) in columns {
      for row in rows { room += 2 * (Int(ends[row]) - (row == 0 ? 0 : Int(ends[row - 1]))) }
    }
    guard room > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * room, alignment: 8)
    larger.copyMemory(from: bytes)
    memory.deallocate()
    memory = larger
  }
}

/// Writes a field, in quotes where it needs them.
///
/// - Parameters:
///   - bytes: The bytes of all texts of a column.
///   - range: Where the text of the field stands among them.
///   - delimiter: The byte between fields.
///   - start: Where to write; there must be room for twice as many bytes, and sixteen.
/// - Returns: Where the next one goes.
@inline(__always)
private func writeField(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ range: Range<Int>,
  delimiter: UInt8,
  to start: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  // Sixteen bytes are copied at a time, those after the text with them.
  guard range.upperBound &+ 15 <= bytes.count, delimiter < 0x80 else {
    return writeFieldByBytes(bytes, range, delimiter: delimiter, to: start)
  }
  let source = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + range.lowerBound)
  let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
  let quotes = ones &* UInt64(UInt8(ascii: "\"")), delimiters = ones &* UInt64(delimiter)
  let blanks = ones &* 0x20
  var found = SIMD2<UInt64>()
  var offset = 0
  repeat {
    let word = source.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
    UnsafeMutableRawPointer(start + offset).storeBytes(of: word, as: SIMD2<UInt64>.self)
    // The high bit of a byte tells an ASCII byte that is a quote, a delimiter or below a blank.
    let isQuote = (word ^ quotes) &- ones
    let isDelimiter = (word ^ delimiters) &- ones
    found |= (isQuote | isDelimiter | (word &- blanks)) & ~word
    offset &+= 16
  } while offset < range.count
  guard (found[0] | found[1]) & 0x8080_8080_8080_8080 == 0 else {
    return writeFieldByBytes(bytes, range, delimiter: delimiter, to: start)
  }
  return start + range.count
}

/// Writes a field byte by byte.
@inline(never)
private func writeFieldByBytes(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ range: Range<Int>,
  delimiter: UInt8,
  to start: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  let text = UnsafeBufferPointer(rebasing: bytes[range])
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
