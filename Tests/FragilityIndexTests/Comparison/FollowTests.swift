import Testing

@testable import FragilityIndex

private func dated(_ date: Double, _ columns: [Column], codes: [String]? = nil) -> Follow.Dated {
  Follow.Dated(date: date, territories: territories(columns, codes: codes))
}

private func sum(of change: Change, _ row: Int) -> Double {
  (change.parts + [change.availability, change.reference, change.method])
    .reduce(0) { $0 + $1.encoded[row] }
}

/// Every change that is split is the sum of its parts.
private func expectExact(_ follow: Follow, _ note: Comment) -> Int {
  var count = 0
  for change in follow.changes {
    for row in 0..<change.codes.count where !change.availability.encoded[row].isNaN {
      count += 1
      let whole = change.changes.encoded[row]
      #expect(abs(sum(of: change, row) - whole) <= 1e-12 * max(100, abs(whole)), note)
    }
  }
  return count
}

@Suite("Following territories")
struct FollowTests {
  private func fixed(_ more: (inout FragilityMethod.Rules) -> Void = { _ in }) throws
    -> FragilityMethod
  {
    try method([indicator("a"), indicator("b", .lowerIsWorse, weight: 3)]) { rules in
      rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 50)))
      rules.missing = MissingPolicy(minWeightShare: 0.5)
      more(&rules)
    }
  }

  @Test("gives each indicator its weighted change of score, worked by hand")
  func handComputed() throws {
    let follow = try Follow(
      try fixed(),
      dates: [
        dated(2019, [Column([10, 40]), Column([20, 30])]),
        dated(2021, [Column([15, 35]), Column([30, 30])]),
      ]
    )
    let change = follow.changes[0]
    // a: 20 to 30 and 80 to 70; b, the lower the worse: 60 to 40 and 40 to 40.
    #expect(change.scoresFrom == Column([50, 50]))
    #expect(change.scoresTo == Column([37.5, 47.5]))
    #expect(change.changes == Column([-12.5, -2.5]))
    #expect(change.parts[0] == Column([2.5, -2.5]))
    #expect(change.parts[1] == Column([-15, 0]))
    #expect(change.availability == Column([0, 0]) && change.reference == Column([0, 0]))
    #expect(change.gapsFrom == Column([0, 0]) && change.gapsTo == Column([-5, 5]))
    #expect(change.positions == [.steady, .steady])
    #expect(change.flags[0] == "")
    #expect(change.warnings.isEmpty)
  }

  @Test("keeps the bounds of the base date, or of each date, which then has its own part")
  func bounds() throws {
    let method = try method([indicator("a")])
    let dates = [
      dated(1, [Column([0, 5, 10])]), dated(2, [Column([0, 10, 20])]),
    ]
    let frozen = try Follow(method, dates: dates)
    #expect(frozen.changes[0].changes == Column([0, 50, 100]))
    #expect(frozen.changes[0].parts[0] == Column([0, 50, 100]))
    let later = try Follow(method, dates: dates, bounds: .base(1))
    #expect(later.changes[0].changes == Column([0, 25, 50]))
    let own = try Follow(method, dates: dates, bounds: .eachDate)
    #expect(own.changes[0].changes == Column([0, 0, 0]))
    // Half of +50 with the old bounds and +25 with the new ones; the bounds take as much away.
    #expect(own.changes[0].parts[0] == Column([0, 37.5, 75]))
    #expect(own.changes[0].reference == Column([0, -37.5, -75]))
    #expect(own.changes[0].warnings.map(\.code.rawValue) == ["follow.relative"])
    #expect(own.changes[0].flags[1] == "change:relative")
    let fitted = try method.fit(to: territories([Column([0, 100])]))
    let given = try Follow(method, dates: dates, bounds: .frozen(fitted))
    #expect(given.changes[0].changes == Column([0, 5, 10]))
  }

  @Test("has no warning where each date is fitted anew and the method fixes its bounds")
  func fixedBounds() throws {
    let dates = [
      dated(1, [Column([0, 10]), Column([1, 2])]), dated(2, [Column([5, 20]), Column([3, 2])]),
    ]
    let follow = try Follow(try fixed(), dates: dates, bounds: .eachDate)
    #expect(follow.changes[0].warnings.isEmpty)
    #expect(follow.changes[0].reference == Column([0, 0]))
  }

  @Test("compares each date with the next, and the first with the last")
  func pairs() throws {
    let dates = (0..<3).map { dated(Double($0), [Column([1, Double($0)]), Column([1, 2])]) }
    let follow = try Follow(try fixed(), dates: dates)
    #expect(follow.changes.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [0, 2]])
    let codes = problemCodes { try Follow(try fixed(), dates: [dates[0]]) }
    #expect(codes == ["follow.dates"])
    #expect(
      problemCodes { try Follow(try fixed(), dates: [dates[1], dates[0]]) } == ["follow.dates"]
    )
    #expect(
      problemCodes { try Follow(try fixed(), dates: dates, against: "epci") }
        == ["rollup.unknown-level"]
    )
  }

  @Test("does not take a gap for zero: values that one date lacks have their own part")
  func availability() throws {
    let follow = try Follow(
      try fixed(),
      dates: [
        dated(1, [Column([.present(10)]), Column([.present(20)])]),
        dated(2, [Column([.absent(.suppressed)]), Column([.present(30)])]),
      ]
    )
    let change = follow.changes[0]
    // Scores: (20 + 3 x 60) / 4 = 50, then 40 of b alone. b alone went from 60 to 40; a alone was worth -10.
    #expect(change.changes == Column([-10]))
    #expect(change.parts[0] == Column([0]))
    #expect(change.parts[1] == Column([-20]))
    #expect(change.availability == Column([10]))
    #expect(change.flags[0] == "a:suppressed@2")
  }

  @Test("does not split where the two scores have too little in common")
  func notComparable() throws {
    let method = try fixed { $0.missing = MissingPolicy(minWeightShare: 0.25) }
    let follow = try Follow(
      method,
      dates: [
        dated(1, [Column([.present(10)]), Column([.absent(.unavailable)])]),
        dated(2, [Column([.absent(.unavailable)]), Column([.present(30)])]),
      ]
    )
    let change = follow.changes[0]
    #expect(change.changes == Column([20]))
    #expect(change.parts[0][0] == .absent(.insufficientWeight))
    #expect(change.availability[0] == .absent(.insufficientWeight))
    #expect(change.flags[0].hasPrefix("split:not_comparable"))
    #expect(change.warnings.map(\.code.rawValue) == ["follow.not-comparable"])
  }

  @Test("matches by code, in the order of the later date, and keeps who came and who went")
  func matching() throws {
    let follow = try Follow(
      try fixed(),
      dates: [
        dated(1, [Column([10, 20]), Column([1, 2])], codes: ["x", "y"]),
        dated(2, [Column([30, 40]), Column([1, 2])], codes: ["z", "x"]),
      ]
    )
    let change = follow.changes[0]
    #expect(Array(change.codes) == ["z", "x", "y"])
    #expect(change.rowsFrom == [nil, 0, 1] && change.rowsTo == [0, 1, nil])
    #expect(change.comparedCount == 1)
    #expect(change.scoresFrom[0] == .absent(.unavailable))
    #expect(change.flags[0] == "territory:absent@1" && change.flags[2] == "territory:absent@2")
  }

  @Test("says where a change may not be read: breaks, windows that overlap, values unlike before")
  func warnings() throws {
    var a = indicator("a")
    a.breaks = [SeriesBreak(date: 2020, reason: LocalizedText(fr: "questionnaire", en: "survey"))]
    a.comparableEvery = 5
    let method = try method([a, indicator("b")]) {
      $0.normalisation = .minMax(MinMax(goalposts: Scale(0, 100)))
    }
    let values = (0..<20).map { Double($0) as Double? }
    let turned = (0..<20).map { Double(19 - $0) as Double? }
    func codes(_ first: Double, _ second: Double) throws -> [String] {
      let dates = [
        dated(first, [Column(values), Column(values)]),
        dated(second, [Column(values), Column(turned)]),
      ]
      let change = try Follow(method, dates: dates).changes[0]
      #expect(change.flags[3].contains("b:unlike"))
      return change.warnings.map(\.code.rawValue)
    }
    #expect(try codes(2019, 2020) == ["follow.break", "follow.overlap", "follow.unlike"])
    #expect(try codes(2020, 2024) == ["follow.overlap", "follow.unlike"])
    #expect(try codes(2014, 2019) == ["follow.unlike"])
    #expect(try codes(2015, 2020) == ["follow.break", "follow.unlike"])
  }

  @Test("asks whether the unit changed where shares follow per cents, and names absent populations")
  func units() throws {
    let values = (1...12).map { Double($0) as Double? }
    let shares = values.map { $0.map { $0 / 100 } }
    let method = try method([indicator("a")]) {
      $0.normalisation = .minMax(MinMax(goalposts: Scale(0, 100)))
    }
    let population = Column([nil] + (1..<12).map { Double($0) as Double? })
    let follow = try Follow(
      method,
      dates: [
        Follow.Dated(date: 1, territories: territories([Column(values)], population: population)),
        Follow.Dated(date: 2, territories: territories([Column(shares)], population: population)),
      ]
    )
    let change = follow.changes[0]
    #expect(change.warnings.map(\.code.rawValue) == ["follow.unit"])
    #expect(change.warnings[0].message.french.contains("d'un facteur 100"))
    #expect(change.flags[0] == "a:unit population:unavailable@1")
    #expect(change.flags[1] == "a:unit")
  }

  @Test("tells catching up from falling behind, by the population at the earlier date")
  func positions() throws {
    let gaps = ReferenceGaps(
      before: [60, 70, 40, 30],
      after: [55, 80, 45, 20],
      groups: nil,
      population: [1, 1, 1, 1]
    )
    #expect(gaps.from == [10, 20, -10, -20] && gaps.to == [5, 30, -5, -30])
    let expected: [Change.Position?] = [
      .behindClosing, .behindWidening, .aheadClosing, .aheadWidening,
    ]
    #expect(gaps.positions(.fragility) == expected)
    #expect(
      gaps.positions(.strength) == [
        .aheadClosing, .aheadWidening, .behindClosing, .behindWidening,
      ]
    )
    let grouped = ReferenceGaps(
      before: [60, 70, .nan, 30],
      after: [55, 80, 45, 20],
      groups: ["A", "A", "A", ""],
      population: [3, 1, 9, 9]
    )
    #expect(grouped.from[0] == -2.5 && grouped.to[1] == 18.75)
    #expect(grouped.positions(.fragility)[2] == nil && grouped.positions(.fragility)[3] == nil)
  }
}

