/// Shrinkage of a rate from small counts towards that of its parent, on the logit scale.
///
/// For `r` of `n` persons: `m = ln((r + .5) / (n - r + .5))`, `s2 = (n + 1)(n + 2) / (n (r + 1)(n - r + 1))`; `M` is the
/// same logit of the parent's totals, and `t2 = sum((m - M)^2) / (k - 1)` the spread of its `k` territories. The rate
/// becomes `logistic(w m + (1 - w) M)` with `w = (1 / s2) / (1 / s2 + 1 / t2)`, times the factor of the indicator: the
/// fewer the persons, the closer to the parent (English Indices of Deprivation 2019, technical report, appendix D).
public struct Shrinkage: Sendable, Hashable {
  /// The level of the parent.
  public var level: String

  /// Creates a shrinkage.
  ///
  /// - Parameter level: The level of the parent.
  public init(towards level: String) {
    self.level = level
  }

  package var words: ChoiceWords { ChoiceWords("shrinkage").with("towards", .text(level)) }

  /// Freezes the logit and the spread of every parent.
  ///
  /// A parent with a single territory has no spread: that territory keeps its rate.
  ///
  /// - Throws: Counts that are no counts: negative, or more cases than persons.
  func fit(to input: ShrinkageInput) throws(FragilityError) -> FittedShrinkage {
    let codes = input.table.codes(ofParents: level)
    var problems = input.table.severalParents(codes, level: level)
    var groups: [String: (cases: ExactSum, persons: ExactSum, logits: [Double])] = [:]
    for row in codes.indices {
      guard let counts = input.counts(of: row) else { continue }
      if !counts.areCounts {
        problems.append(.notCounts(input, row: row, counts))
        continue
      }
      let code = codes[row]
      guard !code.isEmpty, counts.persons > 0 else { continue }
      var group = groups[code] ?? (ExactSum(), ExactSum(), [])
      group.cases.add(counts.cases)
      group.persons.add(counts.persons)
      group.logits.append(counts.logit)
      groups[code] = group
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let parents = groups.mapValues { group in
      let total = Counts(cases: group.cases.value, persons: group.persons.value).logit
      var squares = ExactSum()
      for logit in group.logits { squares.add((logit - total) * (logit - total)) }
      let count = group.logits.count
      return FittedShrinkage.Parent(
        logit: total,
        spread: count > 1 ? squares.value / Double(count - 1) : nil
      )
    }
    return FittedShrinkage(level: level, per: input.per, parents: parents)
  }
}

/// Shrinkage with the frozen logit and spread of every parent.
public struct FittedShrinkage: Sendable, Hashable {
  /// What is frozen of a parent.
  public struct Parent: Sendable, Hashable {
    /// The logit `M` of its rate.
    public let logit: Double
    /// The spread `t2` of its territories; `nil` for a single one.
    public let spread: Double?

    package init(logit: Double, spread: Double?) {
      self.logit = logit
      self.spread = spread
    }
  }

  /// The level of the parent.
  public let level: String
  let per: Double
  /// The parents by their codes.
  public let parents: [String: Parent]

  package init(level: String, per: Double, parents: [String: Parent]) {
    self.level = level
    self.per = per
    self.parents = parents
  }

  /// The rates of a table; a territory whose parent is not known keeps its own.
  func apply(to input: ShrinkageInput) -> [Double] {
    let codes = input.table.codes(ofParents: level)
    return codes.indices.map { row in
      let rate = input.values[row]
      guard !rate.isNaN, let counts = input.counts(of: row), counts.areCounts,
        let parent = parents[codes[row]]
      else { return rate }
      return per * shrink(counts, towards: parent)
    }
  }

  func shrink(_ counts: Counts, towards parent: Parent) -> Double {
    guard let spread = parent.spread else { return counts.cases / counts.persons }
    let weight = weight(of: counts, spread: spread)
    let logit = weight * counts.logit + (1 - weight) * parent.logit
    return 1 / (1 + exponential(-logit))
  }

  /// The weight of a territory's own rate, from 0 to 1; without any spread its parent's counts alone.
  func weight(of counts: Counts, spread: Double) -> Double {
    spread / (spread + counts.variance)
  }
}

/// Cases among persons.
struct Counts {
  let cases: Double
  let persons: Double

  var areCounts: Bool { cases >= 0 && cases <= persons * (1 + 1e-12) && persons.isFinite }

  var logit: Double { naturalLogarithm((cases + 0.5) / (max(persons - cases, 0) + 0.5)) }

  /// The variance of the logit.
  var variance: Double {
    (persons + 1) * (persons + 2)
      / (persons * (cases + 1) * (max(persons - cases, 0) + 1))
  }
}

/// An indicator whose rates are to be shrunk.
struct ShrinkageInput {
  let subject: Problem.Subject
  let values: [Double]
  let column: TerritoryTable.IndicatorColumn
  let table: TerritoryTable
  /// The factor of the rate, which the numerator has been multiplied by.
  let per: Double

  /// The counts of a territory, where both are known.
  func counts(of row: Int) -> Counts? {
    guard let numerator = column.numerator?.encoded[row],
      let denominator = column.denominator?.encoded[row], !numerator.isNaN, !denominator.isNaN
    else { return nil }
    return Counts(cases: numerator / per, persons: denominator)
  }
}
