import Foundation

/// The method of Occitanie with its types and estimates, and the tables it reads.
struct Occitanie {
  let folder: TemporaryFolder
  let method: String
  let tables: [String]

  init(more: String = "") throws {
    folder = try TemporaryFolder()
    let parts = try ["method", "types"].map {
      try Command.contents(Command.fixture("occitanie/\($0).toml"))
    }
    method = try folder.write(parts.joined(separator: "\n") + more, to: "method.toml")
    let names = [
      ("quartiers", "quartiers"), ("communes", "communes"), ("services", "france-services"),
    ]
    tables = names.flatMap { ["--table", "\($0)=\(Command.fixture("occitanie/\($1).csv"))"] }
  }

  func run(_ arguments: String..., environment: [String: String] = ["LANG": "C"]) throws -> Command
  {
    try Command(
      [arguments[0], method] + arguments.dropFirst() + tables,
      environment: environment
    )
  }

  static func golden(_ name: String) throws -> String {
    try Command.contents(Command.fixture("occitanie/types/\(name)"))
  }
}
