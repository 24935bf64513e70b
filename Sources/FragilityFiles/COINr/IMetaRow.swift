import FragilityIndex

/// A row of iMeta: an indicator, an aggregate, or a column of iData that is neither.
struct IMetaRow {
  /// What the row describes, in the words of COINr.
  enum Kind: String, CaseIterable {
    case indicator = "Indicator"
    case aggregate = "Aggregate"
    case group = "Group"
    case denominator = "Denominator"
    case other = "Other"

    /// Whether it is part of the index.
    var isPart: Bool { self == .indicator || self == .aggregate }
  }

  /// Its position in the table.
  let row: Int
  let code: String
  let kind: Kind
  let name: String?
  let parent: String?
  let unit: String?
  let level: Int?
  let direction: Double?
  let weight: Double?

  /// The columns that a row is read from; all but the last two are required.
  static let required = ["Level", "iCode", "Parent", "Direction", "Type", "Weight"]
  static let optional = ["iName", "Unit"]

  init?(_ row: Int, of table: COINrTable) {
    guard let code = table.text(row, "iCode"),
      let kind = table.text(row, "Type").flatMap(Kind.init(rawValue:))
    else { return nil }
    self.row = row
    self.code = code
    self.kind = kind
    name = table.text(row, "iName")
    parent = table.text(row, "Parent")
    unit = table.text(row, "Unit")
    level = table.number(row, "Level").flatMap(Int.init(exactly:))
    direction = table.number(row, "Direction")
    weight = table.number(row, "Weight")
  }
}
