import FragilityIndex

extension FragilityMethod {
  func add(_ parent: ParentTable, to lines: inout TOMLLines) {
    let table = parent.table
    func name(_ column: ColumnReference) -> String { quoted(column.column) }
    lines.add("level", quoted(parent.level))
    lines.add("code", parent.code.map(quoted))
    lines.add("id", quoted(table.id))
    lines.add("path", quoted(table.path))
    lines.add("format", table.format.map { quoted($0.rawValue) })
    lines.add("key", quoted(table.key))
    lines.add("name", table.name.map(name))
    lines.add("population", table.population.map(name))
    addReading(of: table, to: &lines)
    let columns = parent.columns.compactMap { column -> (String, String)? in
      switch column.derivation {
      case .column(let source): return (column.indicator, name(source))
      case .ratio(let numerator, let denominator, let per):
        var entries = [("numerator", name(numerator)), ("denominator", name(denominator))]
        let own = indicators.first { $0.id == column.indicator }?.derivation.per ?? 1
        if per != own { entries.append(("per", tomlNumber(per))) }
        return (column.indicator, inlineTable(entries))
      case .count, .expected, .categories, .series: return nil
      }
    }
    lines.add("columns", inlineTable(columns))
  }
}
