import Synchronization
import Testing

@testable import FragilityIndex

@Suite("Work on threads")
struct ConcurrencyTests {
  @Test(
    "gives its results in order, on any number of threads",
    arguments: [0, 1, 2, 3, 7, 100],
    [0, 1, 2, 3, 7, 64]
  )
  func order(count: Int, threads: Int) {
    #expect(concurrentMap(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test("makes each result once, with any type")
  func references() {
    let results = concurrentMap(50, threads: 4) { ["\($0)"] }
    #expect(results == (0..<50).map { ["\($0)"] })
  }

  @Test("may be part of other work on threads, again and again")
  func nested() {
    for round in 0..<50 {
      let sums = concurrentMap(5, threads: 3) { outer in
        concurrentMap(7, threads: 4) { inner in
          concurrentMap(2, threads: 2) { $0 + inner + outer + round }.reduce(0, +)
        }.reduce(0, +)
      }
      #expect(sums == (0..<5).map { 14 * ($0 + round) + 42 + 7 })
    }
  }

  @Test(
    "is cut into blocks that make up the whole",
    arguments: [
      (4, 0, []), (4, 3, [0..<3]), (4, 4, [0..<4]), (4, 9, [0..<4, 4..<8, 8..<9]),
    ] as [(Int, Int, [Range<Int>])]
  )
  func blocks(size: Int, count: Int, expected: [Range<Int>]) {
    #expect(FragilityIndex.blocks(of: size, in: count) == expected)
  }

  @Test("gives back memory that nobody else holds, and only that")
  func release() async throws {
    let (given, kept) = (Witness.State(), Witness.State())
    let holder = Witness(kept)
    let after = Witness.State()
    Platform.release([Witness(given), [holder, Witness(given)]]) {
      if given.count == 2 { after.note() }
    }
    for _ in 0..<10_000 where after.count < 1 { try await Task.sleep(for: .milliseconds(1)) }
    #expect(given.count == 2)
    // What comes then comes when all is released.
    #expect(after.count == 1)
    #expect(withExtendedLifetime(holder) { kept.count } == 0)
  }

  @Test("has at least one processor")
  func processors() {
    #expect(Platform.processorCount >= 1)
  }
}

/// Something that tells when it is released.
private final class Witness {
  final class State: Sendable {
    private let released = Atomic(0)
    var count: Int { released.load(ordering: .acquiring) }
    func note() { released.add(1, ordering: .releasing) }
  }

  private let state: State

  init(_ state: State) { self.state = state }

  deinit { state.note() }
}
