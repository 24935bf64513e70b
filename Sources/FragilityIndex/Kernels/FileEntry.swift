// What the platform tells of paths.

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Bionic)
import Bionic
#elseif canImport(CRT)
import CRT
#endif

/// What stands at a path.
package struct FileEntry: Sendable {
  package enum Kind: Sendable {
    case plainFile
    case folder
    /// A link that was not followed; never on Windows.
    case link
    /// A device, a pipe or a socket.
    case other
  }

  package let kind: Kind
  /// Who may read, write and run it.
  package let rights: UInt32
  /// The volume, and the number that it has there: two paths where these differ lead to different things.
  fileprivate let volume: UInt64
  fileprivate let number: UInt64

  /// Whether both are one and the same; on Windows, whether they may be.
  package func isSame(as other: FileEntry) -> Bool {
    volume == other.volume && number == other.number
  }
}

extension Platform {
  /// What stands at a path; `nil` if nothing can be reached there.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - followsLinks: Whether a link stands for what it leads to.
  /// - Returns: What stands there.
  package static func entry(at path: String, followsLinks: Bool = true) -> FileEntry? {
    #if os(Windows)
    var status = _stat64()
    guard _stat64(path, &status) == 0 else { return nil }
    let (folder, plain, link) = (UInt32(_S_IFDIR), UInt32(_S_IFREG), UInt32.max)
    #else
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    let (folder, plain, link) = (UInt32(S_IFDIR), UInt32(S_IFREG), UInt32(S_IFLNK))
    #endif
    let kind: FileEntry.Kind =
      switch UInt32(status.st_mode) & 0o170000 {
      case folder: .folder
      case plain: .plainFile
      case link: .link
      default: .other
      }
    return FileEntry(
      kind: kind,
      rights: UInt32(status.st_mode) & 0o7777,
      volume: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino)
    )
  }

  /// Says who may read, write and run a file, if the system lets us.
  package static func setRights(_ rights: UInt32, of path: String) {
    #if os(Windows)
    _ = _chmod(path, Int32(rights))
    #else
    _ = chmod(path, mode_t(rights))
    #endif
  }

  /// All bytes of a plain file; `nil` if it is something else, grows meanwhile, or the system refuses.
  package static func readPlainFile(_ path: String) -> [UInt8]? {
    guard let (file, size) = openPlainFile(path) else { return nil }
    defer { close(file) }
    var read: Int?
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      read = readFully(file, into: UnsafeMutableRawBufferPointer(buffer))
      count = read ?? 0
    }
    return read.map { $0 <= size } == true ? bytes : nil
  }
}
