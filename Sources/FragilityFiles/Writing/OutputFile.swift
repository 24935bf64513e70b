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
    guard !isFolder(path) else {
      throw FragilityError([.isFolder(path, at: Problem.Place(file: path))], cause: .inputOutput)
    }
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let old = try? FileManager.default.attributesOfItem(atPath: url.path)
    let isPlain = old.map { $0[.type] as? FileAttributeType == .typeRegular } ?? true
    do {
      try Data(bytes).write(to: url, options: isPlain ? .atomic : [])
      if isPlain, let rights = old?[.posixPermissions] {
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: url.path)
      }
    } catch {
      throw FragilityError([.unwritable(path, reason: systemReason(error))], cause: .inputOutput)
    }
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
