import ArgumentParser

/// The forms that scores are written in.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case json
  case table
  case xlsx

  /// The form that the ending of a path tells.
  init?(endingOf path: String) {
    let path = path.lowercased()
    let told = [Self.csv, .json, .xlsx].first { path.hasSuffix(".\($0.rawValue)") }
    guard let told else { return nil }
    self = told
  }

  /// The form of other commands that takes the same options and talks in the same way.
  var alike: OutputFormat {
    switch self {
    case .csv: .csv
    case .json: .json
    case .table, .xlsx: .table
    }
  }
}
