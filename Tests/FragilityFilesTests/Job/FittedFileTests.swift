import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

/// Territories with three indicators of random values, some of them absent.
private func territories(seed: UInt64) -> TerritoryTable {
  var random = SplitMix(seed: seed)
  let codes = (0..<40).map { "QN\($0)" }
  let communes = (0..<40).map { ["0100\"4", "2A\\004", "", "Évry"][$0 % 4] }
  func column() -> Column {
    Column(
      (0..<40).map { row in
        row % 7 == 3 ? nil : Double.random(in: 1...1000, using: &random) / 3
      }
    )
  }
  return TerritoryTable(
    codes: TextColumn(codes),
    parents: [.init(id: "commune", codes: TextColumn(communes))],
    indicators: (0..<3).map { _ in
      let (numerator, denominator) = (column(), column())
      let ratio = zip(numerator.values, denominator.values).map { above, below in
        above.number.flatMap { above in below.number.map { above / $0 } }
      }
      return .init(Column(ratio), numerator: numerator, denominator: denominator)
    }
  )
}

/// A method of three ratios with a normalisation.
private func method(
  _ normalisation: Normalisation,
  classes: Classification = .quantiles(count: 4, inclusive: .left)
) throws -> FragilityMethod {
  var rules = FragilityMethod.Rules()
  rules.normalisation = normalisation
  rules.classes = classes
  rules.missing = MissingPolicy(minWeightShare: 0.3)
  return try FragilityMethod(
    id: "m\"é",
    version: "1.0\n",
    tables: [
      .init(
        id: "t",
        path: "t.csv",
        key: "code",
        parents: [.init(id: "commune", codes: ColumnReference(table: "t", column: "commune"))]
      )
    ],
    rules: rules,
    indicators: ["a", "b", "c"].map { id in
      FragilityMethod.Indicator(
        id: id,
        derivation: .ratio(
          numerator: ColumnReference(table: "t", column: id),
          denominator: ColumnReference(table: "t", column: "pop"),
          per: 1
        ),
        direction: id == "b" ? .lowerIsWorse : .higherIsWorse
      )
    }
  )
}

private func read(_ text: String, for method: FragilityMethod) throws -> FittedMethod {
  try FittedFile.read(InputFile(path: "f.toml", bytes: Array(text.utf8)), for: method)
}

@Suite("The file of a fitted method")
struct FittedFileTests {
  @Test(
    "gives the fitted method back, to the last bit",
    arguments: [
      .minMax(MinMax()), .minMax(MinMax(goalposts: Scale(-1e-9, 1e21), clip: false)),
      .zScore(ZScore(mean: 5, standardDeviation: 2)),
      .percentRank(PercentRank(convention: .midpoint, ties: .average)),
      .quantile(QuantileScore(inclusive: .left)), .ratio(RatioToReference(reference: .all)),
      .ratio(RatioToReference(reference: .parent(level: "commune"))), Normalisation.none,
    ],
    [1, 2, 3] as [UInt64]
  )
  func roundTrip(normalisation: Normalisation, seed: UInt64) throws {
    let method = try method(normalisation)
    let fitted = try method.fit(to: territories(seed: seed))
    let text = FittedFile.text(of: fitted, territories: 40)
    let back = try read(text, for: method)
    #expect(back == fitted)
    #expect(FittedFile.text(of: back, territories: 40) == text)
    let other = territories(seed: seed + 10)
    #expect(back.score(other).scores == fitted.score(other).scores)
  }

