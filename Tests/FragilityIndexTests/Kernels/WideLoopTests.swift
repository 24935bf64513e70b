import Testing

@testable import FragilityIndex

@Suite("Loops that do many rows at a time")
struct WideLoopTests {
  /// Around the eight rows that are done together, and a tile.
  private static let counts = Array(0...33) + [2047, 2048, 2050]

  @Test("score by min-max as one value after the other does", arguments: [true, false])
  func minMax(clip: Bool) {
    for (turn, count) in Self.counts.enumerated() {
      let values = hardNumbers(count + 3, seed: UInt64(count))
      let holds = [(-Double.infinity, Double.infinity), (2.5, 90), (0, 0), (-0.0, 1e308)]
      for (least, most) in holds {
        for (lower, upper) in [(0.0, 100.0), (-3, 3), (1, 1 + 1e-300), (-1e308, 1e300)] {
          let fitted = FittedMinMax(
            lower: lower,
            upper: upper,
            scale: turn % 2 == 0 ? Scale(1, 100) : Scale(0, 1e300),
            direction: turn % 3 == 0 ? .lowerIsWorse : .higherIsWorse,
            clip: clip
          )
          // From the first value, and from one that lies anywhere in memory.
          for first in [0, 1, 3] {
            let scores = values.withUnsafeBufferPointer {
              let own = UnsafeBufferPointer(rebasing: $0[first..<first + count])
              return fitted.line.scores(of: own, heldAt: least, most)
            }
            let expected = values[first..<first + count].map { value -> Double in
              guard !value.isNaN else { return value }
              let held = value < least ? least : value > most ? most : value
              let score = fitted.score(held)
              return score.isFinite ? score : Double(absent: .unavailable)
            }
            #expect(bits(scores) == bits(expected))
          }
        }
      }
    }
  }

  @Test("score by z-score as one value after the other does")
  func zScore() {
    for (turn, count) in Self.counts.enumerated() {
      let values = hardNumbers(count, seed: UInt64(count))
      for (mean, deviation) in [(0.0, 1.0), (50, 17.3), (-1e308, 1e-300), (-0.0, 0.1)] {
        let fitted = FittedZScore(
          mean: mean,
          standardDeviation: deviation,
          target: ZScore(mean: turn % 2 == 0 ? 0 : 50, standardDeviation: 10),
          direction: turn % 3 == 0 ? .lowerIsWorse : .higherIsWorse
        )
        let treatment = FittedTreatment(steps: [.hold(lower: -2.5, upper: turn % 2 == 0 ? 90 : nil)]
        )
        let scores = values.withUnsafeBufferPointer {
          FittedIndicator(treatment: treatment, normalisation: .zScore(fitted))
            .normalise($0, in: territories([Column(encoded: values)]), rows: 0..<count)
        }
        let expected = values.map { value -> Double in
          guard !value.isNaN else { return value }
          let score = fitted.score(treatment.apply(value))
          return score.isFinite ? score : Double(absent: .unavailable)
        }
        #expect(bits(scores) == bits(expected))
      }
    }
  }

  @Test("hold values between bounds as one value after the other does")
  func held() {
    let bounds: [(Double?, Double?)] = [(nil, nil), (0, nil), (-0.0, 50), (nil, 0), (2.5, 2.5)]
    for count in Self.counts {
      let values = hardNumbers(count, seed: UInt64(count))
      for (lower, upper) in bounds {
        let treatment = FittedTreatment(steps: [.hold(lower: lower, upper: upper)])
        let found = values.withUnsafeBufferPointer { treatment.apply(to: $0) }
        #expect(bits(found) == bits(values.map { treatment.apply($0) }))
      }
    }
  }

  @Test("add what is there and its weights as one row after the other does", arguments: 0...5)
  func sums(columns: Int) {
    let weights = (0..<columns).map { [1, 0.1, 2.5, 0, 1e300][$0] }
    for count in Self.counts {
      let children = (0..<columns).map { hardNumbers(count, seed: UInt64(100 * $0 + count)) }
      let found = PresentMeans.sums(of: children, weights, count: count)
      var sums = [Double](repeating: 0, count: count)
      var present = sums
      for (child, weight) in zip(children, weights) {
        for row in 0..<count where !child[row].isNaN {
          sums[row] += weight * child[row]
          present[row] += weight
        }
      }
      // Infinity less infinity is NaN, whose sign machines do not agree on.
      #expect(
        zip(found.sums, sums).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
      )
      #expect(bits(found.present) == bits(present))
      for least in [0, 1.1, 3.5] {
        let means = PresentMeans.means(of: children, weights, count: count, least: least)
        let expected = zip(sums, present).map { sum, present -> Double in
          guard present > 0, present >= least else { return Double(absent: .insufficientWeight) }
          return (sum / present).isFinite ? sum / present : Double(absent: .unavailable)
        }
        #expect(bits(means) == bits(expected))
      }
    }
  }

  @Test("find the ends and the gaps that one value after the other does")
  func ends() {
    for count in Self.counts {
      for seed in 0..<4 {
        let values = hardNumbers(count + 1, seed: UInt64(1000 * seed + count), gaps: seed != 3)
        let own = Array(values.dropFirst(seed % 2).prefix(count))
        let found = values.withUnsafeBufferPointer { values in
          values.baseAddress.map { extent(of: $0 + seed % 2, count: count) }
        }
        #expect(found?.lowest == own.filter { !$0.isNaN }.min() ?? .infinity)
        #expect(found?.highest == own.filter { !$0.isNaN }.max() ?? -.infinity)
        #expect(found?.gaps == own.count(where: \.isNaN))
        #expect(Column(encoded: own).presentCount == own.count { !$0.isNaN })
      }
    }
  }

  @Test("on several threads fill every element once", arguments: [0, 1, 2, 7, 8, 9, 1000])
  func filled(count: Int) {
    for threads in [1, 2, 3, 8] {
      let found = concurrentArray(count, threads: threads) { range, elements in
        for (offset, element) in range.enumerated() { elements[offset] = 3 * element }
      }
      #expect(found == (0..<count).map { 3 * $0 })
    }
  }
}
