/// A column of texts, such as codes and names, kept as one run of UTF-8 bytes.
public struct TextColumn: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  package private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

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
    ends.append(bytes.count)
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
    (row == 0 ? 0 : ends[row - 1])..<ends[row]
  }
}
