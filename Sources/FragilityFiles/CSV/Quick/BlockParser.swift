import FragilityIndex

/// What was parsed from a block; the columns stand in its buffers.
struct ParsedBlock {
  var rowCount: Int
  var marks: MarkCounts
}

/// Parses blocks of whole records, one after the other.
///
/// The ends of all fields are found first. Then no field waits for the one before it, and the fields of a column, which are
/// alike, are read together: some rows of one column, then the same rows of the next.
struct BlockParser {
  let plan: BlockPlan
  let fields: FieldEnds

  init(_ plan: BlockPlan) {
    self.plan = plan
    fields = FieldEnds(blockSize: plan.blockSize)
  }

  /// Parses a block.
  ///
  /// - Returns: What was parsed; `nil` if anything is unusual.
  func parse(_ block: FilledBlock) -> ParsedBlock? {
    let reader = FieldReader(block, plan, fields)
    let found = findFieldEnds(
      reader.bytes,
      count: block.count,
      delimiter: plan.delimiter,
      into: fields.ends
    )
    let (rowCount, width) = (found.lineCount, plan.uses.count)
    guard found.isRegular, found.fieldCount == rowCount * width else { return nil }
    // As many line ends as rows, each after as many fields: there are no others.
    for row in 0..<rowCount where !reader.isLineEnd(block.buffers.bytes[lastEnd(row, width)]) {
      return nil
    }
    let isText = found.isSimpleUTF8 || reader.isValid(reader.end - block.count, reader.end)
    guard isText else { return nil }
    let isPlain = !found.hasQuotes && !found.hasControls

    var marks = MarkCounts()
    for start in stride(from: 0, to: rowCount, by: FieldEnds.tile) {
      let rows = start..<min(start + FieldEnds.tile, rowCount)
      for (positions, use) in plan.runs {
        switch use {
        case .number(let slot):
          let position = positions.lowerBound
          guard reader.readNumbers(rows, at: position, into: slot, &marks) else { return nil }
        case .text(let slot):
          guard reader.readTexts(rows, at: positions.lowerBound, into: slot) else { return nil }
        case .skip:
          // Only quotes and control characters could be wrong.
          guard isPlain || reader.skip(rows, at: positions) else { return nil }
        }
      }
    }
    return ParsedBlock(rowCount: rowCount, marks: marks)
  }

  private func lastEnd(_ row: Int, _ width: Int) -> Int {
    Int(fields.ends[row &* width &+ width &- 1])
  }
}
