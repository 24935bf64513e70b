/// A ZIP archive while it is written: the same entries give the same bytes.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry, whose parts are deflated as they come.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - body: Hands each part to the function that it is given.
  /// - Returns: Whether the archive and the entry fit 32 bits, as they must.
  mutating func add<Failure: Error>(
    _ name: String,
    _ body: ((UnsafeRawBufferPointer) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    let deflater = Zlib.Deflater()
    var (checksum, size) = (UInt32(0), 0)
    try body { part in
      checksum = Zlib.checksum(part, after: checksum)
      size += part.count
      deflater.append(part)
    }
    deflater.finish()
    guard let offset = UInt32(exactly: bytes.count), let size = UInt32(exactly: size),
      let compressedSize = UInt32(exactly: deflater.bytes.count)
    else { return false }
    var description: [UInt8] = []
    // Version 2.0, names in UTF-8, deflated, and 1 January 1980, the first day that there is.
    for field: UInt16 in [20, 0x0800, 8, 0, 0x0021] { description.append(number: field) }
    for field in [checksum, compressedSize, size] { description.append(number: field) }
    description.append(number: UInt16(name.utf8.count))
    description.append(number: UInt16(0))
    bytes.append(number: UInt32(0x0403_4B50))
    bytes += description + name.utf8
    bytes += deflater.bytes
    directory.append(number: UInt32(0x0201_4B50))
    directory.append(number: UInt16(20))
    directory += description
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(number: offset)
    directory += name.utf8
    count += 1
    return true
  }

  /// The archive.
  ///
  /// - Returns: Its bytes; `nil` if it does not fit 32 bits.
  consuming func finished() -> [UInt8]? {
    guard let offset = UInt32(exactly: bytes.count), let count = UInt16(exactly: count) else {
      return nil
    }
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
