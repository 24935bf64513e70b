package import FragilityIndex

/// A table for reading on a screen: columns padded to the same width.
package struct TextTable {
  package enum Alignment {
    case left
    case right
  }

  private let header: [(String, Alignment)]
  private var rows: [[String]] = []

  package init(_ header: [(String, Alignment)]) {
    self.header = header
  }

  /// Adds a row with one cell per column.
  package mutating func append(_ row: [String]) {
    rows.append(row)
  }

  /// The lines of the table, each with a line end.
  package var text: String {
    let all = [header.map(\.0)] + rows
    let widths = header.indices.map { column in
      all.map { $0[column].count }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let gap = column == 0 ? "" : "  "
        line += gap + (header[column].1 == .right ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

extension NumberFormat {
  /// The marks of a language with a number of digits.
  package init(_ language: Language, digits: Int?) {
    self.init(decimalMark: UInt8(ascii: language == .french ? "," : "."), digits: digits)
  }
}

extension OutputTable {
  /// The table for reading on a screen.
  ///
  /// - Parameters:
  ///   - language: The language of the decimal mark.
  ///   - digits: How many digits stand after it.
  /// - Returns: Lines with their ends.
  package func text(in language: Language, digits: Int) -> String {
    let rounded = NumberFormat(language, digits: digits)
    var table = TextTable(
      columns.map { column in
        if case .number = column.cells { (column.name, .right) } else { (column.name, .left) }
      }
    )
    for row in rows {
      table.append(
        columns.map { column in
          switch column.cells {
          case .text(let texts): oneLine(texts[row])
          case .words(let words): words[row]
          case .number(let numbers):
            numbers[row].number.map(column.format(rounded).text) ?? "–"
          }
        }
      )
    }
    return table.text
  }
}

/// A text on one line, cut to a width.
package func oneLine(_ text: String, width: Int = 48) -> String {
  let line = printable(text)
  return line.count <= width ? line : line.prefix(width - 1) + "…"
}
