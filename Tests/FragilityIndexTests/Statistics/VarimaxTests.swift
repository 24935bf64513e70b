import Testing

@testable import FragilityIndex

@Suite("Varimax")
struct VarimaxTests {
  @Test("agrees with factor_analyzer", arguments: GoldenGroups.names, [false, true])
  func golden(name: String, kaiser: Bool) throws {
    let group = try GoldenGroups(name)
    let components = PrincipalComponents(of: group.columns)
    let file = try Golden("weights/rotated_components")
    for kept in [2, 3] {
      let rows = file.rows.filter {
        $0[0] == name && $0[2] == "\(kept)" && $0[3] == (kaiser ? "1" : "0")
      }
      // Three indicators have no three components to choose among.
      guard !rows.isEmpty else { continue }
      let expected = rows.map { Golden.numbers($0[5]).compactMap { $0 } }
      let found = try #require(
        varimax(unrotated(components, kept), kaiserNormalisation: kaiser)
      )
      let explained = found.map { $0.reduce(0) { $0 + $1 * $1 } }
      let order = found.indices.sorted { explained[$0] > explained[$1] }
      for (position, factor) in order.enumerated() {
        let wanted = expected.map { $0[position] * $0[position] }
        #expect(largestDifference(found[factor].map { $0 * $0 }, wanted) < 1e-6)
      }
    }
  }

  @Test("ends where the criterion is level, and keeps communalities", arguments: 0..<30)
  func level(seed: UInt64) throws {
    let count = 3 + Int(seed % 6)
    let kept = 2 + Int(seed) % (count - 2)
    let kaiser = seed % 2 == 0
    let components = PrincipalComponents(of: relatedColumns(count, rows: 40, seed: seed))
    let before = unrotated(components, kept)
    let after = try #require(varimax(before, kaiserNormalisation: kaiser))
    let communalities = communalities(before)
    #expect(largestDifference(communalities, FragilityIndexTests.communalities(after)) < 1e-12)
    let scaled = after.map { factor in
      zip(factor, communalities).map { kaiser ? $0 / $1.squareRoot() : $0 }
    }
    for first in scaled {
      for second in scaled { #expect(abs(slope(first, second)) < 1e-11) }
    }
  }

  @Test("finds a simple structure that was turned away from")
  func simpleStructure() throws {
    let simple = [[0.9, 0.8, 0.7, 0, 0, 0], [0, 0, 0, 0.9, 0.6, 0.5]]
    let (cosine, sine) = (0.6, 0.8)
    let turned = [
      zip(simple[0], simple[1]).map { cosine * $0 - sine * $1 },
      zip(simple[0], simple[1]).map { sine * $0 + cosine * $1 },
    ]
    for kaiser in [true, false] {
      let found = try #require(varimax(turned, kaiserNormalisation: kaiser))
      let squares = found.map { $0.map { $0 * $0 } }.sorted { $0[0] > $1[0] }
      for (a, b) in zip(squares, simple) {
        #expect(largestDifference(a, b.map { $0 * $0 }) < 1e-13)
      }
    }
  }

  @Test("leaves alone what it cannot improve")
  func degenerate() {
    #expect(varimax([], kaiserNormalisation: true) == [])
    #expect(varimax([[0.5, -0.2]], kaiserNormalisation: true) == [[0.5, -0.2]])
    #expect(varimax([[0, 0], [0, 0]], kaiserNormalisation: true) == [[0, 0], [0, 0]])
  }
}

private func unrotated(_ components: PrincipalComponents, _ kept: Int) -> [[Double]] {
  zip(components.standardDeviations, components.loadings).prefix(kept).map { deviation, vector in
    vector.map { $0 * deviation }
  }
}

private func communalities(_ factors: [[Double]]) -> [Double] {
  (factors.first ?? []).indices.map { child in factors.reduce(0) { $0 + $1[child] * $1[child] } }
}

/// The slope of the criterion when the plane of two factors begins to turn.
private func slope(_ x: [Double], _ y: [Double]) -> Double {
  let means = [x, y].map { $0.reduce(0) { $0 + $1 * $1 } / Double($0.count) }
  return zip(x, y).reduce(0) { sum, pair in
    let (x, y) = pair
    return sum + x * y * ((x * x - means[0]) - (y * y - means[1]))
  }
}
