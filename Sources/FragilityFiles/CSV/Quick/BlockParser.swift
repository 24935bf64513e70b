import FragilityIndex

/// What was parsed from a block; the columns stand in its buffers.
struct ParsedBlock {
  var rowCount: Int
  var marks: MarkCounts
}

/// Parses one block of whole records, or two side by side.
///
/// Where a field begins is known once the one before it was read. Two blocks that do not wait for each other take little longer
/// than one.
///
/// - Parameters:
///   - first: A block.
///   - second: Another one, if there is one.
///   - plan: What is done with each column.
/// - Returns: What was parsed from each block; `nil` where anything is unusual.
func parseBlocks(
  _ first: FilledBlock,
  _ second: FilledBlock?,
  _ plan: BlockPlan
) -> (first: ParsedBlock, second: ParsedBlock?)? {
  let a = FieldReader(first, plan)
  var (inA, inB) = (BlockProgress(first), BlockProgress(second ?? first))
  guard let second else { return a.finish(&inA).map { ($0, nil) } }
  let b = FieldReader(second, plan)
  let last = plan.uses.count - 1
  let isParsed = plan.uses.withUnsafeBufferPointer { uses -> Bool in
    while a.hasRecord(&inA), b.hasRecord(&inB) {
      for column in 0..<last {
        let use = uses[column]
        guard a.readField(use, &inA), b.readField(use, &inB) else { return false }
      }
      guard a.readLastField(uses[last], &inA), b.readLastField(uses[last], &inB) else {
        return false
      }
    }
    return true
  }
  guard isParsed, let first = a.finish(&inA), let second = b.finish(&inB) else { return nil }
  return (first, second)
}

/// How far a block was parsed.
struct BlockProgress {
  /// The byte that is read next.
  var cursor: UnsafePointer<UInt8>
  var row = 0
  var marks = MarkCounts()

  init(_ block: FilledBlock) {
    cursor = UnsafePointer(block.buffers.bytes)
  }
}
