import FragilityIndex
import Testing

@testable import FragilityFiles

/// Fields that stand in a column of a block.
private struct Column {
  let bytes: [UInt8]
  let ends: [UInt32]
  let stride: Int
  let fields: [String]

  /// Other fields, empty ones too, stand between those of the column.
  init(_ fields: [String], stride: Int) {
    var bytes = [UInt8](repeating: UInt8(ascii: "7"), count: BlockBuffers.slack)
    var ends: [UInt32] = []
    for (row, field) in fields.enumerated() {
      for other in 1..<stride {
        bytes += Array(repeating: UInt8(ascii: "9"), count: (row + other) % 4) + [0x3B]
        ends.append(UInt32(bytes.count - BlockBuffers.slack - 1))
      }
      bytes += Array(field.utf8) + [0x0A]
      ends.append(UInt32(bytes.count - BlockBuffers.slack - 1))
    }
    self.bytes = bytes + [UInt8](repeating: 0x0A, count: BlockBuffers.slack)
    self.ends = [.max] + ends
    self.stride = stride
    self.fields = fields
  }

  func withRows<Result>(_ body: (FieldRows) -> Result) throws -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in
        body(
          FieldRows(
            bytes: try #require(bytes.baseAddress) + BlockBuffers.slack,
            ends: try #require(ends.baseAddress) + stride,
            stride: stride,
            count: fields.count
          )
        )
      }
    }
  }
}

@Suite("Some rows of a column, read together")
struct FieldRowsTests {
  /// A field that is often a number: digits around a mark, now and then something else.
  private func field(longest: Int, _ random: inout SplitMix) -> String {
    var text = random.next() % 3 == 0 ? "-" : ""
    let length = Int(random.next() % UInt64(longest + 1))
    for _ in 0..<length { text += String(random.next() % 10) }
    if random.next() % 4 > 0 {
      let place = text.index(
        text.startIndex,
        offsetBy: Int(random.next() % UInt64(text.utf8.count + 1))
      )
      text.insert(random.next() % 2 == 0 ? "," : ".", at: place)
    }
    if random.next() % 6 == 0, !text.isEmpty {
      let others = ["s", "-", "+", ",", ".", " ", ";", "\"", "/", ":", "\u{0}", "é", "e", "\u{7F}"]
      let place = text.index(
        text.startIndex,
        offsetBy: Int(random.next() % UInt64(text.utf8.count))
      )
      text.insert(contentsOf: others.randomElement(using: &random) ?? "", at: place)
    }
    return text
  }

