import Foundation
import FragilityFiles
import FragilityIndex

@testable import FragilityReports

/// Tables with what a built-in method reads, of invented numbers.
enum InventedTables {
  static func facts(of name: String) throws -> ReportFacts {
    let file = try MethodFile(name)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fragility-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String: String] = [:]
    for position in file.method.tables.indices {
      let table = file.method.tables[position]
      let path = folder.appendingPathComponent("\(table.id).csv")
      try Data(text(of: position, in: file.method).utf8).write(to: path)
      paths[table.id] = path.path
    }
    let tables = try LoadedTables(file, paths: paths)
    return ReportFacts(tables: tables, index: try tables.index(of: tables.territories()))
  }

  private static func text(of position: Int, in method: FragilityMethod) -> String {
    let table = method.tables[position]
    let delimiter = String(decoding: [table.dialect.delimiter ?? UInt8(ascii: ",")], as: UTF8.self)
    let needed = method.columnsNeeded(ofTable: position)
    let texts = needed.texts.map(\.column).filter { $0 != table.key }
    let numbers = needed.numbers.map(\.column).filter { !texts.contains($0) && $0 != table.key }
    let header = ([table.key] + texts + numbers)
      .map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter)
    let count = position == 0 ? 24 : 3
    let rows = (0..<count).map { row -> String in
      let code = position == 0 ? "T\(row)" : "P\(row)"
      let cells = texts.map { column in
        category(column, table.id, row, in: method) ?? "P\(row % 3)"
      }
      let values = numbers.enumerated().map { place, column in
        NumberFormat().text(value(column, table.id, row, place, in: method))
      }
      return ([code] + cells + values).joined(separator: delimiter)
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func category(
    _ column: String,
    _ table: String,
    _ row: Int,
    in method: FragilityMethod
  ) -> String? {
    for indicator in method.indicators {
      if case .categories(ColumnReference(table: table, column: column), let values) =
        indicator.derivation
      {
        return values[row % values.count].text
      }
    }
    return nil
  }

  /// Small numbers within the range of what reads them; populations and denominators are large.
  private static func value(
    _ column: String,
    _ table: String,
    _ row: Int,
    _ place: Int,
    in method: FragilityMethod
  ) -> Double {
    let reference = ColumnReference(table: table, column: column)
    let isLarge =
      method.tables.contains { $0.population == reference }
      || method.indicators.contains {
        switch $0.derivation {
        case .ratio(_, let below, _): below == reference
        case .count(_, let below, _), .expected(_, let below, _): below == reference
        case .column, .categories, .series: false
        }
      }
    if isLarge { return Double(1000 + 13 * row) }
    let small = Double(1 + (row * 7 + place * (3 + row % 5)) % 9)
    let range = method.indicators.first { $0.derivation.columns.contains(reference) }?.range
    guard let range, range.upperBound < 10 else { return small }
    return range.lowerBound + (range.upperBound - range.lowerBound) * small / 10
  }
}
