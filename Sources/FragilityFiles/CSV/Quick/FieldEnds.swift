internal import CKernels

/// What a block of a delimited text is made of.
struct FoundFields: Equatable {
  var fieldCount: Int
  /// How many lines there are that are not empty.
  var lineCount: Int
  /// Whether no carriage return stands alone, and the last quote is closed.
  var isRegular: Bool
  /// Whether the block is certainly valid UTF-8; it may be valid if not.
  var isSimpleUTF8: Bool
  var hasQuotes: Bool
  /// Whether there is a control character that does not end a line.
  var hasControls: Bool
}

/// Finds where the fields of a block end: at a delimiter or the first byte of a line's end, both outside of quotes.
///
/// - Parameters:
///   - bytes: The block, followed by ``BlockBuffers/slack`` line feeds.
///   - count: How many bytes it has.
///   - delimiter: What separates fields.
///   - ends: Takes the positions; as much room as the block and what follows it.
/// - Returns: What else was seen.
func findFieldEnds(
  _ bytes: UnsafePointer<UInt8>,
  count: Int,
  delimiter: UInt8,
  into ends: UnsafeMutablePointer<UInt32>
) -> FoundFields {
  var found = fragility_found_fields()
  fragility_field_ends(bytes, count, delimiter, ends, &found)
  return FoundFields(
    fieldCount: found.fields,
    lineCount: found.lines,
    isRegular: found.is_regular,
    isSimpleUTF8: found.is_simple_utf8,
    hasQuotes: found.has_quotes,
    hasControls: found.has_controls
  )
}

/// Memory for the ends of the fields of a block, and for what is found in a tile of it; one for block after block.
final class FieldEnds {
  /// How many rows are read together, column by column.
  static let tile = 64

  private let memory: UnsafeMutablePointer<UInt32>
  /// Where the fields end, record by record; before the first stands one more, that of no field.
  let ends: UnsafeMutablePointer<UInt32>
  /// The rows of a tile that take a second look, and what is found there.
  let rows: UnsafeMutablePointer<UInt32>
  let significands: UnsafeMutablePointer<UInt64>
  let forms: UnsafeMutablePointer<UInt64>
  /// For each row of a tile, the byte before a field and the end of it, once its quotes are left out.
  let unquoted: UnsafeMutablePointer<UInt32>

  /// - Parameter blockSize: How many bytes a block has at most.
  init(blockSize: Int) {
    memory = .allocate(capacity: 1 + blockSize + BlockBuffers.slack)
    // The first field begins at byte 0, after the byte "before" it.
    memory.pointee = .max
    ends = memory + 1
    rows = .allocate(capacity: Self.tile)
    significands = .allocate(capacity: Self.tile)
    forms = .allocate(capacity: Self.tile)
    unquoted = .allocate(capacity: 2 * Self.tile)
  }

  deinit {
    memory.deallocate()
    rows.deallocate()
    significands.deallocate()
    forms.deallocate()
    unquoted.deallocate()
  }
}
