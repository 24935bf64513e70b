import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The encoding of a file")
struct TextEncodingTests {
  private func decode(
    _ bytes: [UInt8],
    _ told: FragilityMethod.Table.Dialect.Encoding? = nil
  ) throws -> DecodedText {
    try DecodedText(InputFile(path: "f", bytes: bytes), encoding: told)
  }

  @Test("is UTF-8 when that is valid, and a mark at its start is no part of the text")
  func utf8() throws {
    let plain = try decode(Array("é€😀".utf8))
    #expect(plain.bytes == Array("é€😀".utf8))
    #expect(plain.encoding == .utf8)
    #expect(!plain.hasMark)
    let marked = try decode([0xEF, 0xBB, 0xBF, 0x61])
    #expect(marked.bytes == [0x61])
    #expect(marked.hasMark)
  }

  @Test("is Windows-1252 when it is not UTF-8, with the characters that Latin-1 lacks")
  func windows1252() throws {
    let text = try decode([0x80, 0x8C, 0x92, 0x9C, 0x9F, 0xA0, 0xE9, 0xFF])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "€Œ’œŸ\u{A0}éÿ")
    #expect(text.encoding == .windows1252)
  }

  @Test(
    "is invalid UTF-8 at the first byte that does not fit",
    arguments: [
      ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xC3], 0),
      ([0x61, 0xC3, 0x28], 1),
      ([0xE0, 0x9F, 0xBF], 0), ([0xE2, 0x82], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      ([0xF0, 0x9F, 0x98], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xC3, 0xA9, 0xFF], 2),
    ] as [([UInt8], Int)]
  )
  func invalid(bytes: [UInt8], offset: Int) {
    #expect(firstInvalidUTF8(bytes) == offset)
  }

  @Test("agrees with the standard library on what is UTF-8")
  func agrees() {
    var random = SplitMix(seed: 4)
    let pool: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
      0xF0, 0xF1, 0xF4, 0xF5,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<4).map { _ in pool.randomElement(using: &random) ?? 0 }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      if (firstInvalidUTF8(bytes) == nil) != isValid {
        Issue.record("\(bytes) is \(isValid ? "" : "not ")UTF-8")
      }
    }
  }

  @Test("told as UTF-8 is held to it, with the place of the byte")
  func toldUTF8() {
    let bytes = Array("é\nab".utf8) + [0xE9]
    #expect(problems { try decode(bytes, .utf8) }.map(\.spot) == ["file.invalid-utf-8 2:3"])
    let marked = [0xEF, 0xBB, 0xBF, 0x61, 0xE9] as [UInt8]
    #expect(problems { try decode(marked) }.map(\.spot) == ["file.invalid-utf-8 1:2"])
  }

  @Test("is unknown when a byte is no character, and characters before it are counted one each")
  func unknown() {
    #expect(
      problems { try decode([0x61, 0x0A, 0xE9, 0x62, 0x81]) }.map(\.spot)
        == ["file.unknown-encoding 2:3"]
    )
    #expect(
      problems { try decode([0x63, 0x9C, 0xB0, 0x81]) }.map(\.spot)
        == ["file.unknown-encoding 1:4"]
    )
  }

  @Test("UTF-16 is refused in either order, with or without a mark")
  func utf16() {
    let text = "code,nom\n1,a\n"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
      #expect(problems { try decode(bytes) }.map(\.spot) == ["file.utf-16 1:1"])
    }
  }

  @Test("of nothing is an empty file")
  func empty() {
    #expect(problems { try decode([]) }.map(\.spot) == ["file.empty 1:1"])
  }
}

@Suite("A position in a text")
struct TextPositionTests {
  @Test(
    "counts lines and characters from 1",
    arguments: [
      ("", 0, 1, 1), ("abc", 2, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nbc", 4, 2, 2), ("é\nœb", 5, 2, 2),
      ("a\rb", 2, 2, 1), ("a\rb\nc", 2, 1, 3), ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 3, 1, 1),
      ("a\n", 9, 2, 1), ("😀x", 4, 1, 2),
    ]
  )
  func counts(text: String, offset: Int, line: Int, column: Int) {
    #expect(
      TextPosition(of: offset, in: Array(text.utf8)) == TextPosition(line: line, column: column)
    )
  }
}

@Suite("A file that is read")
struct InputFileTests {
  @Test("must be there and be a file")
  func absent() throws {
    let folder = try TemporaryFolder()
    let absent = problems { try InputFile.read(folder.path("none.csv")) }
    #expect(absent.map(\.code.rawValue) == ["file.not-found"])
    let isFolder = problems { try InputFile.read(folder.path) }
    #expect(isFolder.map(\.code.rawValue) == ["file.is-folder"])
  }

  @Test("is called what people call it")
  func shown() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "x")
    let file = try InputFile.read(folder.path("a.csv"), shownAs: "shown.csv")
    #expect(file.path == "shown.csv")
    #expect(file.bytes == [0x78])
  }
}
