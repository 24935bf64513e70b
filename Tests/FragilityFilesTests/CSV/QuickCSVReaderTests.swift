import FragilityIndex
import Testing

@testable import FragilityFiles

private let readers = BothReaders()

/// A well-formed French table with everything that a name or a number may be dressed in.
private func frenchTable(rows: Int, seed: UInt64, end: String = "\n") -> String {
  var random = SplitMix(seed: seed)
  var text = "\u{FEFF}code;nom;inutile;pop;taux\(end)"
  for row in 0..<rows {
    let name =
      [
        "Quartier d'Été \(row)", "\"Zone; n° \(row)\"", "\"Cité \"\"\(row)\"\"\"", " Bellevue ",
        "\"sur deux\(end)lignes\"", "=\"0\(row)\"", "", "\u{A0}Nord\u{202F}",
      ].randomElement(using: &random) ?? ""
    let people = ["12 345", "0", "\(row)", "+7", "\"8 000\"", "1e3"].randomElement(using: &random)
    let number = Double.random(in: -50...5000, using: &random)
    let rate = [
      "s", "nd", "", " s ", "\"nd\"", "secret statistique", "12,5", "-0", "0,000",
      "\(number)".replacing(".", with: ","), "123456789012345678901,5",
    ].randomElement(using: &random)
    text += "0\(row);\(name);\"x\";\(people ?? "");\(rate ?? "")\(end)"
    if row % 97 == 0 { text += end }
  }
  return text
}

@Suite("The quick reader of delimited files")
struct QuickCSVReaderTests {
  @Test(
    "gives what the patient reader gives, bit for bit, with any size of blocks and any number of threads",
    arguments: ["\n", "\r\n"],
    [1, 2, 3] as [UInt64]
  )
  func french(end: String, seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let text = frenchTable(rows: 700, seed: seed, end: end)
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    for blockSize in [300, 1000, 4096, 1 << 19] {
      for threads in [1, 2, 5] {
        let found = try readers.quick(path, blockSize: blockSize, threads: threads)
        #expect(found == expected, "blocks of \(blockSize), \(threads) threads")
      }
    }
  }

