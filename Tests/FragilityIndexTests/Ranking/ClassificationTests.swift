import Testing

@testable import FragilityIndex

@Suite("Classes")
struct ClassificationTests {
  @Test(
    "put a score that equals a bound on the side that is asked for",
    arguments: [
      (.right, [1, 1, 2, 2, 3, 3]),
      (.left, [1, 2, 2, 3, 3, 3]),
    ] as [(Inclusive, [Double])]
  )
  func sides(inclusive: Inclusive, expected: [Double]) {
    let fitted = Classification.breaks([25, 50], inclusive: inclusive).fit(to: Column([Double?]()))
    #expect(fitted.bounds == [25, 50])
    let classes = fitted.classes(of: Column([0, 25, 30, 50, 51, 1000]))
    #expect(classes == Column(expected))
  }

  @Test("by quantiles split the scores of the reference evenly")
  func quantiles() {
    let scores = Column((0..<20).map { Double(($0 * 7) % 20) })
    let fitted = Classification.quantiles(count: 5, inclusive: .right).fit(to: scores)
    #expect(fitted.bounds.count == 4)
    let classes = fitted.classes(of: scores).encoded
    for number in 1...5 {
      #expect(classes.count { $0 == Double(number) } == 4)
    }
    #expect(zip(scores.encoded, classes).filter { $0.1 == 5 }.allSatisfy { $0.0 >= 16 })
  }

  @Test("leave gaps without a class, with their reason")
  func gaps() {
    let scores = Column([.present(1), .absent(.insufficientWeight), .present(3)])
    let fitted = Classification.quantiles(count: 2, inclusive: .right).fit(to: scores)
    #expect(fitted.bounds == [2])
    let classes = fitted.classes(of: scores)
    #expect(classes[0] == .present(1))
    #expect(classes[1] == .absent(.insufficientWeight))
    #expect(classes[2] == .present(2))
  }

  @Test("of a single score are the lowest or, with the bound above, the highest one")
  func oneScore() {
    let one = Column([nil, 12.3])
    let right = Classification.quantiles(count: 5, inclusive: .right).fit(to: one)
    #expect(right.bounds == [12.3, 12.3, 12.3, 12.3])
    #expect(right.classes(of: one)[1] == .present(1))
    let left = Classification.quantiles(count: 5, inclusive: .left).fit(to: one)
    #expect(left.classes(of: one)[1] == .present(5))
  }

  @Test("of equal scores are the lowest one", arguments: 2...30)
  func equalScores(count: Int) {
    for score in [12.3, 0.1, 43.9, 66.7] {
      let scores = Column([Double?](repeating: score, count: count))
      let fitted = Classification.quantiles(count: 5, inclusive: .right).fit(to: scores)
      #expect(fitted.classes(of: scores) == Column([Double?](repeating: 1, count: count)))
    }
  }

  @Test("without any score have no bound, and give later scores no class")
  func noScore() {
    let none = Column([nil, nil])
    let fitted = Classification.quantiles(count: 4, inclusive: .right).fit(to: none)
    #expect(fitted.bounds.isEmpty)
    #expect(fitted.classes(of: none) == none)
    #expect(fitted.classes(of: Column([5, nil])).presentCount == 0)
  }

  @Test("of another table use the frozen bounds")
  func frozen() {
    let fitted = Classification.quantiles(count: 2, inclusive: .right).fit(to: Column([0, 10, 20]))
    #expect(fitted.classes(of: Column([-100, 10, 10.5, 100])) == Column([1, 1, 2, 2]))
  }

  @Test(
    "by rank gives as many territories to each class, the rest as ceil(count r / N) has it",
    arguments: [3, 7, 10, 23, 100]
  )
  func ranks(count: Int) {
    let scores = Column((0..<count).map { Double(($0 * 37) % 101) } + [nil])
    let fitted = Classification.ranks(count: 10).fit(to: scores)
    let classes = fitted.classes(of: scores)
    let ranks = competitionRanks(of: scores)
    for row in 0..<count {
      let expected = 11 - (10 * ranks.encoded[row] / Double(count)).rounded(.up)
      #expect(classes.encoded[row] == expected, "rank \(ranks.encoded[row]) of \(count)")
    }
    #expect(classes[count].number == nil)
  }

  @Test("by rank keeps equal scores together, in the class of the least of their ranks")
  func equalRanks() {
    let classes = Classification.ranks(count: 2).fit(to: Column([1, 2, 2, 2])).classes(
      of: Column([1, 2, 2, 2])
    )
    #expect(classes.encoded == [1, 2, 2, 2])
  }

  @Test(
    "is the same for many scores at once as for each alone",
    arguments: [Inclusive.right, .left],
    [0, 1, 4, 16, 17, 40]
  )
  func many(inclusive: Inclusive, bounds: Int) {
    let fitted = FittedClassification(
      bounds: (0..<bounds).map { Double($0) * 2 },
      inclusive: inclusive
    )
    var random = SplitMix64(seed: 11)
    for count in [0, 1, 3, 4, 5, 1001] {
      let scores = (0..<count).map { _ in
        random.next() % 9 == 0
          ? Double(absent: .suppressed) : Double(random.next() % 200) / 2 - 5
      }
      let expected = scores.map { score -> Double in
        if score.isNaN { return score }
        guard bounds > 0 else { return Double(absent: .unavailable) }
        return 1 + Double(fitted.bounds.count { $0 < score || ($0 == score && inclusive == .left) })
      }
      for threads in [1, 3] {
        let found = fitted.classes(of: Column(encoded: scores), threads: threads)
        #expect(found == Column(encoded: expected), "\(count) scores")
      }
    }
  }
}
