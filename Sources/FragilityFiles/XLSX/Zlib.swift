import CZlib

/// The compression of ZIP archives: raw deflate, as zlib does it.
enum Zlib {
  /// The checksum of ZIP archives.
  static func checksum(_ bytes: UnsafeRawBufferPointer, after previous: UInt32 = 0) -> UInt32 {
    guard let start = bytes.baseAddress else { return previous }
    return UInt32(
      truncatingIfNeeded: crc32_z(
        UInt(previous),
        start.assumingMemoryBound(to: UInt8.self),
        bytes.count
      )
    )
  }

  /// Inflates a whole stream.
  ///
  /// - Parameters:
  ///   - bytes: The stream.
  ///   - size: How many bytes it gives.
  /// - Returns: The bytes; `nil` if it is damaged, or gives more or fewer of them.
  static func inflated(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard let room = UInt32(exactly: size + 1), let length = UInt32(exactly: bytes.count) else {
      return nil
    }
    var stream = z_stream()
    let streamSize = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, streamSize) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var isWhole = false
    // With room for one byte more, a stream that goes on is noticed.
    let inflated = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      bytes.withUnsafeBufferPointer { bytes in
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = length
        stream.next_out = buffer.baseAddress
        stream.avail_out = room
        isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
        count = buffer.count - Int(stream.avail_out)
      }
    }
    return isWhole && inflated.count == size ? inflated : nil
  }

  /// Deflates a stream that is handed over part by part.
  final class Deflater {
    private var stream = z_stream()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// The stream so far.
    private(set) var bytes: [UInt8] = []

    init() {
      // Texts of a sheet repeat themselves so much that the quickest level takes off nearly all.
      let result = deflateInit2_(
        &stream,
        Z_BEST_SPEED,
        Z_DEFLATED,
        -MAX_WBITS,
        8,
        Z_DEFAULT_STRATEGY,
        ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)
      )
      precondition(result == Z_OK, "no memory")
    }

    deinit {
      deflateEnd(&stream)
    }

    /// Adds the next part.
    func append(_ part: UnsafeRawBufferPointer) {
      var rest = part[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 << 30)
        run(UnsafeRawBufferPointer(rebasing: piece), Z_NO_FLUSH)
        rest = rest.dropFirst(piece.count)
      }
    }

    /// Ends the stream.
    func finish() {
      run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH)
    }

    private func run(_ part: UnsafeRawBufferPointer, _ flush: Int32) {
      stream.next_in = UnsafeMutablePointer(
        mutating: part.baseAddress?.assumingMemoryBound(to: UInt8.self)
      )
      stream.avail_in = UInt32(part.count)
      repeat {
        buffer.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(buffer.count)
          _ = deflate(&stream, flush)
        }
        bytes += buffer[..<(buffer.count - Int(stream.avail_out))]
      } while stream.avail_out == 0
    }
  }
}
