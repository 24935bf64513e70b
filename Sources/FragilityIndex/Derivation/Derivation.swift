/// How the values of an indicator come about.
public enum Derivation: Sendable, Hashable {
  /// The values of a column.
  case column(ColumnReference)
  /// `per * numerator / denominator`; absent where the denominator is zero.
  case ratio(numerator: ColumnReference, denominator: ColumnReference, per: Double)
  /// How many rows of a table carry the territory's code; with a denominator, `per * count / denominator`.
  case count(table: String, denominator: ColumnReference?, per: Double)

  /// The columns that it reads.
  public var columns: [ColumnReference] {
    switch self {
    case .column(let column): [column]
    case .ratio(let numerator, let denominator, _): [numerator, denominator]
    case .count(_, let denominator, _): denominator.map { [$0] } ?? []
    }
  }
}
