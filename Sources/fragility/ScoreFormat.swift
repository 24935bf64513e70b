import ArgumentParser
import FragilityFiles
import FragilityIndex

/// The form of scores: those of every command, workbooks and maps.
enum ScoreFormat: String, WordArgument {
  case csv
  case json
  case table
  case xlsx
  case geojson

  /// The form that the ending of a path tells.
  init?(endingOf path: String) {
    let path = path.lowercased()
    let told = [Self.csv, .json, .xlsx, .geojson].first { path.hasSuffix(".\($0.rawValue)") }
    guard let told else { return nil }
    self = told
  }

  /// Whether a path ends as a workbook of a kind that is not written: its readers would refuse what it holds.
  static func isForeign(_ path: String) -> Bool {
    [".xls", ".xlsm", ".xlsb", ".ods"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The form whose options go with this one: as in JSON, numbers of GeoJSON have one way of being written.
  var options: OutputFormat {
    switch self {
    case .csv: .csv
    case .json, .geojson: .json
    case .table, .xlsx: .table
    }
  }

  /// The form whose messages go with this one: a map is made by people.
  var messages: OutputFormat { self == .json ? .json : .table }
}

extension OutputOptions {
  /// Writes scores as GeoJSON, and says which territories have no contour.
  ///
  /// - Parameters:
  ///   - table: The scores.
  ///   - result: What they are the scores of.
  ///   - level: The level of the parents that are scored; `nil` for the territories themselves.
  ///   - tables: The tables of the method, which names the contours.
  ///   - inputs: The files that the command reads.
  ///   - messages: How to talk.
  /// - Throws: The method names no contours, they are wrong, or the file cannot be written.
  func write(
    geoJSON table: OutputTable,
    of result: IndexResult,
    level: String?,
    from tables: LoadedTables,
    reading inputs: [String],
    _ messages: MessageOptions
  ) throws(FragilityError) {
    let layer = try tables.contourLayer(of: level)
    for note in layer.notes(beside: result.territories) { messages.note(note) }
    try write(reading: inputs + [layer.path]) { part throws(FragilityError) in
      try table.writeGeoJSON(
        codes: result.territories.codes,
        geometries: layer.geometries,
        to: part
      )
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
