import Testing

@testable import FragilityIndex

@Suite("Distances")
struct DistanceTests {
  @Test(
    "to a target agree with COINr on the ASEM example, capped or not",
    arguments: [false, true]
  )
  func goldenTarget(cap: Bool) throws {
    let example = try GoldenNormalisation()
    let file = cap ? "norm_dist2targ_cap" : "norm_dist2targ"
    let wrong = try example.disagreements(with: file) { member in
      let target = try #require(example.parameter("target", of: member))
      return .distance(Distance(to: .value(target), cap: cap))
    }
    #expect(wrong == [])
  }

  @Test("to the targets of the metadata agree with COINr, from values with gaps")
  func goldenMetadata() throws {
    let file = try Golden("asem/iMeta")
    let targets = file.column("Target")
    let rows = Dictionary(uniqueKeysWithValues: zip(file.texts("iCode"), 0...))
    let example = try GoldenNormalisation(from: "asem/raw")
    let wrong = try example.disagreements(with: "norm_dist2targ_iMetaTarget") { member in
      let row = try #require(rows[member.id])
      let target = try #require(targets[row].number)
      return .distance(Distance(to: .value(target)))
    }
    #expect(wrong == [])
  }

  @Test("to a territory agree with COINr, capped or not", arguments: [false, true])
  func goldenTerritory(cap: Bool) throws {
    let example = try GoldenNormalisation()
    let code = example.codes[2]
    #expect(code == "BEL")
    let file = cap ? "norm_dist2ref_row3_cap" : "norm_dist2ref_row3"
    let wrong = try example.disagreements(with: file) { _ in
      .distance(Distance(to: .territory(code), cap: cap))
    }
    #expect(wrong == [])
  }

  @Test("to the maximum are min-max, as COINr's n_dist2max")
  func goldenMaximum() throws {
    let wrong = try GoldenNormalisation().disagreements(with: "norm_dist2max") { _ in
      .minMax(MinMax())
    }
    #expect(wrong == [])
  }

  @Test("run over the scale, from the least fragile value to the target and beyond it")
  func scale() throws {
    let column = Column([2, 4, nil, 10, 12])
    let free = Normalisation.distance(Distance(to: .value(10)))
    #expect(try normalise(column, free, scale: Scale(10, 50)) == Column([10, 20, nil, 50, 60]))
    let held = Normalisation.distance(Distance(to: .value(10), cap: true))
    #expect(try normalise(column, held, scale: Scale(10, 50)) == Column([10, 20, nil, 50, 50]))
    let low = Normalisation.distance(Distance(to: .value(2)))
    #expect(try normalise(column, low, .lowerIsWorse) == Column([1, 0.8, nil, 0.2, 0]))
  }

  @Test(
    "are refused when the target is not on the fragile side, or is no territory",
    arguments: [
      (Distance(to: .value(2)), Direction.higherIsWorse, "fit.target-not-beyond"),
      (Distance(to: .value(12)), .lowerIsWorse, "fit.target-not-beyond"),
      (Distance(to: .value(12)), .higherIsWorse, ""),
      (Distance(to: .territory("T0")), .higherIsWorse, "fit.target-not-beyond"),
      (Distance(to: .territory("T2")), .higherIsWorse, "fit.target-not-beyond"),
      (Distance(to: .territory("T3")), .higherIsWorse, ""),
      (Distance(to: .territory("T9")), .higherIsWorse, "fit.no-such-territory"),
    ]
  )
  func refusals(choice: Distance, direction: Direction, code: String) {
    let column = Column([2, 4, nil, 12])
    let found = problems { try normalise(column, .distance(choice), direction) }
    #expect(found.map(\.code.rawValue) == (code.isEmpty ? [] : [code]))
    for problem in found {
      #expect(problem.place.subject == .indicator(0, id: "a", key: "normalisation"))
      #expect(!problem.message.french.isEmpty && !problem.remedy.french.isEmpty)
      #expect(problem.message.french != problem.message.english)
    }
  }
}

@Suite("The fraction of the maximum")
struct FractionOfMaximumTests {
  // COINr has x / min where low is worse, the reciprocal of ours: there the least fragile would score highest.
  @Test("agrees with COINr where high is worse, and is its reciprocal where low is")
  func golden() throws {
    let example = try GoldenNormalisation()
    let expected = try Golden("asem/norm_fracmax")
    var refused: [String] = []
    var turned = 0
    for member in example.members {
      guard let found = try? example.normalise(member, .fractionOfMaximum(FractionOfMaximum()))
      else {
        refused.append(member.id)
        continue
      }
      var wanted = expected.column(member.id)
      if member.direction == .lowerIsWorse {
        wanted = Column(encoded: wanted.encoded.map { 1 / $0 })
        turned += 1
      }
      #expect(disagreements(found, wanted) == [], "\(member.id)")
    }
    // Where the smallest value is 0 nothing can be a fraction of it.
    #expect(refused == ["CostImpEx", "Tariff", "Poverty"])
    #expect(turned == 11)
  }

  @Test("has no score for a value of 0 where low is worse, and is refused without a positive end")
  func zero() throws {
    let choice = Normalisation.fractionOfMaximum(FractionOfMaximum())
    #expect(try normalise(Column([1, 4]), choice, scale: Scale(0, 8)) == Column([2, 8]))
    let fitted = FittedFractionOfMaximum(end: 2, scale: Scale(0, 1), direction: .lowerIsWorse)
    #expect([2.0, 4, 0].map(fitted.score) == [1, 0.5, .infinity])
    let column = TerritoryTable.IndicatorColumn(Column([4, 0]))
    let scores = FittedNormalisation.fractionOfMaximum(fitted)
      .apply(to: column.values.encoded, of: territories([column]), rows: 0..<2)
    #expect(Column(encoded: scores) == Column([.present(0.5), .absent(.zeroDenominator)]))
    for (values, direction) in [([-3.0, 0], Direction.higherIsWorse), ([0, 5], .lowerIsWorse)] {
      let codes = problemCodes { try normalise(Column(values), choice, direction) }
      #expect(codes == ["fit.not-positive"])
    }
  }
}
