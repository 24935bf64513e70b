package import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file that was read into memory.
package struct InputFile: Sendable {
  /// The path as people know it.
  package let path: String
  /// The bytes of the file.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Reads a file; `-` is the standard input.
  ///
  /// - Throws: The path does not exist or is a folder (the input is wrong), or the system refuses to read it.
  package static func read(
    _ path: String,
    shownAs shown: String? = nil,
    namedBy place: Problem.Place? = nil
  ) throws(FragilityError) -> InputFile {
    let shown = shown ?? path
    let place = place ?? Problem.Place(file: shown)
    if path == "-" {
      guard let bytes = Platform.readStandardInput() else {
        throw FragilityError([.unreadable("-", at: place, reason: "")], cause: .inputOutput)
      }
      return InputFile(path: "<stdin>", bytes: bytes)
    }
    guard let entry = Platform.entry(at: path) else {
      throw FragilityError([.notFound(shown, at: place)])
    }
    guard entry.kind != .folder else { throw FragilityError([.isFolder(shown, at: place)]) }
    if entry.kind == .plainFile, let bytes = Platform.readPlainFile(path) {
      return InputFile(path: shown, bytes: bytes)
    }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return InputFile(path: shown, bytes: [UInt8](data))
    } catch {
      throw FragilityError(
        [.unreadable(shown, at: place, reason: systemReason(error))],
        cause: .inputOutput
      )
    }
  }
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
  Platform.entry(at: path)?.kind == .folder
}

/// What the system says of a failure, without the names of its domains.
func systemReason(_ error: any Error) -> String {
  let underlying = (error as? CocoaError)?.underlying ?? error
  guard let code = (underlying as? POSIXError)?.code else { return "\(underlying)" }
  return Platform.describe(code)
}
