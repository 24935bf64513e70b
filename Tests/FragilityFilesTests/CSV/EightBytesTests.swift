import Testing

@testable import FragilityFiles

@Suite("Eight bytes looked at at once")
struct EightBytesTests {
  private static let delimiter = EightBytes(repeating: UInt8(ascii: ";"))

  /// Eight bytes that are often those which matter.
  private func bytes(_ random: inout SplitMix) -> [UInt8] {
    (0..<8).map { _ in
      let usual = Array("0123456789;,.\"\n\r \u{1}".utf8) + [0, 0x1F, 0x7F, 0x80, 0xA0, 0xC2, 0xFF]
      return random.next() % 4 == 0
        ? UInt8(truncatingIfNeeded: random.next())
        : usual[Int(random.next() % UInt64(usual.count))]
    }
  }

  /// Which bytes a set holds.
  private func members(_ set: UInt64) -> [Bool] { (0..<8).map { set >> ($0 * 8 + 7) & 1 == 1 } }

  @Test("tells digits and a byte of each alone, and of the first one what else it asks for")
  func sets() {
    var random = SplitMix(seed: 1)
    for _ in 0..<20_000 {
      let bytes = bytes(&random)
      let word = bytes.withUnsafeBufferPointer { $0.baseAddress.map(EightBytes.init) }
      guard let word else { continue }
      #expect(members(word.nonDigits) == bytes.map { !(48...57).contains($0) })
      #expect(members(word.all(equalTo: Self.delimiter)) == bytes.map { $0 == UInt8(ascii: ";") })
      let delimiter = bytes.firstIndex(of: UInt8(ascii: ";")) ?? 8
      #expect(bitsBefore(word.equal(to: Self.delimiter)) == UInt64(delimiter * 8))
      let control = bytes.firstIndex { $0 < 0x20 } ?? 8
      #expect(bitsBefore(word.controls) == UInt64(control * 8))
    }
  }

  @Test("makes a number of eight digits")
  func number() {
    var random = SplitMix(seed: 2)
    let numbers =
      [0, 1, 9, 10, 12_345_678, 99_999_999] + (0..<2000).map { _ in random.next() % 100_000_000 }
    for number in numbers {
      let digits = String(number)
      let text = Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8)
      let word = text.withUnsafeBufferPointer { $0.baseAddress.map(EightBytes.init) }
      #expect(word.map { eightDigitNumber($0.digitValues) } == number)
    }
  }
}
