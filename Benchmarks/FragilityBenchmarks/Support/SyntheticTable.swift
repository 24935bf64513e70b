import FragilityIndex

/// A made-up table of territories, the same in every run.
///
/// Three values in a hundred are absent, a third of them for secrecy.
struct SyntheticTable {
  let codes: TextColumn
  let names: TextColumn
  let parents: TextColumn
  let columns: [Column]

  init(_ size: Size) {
    let rows = 0..<size.rows
    codes = TextColumn(rows.map { padded($0, to: 9) })
    parents = TextColumn(rows.map { padded($0 / 37, to: 5) })
    var random = SplitMix(seed: 0)
    names = TextColumn(
      rows.map { row in
        switch random.unit() {
        case ..<0.02: "Zone; n° \(row)"
        case ..<0.03: "Cité \"\(row)\""
        default: "Quartier d'Été \(row)"
        }
      }
    )
    columns = (0..<size.indicators).map { position in
      var random = SplitMix(seed: position + 1)
      let shape = Shape.all[position % Shape.all.count]
      return Column(
        encoded: rows.map { _ in
          switch random.unit() {
          case ..<0.01: Double(absent: .suppressed)
          case ..<0.03: Double(absent: .unavailable)
          default: shape.number(&random)
          }
        }
      )
    }
  }

  /// The table as it comes from a file.
  var read: DataTable {
    DataTable(
      id: "t",
      rowCount: codes.count,
      texts: ["code": codes, "name": names, "parent": parents],
      numbers: Dictionary(
        uniqueKeysWithValues: zip(columns.indices.map(indicatorName), columns)
      )
    )
  }

  /// The territories with their indicators.
  var territories: TerritoryTable {
    TerritoryTable(
      tableID: "t",
      codes: codes,
      names: names,
      parents: [TerritoryTable.ParentLevel(id: "parent", codes: parents, column: "parent")],
      indicators: columns.map { TerritoryTable.IndicatorColumn($0) }
    )
  }

  /// The table as French spreadsheets write it: a byte order mark, semicolons, decimal commas, quoted names.
  var csv: [UInt8] {
    let header = ["code", "name", "parent"] + columns.indices.map(indicatorName)
    var bytes = Array("\u{FEFF}\(header.joined(separator: ";"))\n".utf8)
    let digits = columns.indices.map { Shape.all[$0 % Shape.all.count].digits }
    for row in codes.indices {
      let name = names[row].split(separator: "\"", omittingEmptySubsequences: false)
      bytes += "\(codes[row]);\"\(name.joined(separator: "\"\""))\";\(parents[row])".utf8
      for (column, digits) in zip(columns, digits) {
        bytes.append(UInt8(ascii: ";"))
        switch column[row] {
        case .absent(.suppressed): bytes.append(UInt8(ascii: "s"))
        case .absent: break
        case .present(let number) where digits == 0: bytes += "\(Int(number))".utf8
        case .present(let number):
          bytes += "\(number)".utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

/// The name of the indicator at a position, such as `i01`.
func indicatorName(_ position: Int) -> String {
  "i" + padded(position + 1, to: 2)
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
