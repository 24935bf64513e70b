import Testing

@testable import FragilityIndex

/// Enough values to be dealt into parts.
private let count = 40_000

/// Values of some kind, some of them absent.
private func column(_ kind: String, seed: UInt64) -> [Double] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { row in
    guard random.next() % 31 != 0 else { return Double(absent: .suppressed) }
    let unit = Double.random(in: 0..<1, using: &random)
    return switch kind {
    case "even": 100 * unit
    case "few": (7 * unit).rounded(.down)
    case "zeros": unit < 0.5 ? 0 : -0.0
    case "one": 5
    case "one far away": row == 17 ? 1e300 : unit
    case "skewed": 1 / (unit * unit * unit + 1e-12)
    case "neighbours": 1 + unit * 1e-13
    case "wide": row % 2 == 0 ? Double.greatestFiniteMagnitude : -Double.greatestFiniteMagnitude
    case "infinite": row % 5 == 0 ? .infinity : row % 7 == 0 ? -.infinity : unit
    default: Double(absent: .unavailable)
    }
  }
}

@Suite("The order of many values")
struct SpreadOrderTests {
  @Test(
    "is that of a plain sort which keeps equal values in their order, on any number of threads",
    arguments: [
      "even", "few", "zeros", "one", "one far away", "skewed", "neighbours", "wide", "infinite",
      "none",
    ]
  )
  func order(kind: String) {
    let values = column(kind, seed: 3)
    let expected = values.indices.filter { !values[$0].isNaN }
      .sorted { values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1) }
    for threads in [1, 2, 7] {
      let order = SpreadOrder(of: values, threads: threads)
      #expect(order.rows.map(Int.init) == expected, "\(threads) threads")
      #expect(order.values == expected.map { values[$0] }, "\(threads) threads")
    }
  }

  @Test(
    "keeps equal values in one run, and runs cover all",
    arguments: ["even", "few", "one", "skewed"]
  )
  func parts(kind: String) {
    let order = SpreadOrder(of: column(kind, seed: 4), threads: 3)
    #expect(order.parts.flatMap { Array($0) } == Array(order.values.indices))
    for (before, after) in zip(order.parts, order.parts.dropFirst()) {
      #expect(order.values[before.upperBound - 1] > order.values[after.lowerBound])
    }
  }

  @Test(
    "gives ranks under every rule of ties as counting does",
    arguments: TieRule.allCases,
    ["few", "zeros", "skewed"]
  )
  func ranks(rule: TieRule, kind: String) {
    let values = column(kind, seed: 5)
    let sorted = values.filter { !$0.isNaN }.sorted(by: >)
    var (first, last, dense): ([Double: Int], [Double: Int], [Double: Int]) = ([:], [:], [:])
    for (place, value) in sorted.enumerated() {
      if first[value] == nil {
        first[value] = place + 1
        dense[value] = dense.count + 1
      }
      last[value] = place + 1
    }
    let expected = values.map { value -> Double in
      guard let first = first[value], let last = last[value], let dense = dense[value] else {
        return value
      }
      return switch rule {
      case .min: Double(first)
      case .average: Double(first + last) / 2
      case .max: Double(last)
      case .dense: Double(dense)
      }
    }
    for threads in [1, 2, 7] {
      let found = competitionRanks(of: Column(encoded: values), ties: rule, threads: threads)
      #expect(found == Column(encoded: expected), "\(threads) threads")
    }
  }

  @Test("stands in increasing order too, without -0")
  func ascending() {
    let order = SpreadOrder(of: [3, -0.0, .nan, -1], threads: 2)
    #expect((0..<3).map(order.ascending) == [-1, 0, 3])
    #expect(order.ascending(1).sign == .plus)
  }
}
