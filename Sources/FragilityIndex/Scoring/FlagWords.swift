/// The flags of tiles of territories as text: the words of ``IndexResult/flags(of:)``, separated by blanks, made column by
/// column.
struct FlagWords: Sendable {
  private let method: FragilityMethod
  private let indicatorIDs: [[UInt8]]
  private let dimensionIDs: [[UInt8]]

  init(of method: FragilityMethod) {
    self.method = method
    indicatorIDs = method.indicators.map { Array($0.id.utf8) }
    dimensionIDs = method.dimensions.map { Array($0.id.utf8) }
  }

  /// One text a row.
  func texts(of tile: ScoreTile, in result: IndexResult) -> TextColumn {
    var rows = Rows(count: tile.rows.count)
    let first = tile.rows.lowerBound
    let isKept = tile.rows.map { !result.source.isScreenedOut($0) }
    for (position, id) in indicatorIDs.enumerated() {
      for (offset, score) in tile.normalised[position].enumerated() where score.isNaN {
        let value =
          isKept[offset]
          ? score : result.territories.indicators[position].values.encoded[first + offset]
        if let reason = value.absence { rows.append(id, reason.word, to: offset) }
      }
    }
    let score = Array("score".utf8)
    let absent = AbsenceReason.insufficientWeight.word
    for (dimension, node) in method.hierarchy.nodeOfDimension.enumerated() {
      for (offset, score) in tile.shown[node].enumerated() where score.isNaN && isKept[offset] {
        rows.append(dimensionIDs[dimension], absent, to: offset)
      }
    }
    for (offset, root) in tile.shown[method.hierarchy.root].enumerated() where root.isNaN {
      let word = isKept[offset] ? absent : AbsenceReason.screenedOut.word
      rows.append(score, word, to: offset)
    }
    for (position, id) in indicatorIDs.enumerated() {
      let values = result.source.untreated(position)
      let imputed = result.source.imputedRows(position)
      let (lowest, highest) = result.unflagged(position)
      for offset in isKept.indices where isKept[offset] {
        let row = first + offset
        // Most values, and quickly told.
        let value = values[row]
        if value >= lowest, value <= highest, imputed.isEmpty || !imputed[row] { continue }
        if result.isImputed(position, row: row) { rows.append(id, "imputed", to: offset) }
        if result.isWinsorised(position, row: row) { rows.append(id, "winsorised", to: offset) }
        if result.isBeyondReference(position, row: row) {
          rows.append(id, "beyond_reference", to: offset)
        }
      }
    }
    for node in method.hierarchy.nodes {
      guard let floor = node.aggregation.floor else { continue }
      for child in node.children {
        let scores = tile.scores(of: child.member, in: method.hierarchy)
        for (offset, score) in scores.enumerated() where score < floor && isKept[offset] {
          rows.append(Array(method.id(of: child.member).utf8), "raised_to_floor", to: offset)
        }
      }
    }
    if let reliability = result.reliability {
      for offset in isKept.indices where isKept[offset] {
        let row = first + offset
        let isScored = !result.scores.encoded[row].isNaN
        for flag in reliability.flags(of: row, isScored: isScored) {
          rows.append(flag.word, to: offset)
        }
      }
    }
    return rows.column
  }

  /// The texts of some rows while they grow.
  private struct Rows {
    private var texts: [[UInt8]]

    init(count: Int) {
      texts = [[UInt8]](repeating: [], count: count)
    }

    mutating func append(_ word: String, to offset: Int) {
      if !texts[offset].isEmpty { texts[offset].append(UInt8(ascii: " ")) }
      texts[offset] += word.utf8
    }

    mutating func append(_ id: [UInt8], _ word: String, to offset: Int) {
      if !texts[offset].isEmpty { texts[offset].append(UInt8(ascii: " ")) }
      texts[offset] += id
      texts[offset].append(UInt8(ascii: ":"))
      texts[offset] += word.utf8
    }

    var column: TextColumn {
      var column = TextColumn()
      for text in texts { column.append(text) }
      return column
    }
  }
}
