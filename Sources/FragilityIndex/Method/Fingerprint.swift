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
    var lines = [Line("rules")]
    lines[0].add("orientation", rules.orientation == .fragility ? nil : "strength")
    lines[0].add("scale", rules.scale.words)
    lines[0].add("screening", rules.screening?.words)
    lines[0].add("reliability", rules.reliability?.words)
    lines[0].add("imputation", rules.imputation.words)
    lines[0].add("treatment", rules.treatment.words)
    lines[0].add("normalisation", rules.normalisation.words)
    lines[0].add("weighting", rules.weighting.words)
    lines[0].add("aggregation", rules.aggregation.words)
    lines[0].add("missing", rules.missing.words)
    lines[0].add("ties", rules.ties.rawValue)
    lines[0].add("round", rules.rankRounding?.digits)
    lines[0].add("classes", rules.classes.words)
    lines += rules.levels.map { level in
      var line = Line("level")
      line.add("weighting", level.weighting?.words)
      line.add("aggregation", level.aggregation?.words)
      line.add("missing", level.missing?.words)
      line.add("rescaling", level.rescaling?.words)
      return line
    }
    lines += dimensions.map { dimension in
      var line = Line("dimension \(dimension.id)")
      line.add("parent", dimension.parent)
      line.add("weight", dimension.weight)
      line.add("scale", dimension.scale?.words)
      line.add("imputation", dimension.imputation?.words)
      line.add("treatment", dimension.treatment?.words)
      line.add("normalisation", dimension.normalisation?.words)
      line.add("weighting", dimension.weighting?.words)
      line.add("aggregation", dimension.aggregation?.words)
      line.add("missing", dimension.missing?.words)
      line.add("rescaling", dimension.rescaling?.words)
      return line
    }
    lines += indicators.map { indicator in
      var line = Line("indicator \(indicator.id)")
      line.add("dimension", indicator.dimension)
      line.add("weight", indicator.weight)
      line.add("derivation", indicator.derivation.words)
      line.add("direction", indicator.direction.rawValue)
      line.add("transform", indicator.transform?.rawValue)
      line.add("shrinkage", indicator.shrinkage?.words)
      line.add("scale", indicator.scale?.words)
      line.add("imputation", indicator.imputation?.words)
      line.add("treatment", indicator.treatment?.words)
      line.add("normalisation", indicator.normalisation?.words)
      line.add("reference_column", indicator.referenceColumn == nil ? nil : "given")
      return line
    }
    return lines.map { $0.text + "\n" }.joined()
  }
}

/// A line of words; what is left out has none.
private struct Line {
  private(set) var text: String

  init(_ text: String) {
    self.text = text
  }

  mutating func add(_ key: String, _ value: (some CustomStringConvertible)?) {
    if let value { text += " \(key)=\(value)" }
  }
}

extension Scale {
  fileprivate var words: String { "[\(lower), \(upper)]" }
}
