/// Which territories have too few values, or too many zeros, to be scored.
///
/// One that is screened out has no score (`screenedOut`), and sets no bound, mean, quantile or weight for the others. Its
/// counts still belong to its parents: to the sums of ratios, of the imputation by parent, and of shrinkage.
public struct Screening: Sendable, Hashable {
  /// When values are counted.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// As the tables have them; territories that are screened out do not serve to fill in others either.
    case beforeImputation = "before_imputation"
    /// With those that were filled in.
    case afterImputation = "after_imputation"
  }

  /// The least share of the indicators, from 0 to 1, that must have a value.
  public var minPresent: Double?
  /// The least share of the values that must not be zero.
  public var minNonZero: Double?
  /// When values are counted.
  public var stage: Stage
  /// The codes of territories that are scored whatever they lack.
  public var include: [String]
  /// The codes of territories that are never scored.
  public var exclude: [String]

  /// Creates a screening.
  ///
  /// - Parameters:
  ///   - minPresent: The least share of the indicators that must have a value.
  ///   - minNonZero: The least share of the values that must not be zero.
  ///   - stage: When values are counted.
  ///   - include: The codes of territories that are scored whatever they lack.
  ///   - exclude: The codes of territories that are never scored.
  public init(
    minPresent: Double? = nil,
    minNonZero: Double? = nil,
    stage: Stage = .beforeImputation,
    include: [String] = [],
    exclude: [String] = []
  ) {
    self.minPresent = minPresent
    self.minNonZero = minNonZero
    self.stage = stage
    self.include = include
    self.exclude = exclude
  }

  package var words: ChoiceWords {
    ChoiceWords("screening").with("min_present", minPresent.map { .number($0) })
      .with("min_nonzero", minNonZero.map { .number($0) }).with("stage", .text(stage.rawValue))
      .with("include", include.isEmpty ? nil : .texts(include))
      .with("exclude", exclude.isEmpty ? nil : .texts(exclude))
  }

  /// The codes to include or exclude that no territory has: a misspelt one leaves its territory as it is.
  package func unknownCodes(in codes: TextColumn) -> [String] {
    guard !include.isEmpty || !exclude.isEmpty else { return [] }
    let known = Set(codes)
    return (include + exclude).filter { !known.contains($0) }
  }

  /// Which territories stay.
  ///
  /// - Parameters:
  ///   - columns: One array per indicator.
  ///   - codes: The codes of the territories.
  /// - Returns: One entry a territory.
  func keeps(_ columns: [[Double]], codes: TextColumn) -> [Bool] {
    let (forced, refused) = (Set(include), Set(exclude))
    return codes.indices.map { row in
      if !forced.isEmpty || !refused.isEmpty {
        let code = codes[row]
        if forced.contains(code) { return true }
        if refused.contains(code) { return false }
      }
      let state = Availability(of: columns, row: row)
      return state.presentShare >= minPresent ?? 0
        && (minNonZero == nil || state.nonZeroShare >= minNonZero ?? 0)
    }
  }
}

/// How many values a territory has, and how many of them are zero.
public struct Availability: Sendable, Hashable {
  /// How many indicators there are.
  public let indicators: Int
  /// How many have a value.
  public let present: Int
  /// How many of these are zero.
  public let zeros: Int

  init(of columns: [[Double]], row: Int) {
    var present = 0
    var zeros = 0
    for column in columns where !column[row].isNaN {
      present += 1
      if column[row] == 0 { zeros += 1 }
    }
    indicators = columns.count
    self.present = present
    self.zeros = zeros
  }

  /// The share of the indicators that have a value.
  public var presentShare: Double {
    indicators == 0 ? 0 : 1 - Double(indicators - present) / Double(indicators)
  }

  /// The share of the values that are not zero; 0 without any.
  public var nonZeroShare: Double { present == 0 ? 0 : 1 - Double(zeros) / Double(present) }
}
