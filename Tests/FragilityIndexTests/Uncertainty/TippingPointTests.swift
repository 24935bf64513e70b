import Testing

@testable import FragilityIndex

@Suite("What would have to change")
struct TippingPointTests {
  private typealias Change = TippingPoints.Change

  /// Five territories with the mean of two values from 0 to 100, in classes of 20 points.
  private func plain(
    _ rows: [[Double?]],
    _ adapt: (inout FragilityMethod.Rules) -> Void = { _ in }
  ) throws -> IndexResult {
    try score(
      rows,
      by: method([indicator("a"), indicator("b")]) { rules in
        rules.normalisation = .minMax(MinMax(goalposts: Scale(0, 100)))
        rules.missing = MissingPolicy(minWeightShare: 0.5)
        rules.classes = .breaks([20, 40, 60, 80], inclusive: .right)
        adapt(&rules)
      }
    )
  }

  private func expect(
    _ change: Change,
    near value: Double,
    from present: Double,
    class number: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .value(let found, let difference, let reached) = change else {
      Issue.record("\(change)", sourceLocation: sourceLocation)
      return
    }
    #expect(isClose(found, value, least: 1), sourceLocation: sourceLocation)
    #expect(isClose(difference, value - present, least: 1), sourceLocation: sourceLocation)
    #expect(reached == number, sourceLocation: sourceLocation)
  }

