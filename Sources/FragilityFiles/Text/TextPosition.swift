package import FragilityIndex

/// A line and the position of a character in it, both from 1.
package struct TextPosition: Sendable, Hashable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of a byte of a text, see ``TextLines/position(of:)``.
  ///
  /// - Complexity: O(length of the text).
  package init(of offset: Int, in bytes: [UInt8]) {
    var lines = TextLines(bytes)
    self = lines.position(of: offset)
  }

  /// The same place as part of a problem.
  package func place(
    in file: String,
    sheet: String? = nil,
    subject: Problem.Subject? = nil
  ) -> Problem.Place {
    Problem.Place(file: file, line: line, column: column, sheet: sheet, subject: subject)
  }
}

/// The lines of a text in UTF-8, or in an encoding of one byte a character, found when first asked for.
struct TextLines {
  private let bytes: [UInt8]
  private let isUTF8: Bool
  private lazy var starts: [Int] = lineStarts()

  /// - Parameters:
  ///   - bytes: The text.
  ///   - isUTF8: Whether continuation bytes are no characters of their own.
  init(_ bytes: [UInt8], isUTF8: Bool = true) {
    self.bytes = bytes
    self.isUTF8 = isUTF8
  }

  /// The position of a byte.
  ///
  /// Lines end at LF or CRLF, in a text without any LF at CR; continuation bytes of UTF-8 are not counted, nor is a
  /// byte order mark.
  ///
  /// - Complexity: O(length of the text) at the first call, then O(log lines + length of the line).
  mutating func position(of offset: Int) -> TextPosition {
    let end = min(offset, bytes.count)
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= end { low = middle } else { high = middle }
    }
    let start = min(starts[low], end)
    return TextPosition(
      line: low + 1,
      column: 1 + bytes[start..<end].count { !isUTF8 || $0 & 0xC0 != 0x80 }
    )
  }

  private func lineStarts() -> [Int] {
    let lineEnd = lineEnd(of: bytes)
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for offset in bytes.indices where bytes[offset] == lineEnd { starts.append(offset + 1) }
    return starts
  }
}

/// The byte that ends the lines of a text: LF, or CR in a text without any LF.
func lineEnd(of bytes: [UInt8]) -> UInt8 {
  bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
}
