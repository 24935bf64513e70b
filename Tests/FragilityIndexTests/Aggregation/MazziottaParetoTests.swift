import Testing

@testable import FragilityIndex

// The numbers are computed by NumPy from the formulas, which Python has in another order of operations.
@Suite("The Mazziotta-Pareto aggregation")
struct MazziottaParetoTests {
  private let table = territories([
    Column([12, 20, 8, 30]), Column([3.5, 1.5, 6, 2]), Column([40, 55, 35, 80]),
  ])

  private func scores(
    _ choice: MazziottaPareto,
    orientation: Orientation = .fragility,
    weights: [Double] = [1, 1, 1],
    adjusted: Bool = false
  ) throws -> Column {
    let posts = [Scale(0, 40), Scale(1, 7), Scale(30, 90)]
    let isTurned = orientation == .strength
    let indicators = (0..<3).map { position in
      indicator(
        "i\(position)",
        (position == 1) != isTurned ? .lowerIsWorse : .higherIsWorse,
        weight: weights[position],
        normalisation: adjusted
          ? .minMax(MinMax(goalposts: posts[position]))
          : .zScore(ZScore(mean: 100, standardDeviation: 10))
      )
    }
    let method = try method(indicators) { rules in
      rules.orientation = orientation
      rules.scale = Scale(70, 130)
      rules.aggregation = .mazziottaPareto(choice)
    }
    return try score(table, by: method).scores
  }

  private let added = [95.6895712153049, 104.25734513072736, 89.36678961990647, 110.98880426296239]
  private let subtracted = [
    95.58652196484097, 104.05693921764767, 89.26627748191324, 110.78775110669702,
  ]

  @Test("adds the penalty where high is bad, subtracts it where high is good, or as it is told")
  func penalty() throws {
    let free = MazziottaPareto()
    #expect(disagreements(try scores(free), Column(added)) == [])
    #expect(disagreements(try scores(free, orientation: .strength), Column(subtracted)) == [])
    let told = MazziottaPareto(penalty: .subtract)
    #expect(disagreements(try scores(told), Column(subtracted)) == [])
    let other = MazziottaPareto(penalty: .add)
    #expect(disagreements(try scores(other, orientation: .strength), Column(added)) == [])
  }

  @Test("takes the variance of the children with n, or with n - 1")
  func variance() throws {
    let expected = [95.71533352792088, 104.3074466089973, 89.39191765440478, 111.03906755202873]
    let found = try scores(MazziottaPareto(variance: .sample))
    #expect(disagreements(found, Column(expected)) == [])
  }

  @Test("on goalposts from 70 to 130 is the adjusted index")
  func adjusted() throws {
    let added = [92.1941391941392, 108.28125, 79.1097046413502, 118.38028169014083]
    #expect(disagreements(try scores(MazziottaPareto(), adjusted: true), Column(added)) == [])
    let subtracted = [89.8058608058608, 105.05208333333334, 78.8902953586498, 118.28638497652582]
    let choice = MazziottaPareto(penalty: .subtract)
    #expect(disagreements(try scores(choice, adjusted: true), Column(subtracted)) == [])
    let weighted = [91.17174515235457, 106.30952380952381, 79.85266457680251, 117.55319148936171]
    let found = try scores(MazziottaPareto(), weights: [2, 1, 1], adjusted: true)
    #expect(disagreements(found, Column(weighted)) == [])
  }

  @Test("leaves gaps out, and has no score where the mean is 0")
  func gaps() throws {
    let method = try method([indicator("a"), indicator("b"), indicator("c")]) { rules in
      rules.normalisation = .none
      rules.aggregation = .mazziottaPareto(MazziottaPareto())
    }
    let result = try score(
      [[90, nil, 110], [90, nil, nil], [-5, 5, 0], [80, 80, 80]],
      by: method
    )
    #expect(result.scores[0] == .present(101))
    #expect(result.scores[1] == .absent(.insufficientWeight))
    #expect(result.scores[2] == .absent(.unavailable))
    #expect(result.scores[3] == .present(80))
  }
}
