import Testing

@testable import FragilityIndex

@Suite("Linear programmes")
struct LinearProgrammeTests {
  // Worked by hand: x + 2y = 14 and x - y = 2 meet in (6, 4), worth 34; the corner (2, 6) is worth 30, (2, 0) and (0, 0) less.
  @Test("end in the best corner")
  func corner() throws {
    let programme = LinearProgramme(
      maximise: [3, 4],
      subjectTo: [[1, 2], [-3, 1], [1, -1]],
      bounds: [14, 0, 2]
    )
    let solution = try #require(programme.solution())
    #expect(solution.count == 2)
    #expect(isClose(solution[0], 6))
    #expect(isClose(solution[1], 4))
  }

  // Beale (1955): taking the largest coefficient first can run in circles here.
  @Test("do not run in circles at a degenerate corner")
  func beale() throws {
    let programme = LinearProgramme(
      maximise: [0.75, -20, 0.5, -6],
      subjectTo: [[0.25, -8, -1, 9], [0.5, -12, -0.5, 3], [0, 0, 1, 0]],
      bounds: [0, 0, 1]
    )
    let solution = try #require(programme.solution())
    #expect(zip(solution, [1, 0, 1, 0]).allSatisfy { isClose($0, $1) })
  }

  @Test("without a limit have no solution")
  func unbounded() {
    #expect(
      LinearProgramme(maximise: [1, 1], subjectTo: [[1, -1]], bounds: [1]).solution() == nil
    )
    #expect(LinearProgramme(maximise: [1], subjectTo: [], bounds: []).solution() == nil)
  }

  @Test("without anything to gain stay at 0")
  func nothingToGain() {
    let programme = LinearProgramme(maximise: [0, -1], subjectTo: [[1, 1]], bounds: [1])
    #expect(programme.solution() == [0, 0])
    #expect(LinearProgramme(maximise: [], subjectTo: [[]], bounds: [1]).solution() == [])
  }

  @Test("cannot be bettered by shifting weight", arguments: 0..<20)
  func shifting(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<12).map { _ in (0..<5).map { _ in generator.number(0.1, 1) } }
    let objective = (0..<5).map { _ in generator.number(0.1, 1) }
    let bounds = (0..<12).map { _ in generator.number(1, 2) }
    let solution = try #require(
      LinearProgramme(maximise: objective, subjectTo: rows, bounds: bounds).solution()
    )
    for (row, bound) in zip(rows, bounds) {
      #expect(zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 } <= bound + 1e-12)
    }
    let value = zip(objective, solution).reduce(0) { $0 + $1.0 * $1.1 }
    // Moving any weight to another variable, as far as the constraints let it, gains nothing.
    for (up, down) in (0..<5).flatMap({ up in (0..<5).map { (up, $0) } }) where up != down {
      var other = solution
      other[down] *= 0.9
      let slack = zip(rows, bounds).map { row, bound in
        (bound - zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }) / row[up]
      }
      other[up] += slack.min() ?? 0
      #expect(zip(objective, other).reduce(0) { $0 + $1.0 * $1.1 } <= value + 1e-12)
    }
  }
}
