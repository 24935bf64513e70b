// This file, FileEntry.swift and Workers.swift alone call the platform: the C mathematical library, threads, files and streams.

#if canImport(Darwin)
package import Darwin
#elseif canImport(Glibc)
package import Glibc
#elseif canImport(Musl)
package import Musl
#elseif canImport(Bionic)
package import Bionic
#elseif canImport(CRT)
package import CRT
#endif

/// The natural logarithm of the C library.
package func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// The exponential of the C library.
package func exponential(_ x: Double) -> Double { exp(x) }

/// The exponential less 1 of the C library, which keeps its digits near 0.
func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }

/// The natural logarithm of `1 + x` of the C library, without loss for small `x`.
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

/// The complementary error function of the C library.
func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

/// The decimal logarithm of the C library.
func decimalLogarithm(_ x: Double) -> Double { log10(x) }

/// A power of the C library; `0` for a base of zero with a positive exponent.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The gamma function of the C library.
func gammaFunction(_ x: Double) -> Double { tgamma(x) }

/// The cosine of the C library.
package func cosine(_ x: Double) -> Double { cos(x) }

/// The sine of the C library.
package func sine(_ x: Double) -> Double { sin(x) }

/// What the running machine offers.
package enum Platform {
  /// How many threads can run at once.
  package static var processorCount: Int {
    #if os(Windows)
    return 1
    #else
    return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #endif
  }

  /// Runs `body(0)` to `body(count - 1)` each on a thread of its own, as far as there are any, and waits for all of them.
  ///
  /// Where a thread cannot be had, its part runs on the calling one; on Windows all do.
  package static func onThreads(_ count: Int, _ body: (Int) -> Void) {
    #if os(Windows)
    for index in 0..<count { body(index) }
    #else
    withoutActuallyEscaping(body) { body in
      var workers: [Worker] = []
      for index in 1..<max(1, count) {
        if let worker = Worker.take() {
          worker.run { body(index) }
          workers.append(worker)
        } else {
          body(index)
        }
      }
      if count > 0 { body(0) }
      for worker in workers { worker.finish() }
    }
    #endif
  }

  /// Releases values on a thread of its own that nobody waits for: the system takes a second to take back 10 GB.
  ///
  /// - Parameters:
  ///   - values: What the caller has no more use of; what others hold stays.
  ///   - next: What that thread does then; where there is none, nobody does it.
  package static func release(_ values: consuming [Any], then next: @escaping () -> Void) {
    #if !os(Windows)
    let held = Held(values)
    guard
      let thread = startThread({
        held.release(); next()
      })
    else { return }
    pthread_detach(thread)
    #endif
  }

  /// Asks for large pages for some memory that is about to be written to: the system hands them out in a fraction of the time.
  package static func preferLargePages(_ memory: UnsafeMutableRawPointer, count: Int) {
    #if os(Linux) && canImport(Glibc)
    let page = 4096
    let start = UInt(bitPattern: memory) & ~UInt(page - 1)
    let end = UInt(bitPattern: memory) + UInt(count)
    // Advice, which may be refused.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_HUGEPAGE)
    #endif
  }

  /// What the C library says of an error.
  package static func describe(_ code: POSIXErrorCode) -> String {
    strerror(code.rawValue).map { String(cString: $0) } ?? "\(code.rawValue)"
  }

  /// Whether a standard stream is a terminal: 1 is the output, 2 the messages.
  package static func isTerminal(_ stream: Int32) -> Bool {
    #if os(Windows)
    return _isatty(stream) != 0
    #else
    return isatty(stream) != 0
    #endif
  }

  /// Writes all bytes to a standard stream.
  ///
  /// - Returns: Whether the stream took them all; a reader that has gone away does not.
  package static func write(_ bytes: [UInt8], to stream: Int32) -> Bool {
    bytes.withUnsafeBytes { write($0, to: stream) }
  }

  /// Writes all bytes to a file or a standard stream.
  ///
  /// - Returns: Whether it took them all.
  package static func write(_ bytes: UnsafeRawBufferPointer, to stream: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress
      #if os(Windows)
      let written = Int(_write(stream, base, UInt32(min(rest.count, 1 << 20))))
      #elseif canImport(Darwin)
      let written = Darwin.write(stream, base, rest.count)
      #elseif canImport(Glibc)
      let written = Glibc.write(stream, base, rest.count)
      #elseif canImport(Musl)
      let written = Musl.write(stream, base, rest.count)
      #else
      let written = Bionic.write(stream, base, rest.count)
      #endif
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  // MARK: Files

  /// What the C library says of the last call that failed.
  package static var lastFailure: String {
    strerror(errno).map { String(cString: $0) } ?? "\(errno)"
  }

  /// The number of the running process.
  package static var processIdentifier: Int32 {
    #if os(Windows)
    return _getpid()
    #else
    return getpid()
    #endif
  }

  /// Opens a new, empty file for writing; `nil` if the system refuses.
  package static func createFile(_ path: String) -> Int32? {
    #if os(Windows)
    let file = _open(path, _O_WRONLY | _O_CREAT | _O_TRUNC | _O_BINARY, _S_IREAD | _S_IWRITE)
    #else
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    #endif
    return file < 0 ? nil : file
  }

  /// Opens a file for reading; `nil` if the system refuses.
  package static func openFile(_ path: String) -> Int32? {
    #if os(Windows)
    let file = _open(path, _O_RDONLY | _O_BINARY)
    #else
    let file = open(path, O_RDONLY)
    #endif
    return file < 0 ? nil : file
  }

  /// Opens a plain file for reading.
  ///
  /// - Returns: The file and its size; `nil` if it is something else, or the system refuses.
  package static func openPlainFile(_ path: String) -> (file: Int32, size: Int)? {
    #if os(Windows)
    return nil
    #else
    guard let file = openFile(path) else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    return (file, Int(status.st_size))
    #endif
  }

  /// Reads until a buffer is full or the file ends.
  ///
  /// - Returns: How many bytes were read; `nil` if the system refuses.
  package static func readFully(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      guard let read = read(file, into: rest) else { return nil }
      guard read > 0 else { break }
      count += read
    }
    return count
  }

  /// Where a byte stands first in some memory, as the C library finds it, many bytes at a time.
  package static func firstOffset(
    of byte: UInt8,
    in memory: UnsafePointer<UInt8>,
    count: Int
  ) -> Int? {
    guard count > 0, let found = memchr(memory, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(memory)
  }

  /// Lets other threads run.
  package static func yield() {
    #if !os(Windows)
    _ = sched_yield()
    #endif
  }

  /// Closes a file.
  ///
  /// - Returns: Whether everything written has been taken.
  @discardableResult
  package static func close(_ file: Int32) -> Bool {
    #if os(Windows)
    return _close(file) == 0
    #elseif canImport(Darwin)
    return Darwin.close(file) == 0
    #elseif canImport(Glibc)
    return Glibc.close(file) == 0
    #elseif canImport(Musl)
    return Musl.close(file) == 0
    #else
    return Bionic.close(file) == 0
    #endif
  }

  /// Gives a file another name, in the place of what has that name.
  package static func rename(_ path: String, to other: String) -> Bool {
    #if os(Windows)
    remove(other)
    return CRT.rename(path, other) == 0
    #elseif canImport(Darwin)
    return Darwin.rename(path, other) == 0
    #elseif canImport(Glibc)
    return Glibc.rename(path, other) == 0
    #elseif canImport(Musl)
    return Musl.rename(path, other) == 0
    #else
    return Bionic.rename(path, other) == 0
    #endif
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: String) {
    #if os(Windows)
    _ = _unlink(path)
    #else
    _ = unlink(path)
    #endif
  }

  /// Reads the next bytes of a file.
  ///
  /// - Returns: How many were read, 0 at the end; `nil` if the system refuses.
  package static func read(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    guard !buffer.isEmpty else { return 0 }
    while true {
      #if os(Windows)
      let count = Int(_read(file, buffer.baseAddress, UInt32(min(buffer.count, 1 << 30))))
      #elseif canImport(Darwin)
      let count = Darwin.read(file, buffer.baseAddress, buffer.count)
      #elseif canImport(Glibc)
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
      let count = Musl.read(file, buffer.baseAddress, buffer.count)
      #else
      let count = Bionic.read(file, buffer.baseAddress, buffer.count)
      #endif
      if count < 0, errno == EINTR { continue }
      return count < 0 ? nil : count
    }
  }

  /// All bytes of the standard input, or `nil` when it cannot be read.
  package static func readStandardInput() -> [UInt8]? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      guard let count = part.withUnsafeMutableBytes({ read(0, into: $0) }) else { return nil }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: part[..<count])
    }
  }
}

/// Values until a thread releases them.
private final class Held {
  private var values: [Any]

  init(_ values: consuming [Any]) { self.values = values }

  func release() { values = [] }
}
