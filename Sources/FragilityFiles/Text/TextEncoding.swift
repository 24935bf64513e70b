package import FragilityIndex

/// The text of a file as UTF-8 without a byte order mark, and how it was written.
package struct DecodedText: Sendable {
  /// UTF-8.
  package let bytes: [UInt8]
  /// The encoding of the file.
  package let encoding: FragilityMethod.Table.Dialect.Encoding
  /// Whether the file began with a byte order mark.
  package let hasMark: Bool

  /// Decodes a file.
  ///
  /// UTF-8 is recognised by being valid; anything else is taken for Windows-1252, in which every byte is a
  /// character but five.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - told: The encoding, where it is known.
  ///   - isMethod: Whether the file is a method, for messages.
  /// - Throws: The file is empty, is UTF-16, holds a NUL byte, or is not in the encoding told.
  package init(
    _ file: InputFile,
    encoding told: FragilityMethod.Table.Dialect.Encoding? = nil,
    isMethod: Bool = false
  ) throws(FragilityError) {
    let bytes = file.bytes
    guard !bytes.isEmpty else { throw FragilityError([.emptyFile(file.path, isMethod: isMethod)]) }
    // ZIP, of which today's workbooks are made, and the container of older ones.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw FragilityError([.workbook(file.path)])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || Self.looksLikeUTF16(bytes)
    {
      throw FragilityError([.utf16(file.path)])
    }
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let offset = bytes.firstIndex(of: 0) {
      throw FragilityError([
        .nulByte(TextPosition(of: offset, in: bytes).place(in: file.path))
      ])
    }
    let invalid = told == .windows1252 && !hasMark ? 0 : firstInvalidUTF8(bytes)
    guard let invalid else {
      self.bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
      encoding = .utf8
      return
    }
    guard !hasMark, told != .utf8 else {
      throw FragilityError([
        .invalidUTF8(
          TextPosition(of: invalid, in: bytes).place(in: file.path),
          isMethod: isMethod
        )
      ])
    }
    self.bytes = try Self.fromWindows1252(bytes, path: file.path)
    encoding = .windows1252
  }

  /// UTF-16 without a mark: nearly every second byte of a text in Latin letters is zero.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(64)
    return start.count >= 4 && start.count(where: { $0 == 0 }) * 3 >= start.count
  }

  private static func fromWindows1252(
    _ bytes: [UInt8],
    path: String
  ) throws(FragilityError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
      guard let scalar = Unicode.Scalar(scalar), scalar.value != 0 else {
        var lines = TextLines(bytes, isUTF8: false)
        let place = lines.position(of: offset).place(in: path)
        throw FragilityError([.unknownEncoding(place)])
      }
      text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    return text
  }
}

/// The characters of the bytes 0x80 to 0x9F; 0 where there is none.
private let windows1252: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
  0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

/// The offset of the first byte that does not belong to valid UTF-8, or `nil`.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { firstInvalidUTF8($0) }
}

/// The offset of the first byte that does not belong to valid UTF-8, or `nil`.
func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var offset = 0
  while offset < bytes.count {
    let lead = bytes[offset]
    if lead < 0x80 {
      offset += 1
      continue
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: length = 3
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return offset
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]),
      bytes[(offset + 2)..<max(offset + 2, offset + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return offset }
    offset += length
  }
  return nil
}
