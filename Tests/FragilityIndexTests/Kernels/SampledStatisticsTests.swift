import Testing

@testable import FragilityIndex

@Suite("Order statistics by a sample")
struct SampledStatisticsTests {
  private static let count = 100_003

  /// Whether a row is one of the 8192 that a sample is made of.
  private static func isSampled(_ row: Int) -> Bool {
    let next = (row * (1 << 13) + count - 1) / count
    return next * count / (1 << 13) == row
  }

  private static func column(_ kind: String) -> [Double] {
    var random = SplitMix64(seed: 5)
    return (0..<count).map { row in
      let unit = random.unit()
      return switch kind {
      case "even": unit
      case "gaps": row % 3 == 0 ? Double(absent: .suppressed) : 100 * unit - 50
      case "few": (8 * unit).rounded(.down)
      case "bits": Double(bitPattern: random.next() & 0xBFFF_FFFF_FFFF_FFFF)
      case "increasing": Double(row)
      case "zeros": unit < 0.4 ? 0 : unit < 0.6 ? -0.0 : unit - 0.5
      case "below zero": unit < 0.1 ? -0.0 : -unit
      case "no less than zero": unit < 0.1 ? 0 : unit
      case "constant": 7
      // What the sample shows is not what there is.
      case "hidden": isSampled(row) ? unit : 1000 + unit
      case "infinite": unit < 0.1 ? -.infinity : unit > 0.9 ? .infinity : unit
      default: Double(absent: .unavailable)
      }
    }
  }

  private static let kinds = [
    "even", "gaps", "few", "bits", "increasing", "zeros", "below zero", "no less than zero",
    "constant", "hidden",
    "infinite", "none",
  ]

  @Test("are those of sorted values, whatever the sample shows", arguments: kinds)
  func agree(kind: String) {
    let column = Self.column(kind)
    let sorted = column.filter { !$0.isNaN }.sorted { $0.orderedBits < $1.orderedBits }
    for probabilities in [
      [0, 0.025, 0.975, 1], [0.5], [0, 1], [0.1, 0.11, 0.12], [0.00001, 0.2, 0.9, 0.99999],
      [0.2, 0.4, 0.6, 0.8],
    ] {
      let found = type7Quantiles(probabilities, of: column)
      #expect(bits(found) == bits(type7Quantiles(probabilities, ofSorted: sorted)))
    }
  }

  @Test(
    "come from narrow ranges where values are spread out",
    arguments: ["even", "gaps", "few", "bits", "increasing", "no less than zero"]
  )
  func narrow(kind: String) throws {
    let column = Self.column(kind)
    let sorted = column.filter { !$0.isNaN }.sorted { $0.orderedBits < $1.orderedBits }
    let statistics = try #require(SampledStatistics(of: column, near: [0, 0.025, 0.975, 1]))
    #expect(statistics.count == sorted.count)
    let ranks = [0, sorted.count / 40, sorted.count - sorted.count / 40, sorted.count - 1]
    let found = try #require(statistics.values(ofRanks: ranks))
    #expect(ranks.map { found[$0]?.bitPattern } == ranks.map { sorted[$0].bitPattern })
    #expect(kind == "few" || statistics.values(ofRanks: [sorted.count / 2]) == nil)
  }

  @Test("are left to others where values are few, or too many of them close to each other")
  func others() {
    #expect(SampledStatistics(of: Array(Self.column("even").prefix(60_000)), near: [0.5]) == nil)
    #expect(SampledStatistics(of: Self.column("none"), near: [0.5]) == nil)
    #expect(SampledStatistics(of: Self.column("even"), near: [0.1, 0.3, 0.5, 0.7, 0.9]) == nil)
    let heap = Self.column("even").map { $0 < 0.5 ? 0.5 : $0 }
    #expect(SampledStatistics(of: heap, near: [0.5]) == nil)
  }
}
