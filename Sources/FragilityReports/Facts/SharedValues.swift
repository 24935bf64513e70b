import FragilityFiles
import FragilityIndex

/// An indicator whose value is that of a larger area, given to every territory of it.
struct SharedValues: Sendable, Hashable {
  /// The indicator, by its position in the method.
  let indicator: Int
  /// The level of the larger area; `nil` where the method names none for its codes.
  let level: String?
  /// The column whose codes join the table.
  let codes: ColumnReference
  /// How many territories have a value that another territory of the same area has too.
  let sharers: Int

  /// The indicators of a method that come from a table of larger areas.
  ///
  /// A table that is joined by the codes of the territories themselves holds values of their own. Of a ratio, the numerator
  /// decides: cases of a commune over inhabitants of a quartier would be no rate of either.
  ///
  /// - Parameter facts: The method and its tables.
  /// - Returns: One entry an indicator, in the order of the method.
  static func all(in facts: ReportFacts) -> [SharedValues] {
    let method = facts.method
    guard let first = method.tables.first else { return [] }
    let own = ColumnReference(table: first.id, column: first.key)
    return method.indicators.indices.compactMap { position in
      let tables = method.indicators[position].derivation.valueTables
      guard let table = tables.first, tables.allSatisfy({ $0 == table }), table != first.id,
        let join = method.tables.first(where: { $0.id == table })?.join, join.on != own
      else { return nil }
      let level = first.parents.first { $0.codes == join.on }?.id
      return SharedValues(
        indicator: position,
        level: level,
        codes: join.on,
        sharers: level.map { sharers(of: position, at: $0, in: facts.index.territories) } ?? 0
      )
    }
  }

  /// How many territories have the value of another one with the same parent.
  private static func sharers(of indicator: Int, at level: String, in table: TerritoryTable) -> Int
  {
    guard let codes = table.parentCodes(level) else { return 0 }
    struct Key: Hashable {
      let code: String
      let value: Double
    }
    var counts: [Key: Int] = [:]
    for row in 0..<table.count {
      guard let value = table.indicators[indicator].values[row].number else { continue }
      counts[Key(code: codes[row], value: value), default: 0] += 1
    }
    return counts.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
  }
}

extension Derivation {
  /// The tables that what is measured comes from, without those of denominators.
  fileprivate var valueTables: [String] {
    switch self {
    case .column(let column), .categories(let column, _): [column.table]
    case .ratio(let numerator, _, _): [numerator.table]
    case .count(let table, _, _): [table]
    case .expected(let terms, _, _): terms.map(\.persons.table)
    case .series(let dates, _): dates.map(\.column.table)
    }
  }
}
