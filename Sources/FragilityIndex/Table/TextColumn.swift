/// A column of texts, such as codes and names, kept as one run of UTF-8 bytes, of at most four gigabytes.
public struct TextColumn: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  package private(set) var bytes: [UInt8] = []
  /// Where each text ends; 32 bits are enough for four gigabytes of names.
  private var ends: [UInt32] = []

  /// Creates an empty column.
  public init() {}

  /// Creates a column from texts.
  ///
  /// - Parameter texts: One text per row.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(text.utf8) }
  }

  /// Creates a column from texts.
  public init(arrayLiteral elements: String...) {
    self.init(elements)
  }

  /// Adds a row.
  ///
  /// - Parameter text: The UTF-8 bytes of the text.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// Adds the rows of another column.
  package mutating func append(_ other: TextColumn) {
    other.bytes.withUnsafeBufferPointer { bytes in
      other.ends.withUnsafeBufferPointer { ends in append(bytes: bytes, ends: ends) }
    }
  }

  /// Adds rows that stand one after the other.
  ///
  /// - Parameters:
  ///   - bytes: The texts.
  ///   - ends: Where each of them ends.
  package mutating func append(
    bytes: UnsafeBufferPointer<UInt8>,
    ends: UnsafeBufferPointer<UInt32>
  ) {
    let (start, first) = (UInt32(self.bytes.count), self.ends.count)
    self.bytes.append(contentsOf: bytes)
    self.ends.append(contentsOf: ends)
    precondition(self.bytes.count <= Int(UInt32.max), "at most four gigabytes")
    self.ends.withUnsafeMutableBufferPointer { ends in
      for row in first..<ends.count { ends[row] &+= start }
    }
  }

  /// Whether every text comes after the one before it, by its bytes: then no two are equal.
  var isStrictlyIncreasing: Bool {
    withUnsafeParts { bytes, ends in
      var (start, middle) = (0, Int(ends.first ?? 0))
      var word = firstEight(of: bytes, start..<middle)
      for next in ends.dropFirst() {
        let end = Int(next)
        let nextWord = firstEight(of: bytes, middle..<end)
        if let first = word, let second = nextWord, first != second {
          guard first < second else { return false }
        } else {
          let isKnown = word != nil && nextWord != nil
          let equal = isKnown ? Swift.min(8, middle - start, end - middle) : 0
          var (a, b) = (start + equal, middle + equal)
          while a < middle, b < end, bytes[a] == bytes[b] { (a, b) = (a + 1, b + 1) }
          guard b < end, a == middle || bytes[a] < bytes[b] else { return false }
        }
        (start, middle, word) = (middle, end, nextWord)
      }
      return true
    }
  }

  /// The first eight bytes of a text as a number that is less where they come first, zeros after a shorter one; `nil` at the end
  /// of the memory.
  @inline(__always)
  private func firstEight(of bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> UInt64? {
    guard text.lowerBound &+ 8 <= bytes.count, let first = bytes.baseAddress else { return nil }
    let word = UnsafeRawPointer(first).loadUnaligned(
      fromByteOffset: text.lowerBound,
      as: UInt64.self
    )
    let rest = UInt64(truncatingIfNeeded: 8 * text.count)
    return text.count < 8 ? word.bigEndian & ~(.max >> rest) : word.bigEndian
  }

  /// Whether a text is one of some short ones.
  func contains(anyOf texts: [[UInt8]]) -> Bool {
    guard let longest = texts.lazy.map({ $0.count }).max() else { return false }
    return withUnsafeParts { bytes, ends in
      var start = 0
      for next in ends {
        let end = Int(next)
        if end - start <= longest, texts.contains(where: { $0.elementsEqual(bytes[start..<end]) }) {
          return true
        }
        start = end
      }
      return false
    }
  }

  /// Opens the memory of the column: the bytes of all texts, and where each of them ends.
  package func withUnsafeParts<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in body(bytes, ends) }
    }
  }

  /// Makes room for as many bytes and rows in all.
  package mutating func reserve(bytes: Int, rows: Int) {
    self.bytes.reserveCapacity(bytes)
    ends.reserveCapacity(rows)
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { ends.count }

  /// The text of a row.
  ///
  /// - Parameter row: A row from 0 to `count - 1`.
  public subscript(row: Int) -> String {
    String(decoding: bytes[byteRange(of: row)], as: UTF8.self)
  }

  /// Where the bytes of a row stand in ``bytes``.
  package func byteRange(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }
}
