import Testing

@testable import FragilityIndex

@Suite("Shares of variance")
struct VarianceSharesTests {
  @Test(
    "are those of COINr without centring",
    arguments: [
      ("asem/sa_design", "y_mean_abs_rank_change", "asem/sa_indices"),
      ("unit/ishigami_design", "y", "unit/ishigami_indices"),
    ]
  )
  func golden(design: String, output: String, indices: String) throws {
    let file = try Golden(indices)
    let expected = (first: file.column("Si").encoded, total: file.column("STi").encoded)
    let sample = try sample(design, output, sources: file.rows.count)
    let shares = try #require(sample.shares(isCentred: false))
    for (source, share) in shares.enumerated() {
      #expect(isClose(share.first, expected.first[source], within: 1e-12, least: 0.1))
      #expect(isClose(share.total, expected.total[source], within: 1e-12))
    }
    // R draws other numbers and keeps the variance: the intervals are of the same order only.
    let intervals = try #require(sample.intervals(seed: 1, isCentred: false))
    for (source, interval) in intervals.enumerated() {
      let ends = ["STi_q5", "STi_q95"].map { file.column($0).encoded[source] }
      let width = interval.total.upperBound - interval.total.lowerBound
      #expect(width > (ends[1] - ends[0]) / 3 && width < 3 * (ends[1] - ends[0]))
      #expect(interval.total.contains(expected.total[source]))
      #expect(interval.share == shares[source])
    }
  }

  @Test("that are centred do not move with a constant, and err less where it is large")
  func centring() throws {
    let samples = [0, 100_000].map { Ishigami.sample(points: 1024, seed: 3, shift: $0) }
    let shares = try samples.map { try #require($0.shares()) }
    for (plain, shifted) in zip(shares[0], shares[1]) {
      #expect(isClose(plain.first, shifted.first, within: 1e-9, least: 1))
      #expect(isClose(plain.total, shifted.total, within: 1e-9, least: 1))
    }
    let uncentred = try #require(samples[1].shares(isCentred: false))
    #expect(Ishigami.largestError(of: shares[1]) * 10 < Ishigami.largestError(of: uncentred))
  }

  @Test("of a sum are the variances of its terms")
  func additive() throws {
    let design = SensitivityDesign(points: 4096, sources: 2, seed: 8)
    let outputs = (0..<design.runCount).map {
      design.value(run: $0, source: 0) + 2 * design.value(run: $0, source: 1)
    }
    let shares = try #require(design.sample(outputs).shares())
    for (share, expected) in zip(shares, [0.2, 0.8]) {
      #expect(abs(share.first - expected) < 0.002 && abs(share.total - expected) < 0.002)
    }
  }

  @Test("by hand, of two points and one source")
  func byHand() throws {
    // V of 1, 3, 2, 6 is 14/3, its mean 3; AB - A is 1 and 1.
    let shares = try #require(varianceShares(a: [1, 3], b: [2, 6], ab: [[2, 4]]))
    #expect(isClose(shares[0].first, 3.0 / 14))
    #expect(isClose(shares[0].total, 3.0 / 28))
    let uncentred = try #require(
      varianceShares(a: [1, 3], b: [2, 6], ab: [[2, 4]], isCentred: false)
    )
    #expect(isClose(uncentred[0].first, 12.0 / 14))
  }

  @Test("are absent where nothing varies, and with fewer than two points")
  func absent() {
    #expect(varianceShares(a: [4, 4, 4], b: [4, 4, 4], ab: [[4, 4, 4]]) == nil)
    #expect(varianceShares(a: [1], b: [2], ab: [[3]]) == nil)
    #expect(varianceShares(a: [1, .nan], b: [2, 3], ab: [[3, 4]]) == nil)
    let sample = SensitivitySample(a: [4, 4], b: [4, 4], ab: [[4, 4]])
    #expect(sample.intervals(seed: 1) == nil)
  }

  @Test("leave out a point with a run that has no result, in every block")
  func gaps() {
    let whole = varianceShares(a: [1, 3, 4], b: [2, 6, 1], ab: [[2, 4, 5], [1, 2, 3]])
    for gap in 0..<4 {
      var blocks = [[1, 9, 3, 4], [2, 9, 6, 1], [2, 9, 4, 5], [1, 9, 2, 3]] as [[Double]]
      blocks[gap][1] = .nan
      #expect(varianceShares(a: blocks[0], b: blocks[1], ab: Array(blocks[2...])) == whole)
    }
  }

