import FragilityIndex

/// The bytes of a block of whole records, in memory with room for its columns.
struct FilledBlock: Sendable {
  /// Which block of the file it is, from 0.
  let number: Int
  let buffers: BlockBuffers
  /// How many bytes there are.
  let count: Int
}

/// What every block of a file is parsed by.
struct BlockPlan: Sendable {
  /// What is done with a column of the file.
  enum Use: Sendable {
    case skip
    case text(Int)
    case number(Int)
  }

  let delimiter: UInt8
  let uses: [Use]
  /// The columns that are needed one by one, those between them together.
  let runs: [(positions: Range<Int>, use: Use)]
  let textPositions: [Int]
  let numberPositions: [Int]
  let markers: MarkerTable
  /// How many bytes a block has at most.
  let blockSize: Int

  init(
    _ head: QuickCSVHead,
    markers: [String: AbsenceReason],
    blockSize: Int
  ) {
    self.blockSize = blockSize
    delimiter = head.delimiter
    textPositions = head.textPositions
    numberPositions = head.numberPositions
    var uses = [Use](repeating: .skip, count: head.columnCount)
    for (slot, position) in head.textPositions.enumerated() { uses[position] = .text(slot) }
    for (slot, position) in head.numberPositions.enumerated() { uses[position] = .number(slot) }
    self.uses = uses
    runs = uses.indices.reduce(into: []) { runs, position in
      if case .skip = uses[position], let last = runs.last, case .skip = last.use {
        runs[runs.count - 1].positions = last.positions.lowerBound..<(position + 1)
      } else {
        runs.append((position..<(position + 1), uses[position]))
      }
    }
    self.markers = MarkerTable(markers)
  }
}

/// The markers of absent values, the short ones as numbers that compare at once.
struct MarkerTable: Sendable {
  private let short: [(packed: UInt64, gap: Double)]
  private let all: [[UInt8]: Double]
  /// The value of an empty cell; `nil` if it is none.
  let empty: Double?
  /// Whether a marker could be taken for a number, such as `0` or `-999`.
  let looksLikeNumbers: Bool
  /// The numbers that markers could be taken for.
  private let numbers: Set<Double>

  init(_ markers: [String: AbsenceReason]) {
    all = Dictionary(
      uniqueKeysWithValues: markers.map { (Array($0.key.utf8), Double(absent: $0.value)) }
    )
    empty = all[[]]
    looksLikeNumbers = all.keys.contains { marker in
      marker.first.map { "0123456789-+.,".utf8.contains($0) } ?? false
    }
    numbers = Set(
      all.keys.compactMap { marker in
        guard case .number(let number, _) = parseNumber(marker, marker.indices) else { return nil }
        return number
      }
    )
    short = all.filter { (1...7).contains($0.key.count) }
      .map { (Self.packed($0.key), $0.value) }
      .sorted { $0.packed < $1.packed }
  }

  /// Up to seven bytes, the first of them lowest, and their number.
  private static func packed(_ bytes: [UInt8]) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } << 8 | UInt64(bytes.count)
  }

  /// The gap that no bytes or a short marker mean; eight bytes can be read.
  @inline(__always)
  func gap(_ bytes: UnsafePointer<UInt8>, count: Int) -> Double? {
    guard count > 0 else { return empty }
    guard count <= 7 else { return nil }
    let own = EightBytes(bytes).bits & ((1 &<< UInt64(8 &* count)) &- 1)
    let packed = own &<< 8 | UInt64(count)
    for marker in short where marker.packed == packed { return marker.gap }
    return nil
  }

  /// Whether a marker could be taken for a number.
  func isNumber(_ number: Double) -> Bool { numbers.contains(number) }

  /// The gap that any marker means.
  func gap(_ bytes: ArraySlice<UInt8>) -> Double? { all[Array(bytes)] }
}

/// The memory of a block: its bytes, and the columns parsed from it.
///
/// It goes from worker to worker, and never belongs to two of them: a worker takes it from the spare ones or makes it, and hands it
/// on with its block, both within a lock. That is why its memory, which the compiler cannot follow, may cross threads.
final class BlockBuffers: Sendable {
  /// How many bytes can be read before a block, written after it, and read or written after a text.
  static let slack = 64

  /// How many bytes a block may have.
  let capacity: Int
  nonisolated(unsafe) let bytes: UnsafeMutablePointer<UInt8>
  /// The most rows that a block can have, as a record has a byte after each field, and some that are written beyond.
  private let rowCapacity: Int
  private nonisolated(unsafe) let numberColumns: UnsafeMutablePointer<Double>
  private nonisolated(unsafe) let textBytes: UnsafeMutablePointer<UInt8>
  private nonisolated(unsafe) let textEnds: UnsafeMutablePointer<UInt32>
  private let textCount: Int

  init(_ plan: BlockPlan) {
    capacity = plan.blockSize
    rowCapacity = capacity / plan.uses.count + 1 + FieldEnds.tile
    textCount = plan.textPositions.count
    bytes = .allocate(capacity: capacity + 2 * Self.slack) + Self.slack
    numberColumns = .allocate(capacity: max(1, rowCapacity * plan.numberPositions.count))
    textBytes = .allocate(capacity: max(1, (capacity + Self.slack) * textCount))
    textEnds = .allocate(capacity: max(1, rowCapacity * textCount))
  }

  deinit {
    (bytes - Self.slack).deallocate()
    numberColumns.deallocate()
    textBytes.deallocate()
    textEnds.deallocate()
  }

  @inline(__always)
  func numberColumn(_ slot: Int) -> UnsafeMutablePointer<Double> {
    numberColumns + slot &* rowCapacity
  }

  func textColumn(
    _ slot: Int
  ) -> (bytes: UnsafeMutablePointer<UInt8>, ends: UnsafeMutablePointer<UInt32>) {
    (textBytes + slot * (capacity + Self.slack), textEnds + slot * rowCapacity)
  }

  /// Adds a row to a column of texts; the rows before it are there.
  @inline(__always)
  func append(_ text: UnsafePointer<UInt8>, count: Int, toText slot: Int, row: Int) {
    let (bytes, ends) = textColumn(slot)
    let length = row == 0 ? 0 : Int(ends[row &- 1])
    (bytes + length).update(from: text, count: count)
    ends[row] = UInt32(truncatingIfNeeded: length &+ count)
  }

  func numbers(_ slot: Int, count: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: numberColumn(slot), count: count)
  }

  func texts(
    _ slot: Int,
    count: Int
  ) -> (bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>) {
    let (bytes, ends) = textColumn(slot)
    let length = count == 0 ? 0 : Int(ends[count - 1])
    return (
      UnsafeBufferPointer(start: bytes, count: length),
      UnsafeBufferPointer(start: ends, count: count)
    )
  }
}
