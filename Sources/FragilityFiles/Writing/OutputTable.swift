public import FragilityIndex

/// A table on its way to a file or a screen: columns of the engine in the order and rows that are shown.
public struct OutputTable: Sendable {
  /// What stands in a column.
  enum Cells: Sendable {
    case text(TextColumn)
    case number(Column)
    /// Lists of words, such as flags.
    case words(@Sendable (Int) -> [String])
  }

  struct OutputColumn: Sendable {
    let name: String
    let cells: Cells
    /// Whether the digits asked for apply; ranks and classes have none.
    var isRounded = true
    /// The fewest digits that a rounded number keeps; a coverage of 0.96 must not read 1.
    var fewestDigits = 0

    /// The format of the numbers of this column.
    func format(_ asked: NumberFormat) -> NumberFormat {
      NumberFormat(
        decimalMark: asked.decimalMark,
        digits: isRounded ? asked.digits.map { max($0, fewestDigits) } : nil
      )
    }
  }

  var columns: [OutputColumn]
  /// The rows of the columns, in the order they are shown.
  var rows: [Int]
}

/// In which order territories are written.
public enum RowOrder: String, Sendable, Hashable, CaseIterable {
  /// From the most fragile to the least; those without a score come last.
  case rank
  /// As in the first table.
  case input
}

extension OutputTable {
  /// The scores of an index: code, name, parents, dimensions, score, rank, class, coverage, flags.
  ///
  /// - Parameters:
  ///   - result: The index.
  ///   - details: Whether three columns per indicator follow: its value, its normalised value
  ///     (`..._normalised`) and its contribution (`..._contribution`).
  ///   - order: The order of the rows.
  public init(scoresOf result: IndexResult, details: Bool = false, order: RowOrder = .rank) {
    let method = result.fitted.method
    let territories = result.territories
    columns = [
      OutputColumn(name: "code", cells: .text(territories.codes)),
      OutputColumn(name: "name", cells: .text(territories.names)),
    ]
    columns += territories.parents.map { OutputColumn(name: $0.id, cells: .text($0.codes)) }
    columns += method.dimensions.enumerated().map { position, dimension in
      OutputColumn(name: dimension.id, cells: .number(result.scores(ofDimension: position)))
    }
    columns += [
      OutputColumn(name: "score", cells: .number(result.scores)),
      OutputColumn(name: "rank", cells: .number(result.ranks), isRounded: false),
      OutputColumn(name: "class", cells: .number(result.classes), isRounded: false),
      OutputColumn(
        name: "coverage",
        cells: .number(Column(result.coverage.map { $0 })),
        fewestDigits: 2
      ),
      OutputColumn(name: "flags", cells: .words { result.flags(of: $0).map(\.word) }),
    ]
    if details {
      let contributions = result.territories.codes.indices.map { result.contributions(of: $0) }
      for (position, indicator) in method.indicators.enumerated() {
        columns += [
          OutputColumn(
            name: indicator.id,
            cells: .number(territories.indicators[position].values)
          ),
          OutputColumn(
            name: "\(indicator.id)_normalised",
            cells: .number(result.normalised[position])
          ),
          OutputColumn(
            name: "\(indicator.id)_contribution",
            cells: .number(Column(contributions.map { $0[position] }))
          ),
        ]
      }
    }
    rows = order == .rank ? result.rowsByRank : Array(territories.codes.indices)
  }
}
