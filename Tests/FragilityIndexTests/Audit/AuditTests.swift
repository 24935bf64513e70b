import Testing

@testable import FragilityIndex

@Suite("An audit")
struct AuditTests {
  /// The ASEM example with its published scores as data.
  static func asem() throws -> (audit: Audit, example: ASEM) {
    let example = try ASEM()
    let scores = try Golden("asem/norm_minmax_1_100")
    let columns = example.indicators.map { scores.column($0.id) }
    // The scores point the same way already, whatever the direction of the raw values.
    let method = try example.method(aggregation: .arithmetic)
    return (Audit(of: try score(territories(columns), by: method)), example)
  }

  static func member(_ id: String, in audit: Audit) throws -> Audit.Member {
    if let position = audit.method.indicators.firstIndex(where: { $0.id == id }) {
      return .indicator(position)
    }
    let position = audit.method.dimensions.firstIndex { $0.id == id }
    return try position.map { .dimension($0) } ?? (#require(id == "Index" ? .index : nil))
  }

  @Test("correlates indicators with their dimension and the index as COINr does")
  func correlations() throws {
    let (audit, _) = try Self.asem()
    for kind in CorrelationKind.allCases {
      for (relation, name) in [(Audit.Association.Relation.dimension, "parent"), (.index, "index")]
      {
        let file = try Golden("asem/corr_ind_vs_\(name)_\(kind.rawValue)")
        for (row, id) in file.texts("Var2").enumerated() {
          let member = try Self.member(id, in: audit)
          let found = try #require(audit.association(of: member, relation, kind))
          let expected = try #require(file.column("Correlation")[row].number)
          #expect(
            isClose(found.correlation.coefficient, expected, within: 1e-11, least: 0.1),
            "\(id)"
          )
          if relation == .dimension {
            #expect(audit.id(of: found.second) == file.texts("Var1")[row])
          }
        }
      }
    }
  }

  @Test("measures the coherence of dimensions as COINr and R do")
  func coherence() throws {
    let (audit, _) = try Self.asem()
    let alphas = try Golden("asem/cronbach")
    let components = try Golden("asem/pca_sdev")
    var compared = 0
    for coherence in audit.dimensions {
      let id = audit.id(of: coherence.member)
      for row in alphas.rows.indices where alphas.rows[row][..<2] == ["Normalised", id] {
        let expected = try #require(alphas.column("alpha")[row].number)
        #expect(isClose(coherence.alpha, expected, within: 1e-11, least: 0.1), "\(id)")
        compared += 1
      }
      for row in components.rows.indices where components.texts("group")[row] == id {
        let place = try #require(Int(components.texts("PC")[row])) - 1
        let variance = try #require(components.column("var")[row].number)
        let share = try #require(components.column("prop")[row].number)
        #expect(isClose(coherence.eigenvalues[place], variance, within: 1e-10, least: 0.1), "\(id)")
        #expect(isClose(coherence.varianceShares[place], share, within: 1e-10, least: 0.1), "\(id)")
        compared += 1
      }
    }
    #expect(compared >= 8 + 40)
    #expect(audit.dimensions.first?.member == .index)
    #expect(audit.dimensions.count == 11)
  }

  @Test("sets the weights that COINr computes against importances that add up to 1")
  func importance() throws {
    let (audit, _) = try Self.asem()
    let weights = try Golden("asem/eff_weights")
    let expected = Dictionary(
      zip(weights.texts("iCode"), weights.column("EffWeight").encoded),
      uniquingKeysWith: { first, _ in first }
    )
    let indicators = audit.importance.filter { $0.whole == .index }.prefix(49)
    for importance in indicators {
      let id = audit.id(of: importance.member)
      #expect(isClose(importance.nominal, try #require(expected[id])), "\(id)")
      let r = try #require(audit.association(of: importance.member, .index)).correlation.coefficient
      #expect(importance.squaredCorrelation == r * r)
    }
    #expect(isClose(indicators.map(\.nominal).reduce(0, +), 1))
    #expect(isClose(indicators.map(\.effective).reduce(0, +), 1))
    for whole in ["Conn", "Sust"] {
      let parts = try audit.importance.filter { $0.whole == (try Self.member(whole, in: audit)) }
      #expect(parts.count == (whole == "Conn" ? 5 : 3))
      #expect(isClose(parts.map(\.nominal).reduce(0, +), 1))
      #expect(isClose(parts.map(\.effective).reduce(0, +), 1))
    }
  }

