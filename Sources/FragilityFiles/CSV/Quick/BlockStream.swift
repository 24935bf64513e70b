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

  /// What is left to be read.
  private struct Source: Sendable {
    /// The bytes of the record that the last block cut off.
    var carried: [UInt8]
    var isAtEnd: Bool
    /// How many blocks were handed out.
    var handedOut = 0
  }

  /// A block and what was parsed from it.
  fileprivate struct Delivery: Sendable {
    let block: FilledBlock
    let parsed: ParsedBlock
  }

  /// Blocks that wait for those before them.
  fileprivate struct Queue: Sendable {
    var waiting: [Int: Delivery] = [:]
    /// Memory that can be used again.
    var spare: [BlockBuffers] = []
    /// How many blocks were joined.
    var joined = 0
    /// Whether a worker is adding blocks to the columns.
    var isJoining = false
  }

  private let file: Int32
  private let size: Int
  private let plan: BlockPlan
  private let mostWaiting: Int
  private let source: Mutex<Source>
  private let queue = Mutex(Queue())
  private let columns: Mutex<Columns>
  private let hasFailed = Atomic(false)

  init(
    file: Int32,
    size: Int,
    carried: [UInt8],
    isAtEnd: Bool,
    plan: BlockPlan,
    workers: Int
  ) {
    self.file = file
    self.size = size
    self.plan = plan
    mostWaiting = 4 * workers
    source = Mutex(Source(carried: carried, isAtEnd: isAtEnd))
    columns = Mutex(
      Columns(
        texts: plan.textPositions.map { _ in TextColumn() },
        numbers: plan.numberPositions.map { _ in [] }
      )
    )
  }

  /// Parses blocks until there are no more.
  func work() {
    let parser = BlockParser(plan)
    while let block = next() {
      guard let parsed = parser.parse(block) else { return fail() }
      deliver(Delivery(block: block, parsed: parsed))
    }
  }

  /// The columns, unless something was unusual.
  func finish() -> Columns? {
    columns.withLock { columns in
      guard !hasFailed.load(ordering: .relaxed) else { return nil }
      defer { columns = Columns(texts: [], numbers: []) }
      return columns
    }
  }

  private func fail() {
    hasFailed.store(true, ordering: .relaxed)
  }

  /// Fills a buffer with the next whole records.
  ///
  /// - Returns: The block, or `nil` at the end.
  private func next() -> FilledBlock? {
    guard source.withLock({ !$0.isAtEnd || !$0.carried.isEmpty }) else { return nil }
    let buffers = queue.withLock { $0.spare.popLast() } ?? BlockBuffers(plan)
    return source.withLock { source -> FilledBlock? in
      guard !hasFailed.load(ordering: .relaxed) else { return nil }
      let bytes = buffers.bytes
      var count = min(source.carried.count, buffers.capacity)
      let isWhole = count == source.carried.count
      for index in 0..<count { bytes[index] = source.carried[index] }
      if !source.isAtEnd, isWhole {
        let room = UnsafeMutableRawBufferPointer(
          start: bytes + count,
          count: buffers.capacity - count
        )
        guard let read = Platform.readFully(file, into: room) else {
          hasFailed.store(true, ordering: .relaxed)
          return nil
        }
        source.isAtEnd = read < room.count
        count += read
      }
      guard count > 0 else { return nil }
      var end = count
      if !source.isAtEnd || !isWhole {
        guard let last = lastRecordEnd(bytes, count: count) else {
          hasFailed.store(true, ordering: .relaxed)
          return nil
        }
        end = last
      }
      let rest = UnsafeBufferPointer(start: bytes + end, count: count - end)
      source.carried = isWhole ? Array(rest) : Array(rest) + source.carried[count...]
      source.handedOut += 1
      return FilledBlock(number: source.handedOut - 1, buffers: buffers, count: end)
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
    let repeated = EightBytes(repeating: byte)
    var odd: UInt64 = 0
    var offset = 0
    while offset &+ 8 <= count {
      odd ^= EightBytes(bytes + offset).all(equalTo: repeated)
      offset &+= 8
    }
    var parity = odd.nonzeroBitCount
    for rest in offset..<count where bytes[rest] == byte { parity += 1 }
    return parity & 1 == 1
  }

  /// Adds a block, and those that waited for it, or lets it wait for those before it.
  ///
  /// Only one worker adds blocks at a time; the others need not wait for it.
  private func deliver(_ delivery: Delivery) {
    let number = delivery.block.number
    while true {
      if hasFailed.load(ordering: .relaxed) { return }
      let hasRoom = queue.withLock { $0.waiting.count < mostWaiting || $0.joined == number }
      if hasRoom { break }
      Platform.yield()
    }
    var next = queue.withLock { queue -> Delivery? in
      queue.waiting[number] = delivery
      return queue.isJoining ? nil : queue.start()
    }
    while let delivery = next {
      columns.withLock { add(delivery, to: &$0) }
      next = queue.withLock { queue in
        queue.spare.append(delivery.block.buffers)
        queue.joined += 1
        return queue.start()
      }
    }
  }

  private func add(_ delivery: Delivery, to columns: inout Columns) {
    let (block, parsed) = (delivery.block, delivery.parsed)
    let buffers = block.buffers
    if block.number == 0 { reserve(for: parsed.rowCount, of: block.count, &columns) }
    for slot in plan.numberPositions.indices {
      columns.numbers[slot].append(contentsOf: buffers.numbers(slot, count: parsed.rowCount))
    }
    for slot in plan.textPositions.indices {
      let (bytes, ends) = buffers.texts(slot, count: parsed.rowCount)
      columns.texts[slot].append(bytes: bytes, ends: ends)
    }
    columns.rowCount += parsed.rowCount
    columns.marks.merge(parsed.marks)
  }

  /// Makes room for about as many rows as the file has, judging by its first block.
  private func reserve(for rows: Int, of bytes: Int, _ columns: inout Columns) {
    guard size > bytes, bytes > 0 else { return }
    let rowCount = Int(Double(rows) * Double(size) / Double(bytes) * 1.02) + 16
    for slot in columns.numbers.indices { columns.numbers[slot].reserveCapacity(rowCount) }
    for slot in columns.texts.indices { columns.texts[slot].reserve(bytes: 0, rows: rowCount) }
  }
}

extension BlockStream.Queue {
  /// Takes the next block in the order of the file, if it is there.
  fileprivate mutating func start() -> BlockStream.Delivery? {
    let delivery = waiting.removeValue(forKey: joined)
    isJoining = delivery != nil
    return delivery
  }
}
