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
    try write(to: path) { part throws(FragilityError) in try part(bytes) }
  }

  /// The same, part by part.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - body: Hands each part to the function that it is given.
  package static func write(
    to path: String,
    _ body: (_ part: ([UInt8]) throws(FragilityError) -> Void) throws(FragilityError) -> Void
  ) throws(FragilityError) {
    guard !isFolder(path) else {
      throw FragilityError([.isFolder(path, at: Problem.Place(file: path))], cause: .inputOutput)
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let old = try? FileManager.default.attributesOfItem(atPath: target)
    let isPlain = old.map { $0[.type] as? FileAttributeType == .typeRegular } ?? true
    let written = isPlain ? "\(target).\(Platform.processIdentifier).part" : target
    guard let file = Platform.createFile(written) else { throw unwritable(path) }
    do throws(FragilityError) {
      try body { part throws(FragilityError) in
        guard Platform.write(part, to: file) else { throw unwritable(path) }
      }
      guard Platform.close(file) else { throw unwritable(path) }
      guard isPlain else { return }
      if let rights = old?[.posixPermissions] {
        try? FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: written)
      }
      guard Platform.rename(written, to: target) else { throw unwritable(path) }
    } catch {
      Platform.close(file)
      if isPlain { Platform.remove(written) }
      throw error
    }
  }

  /// What the system refused last.
  private static func unwritable(_ path: String) -> FragilityError {
    FragilityError([.unwritable(path, reason: Platform.lastFailure)], cause: .inputOutput)
  }

  /// Writes to the standard output.
  ///
  /// - Throws: It takes no more (`inputOutput`).
  package static func writeToStandardOutput(_ bytes: [UInt8]) throws(FragilityError) {
    guard Platform.write(bytes, to: 1) else {
      throw FragilityError([.standardOutputClosed], cause: .inputOutput)
    }
  }

  /// Makes a folder and those above it, if they are not there.
  ///
  /// - Throws: The system refuses (`inputOutput`).
  package static func makeFolder(_ path: String) throws(FragilityError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true
      )
    } catch {
      throw FragilityError([.unwritable(path, reason: systemReason(error))], cause: .inputOutput)
    }
  }

  /// Whether something stands at a path already.
  package static func isTaken(_ path: String) -> Bool { exists(path) }

  /// Whether two paths lead to the same plain file.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    guard exists(a), exists(b), a != "-" else { return false }
    let resolved = { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
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
