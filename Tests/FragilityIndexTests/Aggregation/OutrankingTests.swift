import Testing

@testable import FragilityIndex

@Suite("Pairwise comparison")
struct OutrankingTests {
  private func index(_ score: Outranking.Score, _ ids: [String]) throws -> FragilityMethod {
    try method(ids.map { indicator($0) }) { rules in
      rules.normalisation = .none
      rules.aggregation = .outranking(Outranking(score))
      rules.missing = MissingPolicy(minWeightShare: 0)
    }
  }

  @Test("has the matrix of COINr on the ASEM example, with a draw against oneself")
  func matrix() throws {
    let values = try Golden("asem/norm_minmax_1_100")
    let expected = try Golden("asem/outrank_matrix")
    let columns = try ASEM().indicators.map { values.column($0.id) }
    let found = outrankingMatrix(of: columns, weights: columns.map { _ in 1 })
    let codes = values.texts("uCode")
    for (position, code) in codes.enumerated() {
      var wanted = expected.column(code).encoded
      wanted[position] = 0.5
      let column = Column(encoded: found.map { $0[position] })
      #expect(disagreements(column, Column(encoded: wanted)) == [], "\(code)")
    }
    let dominant = found.joined().filter { $0 == 1 }.count
    let summary = try Golden("asem/outrank_summary")
    #expect(summary.column("nDominant")[0] == .present(Double(dominant)))
  }

  // COINr adds up weights of 1/49, which turns the exact draw of a pair into a loss for one of the two.
  @Test("has the Copeland scores of COINr, but for draws that rounding decides there")
  func copeland() throws {
    let values = try Golden("asem/norm_minmax_1_100")
    let ids = try ASEM().indicators.map(\.id)
    let result = try score(
      territories(ids.map { values.column($0) }),
      by: try index(.copeland, ids)
    )
    let matrix = try Golden("asem/outrank_matrix")
    let codes = values.texts("uCode")
    let rows = codes.indices.map { row in codes.map { matrix.column($0).encoded[row] } }
    func count(_ draw: Double) -> Column {
      Column(
        rows.enumerated().map { own, row in
          row.enumerated().reduce(0.0) { sum, other in
            guard other.offset != own, abs(other.element - 0.5) > draw else { return sum }
            return sum + (other.element > 0.5 ? 1 : -1)
          }
        }
      )
    }
    let golden = try Golden("asem/copeland")
    #expect(golden.column("copeland_all_eqw") == count(0))
    #expect(golden.column("copeland_all_w") == count(0))
    #expect(result.scores == count(1e-12))
    #expect(count(0) != count(1e-12))
  }

  @Test("has the Copeland scores of COINr in every pillar")
  func pillars() throws {
    let values = try Golden("asem/norm_minmax_1_100")
    let golden = try Golden("asem/copeland")
    let asem = try ASEM()
    for pillar in asem.members.filter({ $0.level == 2 }).map(\.id) {
      let ids = asem.indicators.filter { $0.parent == pillar }.map(\.id)
      let table = territories(ids.map { values.column($0) })
      let result = try score(table, by: try index(.copeland, ids))
      #expect(result.scores == golden.column("cop_" + pillar), "\(pillar)")
    }
  }

  @Test("with gaps compares on what both have, so that what one wins the other loses")
  func gaps() throws {
    let values = try Golden("asem/norm_raw_minmax_1_100")
    let ids = try ASEM().indicators.map(\.id)
    let columns = ids.map { values.column($0) }
    let found = outrankingMatrix(of: columns, weights: ids.indices.map { 1 + Double($0 % 3) })
    for row in found.indices {
      for other in found.indices {
        #expect(isClose(found[row][other] + found[other][row], 1))
      }
    }
    let result = try score(territories(columns), by: try index(.copeland, ids))
    #expect(result.scores.presentCount == 51)
    #expect(result.scores.encoded.reduce(0, +) == 0)
  }

  @Test("counts wins less losses, or the mean share won, by hand")
  func byHand() throws {
    let columns = [Column([3, 2, 1]), Column([1, 2, 2]), Column([nil, 5, 4])]
    let weights = [0.5, 0.3, 0.2]
    let matrix = outrankingMatrix(of: columns, weights: weights)
    let expected = [[0.5, 0.625, 0.625], [0.375, 0.5, 0.85], [0.375, 0.15, 0.5]]
    for (row, wanted) in zip(matrix, expected) {
      #expect(disagreements(Column(row), Column(wanted)) == [])
    }
    func scores(_ choice: Outranking.Score) throws -> Column {
      let method = try method(
        weights.enumerated().map { indicator("i\($0)", weight: $1) }
      ) { rules in
        rules.normalisation = .none
        rules.aggregation = .outranking(Outranking(choice))
      }
      return try score(territories(columns), by: method).scores
    }
    #expect(try scores(.copeland) == Column([2, 0, -2]))
    let shares = Column(expected.map { $0.reduce(0, +) / 3 })
    #expect(disagreements(try scores(.outranking), shares) == [])
  }

  @Test("compares another table with the frozen reference")
  func frozen() throws {
    let method = try index(.copeland, ["a", "b"])
    let fitted = try method.fit(to: territories([Column([1, 2, 3]), Column([1, 2, nil])]))
    let result = fitted.score(territories([Column([0, 2, 9, nil]), Column([0, 2, nil, nil])]))
    #expect(disagreements(result.scores, Column([-3, 0, 3, nil])) == [])
    #expect(fitted == fitted)
  }
}
