/// The values of a table on their way to treatment, one array per indicator.
///
/// An array that nothing was done to is that of the table itself, not a copy.
struct PreparedTable: Sendable {
  let table: TerritoryTable
  private let method: FragilityMethod
  private let threads: Int
  /// The values.
  private(set) var columns: [[Double]]
  /// Where a value was filled in, one array per indicator; empty where none was.
  private(set) var imputed: [[Bool]]
  /// Which territories are scored; `nil` when all are.
  private(set) var kept: [Bool]?

  /// Takes the values of a table and changes their units.
  init(_ table: TerritoryTable, method: FragilityMethod, threads: Int) {
    self.table = table
    self.method = method
    self.threads = threads
    let count = method.indicators.count
    imputed = [[Bool]](repeating: [], count: count)
    let isTransformed = method.indicators.contains { $0.transform != nil }
    columns = concurrentMap(count, threads: isTransformed ? threads : 1) { position in
      Self.transform(
        table.indicators[position].values.encoded,
        by: method.indicators[position].transform
      )
    }
  }

  private static func transform(_ values: [Double], by transform: Transform?) -> [Double] {
    guard let transform else { return values }
    return values.map { value in
      guard !value.isNaN else { return value }
      let transformed = transform.apply(value)
      return transformed.isFinite ? transformed : Double(absent: .unavailable)
    }
  }

  /// The values of the territories that are scored; those of the others are absent.
  var keptColumns: [[Double]] {
    guard let kept else { return columns }
    return columns.map { column in
      zip(column, kept).map { $1 ? $0 : Double(absent: .screenedOut) }
    }
  }

  /// The same table in which only some of the territories are left to fit to; all that are scored where `nil`.
  func keeping(_ rows: [Bool]?) -> PreparedTable {
    guard let rows else { return self }
    var left = self
    left.kept = kept.map { zip($0, rows).map { $0 && $1 } } ?? rows
    return left
  }

  /// An indicator of which rates are to be shrunk.
  func shrinkageInput(_ position: Int) -> ShrinkageInput {
    let indicator = method.indicators[position]
    return ShrinkageInput(
      subject: .indicator(position, id: indicator.id, key: "shrinkage"),
      values: table.indicators[position].values.encoded,
      column: table.indicators[position],
      table: table,
      per: indicator.derivation.per
    )
  }

  /// An indicator of which gaps are to be filled in.
  func imputationInput(_ position: Int, columns: [[Double]]) -> ImputationInput {
    ImputationInput(position: position, method: method, columns: columns, table: table)
  }

  mutating func shrink(by fitted: [FittedShrinkage?]) {
    for (position, shrinkage) in fitted.enumerated() {
      guard let shrinkage else { continue }
      // Rates are drawn together in their own unit, and transformed afterwards.
      columns[position] = Self.transform(
        shrinkage.apply(to: shrinkageInput(position)),
        by: method.indicators[position].transform
      )
    }
  }

  mutating func screen(at stage: Screening.Stage) {
    guard let screening = method.rules.screening, screening.stage == stage else { return }
    kept = screening.keeps(columns, codes: table.codes)
  }

  mutating func impute(by fitted: [FittedImputation]) {
    guard !fitted.allSatisfy(\.leavesGaps) else { return }
    let before = columns
    let results = concurrentMap(fitted.count, threads: threads) {
      position -> (filled: [Double], isFilled: [Bool]) in
      let filled = fitted[position].apply(to: imputationInput(position, columns: before))
      let gaps = Column(encoded: before[position])
      guard gaps.presentCount < Column(encoded: filled).presentCount else { return (filled, []) }
      var isFilled = [Bool](repeating: false, count: filled.count)
      for row in filled.indices where before[position][row].isNaN {
        isFilled[row] = !filled[row].isNaN
      }
      return (filled, isFilled)
    }
    for position in results.indices where !results[position].isFilled.isEmpty {
      imputed[position] = results[position].isFilled
    }
    columns = results.map(\.filled)
  }
}

extension FittedImputation {
  /// Whether it fills in nothing before normalisation.
  fileprivate var leavesGaps: Bool {
    switch self {
    case .none, .score: true
    case .byGroup, .row, .series: false
    }
  }
}
