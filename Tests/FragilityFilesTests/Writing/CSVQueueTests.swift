import FragilityIndex
import Synchronization
import Testing

@testable import FragilityFiles

@Suite("Rows of a table on several threads")
struct CSVQueueTests {
  private static let count = 40_000

  private func table() -> OutputTable {
    OutputTable(
      columns: [
        .init(name: "row", cells: .number(Column((0..<Self.count).map { Double($0) })))
      ],
      rows: Array(0..<Self.count)
    )
  }

  @Test("are written in their order, by one thread at a time", arguments: [1, 2, 3, 8])
  func order(threads: Int) {
    let writers = Atomic(0)
    var text: [UInt8] = []
    table().writeCSV(.english(), threads: threads) { bytes in
      #expect(writers.add(1, ordering: .sequentiallyConsistent).newValue == 1)
      if bytes.count % 5 == 0 { Platform.yield() }
      text += bytes
      writers.subtract(1, ordering: .sequentiallyConsistent)
    }
    let rows = (0..<Self.count).map { "\($0)\n" }.joined()
    #expect(text == Array(("row\n" + rows).utf8))
  }

  private struct Full: Error {}

  @Test("are no longer written once writing has failed", arguments: [1, 2, 8])
  func failure(threads: Int) {
    for last in [0, 1, 2, 7, 19] {
      var calls = 0
      #expect(throws: Full.self) {
        try table().writeCSV(.english(), threads: threads) { _ throws(Full) in
          calls += 1
          if calls > last { throw Full() }
        }
      }
      #expect(calls == last + 1)
    }
  }
}
