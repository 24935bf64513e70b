import Testing

@testable import FragilityIndex

@Suite("A finding")
struct FindingTests {
  /// Audits columns as they are, in one dimension `x` unless told otherwise.
  private func audit(
    _ columns: [(id: String, dimension: String?, values: [Double?])],
    population: [Double?]? = nil
  ) throws -> Audit {
    let names = columns.compactMap(\.dimension).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    let plain = try method(
      dimensions: names.map { dimension($0) },
      columns.map { indicator($0.id, in: $0.dimension) }
    ) { $0.normalisation = .none }
    let table = territories(
      columns.map { Column($0.values) },
      population: population.map { Column($0) }
    )
    return Audit(of: try score(table, by: plain))
  }

  /// The subjects and the severity of the findings of one kind.
  private func found(_ kind: Audit.Finding.Kind, in audit: Audit) -> [String] {
    audit.findings.filter { $0.kind == kind }.map {
      "\($0.severity) " + $0.subjects.joined(separator: " ")
    }
  }

  private let rising: [Double?] = (1...20).map { Double($0) }
  private let wave: [Double?] = [
    4, 9, 2, 7, 5, 1, 8, 3, 6, 10, 4, 9, 2, 7, 5, 1, 8, 3, 6, 10,
  ]

  @Test("tells of a constant indicator, whose importance cannot be computed")
  func constant() throws {
    let audit = try audit([("a", "x", rising), ("b", "x", .init(repeating: 7, count: 20))])
    #expect(found(.constant, in: audit) == ["objection b"])
    let finding = try #require(audit.findings.first { $0.kind == .constant })
    #expect(finding.message.english.contains("\"b\" is 7 everywhere"))
    #expect(finding.message.french.contains("\"b\" vaut partout 7 :"))
    #expect(audit.importance.first { $0.member == .indicator(1) }?.effective.isNaN == true)
    #expect(audit.importance[0].effective == 1)
    #expect(audit.dimensions[1].eigenvalues.isEmpty)
  }

