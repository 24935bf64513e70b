import Testing

@testable import FragilityIndex

@Suite("Codes in order")
struct CodeOrderTests {
  @Test("are told as by comparing them byte by byte", arguments: 0..<40)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let length = Int(random.next() % 18)
      let texts = (0..<4).map { _ -> [UInt8] in
        let count = random.next() % 3 == 0 ? Int(random.next() % 18) : length
        // Few different bytes: zero, letters, and those above ASCII.
        return (0..<count).map { _ in [0, 0x41, 0x41, 0x41, 0x42, 0xC3][Int(random.next() % 6)] }
      }
      let inOrder =
        random.next() % 2 == 0 ? texts.sorted { $0.lexicographicallyPrecedes($1) } : texts
      var column = TextColumn()
      for text in inOrder { column.append(text) }
      let expected = zip(inOrder, inOrder.dropFirst()).allSatisfy {
        $0.lexicographicallyPrecedes($1)
      }
      #expect(column.isStrictlyIncreasing == expected)
    }
  }

  @Test("keep their texts when columns are added to columns")
  func added() {
    var column = TextColumn(["a", "", "bc"])
    column.append(TextColumn())
    column.append(TextColumn(["", "def"]))
    #expect(Array(column) == ["a", "", "bc", "", "def"])
  }
}
