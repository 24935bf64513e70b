import Synchronization

/// The results of `body(0)` to `body(count - 1)`, in that order, computed on up to `threads` threads.
///
/// Which thread computes which result has no influence on the results, so the same inputs give the same bytes
/// on any number of threads. With one thread, or one result, everything runs on the caller's.
package func concurrentMap<Result>(
  _ count: Int,
  threads: Int,
  _ body: (Int) -> Result
) -> [Result] {
  let threads = min(threads, count)
  guard threads > 1 else { return (0..<count).map(body) }
  return [Result](unsafeUninitializedCapacity: count) { results, filled in
    let results = results
    // A thread takes the next one when it is through with its last: none waits for one that is slow, or late to start.
    let next = Atomic(0)
    Platform.onThreads(threads) { _ in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < count else { return }
        results.initializeElement(at: position, to: body(position))
      }
    }
    filled = count
  }
}

/// An array of which several threads fill a block each.
///
/// - Parameters:
///   - count: How many elements it has.
///   - threads: How many threads may work.
///   - fill: Gives every element of a block its value; which ones these are, the range says.
/// - Returns: The array.
package func concurrentArray<Element: BitwiseCopyable>(
  _ count: Int,
  threads: Int,
  _ fill: (Range<Int>, UnsafeMutableBufferPointer<Element>) -> Void
) -> [Element] {
  [Element](unsafeUninitializedCapacity: count) { elements, written in
    let elements = elements
    let blocks = shares(of: count, threads: threads)
    _ = concurrentMap(blocks.count, threads: threads) { block in
      fill(blocks[block], UnsafeMutableBufferPointer(rebasing: elements[blocks[block]]))
    }
    written = count
  }
}

/// Consecutive ranges of at most `size` that together make up `0..<count`.
package func blocks(of size: Int, in count: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}

/// Consecutive ranges that share out `0..<count`, some for each thread.
func shares(of count: Int, threads: Int) -> [Range<Int>] {
  blocks(of: count / (4 * threads) + 1, in: count)
}
