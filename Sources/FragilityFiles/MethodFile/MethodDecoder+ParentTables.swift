import FragilityIndex

extension MethodDecoder {
  /// A table of larger areas; its columns are those of its own file.
  func parentTable(
    _ section: TOMLSection,
    _ indicators: [FragilityMethod.Indicator]
  ) -> FragilityMethod.ParentTable {
    let level = section.required("level", section.string("level")) ?? ""
    let code = section.string("code")
    let id = section.required("id", section.string("id")) ?? ""
    let path = section.required("path", section.string("path")) ?? ""
    let key = section.required("key", section.string("key")) ?? ""
    func own(_ section: TOMLSection, _ key: String) -> ColumnReference? {
      section.string(key).map { ColumnReference(table: id, column: $0) }
    }
    var table = FragilityMethod.Table(
      id: id,
      path: path,
      format: section.choice("format"),
      key: key
    )
    table.name = own(section, "name")
    table.population = own(section, "population")
    table.markers = markers(section)
    table.dialect = dialect(section, ofTable: true)
    let columns = section.required("columns", section.section("columns"))
    let read = columns.map { columns in
      columns.keys.compactMap { indicator -> FragilityMethod.ParentColumn? in
        guard columns.isTable(indicator) else {
          return own(columns, indicator).map {
            FragilityMethod.ParentColumn(indicator: indicator, derivation: .column($0))
          }
        }
        guard let ratio = columns.section(indicator) else { return nil }
        defer { ratio.finish() }
        let per =
          ratio.number("per") ?? indicators.first { $0.id == indicator }?.derivation.per ?? 1
        let numerator = ratio.required("numerator", own(ratio, "numerator"))
        let denominator = ratio.required("denominator", own(ratio, "denominator"))
        guard let numerator, let denominator else { return nil }
        return FragilityMethod.ParentColumn(
          indicator: indicator,
          derivation: .ratio(numerator: numerator, denominator: denominator, per: per)
        )
      }
    }
    section.finish()
    return FragilityMethod.ParentTable(level: level, code: code, table: table, columns: read ?? [])
  }
}
