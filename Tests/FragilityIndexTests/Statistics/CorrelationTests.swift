import Testing

@testable import FragilityIndex

@Suite("A correlation")
struct CorrelationTests {
  @Test("agrees with R on all pairs of raw indicators of the ASEM example, gaps and ties included")
  func raw() throws {
    let values = try Golden("asem/raw")
    let ids = try ASEM().indicators.map(\.id)
    for kind in CorrelationKind.allCases {
      let coefficients = try Golden("asem/corr_raw_\(kind.rawValue)")
      let rowOf = coefficients.texts("iCode")
      #expect(rowOf.count == ids.count)
      for a in ids {
        let expected = coefficients.column(a)
        for (row, b) in rowOf.enumerated() {
          let found = correlation(values.column(a).encoded, values.column(b).encoded, kind)
          let number = try #require(expected[row].number)
          #expect(
            isClose(found.coefficient, number, least: 0.1),
            "\(kind) \(a) \(b): \(found.coefficient), not \(number)"
          )
        }
      }
    }
  }

  @Test("has the p-value that R gives it", arguments: CorrelationKind.allCases)
  func pValues(kind: CorrelationKind) throws {
    let values = try Golden("asem/raw")
    let file = try Golden("asem/corr_raw_\(kind.rawValue)_pvals")
    for (row, b) in file.texts("iCode").enumerated() {
      for a in file.header.dropFirst() where a != b {
        let found = correlation(values.column(a).encoded, values.column(b).encoded, kind)
        let number = try #require(file.column(a)[row].number)
        // R subtracts Kendall's exact lower tail from 1, and loses what is smaller than its rounding.
        // Its series for Spearman falls below 0 far out, and it prints 0; ours is Student's t there.
        let isBelowSeries = kind == .spearman && number == 0 && found.pValue > 0
        #expect(
          isClose(found.pValue, number, within: 1e-9)
            || kind == .kendall && abs(found.pValue - number) < 5e-15
            || isBelowSeries && found.pValue < 1e-6,
          "\(a) \(b): \(found.pValue), not \(number)"
        )
      }
    }
  }

  @Test(
    "of scores agrees with COINr: indicators with their parents and the index",
    arguments: ["parent", "index"],
    CorrelationKind.allCases
  )
  func scores(other: String, kind: CorrelationKind) throws {
    let indicators = try Golden("asem/norm_minmax_1_100")
    let nodes = try Golden("asem/agg_amean")
    let file = try Golden("asem/corr_ind_vs_\(other)_\(kind.rawValue)")
    let (above, below) = (file.texts("Var1"), file.texts("Var2"))
    #expect(above.count == 49)
    for row in above.indices {
      let found = correlation(
        nodes.column(above[row]).encoded,
        indicators.column(below[row]).encoded,
        kind
      )
      let number = try #require(file.column("Correlation")[row].number)
      #expect(isClose(found.coefficient, number, least: 0.1), "\(above[row]) \(below[row])")
    }
  }

  @Test("with all that stands above it agrees with COINr")
  func family() throws {
    let indicators = try Golden("asem/norm_minmax_1_100")
    let nodes = try Golden("asem/agg_amean")
    let members = try ASEM().members
    let parents = Dictionary(members.map { ($0.id, $0.parent) }, uniquingKeysWith: { $1 })
    let file = try Golden("asem/corr_family")
    let above = ["Pillar": 1, "Sub-index": 2, "Index": 3]
    for (row, level) in file.texts("Var1").enumerated() {
      let id = file.texts("Var2")[row]
      let ancestor = try (0..<(#require(above[level]))).reduce(id) { id, _ in
        try #require(parents[id])
      }
      let found = correlation(
        indicators.column(id).encoded,
        nodes.column(ancestor).encoded,
        .pearson
      )
      let number = try #require(file.column("Correlation")[row].number)
      #expect(isClose(found.coefficient, number, least: 0.1), "\(id) \(ancestor)")
    }
  }

  @Test(
    "inside a group passes a threshold where COINr says so",
    arguments: ["corr_flags_high06", "corr_flags_lowm02"]
  )
  func flags(name: String) throws {
    let values = try Golden("asem/norm_minmax_1_100")
    let file = try Golden("asem/" + name)
    var expected: Set<[String]> = []
    for row in file.rows.indices {
      let pair = [file.texts("Ind1")[row], file.texts("Ind2")[row]]
      let number = try #require(file.column("Corr")[row].number)
      let found = correlation(
        values.column(pair[0]).encoded,
        values.column(pair[1]).encoded,
        .pearson
      )
      #expect(isClose(found.coefficient, number, within: 1e-10), "\(pair)")
      expected.insert(pair.sorted())
    }
    let indicators = try ASEM().indicators
    var found: Set<[String]> = []
    for (position, one) in indicators.enumerated() {
      for other in indicators[..<position] where other.parent == one.parent {
        let r = correlation(
          values.column(one.id).encoded,
          values.column(other.id).encoded,
          .pearson
        ).coefficient
        if name == "corr_flags_high06" ? r > 0.6 : r < -0.2 {
          found.insert([one.id, other.id].sorted())
        }
      }
    }
    #expect(found == expected)
  }

  @Test("with a denominator agrees with COINr")
  func denominators() throws {
    let (values, sizes) = try (Golden("asem/raw"), Golden("asem/iData"))
    let file = try Golden("asem/denom_corr06")
    let codes = values.texts("uCode")
    let rows = try codes.map { try #require(sizes.texts("uCode").firstIndex(of: $0)) }
    for row in file.rows.indices {
      let size = sizes.column(file.texts("Denom")[row])
      let found = correlation(
        values.column(file.texts("Ind")[row]).encoded,
        rows.map { size.encoded[$0] },
        .pearson
      )
      #expect(isClose(found.coefficient, try #require(file.column("Corr")[row].number)))
    }
  }
}

@Suite("A correlation's edge")
struct CorrelationEdgeTests {
  @Test("cases have no coefficient and no p-value", arguments: CorrelationKind.allCases)
  func meaningless(kind: CorrelationKind) {
    let cases: [([Double], [Double], Int)] = [
      ([], [], 0), ([1], [2], 1), ([1, 2], [3, 5], 2), ([1, .nan, 2], [3, 4, 5], 2),
      ([1, 1, 1, .nan], [1, 2, 3, 4], 3), ([1, 2, 3], [0.1, 0.1, 0.1], 3),
      ([1, 1, 1, 2], [5, 6, 7, .nan], 3), ([0, -0.0, 0], [1, 2, 3], 3),
    ]
    for (a, b, count) in cases {
      let found = correlation(a, b, kind)
      #expect(found.coefficient.isNaN && found.pValue.isNaN && found.count == count, "\(a) \(b)")
    }
  }

  @Test(
    "of columns in the same or the opposite order is 1 or -1",
    arguments: CorrelationKind.allCases
  )
  func perfect(kind: CorrelationKind) {
    let a = [3, 1, .nan, 4, 1.5, 9, 2.6, 5.3]
    #expect(correlation(a, a, kind).coefficient == 1)
    #expect(correlation(a, a.map { -2 * $0 }, kind).coefficient == -1)
    let huge = a.map { $0 * 0x1p1020 }
    #expect(correlation(huge, a.map { $0 * 0x1p-1000 }, kind).coefficient == 1)
  }

  @Test("does not depend on the order of the rows", arguments: CorrelationKind.allCases)
  func order(kind: CorrelationKind) {
    var generator = SplitMix64(seed: 7)
    let a = (0..<200).map { _ in (generator.number(0, 1) * 30).rounded() }
    let b = a.map { $0 + generator.number(0, 9) }
    let order = a.indices.shuffled(using: &generator)
    let found = correlation(a, b, kind)
    #expect(found == correlation(order.map { a[$0] }, order.map { b[$0] }, kind))
    #expect(found.coefficient > 0.5)
    #expect(found.coefficient == correlation(b, a, kind).coefficient)
  }

  @Test("has exact p-values for few ranks without ties, as counted by hand")
  func exact() {
    // Of the 24 permutations of 4 rows, one is in order and three are one neighbour away.
    let straight: [Double] = [1, 2, 3, 4]
    for kind in [CorrelationKind.spearman, .kendall] {
      #expect(correlation(straight, straight, kind).pValue == 2.0 / 24)
      #expect(isClose(correlation(straight, [1, 2, 4, 3], kind).pValue, 8.0 / 24))
      #expect(isClose(correlation(straight, [4, 3, 1, 2], kind).pValue, 8.0 / 24))
    }
    #expect(correlation([1, 2, 3], [1, 3, 2], .kendall).pValue == 1)
    // 368 of the 9! permutations have a sum of squared differences of 12 at most.
    let nine = (1...9).map(Double.init)
    let p = correlation(nine, [2, 1, 4, 3, 6, 5, 9, 7, 8], .spearman).pValue
    #expect(isClose(p, 2 * 368 / 362_880))
  }

  @Test("of Kendall counts what counting all pairs of rows counts", arguments: 0..<40)
  func allPairs(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 3 + Int(generator.next() % 60)
    let levels = seed % 2 == 0 ? 5.0 : 1e6
    let a = (0..<count).map { _ in generator.number(0, levels).rounded() }
    let b = a.map { (generator.number(0, levels) + $0 / 2).rounded() }
    var (sum, untiedInA, untiedInB) = (0.0, 0.0, 0.0)
    for one in 0..<count {
      for other in 0..<one {
        let (x, y) = (a[one] - a[other], b[one] - b[other])
        if x * y != 0 { sum += x * y > 0 ? 1 : -1 }
        if x != 0 { untiedInA += 1 }
        if y != 0 { untiedInB += 1 }
      }
    }
    let found = correlation(a, b, .kendall)
    #expect(isClose(found.coefficient, sum / (untiedInA * untiedInB).squareRoot()))
    #expect(found.pValue > 0 && found.pValue <= 1)
  }

  @Test("has the p-values that SciPy gives")
  func scipy() {
    // scipy.stats 1.17: pearsonr, and kendalltau(method="exact") of a permutation of 12.
    let a = (1...12).map(Double.init)
    let b: [Double] = [2, 1, 4, 3, 6, 5, 8, 7, 12, 9, 11, 10]
    #expect(isClose(correlation(a, b, .pearson).pValue, 1.8621951098681264e-05, within: 1e-12))
    #expect(isClose(correlation(a, b, .kendall).pValue, 0.00024002425044091711, within: 1e-12))
  }
}
