package import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writing files that are never half there.
package enum OutputFile {
  /// Writes a file beside its place and renames it, so that the old one stays until the new one is complete.
  ///
  /// A link is followed, and the rights of an old file are kept. What is not a plain file, such as a device or a pipe,
  /// is written to directly.
  ///
  /// - Throws: The system refuses (`inputOutput`).
  package static func write(_ bytes: [UInt8], to path: String) throws(FragilityError) {
    try write(to: path) { part throws(FragilityError) in
      try bytes.withUnsafeBytes { bytes in Result { () throws(FragilityError) in try part(bytes) } }
        .get()
    }
  }

  /// The same, part by part.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - body: Hands each part to the function that it is given.
  /// - Throws: What `body` throws, or that the system refuses (`inputOutput`).
  package static func write(
    to path: String,
    _ body: (_ part: (UnsafeRawBufferPointer) throws(FragilityError) -> Void) throws(FragilityError)
      -> Void
  ) throws(FragilityError) {
    guard !isFolder(path) else {
      throw FragilityError([.isFolder(path, at: Problem.Place(file: path))], cause: .inputOutput)
    }
    var target = path
    var old = Platform.entry(at: path, followsLinks: false)
    if old?.kind == .link || mustBeResolved(path) {
      target = resolved(path)
      old = Platform.entry(at: target, followsLinks: false)
    }
    let isPlain = old.map { $0.kind == .plainFile } ?? true
    let written = isPlain ? "\(target).\(Platform.processIdentifier).part" : target
    guard let file = Platform.createFile(written) else { throw unwritable(path) }
    do throws(FragilityError) {
      try body { part throws(FragilityError) in
        guard Platform.write(part, to: file) else { throw unwritable(path) }
      }
      guard Platform.close(file) else { throw unwritable(path) }
      guard isPlain else { return }
      if let old { Platform.setRights(old.rights, of: written) }
      guard Platform.rename(written, to: target) else { throw unwritable(path) }
    } catch {
      Platform.close(file)
      if isPlain { Platform.remove(written) }
      throw error
    }
  }

  /// Whether a path may be another's even where it is no link.
  private static func mustBeResolved(_ path: String) -> Bool {
    #if os(Windows)
    return true
    #else
    return path.isEmpty || path.hasPrefix("~") || path.hasSuffix("/")
    #endif
  }

  /// A path without links.
  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// What the system refused last.
  private static func unwritable(_ path: String) -> FragilityError {
    FragilityError([.unwritable(path, reason: Platform.lastFailure)], cause: .inputOutput)
  }

  /// Writes several files, or none: when one fails, those before it are as they were.
  ///
  /// - Throws: The system refuses (`inputOutput`).
  package static func writeAll(
    _ files: [(bytes: [UInt8], path: String)]
  ) throws(FragilityError) {
    var written: [(path: String, old: [UInt8]?)] = []
    for (position, file) in files.enumerated() {
      // The last one is written or not; only those before it may have to be put back.
      let mayReturn = position + 1 < files.count && exists(file.path)
      let old = mayReturn ? try? InputFile.read(file.path).bytes : nil
      do throws(FragilityError) {
        try write(file.bytes, to: file.path)
      } catch {
        for (path, old) in written.reversed() {
          if let old { try? write(old, to: path) } else { remove(path) }
        }
        throw error
      }
      written.append((file.path, old))
    }
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path that leads from a folder to a file, or the absolute path where the two have nothing in common.
  package static func path(to file: String, fromFolderOf other: String) -> String {
    func parts(_ path: String) -> [String] {
      let url = URL(fileURLWithPath: path)
      let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path
      return folder.split(separator: "/").map(String.init)
    }
    let (from, to) = (parts(other), parts(file))
    let name = URL(fileURLWithPath: file).lastPathComponent
    let common = zip(from, to).prefix { $0 == $1 }.count
    guard common > 0 else { return "/" + (to + [name]).joined(separator: "/") }
    let up = repeatElement("..", count: from.count - common)
    return (up + to[common...] + [name]).joined(separator: "/")
  }

  /// Writes to the standard output.
  ///
  /// - Throws: It takes no more (`inputOutput`).
  package static func writeToStandardOutput(_ bytes: [UInt8]) throws(FragilityError) {
    guard Platform.write(bytes, to: 1) else {
      throw FragilityError([.standardOutputClosed], cause: .inputOutput)
    }
  }

  /// Writes the next part to the standard output.
  ///
  /// - Throws: It takes no more (`inputOutput`).
  package static func writeToStandardOutput(
    _ bytes: UnsafeRawBufferPointer
  ) throws(FragilityError) {
    guard Platform.write(bytes, to: 1) else {
      throw FragilityError([.standardOutputClosed], cause: .inputOutput)
    }
  }

  /// Makes a folder and those above it, if they are not there.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - shown: What messages call it; its path when left out.
  /// - Throws: The system refuses (`inputOutput`).
  package static func makeFolder(
    _ path: String,
    shownAs shown: String? = nil
  ) throws(FragilityError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true
      )
    } catch {
      throw FragilityError(
        [.unwritable(shown ?? path, reason: systemReason(error))],
        cause: .inputOutput
      )
    }
  }

  /// Whether something stands at a path already.
  package static func isTaken(_ path: String) -> Bool { exists(path) }

  /// Whether two paths lead to the same plain file.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    guard a != "-", let one = Platform.entry(at: a), let other = Platform.entry(at: b),
      one.isSame(as: other)
    else { return false }
    return resolved(a) == resolved(b)
  }
}

extension Problem {
  fileprivate static var standardOutputClosed: Problem {
    Problem(
      "output.closed",
      at: Place(file: "<stdout>"),
      LocalizedText(
        fr: "la sortie standard n'accepte plus rien",
        en: "the standard output takes no more"
      ),
      remedy: LocalizedText(
        fr: "vérifiez la place libre, ou la commande qui lit la sortie",
        en: "check the free space, or the command that reads the output"
      )
    )
  }
}