  @Test("finds the pairs beyond a bar, no more and no less")
  func pairs() throws {
    let (audit, _) = try Self.asem()
    let siblings = audit.correlations.filter { $0.relation == .sibling && $0.kind == .pearson }
    let low = siblings.filter { $0.correlation.coefficient <= -0.3 }
    let high = siblings.filter { $0.correlation.coefficient >= 0.92 }
    #expect(audit.findings.count { $0.kind == .counteracting } == low.count)
    #expect(audit.findings.count { $0.kind == .redundant } == high.count)
    // Of COINr's list down to -0.2, all but one pair lie at -0.3 or below.
    #expect(low.count == 10)
  }

  @Test("does not depend on the order of the rows, nor on threads")
  func invariance() throws {
    let example = try MixedExample(rows: 60, seed: 3)
    let table = example.table
    var generator = SplitMix64(seed: 4)
    let other = example.permuted(Array(0..<60).shuffled(using: &generator))
    let audit = Audit(of: try score(table, by: example.method))
    let threaded = Audit(of: try score(table, by: example.method), threads: 3)
    let permuted = Audit(of: try score(other, by: example.method))
    #expect(audit.findings.count > 3)
    for again in [threaded, permuted] {
      #expect(again.findings == audit.findings)
      #expect(
        again.correlations.map(\.correlation.pValue.bitPattern)
          == audit.correlations.map(\.correlation.pValue.bitPattern)
      )
      #expect(again.dimensions.map(\.alpha.bitPattern) == audit.dimensions.map(\.alpha.bitPattern))
      #expect(again.importance == audit.importance)
    }
  }

  @Test("has nothing to say of components and pairs where columns are too few or constant")
  func absent() throws {
    let plain = try method([indicator("a")]) { $0.normalisation = .none }
    let audit = Audit(of: try score([[1], [2], [4], [5]], by: plain))
    #expect(audit.dimensions.map(\.children) == [[.indicator(0)]])
    #expect(audit.dimensions[0].alpha.isNaN && audit.dimensions[0].eigenvalues.isEmpty)
    #expect(audit.correlations.map(\.relation) == [.index, .index, .index])
    #expect(audit.correlations.allSatisfy { $0.correlation.coefficient == 1 })
    #expect(audit.importance.map(\.effective) == [1])
    #expect(audit.indicators[0].strongestOther == nil && audit.indicators[0].population == nil)
    #expect(audit.findings.isEmpty)
  }

  @Test("leaves members of weight 0 out of what makes up a score")
  func weightless() throws {
    let tree = try method(
      dimensions: [dimension("x"), dimension("y", weight: 0)],
      [indicator("a", in: "x"), indicator("b", in: "x", weight: 0), indicator("c", in: "y")]
    ) { $0.normalisation = .none }
    let rows: [[Double?]] = [[1, 5, 9], [2, 4, 8], [3, 3, 5], [4, 2, 4], [5, 1, 1]]
    let audit = Audit(of: try score(rows, by: tree))
    #expect(audit.dimensions[1].children == [.indicator(0)])
    #expect(audit.importance.map(\.member) == [.indicator(0), .dimension(0)])
    #expect(audit.findings.allSatisfy { Set($0.subjects).isDisjoint(with: ["b", "c", "y"]) })
    let shown = try #require(audit.association(of: .indicator(1), .index))
    #expect(shown.correlation.coefficient == -1)
  }
}

@Suite("The treatments of an audit")
struct TreatedIndicatorTests {
  @Test("tell the test before and after, and every point that was held")
  func held() throws {
    let method = try method([indicator("a"), indicator("b")]) {
      $0.treatment = .steps(
        .init(first: .holdPoints(lowest: 0, highest: 1), otherwise: nil, occasion: .always)
      )
    }
    let table = territories([Column([1, 2, 3, 4, 90]), Column([1, 2, 3, 8, 8])])
    let treatments = Audit(of: try score(table, by: method)).treatments
    #expect(treatments.map(\.indicator) == [0])
    #expect(treatments[0].points == [.init(row: 4, before: 90, after: 4)])
    #expect(try #require(treatments[0].before.skewness) > 2)
    #expect(treatments[0].after.passes)
    #expect(treatments[0].treatment.words.english == "held at 4 at most")
  }
}
