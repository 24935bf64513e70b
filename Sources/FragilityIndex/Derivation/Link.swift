/// Which rows of a joined table belong to each territory.
struct Link {
  /// The row, or a gap as -1 - reason, or `several` for an entry in ``several``.
  private(set) var rows: [Int32] = []
  /// The rows of the territories that have more than one.
  private(set) var several: [Int: [Int]] = [:]

  private static let severalMark = Int32.min

  mutating func append(row: Int) { rows.append(Int32(row)) }

  mutating func append(absent reason: AbsenceReason) { rows.append(-1 - Int32(reason.rawValue)) }

  mutating func append(several found: [Int]) {
    several[rows.count] = found
    rows.append(Self.severalMark)
  }

  enum Match {
    case row(Int)
    case several([Int])
    case absent(AbsenceReason)
  }

  subscript(territory: Int) -> Match {
    let row = rows[territory]
    if row >= 0 { return .row(Int(row)) }
    if row == Self.severalMark { return .several(several[territory] ?? []) }
    return .absent(AbsenceReason(rawValue: UInt8(-1 - row)) ?? .unavailable)
  }
}