  @Test(
    "reads numbers of every length, sign and mark as the patient reader does",
    arguments: [",", "."],
    [";", "\t"]
  )
  func lengths(mark: String, delimiter: String) throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 7)
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(random.next() % 10) }.joined()
    }
    var lines = ["code", "nom", "pop", "taux"].joined(separator: delimiter) + "\n"
    for whole in 0...11 {
      for decimals in 0...20 where whole + decimals > 0 {
        for sign in ["", "-"] {
          let number = sign + digits(whole) + (decimals > 0 ? mark + digits(decimals) : "")
          let other = sign + digits(max(1, whole)) + (whole % 3 == 0 ? mark : "")
          // A number stands within a record, and at its end.
          lines += ["c\(lines.utf8.count)", "n", number, other].joined(separator: delimiter) + "\n"
          lines +=
            ["c\(lines.utf8.count)", "n", "12", number].joined(separator: delimiter) + "\r\n"
        }
      }
    }
    let path = try folder.write("t.csv", lines)
    let expected = try #require(readers.patient(Array(lines.utf8)))
    for blockSize in [200, 1 << 19] {
      let found = try readers.quick(path, blockSize: blockSize, threads: 2)
      #expect(found == expected, "blocks of \(blockSize)")
    }
  }

  @Test("reads texts of every length with every kind of byte as the patient reader does")
  func textLengths() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 8)
    let pieces = [
      "a", "z", "0", "é", "œ", "€", " ", "'", ",", "\t", "\u{1}", "\u{7F}", "😀", "=", "\u{A0}",
    ]
    var text = "code;nom;pop;taux\n"
    for length in 0..<40 {
      for turn in 0..<12 {
        let name = (0..<length).map { _ in
          turn < 4 ? "b" : pieces[Int(random.next() % UInt64(pieces.count))]
        }.joined()
        let isQuoted = turn % 2 == 0
        text += "\(length)-\(turn);\(isQuoted ? "\"\(name);\"" : name);1;2\n"
      }
    }
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    let found = try readers.quick(path, blockSize: 1 << 12, threads: 2)
    #expect(found == expected)
  }

  @Test("reads files that end about where a block does")
  func atTheEndOfABlock() throws {
    let folder = try TemporaryFolder()
    let text = frenchTable(rows: 60, seed: 4)
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    let size = text.utf8.count
    for blockSize in [size - 1, size, size + 1, size + 2, size / 2, size / 2 + 1] {
      let found = try readers.quick(path, blockSize: blockSize, threads: 2)
      #expect(found == expected, "\(size) bytes in blocks of \(blockSize)")
    }
  }

  @Test("reads on where the header is long", arguments: [20_000, 1 << 15, 50_000, 120_000])
  func longHeader(length: Int) throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: length)
    let text = "code;nom;\(long);pop;taux\n" + "a;A;;1;2\nb;B;y;3;4,5\n"
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    #expect(try readers.quick(path, blockSize: 1 << 19, threads: 2) == expected)
    #expect(try readers.quick(path, blockSize: length + 40, threads: 2) == expected)
  }

  @Test("takes a marker for what it is, though it looks like a number")
  func numericMarkers() throws {
    let folder = try TemporaryFolder()
    var readers = BothReaders()
    readers.markers = ["0": .unavailable, "-999": .suppressed, "9999999999": .notApplicable]
    let text = "code,nom,pop,taux\na,A,0,-999\nb,B,0.0,-9990\nc,C,9999999999,999999999\n"
    let path = try folder.write("t.csv", text)
    let expected = try #require(readers.patient(Array(text.utf8)))
    let found = try readers.quick(path, blockSize: 4096, threads: 1)
    #expect(found == expected)
    #expect(found?.table.numbers["pop"]?[0] == .absent(.unavailable))
  }

  @Test(
    "leaves what is unusual to the patient reader",
    arguments: [
      "code;nom;pop;taux\na;A;1;2\nb;B;1\n", "code;nom;pop;taux\na;A \"x\" y;1;2\n",
      "code;nom;pop;taux\na;A;1;1,5\nb;B;1;2.5\n", "code;nom;pop;taux\na;A;un;2\n",
      "code;nom;pop;taux\na;\"A;1;2\n", "code;nom;pop;taux\ra;A;1;2\r", "code;nom;pop\na;A;1\n",
      "code;nom;pop;taux\n", "code;nom;pop;taux\na;A\u{0};1;2\n", "",
    ]
  )
  func unusual(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.csv", text)
    #expect(try readers.quick(path, blockSize: 4096, threads: 1) == nil)
  }

  @Test("never differs from the patient reader on files that were changed at random")
  func fuzz() throws {
    let folder = try TemporaryFolder()
    let names = [
      "plain.csv", "windows-1252-semicolon-crlf.csv", "quoted-newlines.csv", "thousands-nbsp.csv",
      "wrapped-codes-quoted.csv", "quoted-decimal-commas.csv", "bom.csv", "quoted-cr.csv",
    ]
    let sources =
      try names.map { try Fixture.bytes("awkward/\($0)") }
      + [Array(frenchTable(rows: 30, seed: 9).utf8)]
    var random = SplitMix(seed: 12)
    var readQuickly = 0
    for turn in 0..<(1500 * Effort.factor) {
      let bytes = mutated(sources[turn % sources.count], &random)
      let path = try folder.write("t.csv", bytes)
      let blockSize = [150, 400, 1 << 16].randomElement(using: &random) ?? 150
      let found = try readers.quick(path, blockSize: blockSize, threads: 1 + turn % 3)
      guard let found else { continue }
      readQuickly += 1
      #expect(
        found == readers.patient(bytes),
        "\(String(decoding: bytes, as: UTF8.self))"
      )
    }
    #expect(readQuickly > 100)
  }
}
