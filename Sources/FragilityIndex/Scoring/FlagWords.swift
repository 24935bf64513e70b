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
    var rows = Rows()
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
      addNotes(of: position, id, in: tile, result, isKept, to: &rows)
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
    return rows.column(count: tile.rows.count)
  }

  /// Adds what was done to the values of an indicator.
  private func addNotes(
    of position: Int,
    _ id: [UInt8],
    in tile: ScoreTile,
    _ result: IndexResult,
    _ isKept: [Bool],
    to rows: inout Rows
  ) {
    let source = result.source
    let frozen = result.fitted.indicators[position]
    let first = tile.rows.lowerBound
    let values = source.untreated(position)
    let imputed = source.imputedRows(position)
    let (lowest, highest) = source.isRollUp ? (.infinity, -.infinity) : frozen.unflagged
    for offset in isKept.indices where isKept[offset] {
      let row = first + offset
      // Most values, and quickly told.
      let value = values[row]
      if value >= lowest, value <= highest, imputed.isEmpty || !imputed[row] { continue }
      if source.isImputed(position, row: row) { rows.append(id, "imputed", to: offset) }
      guard !source.isRollUp else { continue }
      if frozen.holds(value) { rows.append(id, "winsorised", to: offset) }
      if frozen.isBeyondReference(value) { rows.append(id, "beyond_reference", to: offset) }
    }
  }

  /// The words of some rows, in the order in which they are found.
  private struct Rows {
    private struct Word {
      let offset: Int
      let id: [UInt8]
      let word: String
    }

    private var words: [Word] = []

    mutating func append(_ word: String, to offset: Int) {
      words.append(Word(offset: offset, id: [], word: word))
    }

    mutating func append(_ id: [UInt8], _ word: String, to offset: Int) {
      words.append(Word(offset: offset, id: id, word: word))
    }

    /// One text a row, its words in the order in which they were found.
    func column(count: Int) -> TextColumn {
      var places = [Int](repeating: 0, count: count + 1)
      for word in words { places[word.offset + 1] += 1 }
      for row in 0..<count { places[row + 1] += places[row] }
      let ends = places.dropFirst()
      var order = [Int](repeating: 0, count: words.count)
      for (number, word) in words.enumerated() {
        order[places[word.offset]] = number
        places[word.offset] += 1
      }
      var column = TextColumn()
      var (text, next): ([UInt8], Int) = ([], 0)
      for end in ends {
        text.removeAll(keepingCapacity: true)
        for number in order[next..<end] {
          let word = words[number]
          if !text.isEmpty { text.append(UInt8(ascii: " ")) }
          text += word.id
          if !word.id.isEmpty { text.append(UInt8(ascii: ":")) }
          text += word.word.utf8
        }
        column.append(text)
        next = end
      }
      return column
    }
  }
}