  /// The number of a field that has digits, the last byte one of them, and at most a sign and a mark; nothing if it is
  /// anything else.
  private func plain(_ field: String) -> (number: Double, mark: UInt8, decimals: Int, whole: Int)? {
    let digits = field.utf8.drop { $0 == UInt8(ascii: "-") }
    let signs = field.utf8.count - digits.count
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == 0x2C || $0 == 0x2E }
    guard signs < 2, parts.count < 3, parts.joined().allSatisfy({ (48...57).contains($0) }),
      let last = parts.last, !last.isEmpty,
      let number = Double(
        (signs > 0 ? "-" : "") + "0" + field.dropFirst(signs).replacing(",", with: ".")
      )
    else { return nil }
    let mark = digits.first { $0 == 0x2C || $0 == 0x2E } ?? 0
    return (number, mark, parts.count == 2 ? last.count : 0, signs + parts[0].count)
  }

  private func marks(_ fields: [String]) -> MarkCounts {
    var marks = MarkCounts()
    for field in fields {
      guard let found = plain(field), found.mark != 0 else { continue }
      marks.note(found.mark, hasThreeDecimals: found.decimals == 3 && found.whole > 0)
    }
    return marks
  }

  @Test("are the nearest doubles of short numbers, with their marks, and tell what is none")
  func short() throws {
    var random = SplitMix(seed: 1)
    for turn in 0..<3000 * Effort.factor {
      let count = 1 + turn % FieldEnds.tile
      let longest = turn % 5 == 0 ? 12 : 7
      let fields = (0..<count).map { _ in
        turn % 11 == 0 ? "1,234" : field(longest: longest, &random)
      }
      let column = Column(fields, stride: 1 + turn % 4)
      var target = [Double](repeating: .nan, count: FieldEnds.tile)
      var found = MarkCounts()
      let others = try column.withRows { rows in
        target.withUnsafeMutableBufferPointer { target in
          target.baseAddress.map { rows.readShortDecimals(into: $0, &found) }
        }
      }
      let isShort = fields.map { $0.utf8.count <= 8 && plain($0) != nil }
      let expected = isShort.enumerated().reduce(UInt64(0)) { bits, row in
        row.element ? bits : bits | 1 << UInt64(row.offset)
      }
      #expect(others == expected, "\(fields)")
      for row in 0..<count where isShort[row] {
        #expect(target[row].bitPattern == plain(fields[row])?.number.bitPattern, "\(fields[row])")
      }
      let noted = marks(zip(fields, isShort).filter(\.1).map(\.0))
      #expect(found.commas == noted.commas && found.points == noted.points)
      #expect(found.hasOnlyThreeDecimals == noted.hasOnlyThreeDecimals)
    }
  }

  @Test("are the digits of long numbers, and where their mark stands, and tell what is none")
  func long() throws {
    var random = SplitMix(seed: 2)
    for turn in 0..<3000 * Effort.factor {
      let fields = (0..<FieldEnds.tile).map { _ in
        field(longest: turn % 2 == 0 ? 24 : 18, &random)
      }
      let column = Column(fields, stride: 1 + turn % 4)
      let chosen = fields.indices.filter { _ in random.next() % 3 > 0 }.map(UInt32.init)
      var significands = [UInt64](repeating: 0, count: FieldEnds.tile)
      var forms = significands
      try column.withRows { rows in
        significands.withUnsafeMutableBufferPointer { significands in
          forms.withUnsafeMutableBufferPointer { forms in
            guard let significands = significands.baseAddress, let forms = forms.baseAddress else {
              return
            }
            rows.readLongDecimals(chosen, rowCount: chosen.count, significands, forms)
          }
        }
      }
      for (index, row) in chosen.enumerated() {
        let field = fields[Int(row)]
        let digits = field.filter { "0123456789".contains($0) }
        guard let number = plain(field), digits.utf8.count < 20 else {
          #expect(forms[index] >= 512, "\(field)")
          continue
        }
        #expect(significands[index] == UInt64(digits), "\(field)")
        #expect(forms[index] == UInt64(number.decimals) + (field.hasPrefix("-") ? 256 : 0))
      }
    }
  }

  @Test("are texts as they stand, up to the first that takes a closer look")
  func texts() throws {
    var random = SplitMix(seed: 3)
    let pieces = ["a", "é", "日", " ", ",", "\u{7F}", "0", "œ", "'", "=", "\u{A0}", "à"]
    for turn in 0..<3000 * Effort.factor {
      let count = 1 + turn % 20
      let fields = (0..<count).map { _ in
        let length = Int(random.next() % (turn % 3 == 0 ? 70 : 12))
        var text = (0..<length).map { _ in
          random.next() % 4 > 0 ? "b" : pieces.randomElement(using: &random) ?? ""
        }.joined()
        if random.next() % 30 == 0 {
          // A field cannot begin with what ends a line or quotes it.
          text =
            "b" + (["\"", "\u{1}", "\n", "\t"].randomElement(using: &random) ?? "") + "b" + text
        }
        return random.next() % 2 == 0 ? "\"\(text)\"" : text
      }
      let column = Column(fields, stride: 1 + turn % 4)
      var target = [UInt8](repeating: 0, count: column.bytes.count + BlockBuffers.slack)
      var ends = [UInt32](repeating: 0, count: count)
      let copied = try column.withRows { rows in
        target.withUnsafeMutableBufferPointer { target in
          ends.withUnsafeMutableBufferPointer { ends -> Int in
            guard let target = target.baseAddress, let ends = ends.baseAddress else { return 0 }
            return rows.copyPlainTexts(into: target, ends, after: 0)
          }
        }
      }
      let contents = fields.map { $0.hasPrefix("\"") ? $0.dropFirst().dropLast() : $0[...] }
      let odd: Set<UInt8> = [0x20, 0x3D, 0xA0, 0xAF, 0xC2, 0xE2]
      let isPlain = contents.map { text in
        !text.utf8.contains { $0 < 0x20 || $0 == 0x22 }
          && ![text.utf8.first, text.utf8.last].contains { $0.map(odd.contains) ?? false }
      }
      #expect(copied == isPlain.firstIndex(of: false) ?? count, "\(fields)")
      let expected = Array(contents.prefix(copied).joined().utf8)
      #expect(Array(target.prefix(expected.count)) == expected)
      var length: UInt32 = 0
      for row in 0..<copied {
        length += UInt32(contents[row].utf8.count)
        #expect(ends[row] == length)
      }
    }
  }

  @Test("have quotes and control characters where they are said to, in one field or several")
  func plainRows() throws {
    var random = SplitMix(seed: 4)
    let odd = ["\"", "\u{1}", "\t", "\u{0}", "\u{1F}"]
    for turn in 0..<3000 * Effort.factor {
      let fields = (0..<1 + turn % 30).map { _ in
        let length = Int(random.next() % (turn % 3 == 0 ? 100 : 20))
        var text = String(repeating: ["b", " ", "é", ","][Int(random.next() % 4)], count: length)
        if random.next() % 20 == 0 {
          text +=
            "b" + (odd.randomElement(using: &random) ?? "") + (random.next() % 2 == 0 ? "" : "b")
        }
        return text
      }
      let width = 1 + turn % 2
      let column = Column(fields, stride: width + turn % 3)
      let found = try column.withRows { rows in
        FieldRows(
          bytes: rows.bytes,
          ends: rows.ends - (width - 1),
          stride: rows.stride,
          count: rows.count
        )
        .countPlain(width: width, delimiter: 0x3B)
      }
      let first = fields.firstIndex { $0.utf8.contains { $0 < 0x20 || $0 == 0x22 } }
      #expect(found == first ?? fields.count, "\(fields)")
    }
  }
}
