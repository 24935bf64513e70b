import ArgumentParser
import FragilityFiles
import FragilityIndex

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

extension Score {
  /// The workbook of the scores, with the digits that are asked for shown.
  func workbook(
    of result: IndexResult,
    _ scores: OutputTable,
    from tables: LoadedTables
  ) -> Workbook {
    var workbook = Workbook.index(
      result,
      of: tables,
      in: input.messages.language,
      scores: scores,
      threads: input.threadCount
    )
    workbook.creator = "fragility \(Fragility.configuration.version)"
    if let digits = output.digits {
      for sheet in workbook.sheets.indices { workbook.sheets[sheet].digits = digits }
    }
    return workbook
  }
}
