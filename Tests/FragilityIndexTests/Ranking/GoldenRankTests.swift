import Testing

@testable import FragilityIndex

@Suite("Ranks and tables of results")
struct GoldenRankTests {
  /// The columns of one file by code.
  private func byCode(_ file: Golden, _ name: String) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(file.texts("uCode"), file.column(name).encoded))
  }

  @Test("agree with COINr at every level of the ASEM example")
  func levels() throws {
    let scores = try Golden("asem/agg_amean")
    let expected = try Golden("asem/ranks_all_levels")
    #expect(expected.header.count == 61)
    for name in expected.header.dropFirst() {
      #expect(competitionRanks(of: scores.column(name)) == expected.column(name), "\(name)")
    }
  }

  @Test("are in the tables that COINr makes of an index", arguments: ["Full", "Aggs", "Summ"])
  func tables(kind: String) throws {
    let index = try ASEM().method(aggregation: .arithmetic)
    let values = try Golden("asem/norm_minmax_1_100")
    let result = try score(
      territories(index.indicators.map { values.column($0.id) }, codes: values.texts("uCode")),
      by: index
    )
    let scores = try Golden("asem/results_\(kind)_scores")
    let ranks = try Golden("asem/results_\(kind)_ranks")
    let codes = result.rowsByRank.map { result.territories.codes[$0] }
    #expect(codes == scores.texts("uCode") && codes == ranks.texts("uCode"))
    let columns =
      [("Index", result.scores)]
      + index.dimensions.indices.map { (index.dimensions[$0].id, result.scores(ofDimension: $0)) }
      + index.indicators.indices.map { (index.indicators[$0].id, result.normalised[$0]) }
    var compared = 0
    for (name, column) in columns where scores.header.contains(name) {
      let found = Column(encoded: result.rowsByRank.map { column.encoded[$0] })
      #expect(disagreements(found, scores.column(name)) == [], "\(name)")
      #expect(competitionRanks(of: found) == ranks.column(name), "\(name)")
      compared += 1
    }
    #expect(compared == ["Full": 60, "Aggs": 11, "Summ": 1][kind])
  }

  @Test("within groups are those of each group alone")
  func groups() throws {
    let scores = try Golden("asem/agg_amean")
    let expected = try Golden("asem/results_Aggs_groupranks")
    let groups = expected.texts("EurAsia_group")
    for name in expected.header.dropFirst(2) {
      let byCode = byCode(scores, name)
      for group in Set(groups) {
        let rows = groups.indices.filter { groups[$0] == group }
        let codes = rows.map { expected.texts("uCode")[$0] }
        let found = competitionRanks(of: Column(codes.map { byCode[$0] }))
        #expect(found == Column(encoded: rows.map { expected.column(name).encoded[$0] }))
      }
    }
  }

  @Test("under two aggregations differ as COINr says")
  func comparison() throws {
    let (one, two) = (try Golden("asem/agg_amean"), try Golden("asem/agg_gmean"))
    let scores = try Golden("asem/compare_amean_gmean_scores")
    let ranks = try Golden("asem/compare_amean_gmean_ranks")
    for (file, name) in [(one, "coin.1"), (two, "coin.2")] {
      let index = file.column("Index")
      let codes = file.texts("uCode")
      for (table, column) in [(scores, index), (ranks, competitionRanks(of: index))] {
        let byCode = Dictionary(uniqueKeysWithValues: zip(codes, column.encoded))
        let found = Column(table.texts("uCode").map { byCode[$0] })
        #expect(disagreements(found, table.column(name)) == [])
      }
    }
  }

  @Test("under several methods at once are those of COINr's comparison")
  func severalMethods() throws {
    let scores = try Golden("asem/compare_multi_scores")
    let ranks = try Golden("asem/compare_multi_ranks")
    let methods: [(String, String, Aggregation)] = [
      ("base", "norm_minmax_1_100", .arithmetic),
      ("gmean", "norm_minmax_1_100", .geometric(floor: 1e-3)),
      ("zscore", "norm_zscore_100_10", .arithmetic),
    ]
    for (name, path, aggregation) in methods {
      let values = try Golden("asem/" + path)
      let index = try ASEM().method(aggregation: aggregation)
      let result = try score(territories(index.indicators.map { values.column($0.id) }), by: index)
      for (file, column) in [(scores, result.scores), (ranks, result.ranks)] {
        let byCode = Dictionary(uniqueKeysWithValues: zip(values.texts("uCode"), column.encoded))
        let found = Column(file.texts("uCode").map { byCode[$0] })
        #expect(disagreements(found, file.column(name)) == [], "\(name)")
      }
    }
  }

  @Test("of one territory at every level are those of COINr's summary")
  func summary() throws {
    let expected = try Golden("asem/unit_summary")
    let scores = try Golden("asem/agg_amean")
    let row = try #require(scores.texts("uCode").firstIndex(of: "BEL"))
    let columns = expected.texts("Code").map { scores.column($0) }
    #expect(columns.count == 60)
    let found = Column(columns.map { $0[row] })
    #expect(disagreements(found, expected.column("Score")) == [])
    #expect(Column(columns.map { competitionRanks(of: $0)[row] }) == expected.column("Rank"))
  }

  @Test("over all years of a panel together have the scores of COINr")
  func panel() throws {
    let values = try Golden("asem/panel_normalised_global")
    let expected = try Golden("asem/panel_aggregated")
    let index = try ASEM().method(aggregation: .arithmetic)
    let result = try score(territories(index.indicators.map { values.column($0.id) }), by: index)
    #expect(result.territories.count == 230)
    #expect(disagreements(result.scores, expected.column("Index")) == [])
    for (position, dimension) in index.dimensions.enumerated() {
      let found = result.scores(ofDimension: position)
      #expect(disagreements(found, expected.column(dimension.id)) == [], "\(dimension.id)")
    }
  }
}
