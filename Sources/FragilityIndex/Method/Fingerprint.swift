extension FragilityMethod {
  /// A hash of how the values of the indicators become scores: 16 hexadecimal digits.
  ///
  /// Two methods with the same fingerprint give the same scores for the same values. Tables and columns are left out,
  /// as another year's files name them otherwise; so are labels and sources. The hash is FNV-1a of 64 bits over the
  /// words of the method file; it finds mistakes, not forgeries.
  public var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in scoringText.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// How the values of the indicators become scores, in the words of the method file: a line for the rules, for each
  /// dimension and for each indicator.
  ///
  /// Fitted files hold its hash, so these words change only with a new format of the file.
  package var scoringText: String {
    var lines = [
      [
        "rules", rules.scale.words, rules.normalisation.words, rules.aggregation.words,
        rules.missing.words, rules.ties.rawValue, rules.classes.words,
      ]
    ]
    lines += dimensions.map { dimension in
      [
        "dimension", dimension.id, dimension.parent ?? "-", "\(dimension.weight)",
        dimension.scale?.words ?? "-", dimension.normalisation?.words ?? "-",
        dimension.aggregation?.words ?? "-", dimension.missing?.words ?? "-",
      ]
    }
    lines += indicators.map { indicator in
      [
        "indicator", indicator.id, indicator.dimension ?? "-", "\(indicator.weight)",
        indicator.derivation.words, indicator.direction.rawValue, indicator.scale?.words ?? "-",
        indicator.normalisation?.words ?? "-",
        indicator.referenceColumn == nil ? "-" : "reference_column",
      ]
    }
    return lines.map { $0.joined(separator: " ") + "\n" }.joined()
  }
}

extension Scale {
  fileprivate var words: String { "[\(lower), \(upper)]" }
}

extension MissingPolicy {
  fileprivate var words: String { "min_weight_share=\(minWeightShare)" }
}

extension Derivation {
  fileprivate var words: String {
    switch self {
    case .column: "column"
    case .ratio(_, _, let per): "ratio*\(per)"
    case .count(_, let denominator, let per):
      denominator == nil ? "count*\(per)" : "count/denominator*\(per)"
    }
  }
}

extension Normalisation {
  fileprivate var words: String {
    switch self {
    case .minMax(let choice): "minmax=\(choice.goalposts?.words ?? "-"),clip=\(choice.clip)"
    case .zScore(let choice): "zscore=\(choice.mean),\(choice.standardDeviation)"
    case .percentRank(let choice):
      "percent_rank=\(choice.convention.rawValue),\(choice.ties.rawValue)"
    case .decile(let choice): "decile=\(choice.inclusive.rawValue)"
    case .ratio(let choice):
      switch choice.reference {
      case .all: "ratio=all"
      case .parent(let level): "ratio=parent:\(level)"
      }
    case .none: "none"
    }
  }
}

extension Aggregation {
  fileprivate var words: String {
    switch self {
    case .arithmetic: "arithmetic"
    case .geometric(let floor): "geometric=\(floor)"
    }
  }
}

extension Classification {
  fileprivate var words: String {
    switch self {
    case .breaks(let bounds, let inclusive): "breaks=\(bounds),\(inclusive.rawValue)"
    case .quantiles(let count, let inclusive): "quantile=\(count),\(inclusive.rawValue)"
    }
  }
}
