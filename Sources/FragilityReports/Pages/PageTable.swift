/// A table of a page: a heading for each row, and cells of text or numbers.
struct PageTable: Sendable {
  struct Head: Sendable {
    let text: String
    let isNumber: Bool
  }

  struct Cell: Sendable {
    let text: String
    let isNumber: Bool
  }

  struct Row: Sendable {
    let rowHead: String
    let cells: [Cell]
  }

  let caption: String
  let heads: [Head]
  let rows: [Row]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - caption: What it shows.
  ///   - heads: The headings; the first is that of the headings of rows.
  ///   - numbers: Which columns, from 0, hold numbers.
  ///   - rows: The texts of each row, as many as headings.
  init(_ caption: String, _ heads: [String], numbers: Set<Int> = [], rows: [[String]]) {
    self.caption = caption
    self.heads = heads.enumerated().map { Head(text: $1, isNumber: numbers.contains($0)) }
    self.rows = rows.map { row in
      Row(
        rowHead: row.first ?? "",
        cells: row.enumerated().dropFirst().map {
          Cell(text: $1, isNumber: numbers.contains($0))
        }
      )
    }
  }
}
