import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The quick reader of delimited files, column by column")
struct QuickCSVColumnsTests {
  /// Expects of both readers the same of a text, in blocks of some sizes.
  private func compare(_ readers: BothReaders, _ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    for blockSize in [150, 1000, 1 << 19] {
      let found = try readers.quick(path, blockSize: blockSize, threads: 2)
      #expect(found == expected, "blocks of \(blockSize)")
    }
  }

  @Test(
    "reads numbers and texts in the first column and in the last",
    arguments: ["\n", "\r\n"],
    [["a", "b", "c", "d"], ["c", "a", "d", "b"], ["b", "d", "a", "c"]]
  )
  func positions(end: String, names: [String]) throws {
    var readers = BothReaders(texts: ["a", "b"], numbers: ["c", "d"])
    readers.dialect.decimalMark = UInt8(ascii: ",")
    var random = SplitMix(seed: 5)
    var text = names.joined(separator: ";") + end
    for row in 0..<500 {
      let cells = [
        "a": "A\(row)", "b": ["", "\"É;\"", "œuf’"].randomElement(using: &random) ?? "",
        "c": ["12,5", "-3", "s", "", "123,456789012", "+7"].randomElement(using: &random) ?? "",
        "d": "\(row * 7919),\(random.next() % 1000)",
      ]
      text += names.map { cells[$0] ?? "" }.joined(separator: ";") + end
      if row % 50 == 3 { text += end + end }
    }
    try compare(readers, text)
  }

  @Test("reads numbers between quotes, all of them or some", arguments: ["\n", "\r\n"], [0, 1, 3])
  func quoted(end: String, bare: UInt64) throws {
    let readers = BothReaders(texts: ["code", "nom"], numbers: ["pop", "taux"])
    let cells = [
      "12,5", "-3", "s", "", "nd", "123,4567890123", "-1234567,8901234", "+7", " 8 ", "1 234",
      "=\"5\"",
      "secret statistique",
    ]
    var random = SplitMix(seed: 8)
    var text = ["pop", "code", "taux", "nom"].joined(separator: ";") + end
    for row in 0..<500 {
      func cell() -> String {
        // Now and then there is something else than numbers and gaps.
        let cell = cells[Int(random.next() % (random.next() % 8 == 0 ? 12 : 7))]
        let isBare = random.next() % 4 < bare || cell.hasPrefix("=")
        return isBare ? cell : "\"\(cell)\""
      }
      text += [cell(), "\"c\(row)\"", cell(), "n"].joined(separator: ";") + end
    }
    try compare(readers, text)
  }

  @Test("steps over columns that are not needed, whatever they hold")
  func skipped() throws {
    let plain = ["", " ", "x", "é", "1,5", "=A1", "\u{A0}"]
    for cells in [plain, plain + ["\"q;\"", "\"a\"\"b\nc\"", "\t"]] {
      var random = SplitMix(seed: 6)
      var text = "x;code;y;nom;pop;z;taux;w\n"
      for row in 0..<300 {
        let other = (0..<4).map { _ in cells.randomElement(using: &random) ?? "" }
        text += "\(other[0]);c\(row);\(other[1]);n;\(row);\(other[2]);1,5;\(other[3])\n"
      }
      try compare(BothReaders(), text)
    }
  }

  @Test("leaves a stray quote or byte in a column that is not needed to the patient reader")
  func wrongSkipped() throws {
    let folder = try TemporaryFolder()
    for wrong in ["L\"Haÿ", "a\u{0}", "\"a", "\"a\"b\""] {
      let path = try folder.write("t.csv", "code;nom;x;pop;taux\na;A;\(wrong);1;2\nb;B;;3;4\n")
      #expect(try BothReaders().quick(path, blockSize: 4096, threads: 1) == nil, "\(wrong)")
    }
    for wrong in [
      [0xC3], [0xC3, 0x3B], [0xE9], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xC1, 0xBF],
    ]
      as [[UInt8]]
    {
      let head = Array("code;nom;x;pop;taux\na;A;".utf8)
      let path = try folder.write("t.csv", head + wrong + Array(";1;2\nb;B;;3;4\n".utf8))
      #expect(try BothReaders().quick(path, blockSize: 4096, threads: 1) == nil, "\(wrong)")
    }
  }

  @Test("tells markers that look like numbers among many numbers, and counts no marks of theirs")
  func numericMarkers() throws {
    var readers = BothReaders()
    readers.markers = ["-999": .suppressed, "-999.0": .suppressed, "12345678": .unavailable]
    for usual in [["1.234", "5.678"], ["1,5", "22,75", "3"]] {
      var random = SplitMix(seed: 7)
      var text = "code;nom;pop;taux\n"
      for row in 0..<400 {
        let number = usual.randomElement(using: &random) ?? ""
        let odd = ["-999", "-999.0", "12345678", "-9990", "-99", "99999999999"]
        let cell = row % 9 == 0 ? odd.randomElement(using: &random) ?? "" : number
        text += "c\(row);n;\(number);\(cell)\n"
      }
      try compare(readers, text)
    }
  }

  @Test("says whether marks may be separators of thousands as the patient reader does")
  func thousands() throws {
    for cells in [
      ["1.234", "-1.234", "-.234"], ["1.234", ".234", "5.678"], ["1,234", "1,23", "1,234"],
      ["1.234", "12345678901.234", "1.234"], ["1.234", "5", "6"], ["1.234", "-.234", "s"],
    ] {
      for repeats in [1, 30] {
        var text = "code;nom;pop;taux\n"
        for row in 0..<(3 * repeats) { text += "c\(row);n;\(cells[row % 3]);1\n" }
        try compare(BothReaders(), text)
      }
    }
  }
}
