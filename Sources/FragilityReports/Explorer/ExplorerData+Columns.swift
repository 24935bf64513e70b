import FragilityFiles
import FragilityIndex

// Columns of the data, in the order of its territories.

extension ExplorerData {
  func column(_ encoded: [Double]) -> JSONValue { .list(rows.map { encoded[$0] }) }

  /// The codes of the parents at a level, each once, and the position of that of each territory.
  func parents(at level: TerritoryTable.ParentLevel) -> JSONValue {
    var codes: [String] = []
    var positions: [String: Int] = [:]
    let of = rows.map { row in
      let code = level.codes[row]
      if let position = positions[code] { return position }
      positions[code] = codes.count
      codes.append(code)
      return codes.count - 1
    }
    return .object([("codes", .list(codes)), ("of", .list(of))])
  }

  func json(of set: ReferenceSet, label: String) -> JSONValue {
    let whole = sets.first?.id == set.id ? nil : sets.first
    return .object([
      ("id", .string(set.id)),
      ("label", .string(label)),
      (
        "values",
        .array(
          set.normalised.indices.map { position in
            let values = set.normalised[position]
            return values.isSame(as: whole?.normalised[position]) ? .null : compact(values)
          }
        )
      ),
      (
        "imputed",
        .array(
          set.imputed.map { imputed in .list(rows.indices.filter { imputed[rows[$0]] }) }
        )
      ),
      ("screenedOut", .list(rows.indices.filter { set.screenedOut[rows[$0]] })),
    ])
  }

  /// The values one by one, or where many are equal each once, with the position of that of each territory.
  private func compact(_ values: [Double]) -> JSONValue {
    var distinct: [Double] = []
    var positions: [UInt64: Int] = [:]
    let of = rows.map { row in
      let value = values[row]
      let bits = value.isNaN ? UInt64.max : value.bitPattern
      if let position = positions[bits] { return position }
      positions[bits] = distinct.count
      distinct.append(value)
      return distinct.count - 1
    }
    guard 2 * distinct.count <= rows.count else { return column(values) }
    return .object([("values", .list(distinct)), ("of", .list(of))])
  }
}

extension [Double] {
  /// Whether the numbers and the gaps are the same.
  fileprivate func isSame(as other: [Double]?) -> Bool {
    guard let other, other.count == count else { return false }
    return zip(self, other).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
