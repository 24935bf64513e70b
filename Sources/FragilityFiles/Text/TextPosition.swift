package import FragilityIndex

/// A line and the position of a character in it, both from 1.
package struct TextPosition: Sendable, Hashable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of a byte of a text in UTF-8, or in an encoding of one byte a character.
  ///
  /// Lines end at LF or CRLF, in a text without any LF at CR; continuation bytes of UTF-8 are not counted, nor is a
  /// byte order mark.
  ///
  /// - Complexity: O(offset).
  package init(of offset: Int, in bytes: [UInt8]) {
    let end = min(offset, bytes.count)
    let lineEnd = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && end >= 3
    let start = bytes[..<end].lastIndex(of: lineEnd).map { $0 + 1 } ?? (isMarked ? 3 : 0)
    line = 1 + bytes[..<end].count { $0 == lineEnd }
    column = 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The same place as part of a problem.
  package func place(in file: String, subject: Problem.Subject? = nil) -> Problem.Place {
    Problem.Place(file: file, line: line, column: column, subject: subject)
  }
}