  @Test("do not depend on the order of the points, nor their intervals on threads")
  func order() throws {
    let file = try sample("unit/ishigami_design", "y", sources: 3)
    let order = Array((0..<file.count).reversed())
    let turned = varianceShares(
      a: order.map { file.a[$0] },
      b: order.map { file.b[$0] },
      ab: file.differences.map { difference in order.map { difference[$0] + file.a[$0] } }
    )
    let straight = varianceShares(
      a: file.a,
      b: file.b,
      ab: file.differences.map { zip($0, file.a).map { $0 + $1 } }
    )
    #expect(turned == straight)
    let intervals = [1, 2, 5].map { file.intervals(replicates: 101, seed: 4, threads: $0) }
    #expect(intervals[0] == intervals[1] && intervals[0] == intervals[2])
    #expect(intervals[0] != file.intervals(replicates: 101, seed: 5))
  }

  @Test("of a replicate are those of the points that it draws", arguments: [true, false])
  func replicate(isCentred: Bool) throws {
    let whole = Ishigami.sample(points: 16, seed: 1, shift: 5)
    let random = CounterRandom(seed: 6, stream: 0)
    let drawn = (0..<16).map { random.below(16, $0) }
    let expected = varianceShares(
      a: drawn.map { whole.a[$0] },
      b: drawn.map { whole.b[$0] },
      ab: whole.differences.map { difference in drawn.map { difference[$0] + whole.a[$0] } },
      isCentred: isCentred
    )
    let found = try #require(whole.intervals(replicates: 1, seed: 6, isCentred: isCentred))
    for (interval, share) in zip(found, try #require(expected)) {
      #expect(isClose(interval.first.lowerBound, share.first, within: 1e-12, least: 1))
      #expect(isClose(interval.total.upperBound, share.total, within: 1e-12, least: 1))
    }
  }

  @Test("have intervals that hold the truth about as often as they say")
  func coverage() {
    // Independent points, for which the bootstrap is made.
    var (held, narrow) = (0, 0)
    for trial in 0..<200 as Range<UInt64> {
      let random = CounterRandom(seed: 77, stream: trial)
      func outputs(_ x: UInt64, _ y: UInt64) -> [Double] {
        (0..<256 as Range<UInt64>).map { point in
          random.uniform(4 * point + x) + 2 * random.uniform(4 * point + y)
        }
      }
      let sample = SensitivitySample(
        a: outputs(0, 1),
        b: outputs(2, 3),
        ab: [outputs(2, 1), outputs(0, 3)]
      )
      guard let found = sample.intervals(replicates: 200, seed: trial, level: 0.9) else { continue }
      for (interval, truth) in zip(found, [0.2, 0.8]) {
        if interval.total.contains(truth) { held += 1 }
        if interval.hasConverged() { narrow += 1 }
      }
    }
    // Of 400; the percentile bootstrap is a little short.
    #expect(held > 330 && held < 385, "\(held)")
    // The share of 0.2 is known better than that of 0.8.
    #expect(narrow > 150 && narrow < 400, "\(narrow)")
  }

  @Test("have converged when the interval of the total share is narrow")
  func convergence() throws {
    let widths = try [64, 512, 4096].map { points in
      let intervals = try #require(Ishigami.sample(points: points, seed: 1).intervals(seed: 2))
      return intervals.map { $0.total.upperBound - $0.total.lowerBound }.reduce(0, max)
    }
    #expect(widths[0] > widths[1] && widths[1] > widths[2], "\(widths)")
    let intervals = try #require(Ishigami.sample(points: 4096, seed: 1).intervals(seed: 2))
    #expect(intervals.allSatisfy { $0.hasConverged() && !$0.hasConverged(within: 0.001) })
  }

  /// The results of a file whose rows are the blocks A, B, AB_1 and so on.
  private func sample(
    _ path: String,
    _ output: String,
    sources: Int
  ) throws -> SensitivitySample {
    let y = try Golden(path).column(output).encoded
    let points = y.count / (sources + 2)
    let blocks = (0..<(sources + 2)).map { Array(y[($0 * points)..<(($0 + 1) * points)]) }
    return SensitivitySample(a: blocks[0], b: blocks[1], ab: Array(blocks[2...]))
  }
}
