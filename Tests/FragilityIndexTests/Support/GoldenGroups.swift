@testable import FragilityIndex

/// The children of the pillars of the ASEM example, and the pillars themselves, as columns.
struct GoldenGroups {
  /// The names of all groups of `fixtures/golden/weights`.
  static let names = [
    "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin",
    "pillars",
  ]

  let ids: [String]
  let columns: [[Double]]

  /// Reads the oriented scores from 1 to 100 of one group.
  init(_ group: String) throws {
    try self.init(group, from: group == "pillars" ? "asem/agg_amean" : "asem/norm_minmax_1_100")
  }

  /// Reads the treated indicators of one group, multiplied by their direction.
  init(treated group: String) throws {
    try self.init(group, from: "asem/chain_treated", isOriented: false)
  }

  private init(_ group: String, from path: String, isOriented: Bool = true) throws {
    let file = try Golden(path)
    let members = try ASEM().members.filter {
      switch group {
      case "pillars": $0.level == 2
      case "all": $0.level == 1
      default: $0.level == 1 && $0.parent == group
      }
    }
    ids = members.map(\.id)
    columns = members.map { member in
      let isTurned = !isOriented && member.direction == .lowerIsWorse
      return file.column(member.id).encoded.map { isTurned ? -$0 : $0 }
    }
  }

  /// The numbers of a column of a golden file that belong to a group.
  static func expected(_ column: String, of group: String, in path: String) throws -> [Double] {
    let file = try Golden(path)
    return zip(file.texts("group"), file.column(column).encoded).filter { $0.0 == group }.map(\.1)
  }
}

/// The largest difference between two lists of numbers.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).isNaN ? .infinity : abs($1.0 - $1.1)) }
}

/// Columns that share a factor, each with its own noise, unit and spread, all positive.
func relatedColumns(_ count: Int, rows: Int, seed: UInt64) -> [[Double]] {
  var generator = SplitMix64(seed: seed)
  let factor = (0..<rows).map { _ in generator.number(0, 1) + generator.number(0, 1) }
  return (0..<count).map { _ in
    let (slope, noise) = (generator.number(3, 9), generator.number(2, 6))
    let unit = generator.number(0.1, 20)
    return factor.map { unit * (slope * $0 + noise * generator.unit() + 0.01) }
  }
}
