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
  /// What is not a plain file, such as a device or a pipe, is written to directly.
  ///
  /// - Throws: The system refuses (`inputOutput`).
  package static func write(_ bytes: [UInt8], to path: String) throws(FragilityError) {
    let url = URL(fileURLWithPath: path)
    guard !isFolder(path) else {
      throw FragilityError([.isFolder(path, at: Problem.Place(file: path))], cause: .inputOutput)
    }
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let isPlain = !exists(path) || type == .typeRegular
    do {
      try Data(bytes).write(to: url, options: isPlain ? .atomic : [])
    } catch {
      throw FragilityError([.unwritable(path, reason: reason(error))], cause: .inputOutput)
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
      throw FragilityError([.unwritable(path, reason: reason(error))], cause: .inputOutput)
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

  private static func reason(_ error: any Error) -> String {
    (error as? CocoaError)?.underlying.map { "\($0)" } ?? "\(error)"
  }
}
