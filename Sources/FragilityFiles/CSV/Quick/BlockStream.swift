import FragilityIndex
import Synchronization

/// Hands out the blocks of a file, each a run of whole records, and joins what was parsed in the order of the file.
final class BlockStream: Sendable {
  /// The columns of a file.
  struct Columns: Sendable {
    var texts: [TextColumn]
    var numbers: [[Double]]
    var rowCount = 0
    var marks = MarkCounts()
  }

  private struct State: Sendable {
    /// The bytes of the record that the last block cut off.
    var carried: [UInt8]
    var isAtEnd: Bool
    /// How many blocks were handed out.
    var handedOut = 0
    var columns: Columns
  }

  private let file: Int32
  private let size: Int
  private let plan: BlockPlan
  private let state: Mutex<State>
  /// How many blocks were joined.
  private let joined = Atomic(0)
  private let hasFailed = Atomic(false)

  init(file: Int32, size: Int, carried: [UInt8], isAtEnd: Bool, plan: BlockPlan) {
    self.file = file
    self.size = size
    self.plan = plan
    state = Mutex(
      State(
        carried: carried,
        isAtEnd: isAtEnd,
        columns: Columns(
          texts: plan.textPositions.map { _ in TextColumn() },
          numbers: plan.numberPositions.map { _ in [] }
        )
      )
    )
  }

  /// Parses blocks until there are no more.
  func work() {
    let buffers = BlockBuffers(plan)
    while let (number, count) = next(into: buffers) {
      guard let parsed = parseBlock(buffers, count: count, plan) else { return fail() }
      guard join(number, buffers, parsed, bytes: count) else { return }
    }
  }

  /// The columns, unless something was unusual.
  func finish() -> Columns? {
    state.withLock { state in
      guard !hasFailed.load(ordering: .relaxed) else { return nil }
      defer { state.columns = Columns(texts: [], numbers: []) }
      return state.columns
    }
  }

  private func fail() {
    hasFailed.store(true, ordering: .relaxed)
  }

  /// Fills a buffer with the next whole records.
  ///
  /// - Returns: The number of the block and its bytes, or `nil` at the end.
  private func next(into buffers: BlockBuffers) -> (number: Int, count: Int)? {
    state.withLock { state -> (number: Int, count: Int)? in
      guard !hasFailed.load(ordering: .relaxed) else { return nil }
      let bytes = buffers.bytes
      var count = min(state.carried.count, buffers.capacity)
      let isWhole = count == state.carried.count
      for index in 0..<count { bytes[index] = state.carried[index] }
      if !state.isAtEnd, isWhole {
        let room = UnsafeMutableRawBufferPointer(
          start: bytes + count,
          count: buffers.capacity - count
        )
        guard let read = Platform.readFully(file, into: room) else {
          hasFailed.store(true, ordering: .relaxed)
          return nil
        }
        state.isAtEnd = read < room.count
        count += read
      }
      guard count > 0 else { return nil }
      var end = count
      if !state.isAtEnd || !isWhole {
        guard let last = lastRecordEnd(bytes, count: count) else {
          hasFailed.store(true, ordering: .relaxed)
          return nil
        }
        end = last
      }
      let rest = UnsafeBufferPointer(start: bytes + end, count: count - end)
      state.carried = isWhole ? Array(rest) : Array(rest) + state.carried[count...]
      state.handedOut += 1
      return (state.handedOut - 1, end)
    }
  }

  /// Where the last record that is whole ends: after a line feed outside of quotes.
  private func lastRecordEnd(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) -> Int? {
    let quote = UInt8(ascii: "\"")
    var isInside = hasOddCount(of: quote, bytes, count: count)
    var index = count - 1
    while index >= 0 {
      if bytes[index] == quote { isInside.toggle() }
      if bytes[index] == UInt8(ascii: "\n"), !isInside { return index + 1 }
      index -= 1
    }
    return nil
  }

  /// Whether a byte stands an odd number of times in a block.
  private func hasOddCount(
    of byte: UInt8,
    _ bytes: UnsafeMutablePointer<UInt8>,
    count: Int
  ) -> Bool {
    var isOdd = false
    var start = 0
    while let offset = Platform.firstOffset(of: byte, in: bytes + start, count: count - start) {
      isOdd.toggle()
      start += offset + 1
    }
    return isOdd
  }

  /// Adds a block once those before it are there.
  ///
  /// - Returns: Whether to go on.
  private func join(
    _ number: Int,
    _ buffers: BlockBuffers,
    _ parsed: ParsedBlock,
    bytes: Int
  ) -> Bool {
    while joined.load(ordering: .acquiring) != number {
      if hasFailed.load(ordering: .relaxed) { return false }
      Platform.yield()
    }
    return state.withLock { state in
      if hasFailed.load(ordering: .relaxed) { return false }
      if number == 0 { reserve(for: parsed.rowCount, of: bytes, &state.columns) }
      for slot in plan.numberPositions.indices {
        state.columns.numbers[slot].append(
          contentsOf: buffers.numbers(slot, count: parsed.rowCount)
        )
      }
      for slot in plan.textPositions.indices {
        let (bytes, ends) = buffers.texts(slot, count: parsed.rowCount)
        state.columns.texts[slot].append(bytes: bytes, ends: ends)
      }
      state.columns.rowCount += parsed.rowCount
      state.columns.marks.merge(parsed.marks)
      joined.store(number + 1, ordering: .releasing)
      return true
    }
  }

  /// Makes room for about as many rows as the file has, judging by its first block.
  private func reserve(for rows: Int, of bytes: Int, _ columns: inout Columns) {
    guard size > bytes, bytes > 0 else { return }
    let rowCount = Int(Double(rows) * Double(size) / Double(bytes) * 1.02) + 16
    for slot in columns.numbers.indices { columns.numbers[slot].reserveCapacity(rowCount) }
    for slot in columns.texts.indices { columns.texts[slot].reserve(bytes: 0, rows: rowCount) }
  }
}
