/// Looks for cells of a published table that say too much about few persons.
///
/// Found are cells below the least number of persons; the rest of a whole that falls below it; a cell that is hidden
/// alone among published ones of a group whose total is published, so that a subtraction gives it back; hidden cells whose
/// sum, the total less what is published, is itself too small; and cells that one contributor dominates.
///
/// Not found is what several columns or several tables reveal together, for which the cells must be taken as unknowns of
/// linear equations (Hundepool and others, Statistical Disclosure Control, 2012, chapter 4).
public struct SecrecyCheck: Sendable {
  /// A column of counts or shares.
  public struct NamedColumn: Sendable {
    /// The name of the column.
    public let name: String
    /// One value per row.
    public let values: Column

    /// Creates a column.
    ///
    /// - Parameters:
    ///   - name: The name of the column.
    ///   - values: One value per row.
    public init(_ name: String, _ values: Column) {
      self.name = name
      self.values = values
    }
  }

  /// The counts of persons.
  public var counts: [NamedColumn]
  /// The persons that all counts are parts of.
  public var whole: NamedColumn?
  /// The group of each row, empty where it has none; totals of groups are taken to be published.
  public var groups: TextColumn?
  /// The published totals of groups, one value per count; where a group has none, only that there is one is known.
  public var totals: [String: [Double]] = [:]
  /// The shares of the largest contributor.
  public var shares: [NamedColumn] = []
  /// The fewest persons that a cell may count.
  public var minimum = 11.0
  /// The largest share that one contributor may have.
  public var maxShare = 0.85
  /// Whether a count of 0 may be published.
  public var allowsZeros = false

  /// Creates a check.
  ///
  /// - Parameter counts: The counts of persons.
  public init(counts: [NamedColumn]) {
    self.counts = counts
  }

  /// Everything that is found, column by column: cells in the order of the rows, then groups in the order of their first
  /// row.
  ///
  /// - Complexity: O(rows x columns).
  public func findings() -> [SecrecyFinding] {
    var findings: [SecrecyFinding] = []
    let members = groupMembers
    for (position, column) in counts.enumerated() {
      let values = column.values.encoded
      for (row, value) in values.enumerated() {
        if isSmall(value) {
          findings.append(.init(.smallCell, column.name, row: row, value: value))
        }
        if let whole = whole?.values.encoded[row], isSmall(whole - value), whole >= value {
          findings.append(.init(.smallComplement, column.name, row: row, value: whole - value))
        }
      }
      for (group, rows) in members {
        let total = totals[group].map { $0[position] } ?? .nan
        findings += self.findings(column.name, values, group, rows, total: total)
      }
    }
    for column in shares {
      for (row, share) in column.values.encoded.enumerated() where share > maxShare {
        findings.append(.init(.dominance, column.name, row: row, value: share))
      }
    }
    return findings
  }

  private func isSmall(_ count: Double) -> Bool {
    count < minimum && !(count == 0 && allowsZeros)
  }

  private var groupMembers: [(String, [Int])] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, group) in (groups ?? TextColumn()).enumerated() where !group.isEmpty {
      if rows[group] == nil { order.append(group) }
      rows[group, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  private func findings(
    _ column: String,
    _ values: [Double],
    _ group: String,
    _ rows: [Int],
    total: Double
  ) -> [SecrecyFinding] {
    var findings: [SecrecyFinding] = []
    func find(_ kind: SecrecyFinding.Kind, row: Int? = nil, value: Double) {
      findings.append(.init(kind, column, row: row, value: value, group: group))
    }
    let hidden = rows.filter { values[$0].isNaN }
    let small = rows.filter { isSmall(values[$0]) }
    var published = ExactSum()
    for row in rows where !values[row].isNaN { published.add(values[row]) }
    let rest = total - published.value
    if isSmall(total) { find(.smallTotal, value: total) }
    // Sums of whole numbers are exact, so a difference is one of the figures.
    if rest < 0 || (hidden.isEmpty && rest > 0) { find(.otherTotal, value: rest) }
    let alone = hidden.count == 1 ? hidden : hidden.isEmpty && small.count == 1 ? small : []
    if let row = alone.first {
      find(.single, row: row, value: hidden.isEmpty ? values[row] : rest)
      let others = rows.filter { !values[$0].isNaN && !isSmall(values[$0]) && values[$0] > 0 }
      findings[findings.count - 1].companion =
        hidden.count == 1 && !small.isEmpty ? small[0] : others.min { values[$0] < values[$1] }
    } else if hidden.count > 1, rest >= 0, isSmall(rest) {
      find(.smallRest, value: rest)
    }
    return findings
  }
}

/// A cell, or a group of cells, that says too much.
public struct SecrecyFinding: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A cell below the least number of persons.
    case smallCell = "small_cell"
    /// The rest of the whole is below it.
    case smallComplement = "small_complement"
    /// A cell that is hidden, or must be, alone in its group: the total less the others gives it back.
    case single
    /// Cells that are hidden together, of which the total less the others is below the least number.
    case smallRest = "small_rest"
    /// The total of a group is below it.
    case smallTotal = "small_total"
    /// The total of a group is not the sum of its cells.
    case otherTotal = "other_total"
    /// One contributor has too large a share.
    case dominance
  }

  /// What is wrong.
  public let kind: Kind
  /// The column.
  public let column: String
  /// The row; `nil` of a whole group.
  public let row: Int?
  /// The number that is too small or too large; NaN where it is not known here.
  public let value: Double
  /// The group, where it is about one.
  public let group: String?
  /// A row to hide as well, the smallest of the group that is large enough.
  public var companion: Int?

  init(_ kind: Kind, _ column: String, row: Int?, value: Double, group: String? = nil) {
    self.kind = kind
    self.column = column
    self.row = row
    self.value = value
    self.group = group
  }

  /// Whether two findings say the same, unknown numbers included.
  public static func == (a: SecrecyFinding, b: SecrecyFinding) -> Bool {
    a.kind == b.kind && a.column == b.column && a.row == b.row && a.group == b.group
      && a.companion == b.companion && (a.value == b.value || a.value.isNaN && b.value.isNaN)
  }

  /// Hashes part of what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(column)
    hasher.combine(row)
    hasher.combine(group)
  }
}
