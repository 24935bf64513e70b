import Testing

@testable import FragilityIndex

@Suite("Levels and rescaled dimensions")
struct LevelTests {
  private func rules(_ make: (inout LevelRules) -> Void) -> LevelRules {
    var rules = LevelRules()
    make(&rules)
    return rules
  }

  private let dimensions = [dimension("x"), dimension("y"), dimension("z", in: "y")]
  private let indicators = [
    indicator("a", in: "x"), indicator("b", in: "x", weight: 3), indicator("c", in: "z"),
    indicator("d", in: "z"),
  ]

  @Test("have their own way each, and inherit what is left out from the level above")
  func inheritance() throws {
    let method = try method(dimensions: dimensions, indicators) { rules in
      rules.levels = [
        self.rules { $0.aggregation = .maximum },
        self.rules { $0.missing = MissingPolicy(minWeightShare: 0.9) },
        self.rules {
          $0.aggregation = .minimum
          $0.weighting = .given
        },
      ]
      rules.normalisation = .none
    }
    let nodes = method.hierarchy.nodes
    #expect(nodes.indices.map { method.id(of: .node($0)) } == ["x", "z", "y", "score"])
    #expect(nodes.map(\.aggregation) == [.maximum, .minimum, .maximum, .maximum])
    #expect(nodes.map(\.missing.minWeightShare) == [0.9, 0.9, 0.9, 0.66])
    let result = try score([[1, 2, 5, 9]], by: method)
    #expect(result.scores(ofDimension: 0)[0] == .present(2))
    #expect(result.scores(ofDimension: 1)[0] == .present(5))
    #expect(result.scores[0] == .present(5))
  }