@Suite("The split of a change")
struct ChangeSplitTests {
  private static let means: [Aggregation] = [
    .arithmetic, .geometric(floor: 1), .harmonic(floor: 1), .power(exponent: 2, floor: 0), .sum,
    .minimum, .maximum, .mazziottaPareto(MazziottaPareto()),
    .rounded(.arithmetic, Rounding(digits: 1)),
  ]

  @Test("adds up to 1e-12 on random trees, with gaps, whatever the bounds", arguments: 0..<40)
  func exact(seed: Int) throws {
    var tree = RandomTree(seed: UInt64(seed), aggregations: Self.means)
    let method = try tree.method()
    let dates = (0..<2).map {
      Follow.Dated(date: Double($0), territories: tree.territories(12, gaps: seed % 2 == 0))
    }
    let follow = try Follow(method, dates: dates)
    let count = expectExact(follow, "seed \(seed)")
    if seed % 2 == 1 { #expect(count == 12) }
    // The same way back: every part turns its sign.
    let back = try Follow(
      method,
      dates: [dates[1], dates[0]].enumerated().map {
        Follow.Dated(date: Double($0), territories: $1.territories)
      }
    )
    for (there, here) in zip(follow.changes[0].parts, back.changes[0].parts) {
      for (x, y) in zip(there.encoded, here.encoded) where !x.isNaN {
        #expect(abs(x + y) < 1e-9)
      }
    }
  }

  @Test("adds up with bounds of each date and another method", arguments: 0..<20)
  func threeCauses(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let columns = { (random: inout SplitMix64) in
      (0..<3).map { _ in
        Column((0..<15).map { _ in random.next() % 9 == 0 ? nil : random.number(0, 100) })
      }
    }
    let (first, second) = (columns(&random), columns(&random))
    let old = try method([indicator("a"), indicator("b", weight: 2)])
    let new = try method([indicator("a", weight: 3), indicator("c", .lowerIsWorse)]) {
      $0.aggregation = .geometric(floor: 1)
    }
    let own = [dated(1, Array(first[0...1])), dated(2, Array(second[0...1]))]
    let other = [dated(1, [first[0], first[2]]), dated(2, [second[0], second[2]])]
    for bounds in [Follow.Bounds.base(0), .eachDate] {
      let follow = try Follow(
        old,
        dates: own,
        bounds: bounds,
        successor: Follow.Successor(new, dates: other)
      )
      #expect(follow.indicators == ["a", "b", "c"])
      #expect(expectExact(follow, "seed \(seed)") > 0)
      #expect(follow.results[1].fitted.method == new)
    }
  }

  @Test("is the value of Shapley for three indicators")
  func shapley() throws {
    let method = try method([indicator("a"), indicator("b", weight: 2), indicator("c")]) {
      $0.normalisation = .none
      $0.aggregation = .geometric(floor: 1)
    }
    let (before, after) = ([10.0, 40, 90], [80.0, 20, 30])
    let follow = try Follow(
      method,
      dates: [dated(1, before.map { Column([$0]) }), dated(2, after.map { Column([$0]) })]
    )
    func value(_ members: Set<Int>) throws -> Double {
      let row = (0..<3).map { (members.contains($0) ? after : before)[$0] as Double? }
      return try FragilityIndexTests.score([row], by: method).scores.encoded[0]
    }
    var expected = [0.0, 0, 0]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var members: Set<Int> = []
      for member in order {
        let old = try value(members)
        members.insert(member)
        expected[member] += (try value(members) - old) / 6
      }
    }
    for (part, expected) in zip(follow.changes[0].parts, expected) {
      #expect(abs(part.encoded[0] - expected) < 1e-12)
    }
  }

  @Test("takes every indicator at every place equally often")
  func orders() {
    let orders = ValueSplit.orders(of: [0, 1, 2, 3])
    #expect(orders.count == 8)
    for place in 0..<4 {
      for member in 0..<4 { #expect(orders.count { $0[place] == member } == 2) }
    }
    #expect(ValueSplit.orders(of: Array(0..<50)).count == 8)
    #expect(ValueSplit.orders(of: [3]) == [[3]] && ValueSplit.orders(of: []) == [[]])
  }

  @Test("is the same on any number of threads")
  func threads() throws {
    var tree = RandomTree(seed: 7, aggregations: Self.means)
    let method = try tree.method()
    let dates = (0..<2).map {
      Follow.Dated(date: Double($0), territories: tree.territories(5000))
    }
    let one = try Follow(method, dates: dates, threads: 1).changes[0]
    let four = try Follow(method, dates: dates, threads: 4).changes[0]
    #expect(one.parts == four.parts && one.gapsTo == four.gapsTo)
    #expect(one.availability == four.availability && one.flags == four.flags)
  }
}
