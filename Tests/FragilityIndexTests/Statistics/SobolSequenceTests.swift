import Testing

@testable import FragilityIndex

@Suite("The sequence of Sobol'")
struct SobolSequenceTests {
  @Test("has the points of SciPy in all dimensions")
  func points() throws {
    let file = try Golden("unit/sobol_points")
    let numbers = file.texts("point").compactMap { Int($0) }
    #expect(numbers.count == 14 && file.header.count == SobolSequence.maximumDimensions + 1)
    let sequence = SobolSequence(dimensions: SobolSequence.maximumDimensions, seed: nil)
    for dimension in 0..<sequence.dimensions {
      let found = numbers.map { sequence.value($0, dimension) }
      #expect(found == file.column("x\(dimension)").encoded, "\(dimension)")
    }
  }

  @Test("puts one point into each of 2^k equal parts of every dimension", arguments: [nil, 1, 99])
  func evenness(seed: UInt64?) {
    let sequence = SobolSequence(dimensions: 64, seed: seed)
    for dimension in 0..<64 {
      let parts = Set((0..<1024).map { Int(sequence.value($0, dimension) * 1024) })
      #expect(parts == Set(0..<1024), "\(dimension)")
    }
  }

  @Test("moves with its seed, and is never 0 or 1 then")
  func seeds() {
    let sequences = [1, 2].map { SobolSequence(dimensions: 3, seed: $0) }
    for dimension in 0..<3 {
      let values = sequences.map { sequence in (0..<256).map { sequence.value($0, dimension) } }
      #expect(zip(values[0], values[1]).allSatisfy { $0 != $1 })
      #expect(values.joined().allSatisfy { $0 > 0 && $0 < 1 })
    }
    let again = SobolSequence(dimensions: 5, seed: 1)
    #expect((0..<256).allSatisfy { again.value($0, 2) == sequences[0].value($0, 2) })
  }

  @Test("averages a smooth function over 20 dimensions better than random points do")
  func integration() {
    func error(_ point: (Int, Int) -> Double) -> Double {
      let mean = (0..<4096).reduce(0.0) { sum, n in
        sum + (0..<20).reduce(1.0) { $0 * (1 + (point(n, $1) - 0.5) / Double(1 + $1)) }
      }
      return abs(mean / 4096 - 1)
    }
    let sequence = SobolSequence(dimensions: 20, seed: 4)
    let random = CounterRandom(seed: 4, stream: 1)
    #expect(error(sequence.value) < error { random.uniform(UInt64(20 * $0 + $1)) } / 5)
    #expect(error(sequence.value) < 1e-3)
  }
}
