import Foundation
import Testing

/// The command as a user runs it: a process with arguments, output, messages and an exit status.
struct Command {
  let output: String
  let messages: String
  let status: Int32

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func fixture(_ path: String) -> String {
    package.appendingPathComponent("fixtures/\(path)").path
  }

  static func contents(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// Runs `fragility` with some arguments, in English unless the environment says otherwise.
  init(
    _ arguments: String...,
    input: String? = nil,
    folder: String? = nil,
    environment: [String: String] = ["LANG": "C"]
  ) throws {
    try self.init(arguments, input: input, folder: folder, environment: environment)
  }

  init(
    _ arguments: [String],
    input: String? = nil,
    folder: String? = nil,
    environment: [String: String] = ["LANG": "C"]
  ) throws {
    let process = Process()
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = products.appendingPathComponent("fragility")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["LC_ALL", "LC_MESSAGES", "LANG"].contains($0.key) }
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let scratch = try TemporaryFolder()
    let (out, err) = (scratch.path("out"), scratch.path("err"))
    for path in [out, err] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: err)
    let standardInput = scratch.path("in")
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: standardInput))
    process.standardInput = FileHandle(forReadingAtPath: standardInput)
    try process.run()
    process.waitUntilExit()
    output = try Self.contents(out)
    messages = try Self.contents(err)
    status = process.terminationStatus
  }

  /// The output as rows of fields.
  func rows(delimiter: Character = ",") -> [[String]] {
    Self.rows(of: output, delimiter: delimiter)
  }

  /// Lines as rows of fields; a quoted field may hold delimiters, but no line end.
  static func rows(of text: String, delimiter: Character) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      // Every second part stands between quotes; doubled quotes come out as one, from an empty part outside.
      var fields = [""]
      for (position, part) in line.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated()
      {
        if position % 2 == 1 {
          fields[fields.count - 1] += part
          continue
        }
        let pieces = part.split(separator: delimiter, omittingEmptySubsequences: false)
        fields[fields.count - 1] += pieces[0]
        fields += pieces.dropFirst().map(String.init)
      }
      return fields
    }
  }

  /// A column of the output by its name, in the order of the rows.
  func column(_ name: String, delimiter: Character = ",") throws -> [String] {
    let rows = rows(delimiter: delimiter)
    let position = try #require(rows.first?.firstIndex(of: name))
    return rows.dropFirst().map { $0[position] }
  }
}

/// A folder that is gone when nothing refers to it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fragility-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
