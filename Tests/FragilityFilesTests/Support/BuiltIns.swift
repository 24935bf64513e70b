import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

/// The index of a built-in method on a table of its own, some of its text replaced as a user would.
func builtIn(
  _ name: String,
  replacing replacements: KeyValuePairs<String, String> = [:],
  table: String
) throws -> IndexResult {
  var text = String(decoding: try #require(BuiltInMethod.named(name)).bytes, as: UTF8.self)
  for (old, new) in replacements {
    #expect(text.contains(old), "\(name) does not say \(old)")
    text = text.replacingOccurrences(of: old, with: new)
  }
  let file = try method(text)
  let folder = try TemporaryFolder()
  let path = try folder.write("table.csv", table)
  let loaded = try LoadedTables(file, paths: [file.method.tables[0].id: path])
  let territories = try loaded.territories()
  return try loaded.fit(to: territories).score(territories)
}

/// A text of delimited values.
func csv(_ header: [String], _ rows: [[String]]) -> String {
  ([header] + rows)
    .map { row in row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") }
    .joined(separator: "\n") + "\n"
}

/// The rows of a fixture with commas, by the names of its columns.
func records(_ path: String) throws -> [[String: String]] {
  let bytes = try Fixture.bytes(path)
  var rest = try #require(try CSVRecords(bytes, delimiter: UInt8(ascii: ","), from: 0))
  var fields: [CSVScanner.Field] = []
  var rows: [[String: String]] = []
  while try rest.next(into: &fields) {
    let cells = fields.map { String(decoding: bytes.text(of: $0), as: UTF8.self) }
    rows.append(Dictionary(uniqueKeysWithValues: zip(rest.header.names, cells)))
  }
  return rows
}

/// A column of ranks in which each of 1 to `count` is taken once: those of an extract, then made-up ones.
///
/// Tied ranks are means: a rank that comes `k` times, or is a half, is borne by as many rows as put its mean there.
func completed(_ extract: [Double], to count: Int) throws -> [Double] {
  var taken = Set<Int>()
  var more: [Double] = []
  for (rank, rows) in Dictionary(grouping: extract, by: \.self) {
    let isWhole = rank == rank.rounded()
    let size = rows.count % 2 == (isWhole ? 1 : 0) ? rows.count : rows.count + 1
    let first = Int(rank - Double(size - 1) / 2)
    for place in first..<(first + size) {
      #expect((1...count).contains(place) && taken.insert(place).inserted)
    }
    more += [Double](repeating: rank, count: size - rows.count)
  }
  more += (1...count).filter { !taken.contains($0) }.map(Double.init)
  #expect(extract.count + more.count == count)
  return extract + more
}
