import Testing

@testable import FragilityIndex

@Suite("Parts in proportion to targets")
struct ProportionalPartsTests {
  @Test("are the best of all choices of children", arguments: 0..<300)
  func subsets(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = 2 + Int(seed % 5)
    // Few rows give strong correlations of both signs.
    let columns = (0..<count).map { _ in (0..<(count + 2)).map { _ in generator.number(-1, 1) } }
    let correlations = pearsonMatrix(columns)
    let targets = columns.map { _ in generator.unit() }.shares
    let found = try #require(proportionalParts(targets, correlations))
    #expect(found.allSatisfy { $0 >= 0 })
    #expect(isClose(correlations.times(found).reduce(0, +), 1, within: 1e-9))
    var best = Double.infinity
    for choice in 1..<(1 << count) {
      let members = (0..<count).filter { choice >> $0 & 1 == 1 }
      guard let parts = stationary(targets, correlations, members) else { continue }
      if parts.allSatisfy({ $0 >= -1e-12 }) {
        best = min(best, distance(targets, correlations, parts))
      }
    }
    #expect(abs(distance(targets, correlations, found) - best) < 1e-10)
  }

  @Test("are exact where no part would be negative")
  func exact() throws {
    let correlations: [[Double]] = [[1, 0.5], [0.5, 1]]
    let found = try #require(proportionalParts([0.5, 0.5], correlations))
    #expect(largestDifference(found, [1.0 / 3, 1.0 / 3]) < 1e-15)
    // The second child has its share of the correlations, and more, through the first alone.
    let one = try #require(proportionalParts([0.9, 0.1], correlations))
    #expect(largestDifference(one, [2.0 / 3, 0]) < 1e-15)
  }
}

/// The parts of some children, of any sign, at which the distance is level along `1' R v = 1`, and 0 for the others.
private func stationary(
  _ targets: [Double],
  _ correlations: [[Double]],
  _ members: [Int]
) -> [Double]? {
  // One child takes what the sum leaves, the others are free: ordinary least squares.
  let sums = correlations.times(targets.map { _ in 1 })
  guard let last = members.max(by: { abs(sums[$0]) < abs(sums[$1]) }), sums[last] != 0 else {
    return nil
  }
  let free = members.filter { $0 != last }
  let offset = zip(targets, correlations[last]).map { $0 - $1 / sums[last] }
  let directions = free.map { child in
    zip(correlations[child], correlations[last]).map { $0 - sums[child] / sums[last] * $1 }
  }
  var parts = targets.map { _ in 0.0 }
  if !free.isEmpty {
    let normal = directions.map { directions.times($0) }
    guard let factor = Cholesky(normal) else { return nil }
    for (child, part) in zip(free, factor.solve(directions.times(offset))) { parts[child] = part }
  }
  parts[last] = (1 - free.reduce(0) { $0 + sums[$1] * parts[$1] }) / sums[last]
  return parts
}

private func distance(_ targets: [Double], _ correlations: [[Double]], _ parts: [Double]) -> Double
{
  zip(targets, correlations.times(parts)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
