import Testing

@testable import FragilityIndex

@Suite("Joins through a joined table")
struct ChainedJoinTests {
  /// The value `v` of the EPCI of each territory's commune.
  private func derive(
    links: [String],
    epci: [String] = ["E1", "E2", "so"],
    first: Table.Join = .init(on: t("link")),
    second: Table.Join = .init(on: ColumnReference(table: "communes", column: "epci")),
    middleMarkers: [String: AbsenceReason] = ["": .unavailable, "so": .notApplicable],
    asLevel: Bool = false
  ) throws(FragilityError) -> TerritoryTable {
    var territories = Table(
      id: "t",
      path: "t.csv",
      key: "code",
      markers: ["": .unavailable, "so": .notApplicable, "s": .suppressed]
    )
    if asLevel {
      territories.parents = [
        Table.Level(id: "epci", codes: ColumnReference(table: "communes", column: "epci"))
      ]
    }
    let method = try FragilityMethod(
      id: "chain",
      tables: [
        territories,
        Table(
          id: "communes",
          path: "c.csv",
          key: "code",
          join: first,
          markers: middleMarkers
        ),
        Table(id: "epcis", path: "e.csv", key: "code", join: second),
      ],
      indicators: [
        Indicator(
          id: "a",
          derivation: .column(ColumnReference(table: "epcis", column: "v")),
          direction: .higherIsWorse
        )
      ]
    )
    return try method.derive(from: [
      DataTable(
        id: "t",
        rowCount: links.count,
        texts: [
          "code": TextColumn(links.indices.map { "T\($0)" }), "link": TextColumn(links),
        ]
      ),
      DataTable(
        id: "communes",
        rowCount: 3,
        texts: ["code": ["A", "B", "C"], "epci": TextColumn(epci)]
      ),
      DataTable(
        id: "epcis",
        rowCount: 2,
        texts: ["code": ["E2", "E1"]],
        numbers: ["v": Column([200, 100])]
      ),
    ])
  }

  private func values(_ table: TerritoryTable) -> [Value] {
    (0..<table.count).map { table.indicators[0].values[$0] }
  }

  @Test("bring the value at the end of the chain")
  func chain() throws {
    let table = try derive(links: ["B", "A", "C"], asLevel: true)
    #expect(values(table) == [.present(200), .present(100), .absent(.notApplicable)])
    #expect(table.parentCodes("epci") == ["E2", "E1", ""])
  }

  @Test("keep the reason of a gap at the start of the chain")
  func reasons() throws {
    let table = try derive(links: ["A", "so", "s", ""])
    #expect(
      values(table) == [
        .present(100), .absent(.notApplicable), .absent(.suppressed), .absent(.unavailable),
      ]
    )
  }

  @Test("keep the reason declared for an unmatched code at the start of the chain")
  func unmatchedAtStart() throws {
    let first = Table.Join(on: t("link"), unmatched: .absent(.notApplicable))
    let table = try derive(links: ["A", "Z"], first: first)
    #expect(values(table) == [.present(100), .absent(.notApplicable)])
  }

  @Test("take no gap at the start of the chain for an empty code in the middle table")
  func gapIsNoEmptyCode() throws {
    let table = try derive(links: ["A", "so"], middleMarkers: ["so": .notApplicable])
    #expect(values(table) == [.present(100), .absent(.notApplicable)])
  }

  @Test("report an unmatched code of the middle table in its own cell")
  func unmatchedInTheMiddle() {
    let found = problems { try derive(links: ["B", "A"], epci: ["E9", "E2", "so"]) }
    #expect(found.map(\.code.rawValue) == ["data.unmatched-code"])
    #expect(found[0].place.subject == .cell(table: "communes", row: 0, column: "epci"))
  }

  @Test("go on from several rows, whatever separates the codes", arguments: [",", ";", "|"])
  func severalRows(separator: String) throws {
    let table = try derive(
      links: ["A\(separator)B", "A"],
      first: Table.Join(on: t("link"), separator: separator),
      second: Table.Join(
        on: ColumnReference(table: "communes", column: "epci"),
        separator: separator,
        several: .mean
      )
    )
    #expect(values(table) == [.present(150), .present(100)])
  }

  @Test("go on from several rows that lead to the same code")
  func severalRowsOneCode() throws {
    let table = try derive(
      links: ["A;B"],
      epci: ["E1", "E1", "so"],
      first: Table.Join(on: t("link"), separator: ";")
    )
    #expect(values(table) == [.present(100)])
  }
}
