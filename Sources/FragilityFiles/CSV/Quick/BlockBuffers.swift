import FragilityIndex

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

  init(_ markers: [String: AbsenceReason]) {
    all = Dictionary(
      uniqueKeysWithValues: markers.map { (Array($0.key.utf8), Double(absent: $0.value)) }
    )
    empty = all[[]]
    looksLikeNumbers = all.keys.contains { marker in
      marker.first.map { "0123456789-+.,".utf8.contains($0) } ?? false
    }
    short = all.filter { (1...7).contains($0.key.count) }
      .map { (Self.packed($0.key), $0.value) }
      .sorted { $0.packed < $1.packed }
  }

  /// Up to seven bytes and their number.
  private static func packed(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) } << 8 | UInt64(bytes.count)
  }

  /// The gap that a short marker means.
  func gap(_ bytes: UnsafePointer<UInt8>, count: Int) -> Double? {
    guard count <= 7 else { return nil }
    var packed: UInt64 = 0
    for index in 0..<count { packed = packed << 8 | UInt64(bytes[index]) }
    packed = packed << 8 | UInt64(count)
    for marker in short where marker.packed == packed { return marker.gap }
    return nil
  }

  /// The gap that any marker means.
  func gap(_ bytes: ArraySlice<UInt8>) -> Double? { all[Array(bytes)] }
}

/// The memory of a worker: the bytes of a block, and the columns parsed from it.
final class BlockBuffers {
  /// How many bytes a block may have; one more can be written after them.
  let capacity: Int
  let bytes: UnsafeMutablePointer<UInt8>
  /// The most rows that a block can have: a record has a byte after each field.
  private let rowCapacity: Int
  private let numberColumns: UnsafeMutablePointer<Double>
  private let textBytes: UnsafeMutablePointer<UInt8>
  private let textEnds: UnsafeMutablePointer<UInt32>
  private let textCount: Int

  init(_ plan: BlockPlan) {
    capacity = plan.blockSize
    rowCapacity = capacity / plan.uses.count + 1
    textCount = plan.textPositions.count
    bytes = .allocate(capacity: capacity + 8)
    numberColumns = .allocate(capacity: max(1, rowCapacity * plan.numberPositions.count))
    textBytes = .allocate(capacity: max(1, capacity * textCount))
    textEnds = .allocate(capacity: max(1, rowCapacity * textCount))
  }

  deinit {
    bytes.deallocate()
    numberColumns.deallocate()
    textBytes.deallocate()
    textEnds.deallocate()
  }

  func numberColumn(_ slot: Int) -> UnsafeMutablePointer<Double> {
    numberColumns + slot * rowCapacity
  }

  func textColumn(
    _ slot: Int
  ) -> (bytes: UnsafeMutablePointer<UInt8>, ends: UnsafeMutablePointer<UInt32>) {
    (textBytes + slot * capacity, textEnds + slot * rowCapacity)
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
