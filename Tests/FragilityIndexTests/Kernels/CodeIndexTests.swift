import Testing

@testable import FragilityIndex

@Suite("The index of codes")
struct CodeIndexTests {
  @Test("finds the first row of a code, how many rows hold it, and the repetitions")
  func duplicates() {
    let index = CodeIndex(["b", "a", "b", "c", "a", "b"])
    #expect(index.firstRow("b") == 0)
    #expect(index.firstRow("a") == 1)
    #expect(index.firstRow("c") == 3)
    #expect(index.firstRow("d") == nil)
    #expect(index.count(ofFirstRow: 0) == 3)
    #expect(index.count(ofFirstRow: 1) == 2)
    #expect(index.count(ofFirstRow: 3) == 1)
    #expect(index.duplicates == [2, 4, 5])
  }

  @Test("of no codes finds nothing")
  func empty() {
    let index = CodeIndex([])
    #expect(index.firstRow("") == nil)
    #expect(index.firstRow("a") == nil)
    #expect(index.duplicates.isEmpty)
  }

  @Test("takes the empty text for a code like others")
  func emptyCodes() {
    let index = CodeIndex(["", "a", ""])
    #expect(index.firstRow("") == 0)
    #expect(index.count(ofFirstRow: 0) == 2)
    #expect(index.duplicates == [2])
  }

  @Test("tells codes apart that share a long beginning, or begin with another code")
  func prefixes() {
    let prefix = String(repeating: "QP03100", count: 40)
    let codes = (0..<2000).map { prefix + String($0) } + [prefix, "QP", "QP0"]
    let index = CodeIndex(TextColumn(codes))
    #expect(index.duplicates.isEmpty)
    for (row, code) in codes.enumerated() { #expect(index.firstRow(code) == row) }
    #expect(index.firstRow(prefix + "2000") == nil)
    #expect(index.firstRow(String(prefix.dropLast())) == nil)
  }

  @Test("compares bytes: accents written in two ways, case and zeros differ")
  func bytes() {
    let index = CodeIndex(["\u{E9}", "01004", "2A004"])
    #expect(index.firstRow("e\u{301}") == nil)
    #expect(index.firstRow("\u{E9}") == 0)
    #expect(index.firstRow("1004") == nil)
    #expect(index.firstRow("2a004") == nil)
  }

  @Test("looks up a range of the bytes of another column")
  func ranges() {
    let index = CodeIndex(["AB", "B"])
    let bytes = Array("xABy".utf8)
    #expect(index.firstRow(bytes, 1..<3) == 0)
    #expect(index.firstRow(bytes, 2..<3) == 1)
    #expect(index.firstRow(bytes, 0..<2) == nil)
    #expect(index.firstRow(bytes, 1..<1) == nil)
  }

  @Test("agrees with a dictionary", arguments: 0..<5)
  func random(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let codes = (0..<1500).map { _ in String(generator.next() % 700, radix: 36) }
    let index = CodeIndex(TextColumn(codes))
    var rows: [String: [Int]] = [:]
    for (row, code) in codes.enumerated() { rows[code, default: []].append(row) }
    for (code, expected) in rows {
      #expect(index.firstRow(code) == expected[0])
      #expect(index.count(ofFirstRow: expected[0]) == expected.count)
    }
    #expect(index.duplicates == rows.values.flatMap { $0.dropFirst() }.sorted())
  }
}