  @Test("gives any double back, to the last bit")
  func anyDoubles() throws {
    var random = SplitMix(seed: 5)
    let numbers = (0..<3000).map { _ in random.anyDouble() }.sorted() + [.greatestFiniteMagnitude]
    let extremes = [-0x1p-1074, 0, 0x1p-1074, 2.2250738585072014e-308, 0.1, 1e21, 1e22, 1e23]
    let percentRank = PercentRank()
    let method = try method(.percentRank(percentRank))
    let fitted = FittedMethod(
      method: method,
      indicators: [numbers, extremes, [1]].enumerated().map { position, reference in
        FittedIndicator(
          normalisation: .percentRank(
            FittedPercentRank(
              reference: reference,
              choice: percentRank,
              scale: method.scale(of: position),
              direction: method.indicators[position].direction
            )
          )
        )
      },
      nodes: [FittedNode(weights: [1, 1, 1])],
      classification: FittedClassification(bounds: [0.1, 0.2, 0.3], inclusive: .left)
    )
    let back = try read(FittedFile.text(of: fitted, territories: 3), for: method)
    #expect(back == fitted)
    if case .percentRank(let reference) = back.normalisations[0] {
      #expect(reference.ranks.values.map(\.bitPattern) == numbers.map(\.bitPattern))
    }
  }

  @Test("keeps fixed breaks")
  func breaks() throws {
    let method = try method(
      .minMax(MinMax()),
      classes: .breaks([0.1, 1e-7, 3].sorted(), inclusive: .right)
    )
    let fitted = try method.fit(to: territories(seed: 1))
    #expect(try read(FittedFile.text(of: fitted, territories: 40), for: method) == fitted)
  }

  @Test("is read back when no territory had a score")
  func noScores() throws {
    let method = try method(.minMax(MinMax()))
    let gaps: [[Double?]] = [[1, 2, nil, nil], [nil, nil, 3, 4], [nil, nil, nil, 1]]
    let table = TerritoryTable(
      codes: ["a", "b", "c", "d"],
      indicators: gaps.map { .init(Column($0.map { $0.map { $0 * 2 } })) }
    )
    var rules = method.rules
    rules.missing = MissingPolicy(minWeightShare: 1)
    rules.normalisation = .quantile(QuantileScore())
    let strict = try FragilityMethod(
      id: "m",
      tables: method.tables,
      rules: rules,
      indicators: method.indicators
    )
    let fitted = try strict.fit(to: table)
    #expect(fitted.score(table).scores.presentCount == 0)
    #expect(try read(FittedFile.text(of: fitted, territories: 4), for: strict) == fitted)
  }

  @Test("of another method is refused at its fingerprint")
  func otherMethod() throws {
    let fitted = try method(.minMax(MinMax())).fit(to: territories(seed: 1))
    let text = FittedFile.text(of: fitted, territories: 40)
    for other in [Normalisation.zScore(ZScore()), .minMax(MinMax(clip: true))] {
      let method = try method(other)
      let found = problems { try read(text, for: method) }
      #expect(found.map(\.spot) == ["fitted.other-method 6:1"])
      #expect(found.first?.place.file == "f.toml")
    }
  }

  @Test(
    "that was edited is refused at its line",
    arguments: [
      ("fragility-fitted/2", "fragility-fitted/9", "fitted.format 3:1"),
      ("fragility-fitted/2", "fragility-method/1", "fitted.format 3:1"),
      ("territories = ", "territory = ", "method.unknown-key 7:1"),
      ("bounds = ", "bonds = ", "method.missing-key 9:1"),
      ("id = \"b\"", "id = \"x\"", "fitted.indicator 16:1"),
      ("\"minmax\"", "\"zscore\"", "fitted.indicator 12:1"),
      ("lower = ", "lover = ", "fitted.indicator 12:1"),
      ("lower = ", "lower = 1e300, l = ", "fitted.indicator 12:1"),
      ("lower = ", "lower = \"1\", l = ", "method.wrong-type 14:38"),
      ("upper = ", "upper = inf, u = ", "method.wrong-type 14:"),
      ("upper = ", "extra = 1, upper = ", "method.unknown-key 14:"),
      ("weights = [", "weights = [1.0, ", "fitted.node 24:1"),
      ("weights = ", "weight = ", "fitted.node 24:1"),
      ("[[node]]", "[[node]]\nid = \"x\"\n\n[[node]]", "fitted.node 24:1"),
      ("[[indicator]]\nid = \"a\"", "[[indicator]]\nid = \"b\"", "fitted.indicator 12:1"),
      ("fingerprint", "fingerprnt", "method.missing-key 1:1"),
    ]
  )
  func edited(what: String, by: String, spot: String) throws {
    let method = try method(.minMax(MinMax()))
    let fitted = try method.fit(to: territories(seed: 1))
    let text = FittedFile.text(of: fitted, territories: 40)
    let range = try #require(text.firstRange(of: what))
    let edited = text.replacingCharacters(in: range, with: by)
    let found = problems { try read(edited, for: method) }
    #expect(found.map(\.spot).contains { $0.hasPrefix(spot) }, "\(found.map(\.spot))")
    #expect(found.allSatisfy { $0.place.file == "f.toml" })
  }

