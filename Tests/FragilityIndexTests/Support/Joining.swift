@testable import FragilityIndex

/// A method over `t` and the table `u`, joined by the column `link`, with one indicator; and the tables to derive it
/// from.
struct Joining {
  var join = Table.Join(on: t("link"))
  var derivation = Derivation.column(ColumnReference(table: "u", column: "v"))
  var samplingError: SamplingError?
  var links: [String]
  var codes: [String] = ["A", "B", "C"]
  var values: Column = Column([10, 20, 40])
  var weights: Column = Column([1, 3, 0])
  var markers: [String: AbsenceReason] = ["": .unavailable, "so": .notApplicable, "s": .suppressed]

  init(_ links: String...) {
    self.links = links
  }

  func derive() throws(FragilityError) -> TerritoryTable.IndicatorColumn {
    var indicator = Indicator(id: "a", derivation: derivation, direction: .higherIsWorse)
    indicator.samplingError = samplingError
    let method = try FragilityMethod(
      id: "joining",
      tables: [
        Table(id: "t", path: "t.csv", key: "code", markers: markers),
        Table(id: "u", path: "u.csv", key: "code", join: join),
      ],
      indicators: [indicator]
    )
    let territories = try method.derive(from: [
      DataTable(
        id: "t",
        rowCount: links.count,
        texts: [
          "code": TextColumn(links.indices.map { "T\($0)" }), "link": TextColumn(links),
        ],
        numbers: ["people": Column(links.indices.map { Double(1000 * $0) })]
      ),
      DataTable(
        id: "u",
        rowCount: codes.count,
        texts: ["code": TextColumn(codes)],
        numbers: ["v": values, "w": weights]
      ),
    ])
    return territories.indicators[0]
  }

  func joined() throws(FragilityError) -> [Value] {
    let column = try derive().values
    return (0..<column.count).map { column[$0] }
  }
}