  @Test("give way to what a dimension says itself")
  func dimensionFirst() throws {
    var dimensions = dimensions
    dimensions[0].aggregation = .minimum
    let method = try method(dimensions: dimensions, indicators) { rules in
      rules.normalisation = .none
      rules.levels = [LevelRules(), self.rules { $0.aggregation = .maximum }]
    }
    let result = try score([[1, 2, 5, 9]], by: method)
    #expect(
      (0..<3).map { result.scores(ofDimension: $0)[0] } == [.present(1), .present(9), .present(9)]
    )
    #expect(result.scores[0] == .present(5))
  }

  @Test("rescale the scores they show, which the parent takes unless they are shown only")
  func rescaling() throws {
    func result(_ rescaling: Rescaling?) throws -> IndexResult {
      var dimensions = dimensions
      dimensions[0].rescaling = rescaling
      let method = try method(dimensions: dimensions, indicators) { $0.normalisation = .none }
      return try score([[10, 10, 5, 5], [20, 40, 7, 9], [60, 20, 1, 1]], by: method)
    }
    let plain = try result(nil)
    #expect(plain.scores(ofDimension: 0) == Column([10, 35, 30]))
    let ranks = Normalisation.rank(RankScore())
    let taken = try result(Rescaling(ranks))
    #expect(taken.scores(ofDimension: 0) == Column([1, 3, 2]))
    #expect(taken.scores == Column([3, 5.5, 1.5]))
    let shown = try result(Rescaling(ranks, isShownOnly: true))
    #expect(shown.scores(ofDimension: 0) == Column([1, 3, 2]))
    #expect(shown.scores == plain.scores)
    for result in [taken, shown] {
      for row in 0..<3 {
        let parts = result.contributions(of: row).compactMap(\.number)
        #expect(isClose(parts.reduce(0, +), try #require(result.scores[row].number)))
      }
    }
  }

  @Test("rescale a level with the scale of each dimension, and freeze the numbers")
  func frozenRescaling() throws {
    var dimensions = dimensions
    dimensions[1].scale = Scale(0, 10)
    let method = try method(dimensions: dimensions, indicators) { rules in
      rules.normalisation = .none
      rules.levels = [
        self.rules { $0.rescaling = Rescaling(.minMax(MinMax())) },
        self.rules { $0.rescaling = Rescaling(.minMax(MinMax())) },
      ]
    }
    func table(_ rows: [[Double]]) -> TerritoryTable {
      territories((0..<4).map { column in Column(rows.map { $0[column] }) })
    }
    let fitted = try method.fit(to: table([[0, 0, 4, 4], [40, 40, 6, 6], [20, 20, 8, 8]]))
    let result = fitted.score(
      table([[0, 0, 4, 4], [40, 40, 6, 6], [20, 20, 8, 8], [60, 60, 9, 9]])
    )
    #expect(result.scores(ofDimension: 0) == Column([0, 100, 50, 150]))
    #expect(result.scores(ofDimension: 1) == Column([0, 5, 10, 12.5]))
    #expect(result.scores(ofDimension: 2) == Column([4, 6, 8, 9]))
    #expect(
      disagreements(result.scores, Column([0, 100, 57.142857142857142, 154.76190476190476])) == []
    )
  }

  // English Indices of Deprivation: ranks of the domains, the exponential transform, and weights as they are given.
  @Test("make an index of deprivation from ranks of domains")
  func deprivation() throws {
    let method = try method(
      dimensions: [dimension("x", weight: 0.6), dimension("y", weight: 0.3)],
      [indicator("a", in: "x"), indicator("b", in: "y")]
    ) { rules in
      rules.normalisation = .none
      rules.levels = [
        self.rules { $0.aggregation = .sum },
        self.rules { $0.rescaling = Rescaling(.exponentialRank(ExponentialRank())) },
      ]
    }
    let result = try score([[5, 1], [4, 2], [3, 3], [2, 4], [1, 5]], by: method)
    let curve = [
      5.0580459938848055, 11.55150445600334, 20.632706729527325, 35.85682409584928,
      99.99999999999996,
    ]
    let expected = (0..<5).map { 0.6 * curve[4 - $0] + 0.3 * curve[$0] }
    #expect(disagreements(result.scores, Column(expected)) == [])
    #expect(result.ranks == Column([1, 3, 4, 5, 2]))
  }

  @Test("estimate weights where they are asked for, and take equal ones whatever the file says")
  func weights() throws {
    let rows = (0..<40).map { Double($0) }
    let noise = rows.map { ($0 * 7).truncatingRemainder(dividingBy: 11) }
    let table = territories([
      Column(rows), Column(zip(rows, noise).map { $0 + $1 }), Column(noise),
      Column(rows.reversed()),
    ])
    func fitted(_ weighting: Weighting) throws -> FittedMethod {
      try method(dimensions: dimensions, indicators) { rules in
        rules.levels = [LevelRules(), self.rules { $0.weighting = weighting }]
      }
      .fit(to: table)
    }
    #expect(try fitted(.given).weights(ofDimension: 0) == [1, 3])
    #expect(try fitted(.equal).weights(ofDimension: 0) == [1, 1])
    let critic = try fitted(.critic)
    let columns = critic.score(table).normalised.map(\.encoded)
    let expected = try Weighting.critic.weights(of: [columns[0], columns[1]], nominal: [1, 3])
    #expect(critic.weights(ofDimension: 0) == expected)
    #expect(critic.weights(ofDimension: nil) == [1, 1])
    #expect(critic.weights(ofDimension: 1) == [1])
    let result = critic.score(table)
    let sum = zip(expected, columns).reduce(0) { $0 + $1.0 * $1.1[5] }
    #expect(isClose(try #require(result.scores(ofDimension: 0)[5].number), sum))
  }

  @Test("refuse estimated weights that would change nothing, at the dimension or the rule")
  func idleWeights() throws {
    let found = problems {
      try method([indicator("a"), indicator("b")]) { rules in
        rules.aggregation = .maximum
        rules.weighting = .firstComponent
      }
    }
    #expect(found.map(\.code.rawValue) == ["method.idle-weights"])
    #expect(found.first?.place.subject == .rule(key: "weights"))
    #expect(
      found.first?.message.english == "the weights \"pca\" would change nothing under \"maximum\""
    )
    #expect(found.first?.message.french.contains("ne changeraient rien") == true)
  }
}