  @Test("of a value is the way to the bound of the next class, or there is none")
  func values() throws {
    let rows: [[Double?]] = [[30, 40], [90, 10], [95, 95], [nil, 50], [nil, nil]]
    let result = try plain(rows)
    let first = result.tippingPoints(of: 0)
    #expect(first.currentClass == 2 && first.row == 0)
    #expect(first.indicators.map(\.indicator) == [0, 1])
    #expect(first.indicators.map(\.value) == [.present(30), .present(40)])
    // A score of 40 belongs to class 2 still, one of 20 to class 1.
    expect(first.indicators[0].moreFragile, near: 40, from: 30, class: 3)
    expect(first.indicators[0].lessFragile, near: 0, from: 30, class: 1)
    expect(first.indicators[1].moreFragile, near: 50, from: 40, class: 3)
    expect(first.indicators[1].lessFragile, near: 10, from: 40, class: 1)
    if case .value(let value, _, _) = first.indicators[0].moreFragile { #expect(value > 40) }

    let second = result.tippingPoints(of: 1).indicators
    #expect(second[0].moreFragile == .impossible(.outOfReach))
    expect(second[0].lessFragile, near: 70, from: 90, class: 2)
    expect(second[1].moreFragile, near: 30, from: 10, class: 4)
    #expect(second[1].lessFragile == .impossible(.outOfReach))
    #expect(result.tippingPoints(of: 2).indicators[0].moreFragile == .impossible(.noFurtherClass))
    let gap = result.tippingPoints(of: 3).indicators
    #expect(gap[0].value == .absent(.unavailable))
    #expect(gap[0].moreFragile == .impossible(.noValue))
    expect(gap[1].lessFragile, near: 40, from: 50, class: 2)
    let nothing = result.tippingPoints(of: 4)
    #expect(nothing.currentClass == nil && nothing.isMostFragile == nil)
    #expect(nothing.indicators[1].lessFragile == .impossible(.noScore))
    #expect(nothing.weights.map(\.ranges) == [[], []])
  }

  @Test("of a value is looked for within the range that the method gives")
  func range() throws {
    func change(_ range: ClosedRange<Double>?) throws -> Change {
      var own = indicator("a")
      own.range = range
      let method = try method([own]) { $0.classes = .breaks([120], inclusive: .left) }
      return try score([[0], [10], [4]], by: method).tippingPoints(of: 2).indicators[0].moreFragile
    }
    #expect(try change(nil) == .impossible(.outOfReach))
    #expect(try change(0...11) == .impossible(.outOfReach))
    expect(try change(0...20), near: 12, from: 4, class: 2)
  }

  @Test("of a value that is transformed is in its own unit, and low values may be worse")
  func ownUnit() throws {
    var income = indicator("income", .lowerIsWorse)
    income.transform = .log10
    let method = try method([income]) { $0.classes = .breaks([50], inclusive: .left) }
    let result = try score([[10], [100], [1000], [100_000]], by: method)
    let points = result.tippingPoints(of: 2).indicators[0]
    #expect(points.value == .present(1000) && points.moreFragile == .impossible(.noFurtherClass))
    expect(points.lessFragile, near: 1000, from: 1000, class: 1)
    // The logarithms run from 1 to 5, so that 3 is the middle, which is in class 2 already.
    #expect(result.classes == Column([2, 2, 2, 1]))
    let last = result.tippingPoints(of: 3).indicators[0]
    expect(last.moreFragile, near: 1000, from: 100_000, class: 2)
    #expect(last.lessFragile == .impossible(.noFurtherClass))
  }

  @Test("of an index of strength is more fragile where the score falls")
  func strength() throws {
    let rows: [[Double?]] = [[30, 40], [90, 10], [95, 95], [20, 50], [60, 60]]
    let fragile = try plain(rows)
    let strong = try plain(rows) { $0.orientation = .strength }
    // Directions are turned too: the scores are 100 less those of the index of fragility.
    #expect(strong.scores == Column([65, 50, 5, 65, 40]))
    let points = strong.tippingPoints(of: 0)
    #expect(points.currentClass == 4)
    expect(points.indicators[0].moreFragile, near: 40, from: 30, class: 3)
    #expect(points.isMostFragile == false)
    #expect(strong.tippingPoints(of: 2).isMostFragile == true)
    for row in 0..<5 {
      let (own, other) = (strong.tippingPoints(of: row), fragile.tippingPoints(of: row))
      for (first, second) in zip(own.weights, other.weights) {
        #expect(first.ranges.count == second.ranges.count)
        for (a, b) in zip(first.ranges, second.ranges) {
          #expect(isClose(a.lowerBound, b.lowerBound, least: 1))
          #expect(isClose(a.upperBound, b.upperBound, least: 1))
        }
      }
    }
  }

  @Test("of classes by rank is the score of the territory at the border")
  func ranks() throws {
    let rows: [[Double?]] = [[10, 10], [20, 20], [30, 30], [40, 40], [50, 50]]
    let result = try plain(rows) { $0.classes = .ranks(count: 5) }
    #expect(result.classes == Column([1, 2, 3, 4, 5]))
    let points = result.tippingPoints(of: 2).indicators[0]
    // Equal to 40 it has rank 2; below 20 it would have rank 4, where 20 itself shares rank 3.
    expect(points.moreFragile, near: 50, from: 30, class: 4)
    expect(points.lessFragile, near: 10, from: 30, class: 2)
    let single = try score(
      rows.map { [$0[0]] },
      by: method([indicator("a")]) { rules in
        rules.normalisation = .none
        rules.classes = .ranks(count: 5)
      }
    ).tippingPoints(of: 2).indicators[0]
    #expect(single.moreFragile == .value(40, difference: 10, class: 4))
    let below = 20.0.nextDown
    #expect(single.lessFragile == .value(below, difference: below - 30, class: 2))
  }

  @Test("of an area that is made of territories is in its weights, not in values")
  func rollUp() throws {
    let method = try method(parents: ["epci"], [indicator("a"), indicator("b")])
    let table = territories(
      [Column([0, 2, 4, 10]), Column([9, 6, 3, 0])],
      population: Column([1, 1, 1, 1]),
      parents: [("epci", ["A", "A", "B", "C"])]
    )
    let result = try method.fit(to: table).score(table, rolledUpTo: "epci")
    let points = result.tippingPoints(of: 2)
    #expect(points.indicators.map(\.value) == [.absent(.notApplicable), .absent(.notApplicable)])
    #expect(points.indicators.allSatisfy { $0.moreFragile == .impossible(.noValue) })
    // Normalised means of a are 10, 40 and 100, of b 250 / 3, 100 / 3 and 0.
    let border = (250 / 3.0) / (250 / 3.0 + 90)
    let ranges = points.weights[0].ranges
    #expect(ranges.count == 1 && ranges[0].upperBound == 1)
    #expect(isClose(try #require(ranges.first).lowerBound, border))
    #expect(
      result.removals().removals.map { $0.shift.ranks } == [Column([1, 2, 3]), Column([3, 2, 1])]
    )
  }
}
