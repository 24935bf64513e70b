/// The entries of a ZIP archive, as its central directory lists them.
///
/// Signatures and offsets are those of PKWARE's APPNOTE 6.3: sections 4.3.7 (local header), 4.3.12 (central directory),
/// 4.3.14 to 4.3.16 (its end) and 4.5.3 (sizes of 64 bits).
struct ZipArchive {
  /// Why something cannot be had from an archive.
  enum Failure: Error, Hashable {
    /// The bytes are no archive.
    case notAnArchive
    /// The archive is cut, or contradicts itself.
    case damaged
    /// An entry needs a password.
    case encrypted
    /// An entry is compressed otherwise than by deflate.
    case unknownCompression
    /// What is inflated would take too much memory.
    case tooLarge
  }

  /// How much may be inflated: a small file can hold more zeros than there is memory.
  struct Limits {
    /// The most bytes of all entries that are read together.
    var mostBytes = 1 << 30
    /// How many times larger than the archive an entry may be, beyond `freeBytes`.
    var mostRatio = 300
    /// What any entry may take, whatever its ratio.
    var freeBytes = 1 << 24
  }

  private struct Entry {
    let isEncrypted: Bool
    let method: Int
    let checksum: UInt32
    var compressedSize: Int
    var size: Int
    var header: Int
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var entries: [String: Entry] = [:]
  private var inflatedBytes = 0

  /// Reads the central directory.
  ///
  /// - Throws: The bytes are no archive, or a damaged one.
  init(_ bytes: [UInt8], limits: Limits = Limits()) throws(Failure) {
    self.bytes = bytes
    self.limits = limits
    guard number(at: 0, 4) == 0x0403_4B50 || number(at: 0, 4) == 0x0605_4B50 else {
      throw .notAnArchive
    }
    guard let directory = directory else { throw .damaged }
    var offset = directory.offset
    for _ in 0..<directory.count {
      guard number(at: offset, 4) == 0x0201_4B50, let flags = number(at: offset + 8, 2),
        let method = number(at: offset + 10, 2), let checksum = number(at: offset + 16, 4),
        let compressedSize = number(at: offset + 20, 4), let size = number(at: offset + 24, 4),
        let nameLength = number(at: offset + 28, 2), let extraLength = number(at: offset + 30, 2),
        let commentLength = number(at: offset + 32, 2), let header = number(at: offset + 42, 4),
        let name = slice(offset + 46, nameLength)
      else { throw .damaged }
      var entry = Entry(
        isEncrypted: flags & 1 != 0,
        method: method,
        checksum: UInt32(checksum),
        compressedSize: compressedSize,
        size: size,
        header: header
      )
      let extra = offset + 46 + nameLength
      try widen(&entry, extra..<(extra + extraLength))
      // Names of parts are the same in any case, and some writers turn the strokes round.
      let key = String(decoding: name, as: UTF8.self).lowercased()
      let isNew = entries.updateValue(entry, forKey: String(key.map { $0 == "\\" ? "/" : $0 }))
      guard isNew == nil else { throw .damaged }
      offset = extra + extraLength + commentLength
    }
  }

  /// Whether the archive has an entry.
  func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// The bytes of an entry.
  ///
  /// - Parameter name: Its name, in any case.
  /// - Returns: The bytes, or `nil` if there is no such entry.
  /// - Throws: It is damaged, encrypted, too large, or compressed in another way.
  mutating func contents(of name: String) throws(Failure) -> [UInt8]? {
    guard let entry = entries[name.lowercased()] else { return nil }
    guard !entry.isEncrypted else { throw .encrypted }
    guard number(at: entry.header, 4) == 0x0403_4B50,
      let nameLength = number(at: entry.header + 26, 2),
      let extraLength = number(at: entry.header + 28, 2),
      let data = slice(entry.header + 30 + nameLength + extraLength, entry.compressedSize)
    else { throw .damaged }
    guard entry.size <= limits.mostBytes - inflatedBytes,
      entry.size <= limits.freeBytes || entry.size / limits.mostRatio <= data.count
    else { throw .tooLarge }
    inflatedBytes += entry.size
    let contents: [UInt8]?
    switch entry.method {
    case 0: contents = data.count == entry.size ? Array(data) : nil
    case 8: contents = Zlib.inflated(data, size: entry.size)
    default: throw .unknownCompression
    }
    guard let contents, contents.withUnsafeBytes({ Zlib.checksum($0) }) == entry.checksum else {
      throw .damaged
    }
    return contents
  }

  // MARK: The directory

  /// Where the central directory begins, and how many entries it has.
  private var directory: (offset: Int, count: Int)? {
    // The record of the end has a comment of up to 65,535 bytes behind it.
    let last = bytes.count - 22
    guard last >= 0 else { return nil }
    for end in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where number(at: end, 4) == 0x0605_4B50 {
      guard let comment = number(at: end + 20, 2), end + 22 + comment <= bytes.count,
        let count = number(at: end + 10, 2), let offset = number(at: end + 16, 4)
      else { continue }
      guard count == 0xFFFF || offset == 0xFFFF_FFFF else { return (offset, count) }
      guard number(at: end - 20, 4) == 0x0706_4B50, let wide = number(at: end - 12, 8),
        number(at: wide, 4) == 0x0606_4B50, let count = number(at: wide + 32, 8),
        let offset = number(at: wide + 48, 8)
      else { return nil }
      return (offset, count)
    }
    return nil
  }

  /// Takes sizes and offset from the extra field, where they do not fit 32 bits.
  private func widen(_ entry: inout Entry, _ extra: Range<Int>) throws(Failure) {
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound, let kind = number(at: offset, 2),
      let length = number(at: offset + 2, 2)
    {
      if kind == 1 {
        var field = offset + 4
        for part in [\Entry.size, \.compressedSize, \.header]
        where entry[keyPath: part] == 0xFFFF_FFFF {
          guard field + 8 <= offset + 4 + length, let wide = number(at: field, 8) else {
            throw .damaged
          }
          entry[keyPath: part] = wide
          field += 8
        }
      }
      offset += 4 + length
    }
  }

  /// A number whose lowest byte comes first.
  private func number(at offset: Int, _ count: Int) -> Int? {
    guard let bytes = slice(offset, count) else { return nil }
    return Int(exactly: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    return bytes[offset..<(offset + count)]
  }
}
