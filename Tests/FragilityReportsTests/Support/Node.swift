import Foundation
import FragilityFiles

@testable import FragilityReports

/// The computation of the explorer in Node, where it is installed.
enum Node {
  /// The path of the programme, if there is one.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/node" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs the computation of the explorer, then a script that sees its functions.
  ///
  /// The script finds `input`, which is JSON; what it sets `result` to is decoded.
  static func run<Result: Decodable>(
    _ script: String,
    _ input: String,
    as type: Result.Type = Result.self
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("explorer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    let program = """
      'use strict';
      const files = require("fs");
      const input = JSON.parse(files.readFileSync(process.argv[2], "utf8"));
      let result;
      \(Templates.explorerCore)
      \(script)
      const plain = (key, value) =>
        value instanceof Float64Array ? [...value].map((x) => (Number.isNaN(x) ? null : x))
        : value instanceof Map || value instanceof Set ? [...value]
        : value;
      files.writeFileSync(process.argv[3], JSON.stringify(result, plain));
      """
    try Data(program.utf8).write(to: file("program.js"))
    try Data(input.utf8).write(to: file("input.json"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "")
    process.arguments = ["program.js", "input.json", "output.json"].map { file($0).path }
    try process.run()
    process.waitUntilExit()
    return try JSONDecoder().decode(type, from: Data(contentsOf: file("output.json")))
  }
}
