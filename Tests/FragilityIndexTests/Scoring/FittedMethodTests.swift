import Testing

@testable import FragilityIndex

@Suite("Fit, then score")
struct FittedMethodTests {
  @Test("scores another table with the bounds of the reference")
  func frozenBounds() throws {
    let method = try method([indicator("a"), indicator("b", in: nil, .lowerIsWorse)]) { rules in
      rules.classes = .quantiles(count: 2, inclusive: .right)
    }
    let fitted = try method.fit(to: territories([Column([0, 5, 10]), Column([100, 150, 200])]))
    let later = territories([Column([5, 20]), Column([200, 100])])
    let result = fitted.score(later)
    #expect(result.scores == Column([25, 150]))
    #expect(result.classes == Column([1, 2]))
    #expect(fitted.classification.bounds == [50])
  }

  @Test("keeps the bounds when the order of a percent rank or a decile would change with the table")
  func frozenReference() throws {
    let method = try method([
      indicator("a", normalisation: .percentRank(PercentRank())),
      indicator("b", normalisation: .quantile(QuantileScore())),
    ])
    let reference = Column((0...10).map(Double.init))
    let fitted = try method.fit(to: territories([reference, reference]))
    let single = fitted.score(territories([Column([4]), Column([4.5])]))
    #expect(single.normalised == [Column([40]), Column([5])])
  }

  @Test("of the reference is the same as normalising and averaging by hand", arguments: 0..<5)
  func direct(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let columns = (0..<3).map { _ in (0..<40).map { _ in generator.number(-5, 20) } }
    let weights = [1.0, 2.5, 0.5]
    let method = try method(
      weights.enumerated().map { indicator("i\($0)", weight: $1) }
    )
    let result = try score(territories(columns.map { Column($0) }), by: method)
    for row in 0..<40 {
      var sum = 0.0
      for (column, weight) in zip(columns, weights) {
        let (low, high) = (column.min() ?? 0, column.max() ?? 0)
        sum += weight * 100 * (column[row] - low) / (high - low)
      }
      #expect(isClose(try #require(result.scores[row].number), sum / 4))
    }
  }

  @Test("reports all indicators that cannot be fitted together")
  func problemsTogether() throws {
    let method = try method([
      indicator("a"), indicator("b"), indicator("c"),
      indicator("d", normalisation: .zScore(ZScore())),
    ])
    let table = territories([
      Column([nil, nil]), Column([1, 2]), Column([3, 3]), Column([7, nil]),
    ])
    let found = problems { try method.fit(to: table) }
    #expect(found.map(\.code.rawValue) == ["fit.no-values", "fit.constant", "fit.constant"])
    #expect(
      found.map(\.place.subject) == [
        .indicator(0, id: "a", key: "id"), .indicator(2, id: "c", key: "id"),
        .indicator(3, id: "d", key: "id"),
      ]
    )
  }

  @Test("has no score beyond all doubles")
  func notFinite() throws {
    let method = try method([
      indicator("a", normalisation: .minMax(MinMax(goalposts: Scale(0, 1e-300), clip: false)))
    ])
    let result = try score([[1e200], [0.5e-300]], by: method)
    #expect(result.scores[0].number == nil)
    #expect(isClose(try #require(result.scores[1].number), 50))
  }

  @Test("put together again from its frozen numbers, scores the same")
  func reassembled() throws {
    let example = try MixedExample(rows: 200, seed: 1)
    let fitted = try example.method.fit(to: example.table)
    let again = FittedMethod(
      method: fitted.method,
      indicators: fitted.indicators,
      nodes: fitted.nodes,
      classification: fitted.classification
    )
    #expect(again == fitted)
    #expect(bits(again.score(example.table).scores) == bits(fitted.score(example.table).scores))
  }

  @Test("scores a territory alone as among all others")
  func alone() throws {
    let example = try MixedExample(rows: 300, seed: 2)
    let fitted = try example.method.fit(to: example.table)
    let all = fitted.score(example.table)
    for row in stride(from: 0, to: 300, by: 17) {
      let one = fitted.score(example.permuted([row]))
      #expect(bits(one.scores) == [all.scores.encoded[row].bitPattern])
      #expect(one.classes[0] == all.classes[row])
      #expect(one.flags(of: 0) == all.flags(of: row))
    }
  }

  @Test("scores an empty table")
  func empty() throws {
    let method = try method([indicator("a")])
    let fitted = try method.fit(to: territories([Column([1, 2])]))
    let result = fitted.score(territories([Column([Double?]())]))
    #expect(result.scores.count == 0)
    #expect(result.rowsByRank.isEmpty)
  }
}
