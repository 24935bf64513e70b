/// The flags of tiles of territories as text: the words of ``IndexResult/flags(of:)``, separated by blanks, made column by
/// column.
struct FlagWords: Sendable {
  private static let notes = ["imputed", "winsorised", "beyond_reference"]

  private let method: FragilityMethod
  /// The usual words: those of each indicator, of each dimension, and of the score.
  private let words: TextColumn

  init(of method: FragilityMethod) {
    self.method = method
    let reasons = AbsenceReason.allCases.map(\.word)
    let absent = AbsenceReason.insufficientWeight.word
    let ofIndicators = method.indicators.flatMap { indicator in
      (reasons + Self.notes).map { "\(indicator.id):\($0)" }
    }
    let ofDimensions = method.dimensions.map { "\($0.id):\(absent)" }
    let ofScore = [absent, AbsenceReason.screenedOut.word].map { "score:\($0)" }
    words = TextColumn(ofIndicators + ofDimensions + ofScore)
  }

  /// How many words an indicator has.
  private static let perIndicator = AbsenceReason.allCases.count + notes.count

  /// The word of an absent value, by its place among the usual ones.
  private func word(ofIndicator position: Int, absent reason: AbsenceReason) -> Int {
    Self.perIndicator * position + Int(reason.rawValue) - 1
  }

  /// The first of the words that say what was done to a value.
  private func notes(ofIndicator position: Int) -> Int {
    Self.perIndicator * (position + 1) - Self.notes.count
  }

  /// One text a row.
  func texts(of tile: ScoreTile, in result: IndexResult) -> TextColumn {
    var rows = Rows(words)
    let first = tile.rows.lowerBound
    let isKept = result.source.kept(in: tile.rows)
    for (position, scores) in tile.normalised.enumerated() {
      scores.forEachGap { offset in
        let value =
          isKept[offset]
          ? scores[offset]
          : result.territories.indicators[position].values.encoded[first + offset]
        guard let reason = value.absence else { return }
        rows.append(word(ofIndicator: position, absent: reason), to: offset)
      }
    }
    let dimensions = Self.perIndicator * method.indicators.count
    for (dimension, node) in method.hierarchy.nodeOfDimension.enumerated() {
      tile.shown[node].forEachGap { offset in
        if isKept[offset] { rows.append(dimensions + dimension, to: offset) }
      }
    }
    let score = dimensions + method.dimensions.count
    tile.shown[method.hierarchy.root].forEachGap { offset in
      rows.append(isKept[offset] ? score : score + 1, to: offset)
    }
    for position in method.indicators.indices {
      addNotes(of: position, in: tile, result, isKept, to: &rows)
    }
    for node in method.hierarchy.nodes {
      guard let floor = node.aggregation.floor else { continue }
      for child in node.children {
        let scores = tile.scores(of: child.member, in: method.hierarchy)
        let word = rows.add("\(method.id(of: child.member)):raised_to_floor")
        for (offset, score) in scores.enumerated() where score < floor && isKept[offset] {
          rows.append(word, to: offset)
        }
      }
    }
    if let reliability = result.reliability {
      for offset in isKept.indices where isKept[offset] {
        let row = first + offset
        let isScored = !result.scores.encoded[row].isNaN
        for flag in reliability.flags(of: row, isScored: isScored) {
          rows.append(rows.add(flag.word), to: offset)
        }
      }
    }
    return rows.column(count: tile.rows.count)
  }

  /// Adds what was done to the values of an indicator.
  private func addNotes(
    of position: Int,
    in tile: ScoreTile,
    _ result: IndexResult,
    _ isKept: [Bool],
    to rows: inout Rows
  ) {
    let source = result.source
    let frozen = result.fitted.indicators[position]
    let word = notes(ofIndicator: position)
    let imputed = source.imputedRows(position)
    let (lowest, highest) = source.isRollUp ? (.infinity, -.infinity) : frozen.unflagged
    let values = source.untreated(position)
    let found = values.withUnsafeBufferPointer { values in
      imputed.withUnsafeBufferPointer { imputed in
        places(
          outside: lowest,
          highest,
          in: UnsafeBufferPointer(rebasing: values[tile.rows]),
          marked: UnsafeBufferPointer(rebasing: imputed.isEmpty ? imputed[...] : imputed[tile.rows])
        )
      }
    }
    for offset in found.lazy.map(Int.init) where isKept[offset] {
      let row = tile.rows.lowerBound + offset
      if source.isImputed(position, row: row) { rows.append(word, to: offset) }
      guard !source.isRollUp else { continue }
      if frozen.holds(values[row]) { rows.append(word + 1, to: offset) }
      if frozen.isBeyondReference(values[row]) { rows.append(word + 2, to: offset) }
    }
  }
}

/// The words of some rows, in the order in which they are found.
private struct Rows {
  private struct Found {
    let offset: UInt32
    let word: UInt32
  }

  private var words: TextColumn
  private var found: [Found] = []

  /// - Parameter words: The usual words.
  init(_ words: TextColumn) { self.words = words }

  /// Adds a word that is not among the usual ones.
  ///
  /// - Returns: Its place.
  mutating func add(_ word: String) -> Int {
    words.append(word.utf8)
    return words.count - 1
  }

  /// Adds a word, given by its place, to a row.
  mutating func append(_ word: Int, to offset: Int) {
    found.append(
      Found(offset: UInt32(truncatingIfNeeded: offset), word: UInt32(truncatingIfNeeded: word))
    )
  }

  /// One text a row, its words in the order in which they were found.
  func column(count: Int) -> TextColumn {
    // Where the words of each row begin, then where they end.
    var places = [Int](repeating: 0, count: count + 1)
    for word in found { places[Int(word.offset) + 1] += 1 }
    for row in 0..<count { places[row + 1] += places[row] }
    var order = [UInt32](repeating: 0, count: found.count)
    for word in found {
      order[places[Int(word.offset)]] = word.word
      places[Int(word.offset)] += 1
    }
    let length = found.reduce(0) { $0 + words.byteRange(of: Int($1.word)).count + 1 }
    var ends: [UInt32] = []
    ends.reserveCapacity(count)
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { text, written in
      words.withUnsafeParts { bytes, wordEnds in
        var next = 0
        for end in places.dropLast() {
          for word in order[next..<end] {
            if written > Int(ends.last ?? 0) {
              text[written] = UInt8(ascii: " ")
              written += 1
            }
            let start = word == 0 ? 0 : Int(wordEnds[Int(word) - 1])
            let word = UnsafeBufferPointer(rebasing: bytes[start..<Int(wordEnds[Int(word)])])
            _ = UnsafeMutableBufferPointer(rebasing: text[written...]).update(from: word)
            written += word.count
          }
          ends.append(UInt32(written))
          next = end
        }
      }
    }
    var column = TextColumn()
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { column.append(bytes: bytes, ends: $0) }
    }
    return column
  }
}

extension [Double] {
  /// Calls a closure with the place of each gap.
  fileprivate func forEachGap(_ body: (Int) -> Void) {
    let gaps = withUnsafeBufferPointer { places(outside: -.infinity, .infinity, in: $0) }
    for place in gaps { body(Int(place)) }
  }
}
