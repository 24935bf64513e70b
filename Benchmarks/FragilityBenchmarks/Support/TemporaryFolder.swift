import Foundation

/// A folder for the files of a benchmark, each of which runs in a process of its own.
enum TemporaryFolder {
  private static let url = FileManager.default.temporaryDirectory.appendingPathComponent(
    "fragility-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
  )

  /// The path of a file in the folder, which is there from now on.
  static func path(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.appendingPathComponent(name).path
  }

  static func remove() throws {
    try FileManager.default.removeItem(at: url)
  }
}