  @Test(
    "is refused when deciles or reference values are out of order, and not put in order",
    arguments: [
      (Normalisation.quantile(QuantileScore()), "bounds = ["),
      (.percentRank(PercentRank()), "reference = ["),
    ]
  )
  func outOfOrder(normalisation: Normalisation, list: String) throws {
    let method = try method(normalisation)
    let text = FittedFile.text(of: try method.fit(to: territories(seed: 1)), territories: 40)
    let indicators = try #require(text.firstRange(of: "[[indicator]]")).upperBound
    let start = try #require(text[indicators...].firstRange(of: list)).upperBound
    let end = try #require(text[start...].firstIndex(of: "]"))
    let turned = text[start..<end].components(separatedBy: ", ").reversed().joined(separator: ", ")
    let edited = text.replacingCharacters(in: start..<end, with: turned)
    let found = problems { try read(edited, for: method) }
    #expect(found.map(\.spot) == ["fitted.indicator 12:1"])
  }

  @Test(
    "is refused at the bounds of its classes when they are not those of the method",
    arguments: ["bounds = [1, 2] # ", "bounds = [3, 2, 1] # "]
  )
  func bounds(line: String) throws {
    let method = try method(.minMax(MinMax()))
    let fitted = try method.fit(to: territories(seed: 1))
    let text = FittedFile.text(of: fitted, territories: 40)
      .replacing("bounds = ", with: line)
    #expect(problems { try read(text, for: method) }.map(\.place.line) == [10])
  }

  @Test("with an indicator too many is refused at its line")
  func oneTooMany() throws {
    let method = try method(.minMax(MinMax()))
    let fitted = try method.fit(to: territories(seed: 1))
    let text =
      FittedFile.text(of: fitted, territories: 40)
      + "\n[[indicator]]\nid = \"d\"\nnormalisation = { method = \"none\" }\n"
    #expect(problems { try read(text, for: method) }.map(\.place.line) == [28])
  }

  @Test("that is cut off is refused, wherever that is")
  func truncated() throws {
    let method = try method(.ratio(RatioToReference(reference: .parent(level: "commune"))))
    let fitted = try method.fit(to: territories(seed: 1))
    let text = FittedFile.text(of: fitted, territories: 40)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for count in 1..<(lines.count - 2) {
      let cut = lines[..<count].joined(separator: "\n") + "\n"
      let found = problems { try read(cut, for: method) }
      #expect(found.allSatisfy { $0.place.line != nil && $0.place.file == "f.toml" })
    }
    let half = String(text.prefix(text.count - 12))
    #expect(problems { try read(half, for: method) }.map(\.code.rawValue) == ["method.not-toml"])
  }

  @Test("is read from its path")
  func path() throws {
    let folder = try TemporaryFolder()
    let method = try method(.minMax(MinMax()))
    let fitted = try method.fit(to: territories(seed: 1))
    try folder.write("f.toml", FittedFile.text(of: fitted, territories: 40))
    #expect(try FittedFile.read(folder.path("f.toml"), for: method) == fitted)
    let found = problems { try FittedFile.read(folder.path("g.toml"), for: method) }
    #expect(found.map(\.code.rawValue) == ["file.not-found"])
  }

  @Test(
    "quotes any text",
    arguments: ["", "a\"b\\c", "\n\r\t\u{1}\u{1F}\u{7F}", "Évry 😀", "'''", "\u{85}\u{2028}"]
  )
  func quoting(text: String) throws {
    let top = try TOMLSection.open(
      InputFile(path: "f", bytes: Array("a = \(quoted(text))\n".utf8))
    )
    #expect(top.string("a") == text)
  }
}
