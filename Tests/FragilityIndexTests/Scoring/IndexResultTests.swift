import Testing

@testable import FragilityIndex

@Suite("The result")
struct IndexResultTests {
  @Test("orders many territories by score, equal ones by code, those without a score last")
  func manyRowsByRank() throws {
    var generator = SplitMix64(seed: 4)
    let values = (0..<40_000).map { row -> Double? in
      row % 100 == 7 ? nil : (generator.number(0, 100) * 50).rounded() / 50
    }
    let codes = (0..<40_000).map { "\($0 * 7919 % 40_000)" }
    let table = TerritoryTable(
      codes: TextColumn(codes),
      indicators: [TerritoryTable.IndicatorColumn(Column(values))]
    )
    let method = try method([indicator("a")])
    let expected = codes.indices.sorted { a, b in
      let (first, second) = (values[a] ?? -1, values[b] ?? -1)
      return first == second
        ? codes[a].utf8.lexicographicallyPrecedes(codes[b].utf8) : first > second
    }
    let index = try method.index(of: table, threads: 2)
    #expect(index.rowsByRank == expected)
    #expect(index.fitted.score(table).rowsByRank == expected)
  }

  @Test("ranks the most fragile first and those without a score last, equal ones by code")
  func rowsByRank() throws {
    let method = try method([indicator("a")]) { $0.normalisation = .none }
    let table = territories(
      [Column([10, nil, 30, 10, nil, 10])],
      codes: ["b", "z", "m", "a", "Z", "É"]
    )
    let result = try score(table, by: method)
    #expect(result.rowsByRank.map { table.codes[$0] } == ["m", "a", "b", "É", "Z", "z"])
    #expect(
      result.ranks
        == Column([
          .present(2), .absent(.insufficientWeight), .present(1), .present(2),
          .absent(.insufficientWeight), .present(2),
        ])
    )
  }

  @Test("uses the tie rule and the classes of the method")
  func rules() throws {
    let method = try method([indicator("a")]) { rules in
      rules.normalisation = .none
      rules.ties = .max
      rules.classes = .breaks([10, 20], inclusive: .left)
    }
    let result = try score([[10], [10], [9], [20]], by: method)
    #expect(result.ranks == Column([3, 3, 4, 1]))
    #expect(result.classes == Column([2, 2, 1, 3]))
  }

  @Test("has the scores of each dimension by its position in the method")
  func dimensions() throws {
    let method = try method(
      dimensions: [dimension("y", in: "x"), dimension("x"), dimension("z")],
      [
        indicator("a", in: "x"), indicator("b", in: "y"), indicator("c", in: "z"),
      ]
    ) { $0.normalisation = .none }
    let result = try score([[10, 20, 70]], by: method)
    #expect((0..<3).map { result.scores(ofDimension: $0)[0].number } == [20, 15, 70])
    #expect(result.scores[0] == .present(42.5))
  }
}
