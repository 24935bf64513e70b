import Foundation
import FragilityFiles
import FragilityIndex

@testable import FragilityReports

/// Facts of the indices that pages are written of in tests.
enum MethodFixture {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures")

  /// The path of a file of the folder `fixtures`.
  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  /// The facts of a method file of the folder `fixtures`, or of any other.
  static func facts(_ path: String) throws -> ReportFacts {
    let tables = try LoadedTables(MethodFile(path.hasPrefix("/") ? path : self.path(path)))
    let territories = try tables.territories()
    return ReportFacts(tables: tables, index: try tables.index(of: territories))
  }

  /// The facts of a method and a table, written to a folder for as long as it takes to read them.
  static func facts(method: String, table: String) throws -> ReportFacts {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fragility-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(method.utf8).write(to: folder.appendingPathComponent("method.toml"))
    try Data(table.utf8).write(to: folder.appendingPathComponent("t.csv"))
    return try facts(folder.appendingPathComponent("method.toml").path)
  }

  /// The facts of what a first method starts with.
  static func starter() throws -> ReportFacts {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fragility-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in BuiltInMethod.starter {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    return try facts(folder.appendingPathComponent("method.toml").path)
  }

  /// The text of markup as a reader sees it: without elements, with its characters, in single blanks.
  static func text(of markup: String) -> String {
    markup.split(separator: "<", omittingEmptySubsequences: false)
      .map { $0.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last ?? "" }
      .joined(separator: " ")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      .split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
  }
}
