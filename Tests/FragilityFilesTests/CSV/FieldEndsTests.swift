import Testing

@testable import FragilityFiles

@Suite("The ends of the fields of a block")
struct FieldEndsTests {
  /// What is found byte by byte.
  private func plain(_ bytes: [UInt8], _ delimiter: UInt8) -> (ends: [UInt32], found: FoundFields) {
    var ends: [UInt32] = []
    var found = FoundFields(
      fieldCount: 0,
      lineCount: 0,
      isRegular: true,
      isSimpleUTF8: true,
      hasQuotes: bytes.contains(UInt8(ascii: "\"")),
      hasControls: false
    )
    var isInside = false
    var followsLineEnd = true
    for (index, byte) in (bytes + [10]).enumerated() {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      let isLineEnd = !isInside && (byte == 10 || byte == 13)
      if byte < 0x20, !isLineEnd { found.hasControls = true }
      if byte == 13, isLineEnd, index + 1 < bytes.count, bytes[index + 1] != 10 {
        found.isRegular = false
      }
      if isLineEnd, !followsLineEnd { found.lineCount += 1 }
      if isLineEnd ? !followsLineEnd : byte == delimiter && !isInside {
        ends.append(UInt32(index))
      }
      followsLineEnd = isLineEnd
    }
    if isInside { found.isRegular = false }
    found.fieldCount = ends.count
    return (ends, found)
  }

  /// What is found 64 bytes at a time, from anywhere in memory.
  private func quick(
    _ bytes: [UInt8],
    _ delimiter: UInt8,
    offset: Int
  ) -> (ends: [UInt32], found: FoundFields) {
    let padded =
      [UInt8](repeating: UInt8(ascii: "\""), count: offset) + bytes
      + [UInt8](repeating: 10, count: BlockBuffers.slack)
    var ends = [UInt32](repeating: 0, count: bytes.count + BlockBuffers.slack)
    let found = padded.withUnsafeBufferPointer { padded in
      ends.withUnsafeMutableBufferPointer { ends in
        padded.baseAddress.flatMap { bytes_ in
          ends.baseAddress.map {
            findFieldEnds(bytes_ + offset, count: bytes.count, delimiter: delimiter, into: $0)
          }
        }
      }
    }
    let count = found?.fieldCount ?? 0
    return (Array(ends.prefix(count)), found ?? plain([], delimiter).found)
  }

  @Test("are those found byte by byte, for all lengths, from anywhere in memory")
  func agree() {
    var random = SplitMix(seed: 1)
    let usual = Array("ab1;;;,\n\n\r\"\t".utf8)
    for turn in 0..<6000 * Effort.factor {
      let variety = 3 + turn % (usual.count - 2)
      let bytes = (0..<turn % 300).map { index -> UInt8 in
        // Carriage returns are mostly where they belong.
        let byte = usual[Int(random.next() % UInt64(variety))]
        return byte == 13 && random.next() % 8 > 0 ? 10 : byte
      }
      let delimiter = UInt8(ascii: turn % 2 == 0 ? ";" : ",")
      let expected = plain(bytes, delimiter)
      let found = quick(bytes, delimiter, offset: turn % 7)
      #expect(found.ends == expected.ends)
      #expect(found.found == expected.found)
    }
  }

  @Test("are told with whether the block is valid UTF-8, at least where it has usual characters")
  func validity() {
    var random = SplitMix(seed: 2)
    let pieces =
      ["a", ";", "\n", "é", "œ", "’", "€", "日", "ह", "퟿", "😀", "\u{E000}"].map { Array($0.utf8) }
      + [
        [0xC3], [0xA9], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xE0, 0x9F, 0xBF], [0xC0, 0x80], [0xF5],
      ]
    for turn in 0..<6000 * Effort.factor {
      // Blocks with wrong bytes, with rare characters, and with usual ones alone.
      let variety = [pieces.count, 12, 8][turn % 3]
      let bytes = (0..<turn % 150).flatMap { index in
        turn % 3 == 0 && random.next() % 16 > 0
          ? Array("é".utf8) : pieces[Int(random.next() % UInt64(variety))]
      }
      let isValid = firstInvalidUTF8(bytes) == nil
      let isSimple = quick(bytes, 0x3B, offset: turn % 5).found.isSimpleUTF8
      #expect(isSimple ? isValid : turn % 3 < 2, "\(bytes)")
    }
  }
}
