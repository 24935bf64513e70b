/// The values of a table on their way to normalisation, one array per indicator.
struct PreparedTable: Sendable {
  let table: TerritoryTable
  private let method: FragilityMethod
  private let threads: Int
  /// The values.
  private(set) var columns: [[Double]]
  /// Where a value was filled in, one array per indicator; empty where none was.
  private(set) var imputed: [[Bool]]
  /// Where an outlier was held, one array per indicator; empty where none was.
  private(set) var moved: [[Bool]]
  /// The values that a treatment could not take, one array per indicator; empty where there is none.
  private(set) var beyondDomain: [[Bool]]
  /// Which territories are scored; `nil` when all are.
  private(set) var kept: [Bool]?

  /// Takes the values of a table and changes their units.
  init(_ table: TerritoryTable, method: FragilityMethod, threads: Int) {
    self.table = table
    self.method = method
    self.threads = threads
    let count = method.indicators.count
    imputed = [[Bool]](repeating: [], count: count)
    moved = imputed
    beyondDomain = imputed
    columns = concurrentMap(count, threads: threads) { position in
      let values = table.indicators[position].values.encoded
      guard let transform = method.indicators[position].transform else { return values }
      return values.map { value in
        guard !value.isNaN else { return value }
        let transformed = transform.apply(value)
        return transformed.isFinite ? transformed : Double(absent: .unavailable)
      }
    }
  }

  /// The values of the territories that are scored; those of the others are absent.
  var keptColumns: [[Double]] {
    guard let kept else { return columns }
    return columns.map { column in
      zip(column, kept).map { $1 ? $0 : Double(absent: .screenedOut) }
    }
  }

  /// An indicator of which rates are to be shrunk.
  func shrinkageInput(_ position: Int) -> ShrinkageInput {
    let indicator = method.indicators[position]
    return ShrinkageInput(
      subject: .indicator(position, id: indicator.id, key: "shrinkage"),
      values: columns[position],
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
      if let shrinkage { columns[position] = shrinkage.apply(to: shrinkageInput(position)) }
    }
  }

  mutating func screen(at stage: Screening.Stage) {
    guard let screening = method.rules.screening, screening.stage == stage else { return }
    kept = screening.keeps(columns, codes: table.codes)
  }

  mutating func impute(by fitted: [FittedImputation]) {
    let before = columns
    let filled = concurrentMap(fitted.count, threads: threads) { position in
      fitted[position].apply(to: imputationInput(position, columns: before))
    }
    for position in filled.indices {
      let isFilled = zip(before[position], filled[position]).map { $0.isNaN && !$1.isNaN }
      if isFilled.contains(true) { imputed[position] = isFilled }
    }
    columns = filled
  }

  mutating func treat(by fitted: [FittedTreatment]) {
    for (position, treatment) in fitted.enumerated() where treatment != .none {
      let values = columns[position]
      let isMoved = values.map { !$0.isNaN && treatment.isMoved($0) }
      if isMoved.contains(true) { moved[position] = isMoved }
      let isBeyond = values.map { !$0.isNaN && treatment.isBeyondDomain($0) }
      if isBeyond.contains(true) { beyondDomain[position] = isBeyond }
      columns[position] = values.map { $0.isNaN ? $0 : treatment.apply($0) }
    }
  }
}

/// The values of a table on the common scale.
struct NormalisedTable: Sendable {
  let table: TerritoryTable
  /// The values before they were normalised, one array per indicator.
  let prepared: [[Double]]
  /// The values on the common scale, one array per indicator.
  let columns: [[Double]]
  /// How much of each value stands on data, from 0 to 1; all of it where `nil`.
  let shares: [[Double]?]
  /// Where a value was filled in; empty where none was.
  let imputed: [[Bool]]
  /// Where an outlier was held; empty where none was.
  let moved: [[Bool]]
  /// Where a value was out of reach of a treatment; empty where none was.
  let beyondDomain: [[Bool]]
  /// Which territories are scored; `nil` when all are.
  let kept: [Bool]?

  init(_ prepared: PreparedTable, by fitted: [FittedIndicator], threads: Int) {
    let table = prepared.table
    self.table = table
    self.prepared = prepared.columns
    kept = prepared.kept
    moved = prepared.moved
    beyondDomain = prepared.beyondDomain
    let kept = prepared.kept
    var imputed = prepared.imputed
    var columns = concurrentMap(fitted.count, threads: threads) { position in
      let column = table.indicators[position].with(prepared.columns[position])
      return fitted[position].normalisation.apply(to: column, of: table, rows: 0..<table.count)
    }
    for (position, indicator) in fitted.enumerated() {
      guard case .score(let score) = indicator.imputation else { continue }
      let isFilled = columns[position].map(\.isImputable)
      guard isFilled.contains(true) else { continue }
      imputed[position] = isFilled
      columns[position] = zip(columns[position], isFilled).map { $1 ? score : $0 }
    }
    if let kept {
      columns = columns.map { column in
        zip(column, kept).map { $1 ? $0 : Double(absent: .screenedOut) }
      }
    }
    self.columns = columns
    self.imputed = imputed
    shares = imputed.map { $0.isEmpty ? nil : $0.map { $0 ? 0 : 1 } }
  }

  /// Scores that were made otherwise, for territories without values of their own.
  init(table: TerritoryTable, columns: [[Double]], shares: [[Double]]) {
    self.table = table
    self.columns = columns
    self.shares = shares
    let none = [[Bool]](repeating: [], count: columns.count)
    (imputed, moved, beyondDomain) = (none, none, none)
    prepared = table.indicators.map(\.values.encoded)
    kept = nil
  }
}
