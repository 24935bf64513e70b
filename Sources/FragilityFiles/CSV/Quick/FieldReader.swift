import FragilityIndex

/// Reads the fields of a block: each from where it begins, to give where it ends.
struct FieldReader {
  typealias Cursor = UnsafePointer<UInt8>

  let plan: BlockPlan
  let buffers: BlockBuffers
  let fields: FieldEnds
  /// How many columns there are.
  let width: Int
  let bytes: Cursor
  let end: Cursor
  let delimiter: UInt8
  let delimiters: EightBytes
  let looksLikeNumbers: Bool

  static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ block: FilledBlock, _ plan: BlockPlan, _ fields: FieldEnds) {
    self.plan = plan
    self.fields = fields
    width = plan.uses.count
    buffers = block.buffers
    bytes = Cursor(buffers.bytes)
    end = bytes + block.count
    delimiter = plan.delimiter
    delimiters = EightBytes(repeating: plan.delimiter)
    looksLikeNumbers = plan.markers.looksLikeNumbers
    // Every walk ends at the line feeds after the last byte, and no check for the end is needed in between.
    (buffers.bytes + block.count).update(repeating: Self.lineFeed, count: BlockBuffers.slack)
  }

  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
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
