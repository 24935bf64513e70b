/// A ZIP archive while it is written: the same entries give the same bytes.
struct ZipWriter {
  /// What an entry holds, deflated.
  struct Stream {
    fileprivate var checksum: UInt32 = 0
    fileprivate var size = 0
    fileprivate let deflated: [UInt8]

    /// Deflates parts as they come, so that they are never in memory together.
    ///
    /// - Parameter body: Hands each part to the function that it is given.
    init(_ body: ((UnsafeRawBufferPointer) -> Void) -> Void) {
      let deflater = Zlib.Deflater()
      var (checksum, size) = (UInt32(0), 0)
      body { part in
        checksum = Zlib.checksum(part, after: checksum)
        size += part.count
        deflater.append(part)
      }
      deflater.finish()
      (self.checksum, self.size, deflated) = (checksum, size, deflater.bytes)
    }
  }

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  /// Whether sizes and offsets fit 32 bits.
  private var fits = true

  /// Adds an entry.
  mutating func add(_ name: String, _ stream: Stream) {
    let offset = number(bytes.count)
    var description: [UInt8] = []
    // Version 2.0, names in UTF-8, deflated, and 1 January 1980, the first day that there is.
    for field: UInt16 in [20, 0x0800, 8, 0, 0x0021] { description.append(number: field) }
    for field in [stream.checksum, number(stream.deflated.count), number(stream.size)] {
      description.append(number: field)
    }
    description.append(number: UInt16(name.utf8.count))
    description.append(number: UInt16(0))
    bytes.append(number: UInt32(0x0403_4B50))
    bytes += description + name.utf8
    bytes += stream.deflated
    directory.append(number: UInt32(0x0201_4B50))
    directory.append(number: UInt16(20))
    directory += description
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(number: offset)
    directory += name.utf8
    count += 1
  }

  private mutating func number(_ number: Int) -> UInt32 {
    guard let exact = UInt32(exactly: number) else {
      fits = false
      return 0
    }
    return exact
  }

  /// The archive.
  ///
  /// - Returns: Its bytes; `nil` if it does not fit 32 bits.
  consuming func finished() -> [UInt8]? {
    guard fits, let offset = UInt32(exactly: bytes.count), let count = UInt16(exactly: count)
    else { return nil }
    bytes += directory
    bytes.append(number: UInt32(0x0605_4B50))
    for field in [0, 0, count, count] { bytes.append(number: field) }
    for field in [UInt32(directory.count), offset] { bytes.append(number: field) }
    bytes.append(number: UInt16(0))
    return bytes
  }
}

extension [UInt8] {
  /// Adds a number, its lowest byte first.
  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
