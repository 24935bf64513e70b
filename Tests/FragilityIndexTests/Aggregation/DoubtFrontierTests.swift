import Testing

@testable import FragilityIndex

@Suite("The benefit of the doubt")
struct BenefitOfTheDoubtTests {
  // numpy 2.4.6: default_rng(7).integers(0, 100, size=(10, 3)).
  static let table: [[Double]] = [
    [94, 62, 68], [89, 57, 77], [83, 22, 5], [30, 28, 87], [91, 0, 49],
    [82, 13, 79], [11, 46, 81], [30, 34, 27], [71, 25, 99], [44, 47, 50],
  ]

  // scipy 1.17.1: -linprog(-x, A_ub, b_ub, method="highs-ds").fun, where A_ub holds the rows of the table with the
  // bound 1, and for each column k with the unit vector e_k the rows (least - e_k) x and (e_k - most) x with the bound
  // 0. 0 means that no weights respect the shares.
  @Test(
    "agrees with scipy's linear programming",
    arguments: [
      (
        nil, nil,
        [
          1, 1, 0.8829787234042552, 0.914470145239376, 0.9680851063829787, 0.9647129186602873,
          0.9693383539537384, 0.5483870967741935, 1, 0.7580645161290323,
        ]
      ),
      (
        0.1, nil,
        [
          1, 1, 0.3599746085818261, 0.8120980313788313, 0, 0.7537243635354716,
          0.5904938358759655, 0.49406901896622246, 1, 0.7117663093608971,
        ]
      ),
      (
        nil, 0.5,
        [
          1, 1, 0.5062378708067646, 0.6675801589476569, 0.7141255605381165, 0.9438333211918117,
          0.9133472239245005, 0.44166466201587695, 0.9845916795069338, 0.726541969392487,
        ]
      ),
      (
        0.2, 0.45,
        [
          1, 1, 0.21085182520776294, 0.5703235110950868, 0, 0.5739185784451024,
          0.3908375458079799, 0.4262768570672339, 0.788350580815524, 0.6680518728711501,
        ]
      ),
    ] as [(Double?, Double?, [Double])]
  )
  func scipy(least: Double?, most: Double?, expected: [Double]) {
    let frontier = DoubtFrontier(of: Self.table)
    for (row, expected) in zip(Self.table, expected) {
      let best = frontier.best(row, leastShare: least, mostShare: most)
      #expect(isClose(best?.score ?? 0, expected), "\(row)")
      guard let best else { continue }
      let parts = zip(best.weights, row).map { $0 * $1 }
      #expect(isClose(parts.reduce(0, +), best.score))
      for part in parts {
        #expect(part >= (least ?? 0) * best.score - 1e-12)
        #expect(part <= (most ?? 1) * best.score + 1e-12)
      }
      for other in Self.table {
        #expect(zip(best.weights, other).reduce(0) { $0 + $1.0 * $1.1 } <= 1 + 1e-12)
      }
    }
  }

  @Test("with equal least shares leaves no choice but equal shares")
  func equalShares() throws {
    let frontier = DoubtFrontier(of: Self.table)
    let row = Self.table[3]
    let best = try #require(frontier.best(row, leastShare: 1.0 / 3))
    for (weight, value) in zip(best.weights, row) {
      #expect(isClose(weight * value, best.score / 3, within: 1e-9))
    }
    #expect(frontier.best(row, leastShare: 0.34) == nil)
    #expect(frontier.best(row, mostShare: 0.33) == nil)
  }

  @Test("of reference rows lies above 0 and up to 1, which some row has", arguments: 0..<10)
  func scores(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let columns = 1 + Int(generator.next() % 5)
    let rows = (0..<60).map { _ in
      (0..<columns).map { _ in generator.next() % 4 == 0 ? 0 : generator.number(0, 50) }
    }
    let frontier = DoubtFrontier(of: rows)
    let scores = rows.filter { $0.contains { $0 > 0 } }.compactMap { frontier.best($0)?.score }
    #expect(scores.count == rows.count { $0.contains { $0 > 0 } })
    #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(scores.contains(1))
    #expect(frontier.count <= rows.count)
  }

  @Test("never falls when a value rises", arguments: 0..<10)
  func monotone(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<40).map { _ in (0..<4).map { _ in generator.number(0, 1) } }
    let frontier = DoubtFrontier(of: rows)
    for row in rows {
      var better = row
      better[Int(generator.next() % 4)] += generator.number(0, 0.5)
      let (before, after) = (try #require(frontier.best(row)), try #require(frontier.best(better)))
      #expect(after.score >= before.score - 1e-12)
    }
  }

  @Test("does not depend on the order of the rows, nor on repeated ones", arguments: 0..<5)
  func order(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<50).map { _ in (0..<4).map { _ in Double(generator.next() % 8) } }
    let frontier = DoubtFrontier(of: rows)
    let other = DoubtFrontier(of: (rows + rows.prefix(20)).shuffled(using: &generator))
    #expect(other.count == frontier.count)
    for row in rows {
      #expect(other.best(row)?.score == frontier.best(row)?.score)
      #expect(other.best(row)?.weights == frontier.best(row)?.weights)
    }
  }

  @Test("does not depend on units, and its weights turn with them")
  func units() throws {
    let frontier = DoubtFrontier(of: Self.table)
    let scaled = DoubtFrontier(of: Self.table.map { [$0[0] * 1024, $0[1], $0[2] / 4096] })
    for row in Self.table {
      let (one, other) = (
        try #require(frontier.best(row)),
        try #require(scaled.best([row[0] * 1024, row[1], row[2] / 4096]))
      )
      #expect(other.score == one.score)
      #expect(other.weights == [one.weights[0] / 1024, one.weights[1], one.weights[2] * 4096])
    }
  }

  @Test("with one column is the ratio to the largest value")
  func oneColumn() throws {
    let frontier = DoubtFrontier(of: [[3], [12], [0], [12], [9]])
    #expect(frontier.count == 1)
    #expect([3, 12, 0, 9, 24].map { frontier.best([$0])?.score } == [0.25, 1, 0, 0.75, 2])
  }

  @Test("takes rows and columns of zeros")
  func zeros() throws {
    let frontier = DoubtFrontier(of: [[0, 0, 0], [2, 0, 1], [1, 0, 4], [0, 0, 0]])
    let zero = try #require(frontier.best([0, 0, 0], leastShare: 0.2))
    #expect(zero.score == 0)
    #expect(zero.weights == [0, 0, 0])
    let best = try #require(frontier.best([2, 0, 1]))
    #expect(best.score == 1)
    #expect(best.weights[1] == 0)
    #expect(frontier.best([2, 0, 1], leastShare: 0.1)?.score == 0)
    #expect(frontier.best([2, 1, 1]) == nil)
    #expect(DoubtFrontier(of: []).best([]) == nil)
    #expect(DoubtFrontier(of: [[0, 0]]).best([1, 1]) == nil)
  }
}