  @Test("tells of the same column twice, and of one that follows from another")
  func twins() throws {
    let audit = try audit([
      ("a", "x", wave), ("b", "y", wave), ("c", "x", wave.map { $0.map { 3.7 - 0.1 * $0 } }),
      ("d", "y", wave.map { $0 == 9 ? nil : $0 }), ("e", "x", rising),
    ])
    #expect(found(.identical, in: audit) == ["objection b a"])
    #expect(
      found(.collinear, in: audit).sorted() == [
        "objection c a", "objection c b", "objection d a", "objection d b", "objection d c",
      ]
    )
    #expect(found(.redundant, in: audit) == [])
  }

  @Test("tells of outliers, which only rank and bounded scores withstand")
  func outliers() throws {
    let values: [Double?] = rising.dropLast() + [500]
    #expect(found(.outliers, in: try audit([("a", nil, values)])) == ["objection a"])
    let ranks = try method([indicator("a")]) { $0.normalisation = .percentRank(PercentRank()) }
    let table = territories([Column(values)])
    #expect(found(.outliers, in: Audit(of: try score(table, by: ranks))) == ["remark a"])
    let bounded = try method([indicator("a")]) {
      $0.normalisation = .minMax(MinMax(goalposts: Scale(0, 20)))
    }
    let audit = Audit(of: try score(table, by: bounded))
    #expect(found(.outliers, in: audit) == ["remark a"])
    let finding = try #require(audit.findings.first)
    #expect(finding.message.english.contains("as far as 500 with a median of 10.5"))
    #expect(finding.message.french.contains("jusqu'à 500 pour une médiane de 10,5"))
  }

  @Test("tells of gaps below 65 % and not at 65 %, and of zeros beyond half")
  func gaps() throws {
    let thirteen: [Double?] = rising.enumerated().map { $0 < 13 ? $1 : nil }
    let twelve: [Double?] = rising.enumerated().map { $0 < 12 ? $1 : nil }
    let zeros: [Double?] = rising.enumerated().map { $0 < 11 ? 0 : $1 }
    let half: [Double?] = rising.enumerated().map { $0 < 10 ? 0 : $1 }
    let audit = try audit([
      ("a", nil, thirteen), ("b", nil, twelve), ("c", nil, zeros), ("d", nil, half),
    ])
    #expect(found(.scarce, in: audit) == ["objection b"])
    #expect(found(.manyZeros, in: audit) == ["remark c"])
    let finding = try #require(audit.findings.first { $0.kind == .scarce })
    #expect(finding.message.english.contains("60 % of the territories (12 of 20), less than 65 %"))
  }

  @Test("tells of a count that is not divided, and of a column that follows the population")
  func size() throws {
    let audit = try audit(
      [("a", nil, wave), ("b", nil, rising.map { $0.map { 2 * $0 + 1 } })],
      population: rising
    )
    #expect(found(.followsPopulation, in: audit) == ["remark b"])
    #expect(found(.undividedCount, in: audit) == [])
    var draft = MethodDraft()
    draft.indicators[2].derivation = .count(table: "places", denominator: nil, per: 1)
    draft.rules.normalisation = .none
    let table = territories(
      [Column(wave), Column(rising), Column(wave.reversed())],
      population: Column(rising),
      parents: [("epci", .init(repeating: "E", count: 20))]
    )
    let counted = Audit(of: try score(table, by: try draft.method()))
    #expect(found(.undividedCount, in: counted) == ["objection n"])
    // What is divided already, or counted, is no plain column.
    #expect(found(.followsPopulation, in: counted) == ["remark b"])
  }

  @Test("tells of siblings that say the same or counteract, and of what goes against the rest")
  func siblings() throws {
    let noisy: [Double?] = zip(rising, wave).map { ($0 ?? 0) + ($1 ?? 0) / 5 }
    let falling: [Double?] = zip(rising, wave).map { 30 - ($0 ?? 0) - ($1 ?? 0) / 3 }
    let audit = try audit([
      ("a", "x", rising), ("b", "x", noisy), ("c", "x", falling), ("d", "y", wave),
      ("e", "y", noisy),
    ])
    #expect(found(.redundant, in: audit) == ["objection a b"])
    #expect(found(.counteracting, in: audit) == ["objection a c", "objection b c"])
    #expect(found(.againstDimension, in: audit) == ["objection c x"])
    #expect(found(.againstIndex, in: audit) == ["objection c score"])
    #expect(found(.incoherent, in: audit).contains("remark x"))
  }

  @Test("tells of members that do not show, or belong elsewhere")
  func places() throws {
    let big: [Double?] = rising.map { $0.map { 10 * $0 } }
    let audit = try audit([
      ("a", "x", big), ("b", "x", wave.map { $0.map { $0 / 10 } }),
      ("c", "y", wave.map { $0.map { $0 / 100 } }),
      ("d", "y", wave.map { $0.map { $0 * $0 / 900 } }),
    ])
    #expect(found(.weak, in: audit).contains("remark b x"))
    #expect(found(.closerElsewhere, in: audit) == ["remark b y"])
    #expect(found(.importance, in: audit).contains("remark a score"))
  }

  @Test("that chance may explain is a remark")
  func chance() throws {
    let audit = try audit([("a", nil, [1, 2, 3, 4]), ("b", nil, [3, 4, 1, 2.5])])
    #expect(found(.counteracting, in: audit) == ["remark a b"])
  }

  @Test("comes after every objection when it is a remark, and by kind")
  func order() throws {
    let findings = try AuditTests.asem().audit.findings
    #expect(findings.count > 20)
    let places = try findings.map { finding in
      let severity = try #require(Audit.Finding.Severity.allCases.firstIndex(of: finding.severity))
      let kind = try #require(Audit.Finding.Kind.allCases.firstIndex(of: finding.kind))
      return 100 * severity + kind
    }
    #expect(places == places.sorted())
  }

  @Test("never speaks of what is not a number", arguments: 0..<60)
  func sentences(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let choices: [Aggregation] = [.arithmetic, .geometric(floor: 0.5)]
    var tree = RandomTree(seed: seed, aggregations: choices)
    let table = tree.territories(Int(generator.next() % 6) + (seed % 3 == 0 ? 0 : 12))
    // Every third column is made constant, empty or huge.
    let columns = table.indicators.enumerated().map { position, column in
      switch position % 6 {
      case 2: Column(encoded: column.values.encoded.map { $0.isNaN ? $0 : 4 })
      case 4: Column(encoded: column.values.encoded.map { _ in Double(absent: .suppressed) })
      case 5: Column(encoded: column.values.encoded.map { $0 * 0x1p1000 })
      default: column.values
      }
    }
    let codes = (0..<table.count).map { "T\($0)" }
    let people = Column((0..<table.count).map { _ in Double(generator.next() % 3) })
    let made = territories(columns, codes: codes, population: people)
    let audit = Audit(of: try score(made, by: try tree.method()))
    for finding in audit.findings {
      for text in [finding.message, finding.remedy] {
        for language in Language.allCases {
          let sentence = text[language]
          #expect(!sentence.contains("nan") && !sentence.contains("inf ") && !sentence.isEmpty)
        }
      }
      #expect(finding.value.isFinite, "\(finding)")
      #expect(!finding.subjects.isEmpty)
    }
    if audit.scoredCount < 3 {
      #expect(audit.findings.contains { $0.kind == .tooFewTerritories })
    }
  }

  @Test("writes numbers so that they keep their side of the bar")
  func numbers() {
    #expect(figure(0.123).english == "0.12")
    #expect(figure(-0.001).english == "0")
    #expect(figure(0.6996, bar: 0.7).french == "0,6996")
    #expect(figure(0.7, bar: 0.7).french == "0,7")
    #expect(roundedValue(12935.4).english == "12935")
    #expect(roundedValue(0.0012345).french == "0,00123")
    #expect(roundedValue(0).english == "0")
    #expect(percentage(0.5).english == "50 %")
    #expect(percentage(0.997).english == "99.7 %")
    #expect(percentage(0.99999).english == "99.9 %")
    #expect(percentage(0.004).french == "0,4 %")
    #expect(percentage(0.0001).french == "moins de 0,1 %")
    #expect(percentage(1).english == "100 %" && percentage(0).english == "0 %")
  }
}
