/// The ratio to a reference territory: `100 * (x(u) / x(T))`, or `100 * (x(T) / x(u))` where low values are worse.
///
/// The value of the reference is the ratio of the sums over its territories, never the mean of their rates; for a
/// plain column it comes from a column of the parents (method of the Indice de Fragilité Numérique of 2019).
public struct RatioToReference: Sendable, Hashable {
  /// The territory that values are compared with.
  public enum Reference: Sendable, Hashable {
    /// All territories together.
    case all
    /// The parent of each territory at a level.
    case parent(level: String)
  }

  /// The territory that values are compared with.
  public var reference: Reference

  /// Creates a ratio.
  ///
  /// - Parameter reference: The territory that values are compared with.
  public init(reference: Reference) {
    self.reference = reference
  }

  package var words: ChoiceWords {
    let words = ChoiceWords("ratio")
    return switch reference {
    case .all: words.with("reference", .text("all"))
    case .parent(let level): words.with("reference", .text(level))
    }
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedRatioToReference {
    let transformed = try values(in: input).mapValues { input.transform?.apply($0) ?? $0 }
    return FittedRatioToReference(
      values: transformed.filter { $0.value.isFinite },
      choice: self,
      direction: input.direction
    )
  }

  /// The value of each reference territory by its code, in the unit of the indicator.
  func values(in input: NormalisationInput) throws(FragilityError) -> [String: Double] {
    let codes = codes(in: input.table)
    if case .parent(let level) = reference, let codes {
      let problems = input.table.severalParents(codes, level: level)
      guard problems.isEmpty else { throw FragilityError(problems) }
    }
    if let published = input.column.reference {
      return try published.uniqueValues(by: codes, input: input)
    }
    guard let numerator = input.column.numerator, let denominator = input.column.denominator else {
      throw FragilityError([.noReference(input)])
    }
    return SumsByGroup(numerator: numerator, denominator: denominator, groups: codes).ratios
  }

  /// The code of each territory's reference, or `nil` if all share one.
  ///
  /// A table without the level has empty codes, which have no reference.
  func codes(in table: TerritoryTable) -> TextColumn? {
    switch reference {
    case .all: return nil
    case .parent(let level): return table.codes(ofParents: level)
    }
  }
}

/// Sums of numerators and denominators over the rows where both are present.
private struct SumsByGroup {
  private var sums: [String: (numerator: ExactSum, denominator: ExactSum)] = [:]

  init(numerator: Column, denominator: Column, groups: TextColumn?) {
    for row in 0..<numerator.count {
      let (above, below) = (numerator.encoded[row], denominator.encoded[row])
      if above.isNaN || below.isNaN { continue }
      let group = groups?[row] ?? ""
      if groups != nil, group.isEmpty { continue }
      sums[group, default: (ExactSum(), ExactSum())].numerator.add(above)
      sums[group, default: (ExactSum(), ExactSum())].denominator.add(below)
    }
  }

  var ratios: [String: Double] {
    sums.mapValues { $0.numerator.value / $0.denominator.value }.filter { $0.value.isFinite }
  }
}

extension Column {
  /// The value of each group, which must be the same in all its rows.
  fileprivate func uniqueValues(
    by groups: TextColumn?,
    input: NormalisationInput
  ) throws(FragilityError) -> [String: Double] {
    var values: [String: Double] = [:]
    var problems: [String: Problem] = [:]
    for row in 0..<count where !encoded[row].isNaN {
      let group = groups?[row] ?? ""
      if groups != nil, group.isEmpty { continue }
      if let first = values[group], first != encoded[row] {
        problems[group] =
          problems[group] ?? .differentReferences(input, group: group, first, encoded[row])
      } else {
        values[group] = encoded[row]
      }
    }
    guard problems.isEmpty else {
      throw FragilityError(problems.keys.sorted().compactMap { problems[$0] })
    }
    return values
  }
}

/// A ratio with the frozen values of its references.
public struct FittedRatioToReference: Sendable, Hashable {
  /// The value of each reference territory by its code; the code of all together is empty.
  public let values: [String: Double]
  let choice: RatioToReference
  let direction: Direction

  package init(values: [String: Double], choice: RatioToReference, direction: Direction) {
    self.values = values
    self.choice = choice
    self.direction = direction
  }

  /// A territory whose reference has no value has none either (`unavailable`); a division by zero has none
  /// (`zeroDenominator`).
  func scores(of values: [Double], in table: TerritoryTable, rows: Range<Int>) -> [Double] {
    let codes = choice.codes(in: table)
    return zip(rows, values).map { row, value in
      if value.isNaN { return value }
      guard let reference = self.values[codes?[row] ?? ""] else {
        return Double(absent: .unavailable)
      }
      let ratio = 100 * (direction == .higherIsWorse ? value / reference : reference / value)
      return ratio.isFinite ? ratio : Double(absent: .zeroDenominator)
    }
  }
}
