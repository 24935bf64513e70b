import FragilityIndex

/// Reads the fields of a block: each from where it begins, to give where it ends.
struct FieldReader {
  typealias Cursor = UnsafePointer<UInt8>

  let plan: BlockPlan
  let buffers: BlockBuffers
  let end: Cursor
  let delimiter: UInt8
  let delimiters: EightBytes
  let looksLikeNumbers: Bool

  static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ block: FilledBlock, _ plan: BlockPlan) {
    self.plan = plan
    buffers = block.buffers
    end = Cursor(buffers.bytes) + block.count
    delimiter = plan.delimiter
    delimiters = EightBytes(repeating: plan.delimiter)
    looksLikeNumbers = plan.markers.looksLikeNumbers
    // Every walk ends at the line feeds after the last byte, and no check for the end is needed in between.
    (buffers.bytes + block.count).update(repeating: Self.lineFeed, count: BlockBuffers.slack)
  }

  // MARK: Records

  /// Parses the records that are left.
  func finish(_ progress: inout BlockProgress) -> ParsedBlock? {
    let last = plan.uses.count - 1
    let isParsed = plan.uses.withUnsafeBufferPointer { uses -> Bool in
      while hasRecord(&progress) {
        for column in 0..<last {
          guard readField(uses[column], &progress) else { return false }
        }
        guard readLastField(uses[last], &progress) else { return false }
      }
      return true
    }
    guard isParsed, progress.cursor >= end, progress.cursor <= end + 1 else { return nil }
    return ParsedBlock(rowCount: progress.row, marks: progress.marks)
  }

  /// Whether there is another record, once empty lines were stepped over; not after a carriage return alone.
  @inline(__always)
  func hasRecord(_ progress: inout BlockProgress) -> Bool {
    while progress.cursor < end, isLineEnd(progress.cursor.pointee) {
      guard endLine(&progress.cursor) else { return false }
    }
    return progress.cursor < end
  }

  /// Reads a field that is not the last one of its record.
  @inline(__always)
  func readField(_ use: BlockPlan.Use, _ progress: inout BlockProgress) -> Bool {
    let cursor = progress.cursor
    guard
      let next = readField(cursor, use, progress.row, &progress.marks, isLast: false)
    else { return false }
    progress.cursor = next + 1
    return true
  }

  /// Reads the last field of a record, and the end of its line.
  @inline(__always)
  func readLastField(_ use: BlockPlan.Use, _ progress: inout BlockProgress) -> Bool {
    let cursor = progress.cursor
    guard
      let next = readField(cursor, use, progress.row, &progress.marks, isLast: true)
    else { return false }
    progress.cursor = next
    progress.row &+= 1
    return endLine(&progress.cursor)
  }

  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Steps over the end of a line; a carriage return alone is unusual.
  @inline(__always)
  private func endLine(_ cursor: inout Cursor) -> Bool {
    if cursor.pointee == Self.carriageReturn { cursor += 1 }
    guard cursor.pointee == Self.lineFeed else { return false }
    cursor += 1
    return true
  }

  /// - Returns: Where the field ends; `nil` if it is unusual, or is not the last one of its record where it should be.
  @inline(__always)
  private func readField(
    _ start: Cursor,
    _ use: BlockPlan.Use,
    _ row: Int,
    _ marks: inout MarkCounts,
    isLast: Bool
  ) -> Cursor? {
    switch use {
    case .number(let slot):
      let target = buffers.numberColumn(slot) + row
      return readNumber(start, into: target, &marks, isLast: isLast)
        ?? readOtherNumber(start, into: target, &marks, isLast: isLast)
    case .text(let slot):
      return readText(start, into: slot, row, isLast: isLast)
        ?? readUnusualText(start, into: slot, row, isLast: isLast)
    case .skip:
      return skipField(start, isLast: isLast) ?? skipUnusualField(start, isLast: isLast)
    }
  }

  @inline(__always)
  func endsField(_ byte: UInt8) -> Bool { byte == delimiter || isLineEnd(byte) }

  @inline(__always)
  func ends(_ byte: UInt8, isLast: Bool) -> Bool {
    isLast ? isLineEnd(byte) : byte == delimiter
  }

  @inline(__always)
  func isMark(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")) && byte != delimiter
  }
}
