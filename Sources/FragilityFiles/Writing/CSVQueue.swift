import FragilityIndex
import Synchronization

/// Texts of parts that wait for those before them to be written.
struct CSVQueue {
  /// How many parts were begun.
  private var begun = 0
  /// How many were written.
  private var written = 0
  private var waiting: [Int: CSVRows] = [:]
  /// Memory that can be used again.
  private var spare: [CSVRows] = []
  /// Whether a worker is writing.
  private var isWriting = false
  private var hasFailed = false

  /// Makes the texts of parts on several threads and writes them in their order, while the next ones are made.
  ///
  /// A worker does not wait for its turn to write: who writes goes on with what the others have made meanwhile.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - threads: How many threads may work.
  ///   - memory: Makes memory for a part.
  ///   - make: Makes the text of a part.
  ///   - write: Takes the next part of the text; it is called by one thread at a time.
  /// - Throws: What `write` throws, after which it is not called again.
  static func write<Failure: Error>(
    _ parts: [Range<Int>],
    threads: Int,
    memory: () -> CSVRows,
    make: (Range<Int>, inout CSVRows) -> Void,
    write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let queue = Mutex(CSVQueue())
    let failure = Mutex(Failure?.none)
    let workers = max(1, min(threads, parts.count))
    _ = concurrentMap(workers, threads: workers) { _ in
      while let part = queue.withLock({ $0.begin(of: parts.count) }) {
        // As many may wait as there are workers: a slow file must not fill the memory.
        while !queue.withLock({ $0.hasRoom(for: part, among: workers) }) { Platform.yield() }
        var text = queue.withLock { $0.spare.popLast() } ?? memory()
        make(parts[part], &text)
        var next = queue.withLock { [text] in $0.deliver(text, part) }
        while let text = next {
          do throws(Failure) { try write(text.bytes) } catch {
            failure.withLock { $0 = error }
            queue.withLock { $0.hasFailed = true }
          }
          next = queue.withLock { $0.next(after: text) }
        }
      }
    }
    queue.withLock { $0.deallocate() }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// The next part to make; `nil` where there is none, or nobody wants it.
  private mutating func begin(of count: Int) -> Int? {
    guard begun < count, !hasFailed else { return nil }
    defer { begun += 1 }
    return begun
  }

  /// Whether a part is the one to be written next, or may wait.
  private func hasRoom(for part: Int, among workers: Int) -> Bool {
    hasFailed || part == written || waiting.count < 2 * workers
  }

  /// Adds a text.
  ///
  /// - Returns: The one to be written next, if it is there and nobody writes.
  private mutating func deliver(_ text: CSVRows, _ part: Int) -> CSVRows? {
    waiting[part] = text
    return isWriting ? nil : takeNext()
  }

  /// Takes the memory of a text that was written.
  ///
  /// - Returns: The one to be written next, if it is there.
  private mutating func next(after text: CSVRows) -> CSVRows? {
    spare.append(text)
    written += 1
    return takeNext()
  }

  private mutating func takeNext() -> CSVRows? {
    let text = hasFailed ? nil : waiting.removeValue(forKey: written)
    isWriting = text != nil
    return text
  }

  private func deallocate() {
    for text in spare { text.deallocate() }
    for text in waiting.values { text.deallocate() }
  }
}
