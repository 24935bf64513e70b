public import FragilityIndex

/// The tables of an audit, by name.
public enum AuditTable: String, Sendable, Hashable, CaseIterable {
  /// The raw values of each indicator in figures.
  case indicators
  /// Pairs of members, one row per pair and kind of correlation.
  case correlations
  /// The coherence of the index and of each dimension, one row per principal component.
  case dimensions
  /// Weights against importance.
  case importance
  /// What was done to the outliers of each indicator that is treated.
  case treatments
  /// The territories whose values were held at a bound.
  case points
  /// What the audit objects to and remarks on.
  case findings
}

extension OutputTable {
  /// A table of an audit; what cannot be computed is empty.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - audit: The audit.
  ///   - language: The language of the sentences.
  public init(_ table: AuditTable, of audit: Audit, in language: Language) {
    switch table {
    case .indicators: self.init(indicatorsOf: audit)
    case .correlations: self.init(correlationsOf: audit)
    case .dimensions: self.init(dimensionsOf: audit)
    case .importance: self.init(importanceOf: audit)
    case .treatments: self.init(treatmentsOf: audit, in: language)
    case .points: self.init(pointsOf: audit)
    case .findings: self.init(findingsOf: audit, in: language)
    }
  }

  private init(indicatorsOf audit: Audit) {
    let rows = audit.indicators
    func count(_ name: String, _ value: (Summary) -> Int) -> OutputColumn {
      .number(name, rows.map { Double(value($0.summary)) }, isRounded: false)
    }
    func figure(_ name: String, _ value: (Summary) -> Double) -> OutputColumn {
      .number(name, rows.map { value($0.summary) })
    }
    columns = [
      .text("id", rows.map { audit.id(of: .indicator($0.indicator)) }),
      .text("dimension", rows.map { audit.method.indicators[$0.indicator].dimension ?? "" }),
      count("count", \.count), count("present", \.presentCount), count("zeros", \.zeroCount),
      count("distinct", \.distinctCount), count("most_repeated", \.mostRepeatedCount),
      figure("availability", \.availability), figure("zero_share", \.zeroShare),
      figure("min", \.minimum), figure("q1", \.firstQuartile), figure("median", \.median),
      figure("q3", \.thirdQuartile), figure("max", \.maximum), figure("mean", \.mean),
      figure("sd", \.standardDeviation), figure("skewness", \.skewness),
      figure("kurtosis", \.kurtosis),
      .number("population_correlation", rows.map { $0.population?.coefficient ?? .nan }),
      .number("population_p_value", rows.map { $0.population?.pValue ?? .nan }),
      .text(
        "other_dimension",
        rows.map { $0.strongestOther.map { audit.id(of: .dimension($0.dimension)) } ?? "" }
      ),
      .number(
        "other_correlation",
        rows.map { $0.strongestOther?.correlation.coefficient ?? .nan }
      ),
      OutputColumn(name: "flags", cells: .list(rows.map { audit.flags(of: $0) })),
    ]
    self.rows = Array(rows.indices)
  }

  private init(treatmentsOf audit: Audit, in language: Language) {
    let rows = audit.treatments
    columns = [
      .text("id", rows.map { audit.id(of: .indicator($0.indicator)) }),
      .text("treatment", rows.map { $0.treatment.words[language] }),
      .number("points", rows.map { Double($0.points.count) }, isRounded: false),
      .number("skewness_before", rows.map { $0.before.skewness ?? .nan }),
      .number("kurtosis_before", rows.map { $0.before.kurtosis ?? .nan }),
      .text("passes_before", rows.map { "\($0.before.passes)" }),
      .number("skewness_after", rows.map { $0.after.skewness ?? .nan }),
      .number("kurtosis_after", rows.map { $0.after.kurtosis ?? .nan }),
      .text("passes_after", rows.map { "\($0.after.passes)" }),
    ]
    self.rows = Array(rows.indices)
  }

  private init(pointsOf audit: Audit) {
    let rows = audit.treatments.flatMap { treated in
      treated.points.map { (id: audit.id(of: .indicator(treated.indicator)), point: $0) }
    }
    columns = [
      .text("id", rows.map(\.id)),
      .text("code", rows.map { audit.codes[$0.point.row] }),
      .text("name", rows.map { audit.names[$0.point.row] }),
      .number("before", rows.map(\.point.before)),
      .number("after", rows.map(\.point.after)),
    ]
    self.rows = Array(rows.indices)
  }

  private init(correlationsOf audit: Audit) {
    let rows = audit.correlations
    columns = [
      .text("relation", rows.map(\.relation.rawValue)),
      .text("first", rows.map { audit.id(of: $0.first) }),
      .text("second", rows.map { audit.id(of: $0.second) }),
      .text("kind", rows.map(\.kind.rawValue)),
      .number("coefficient", rows.map(\.correlation.coefficient)),
      .number("p_value", rows.map(\.correlation.pValue)),
      .number("count", rows.map { Double($0.correlation.count) }, isRounded: false),
    ]
    self.rows = Array(rows.indices)
  }

  private init(dimensionsOf audit: Audit) {
    let rows = audit.dimensions.flatMap { coherence in
      (0..<max(coherence.eigenvalues.count, 1)).map { (coherence, $0) }
    }
    func figure(_ values: [Double], at position: Int) -> Double {
      values.indices.contains(position) ? values[position] : .nan
    }
    columns = [
      .text("id", rows.map { audit.id(of: $0.0.member) }),
      .number("children", rows.map { Double($0.0.children.count) }, isRounded: false),
      .number("alpha", rows.map { $0.0.alpha }),
      .number(
        "components_above_one",
        rows.map { $0.0.eigenvalues.isEmpty ? .nan : Double($0.0.componentsAboveOne) },
        isRounded: false
      ),
      .number(
        "component",
        rows.map { $0.0.eigenvalues.isEmpty ? .nan : Double($0.1 + 1) },
        isRounded: false
      ),
      .number("eigenvalue", rows.map { figure($0.0.eigenvalues, at: $0.1) }),
      .number("variance_share", rows.map { figure($0.0.varianceShares, at: $0.1) }),
    ]
    self.rows = Array(rows.indices)
  }

  private init(importanceOf audit: Audit) {
    let rows = audit.importance
    columns = [
      .text("id", rows.map { audit.id(of: $0.member) }),
      .text("in", rows.map { audit.id(of: $0.whole) }),
      .number("nominal", rows.map(\.nominal)),
      .number("effective", rows.map(\.effective)),
      .number("squared_correlation", rows.map(\.squaredCorrelation)),
    ]
    self.rows = Array(rows.indices)
  }

  private init(findingsOf audit: Audit, in language: Language) {
    let rows = audit.findings
    columns = [
      .text("severity", rows.map(\.severity.rawValue)), .text("kind", rows.map(\.kind.rawValue)),
      OutputColumn(name: "subjects", cells: .list(rows.map(\.subjects))),
      .number("value", rows.map(\.value)), .text("message", rows.map { $0.message[language] }),
      .text("remedy", rows.map { $0.remedy[language] }),
    ]
    self.rows = Array(rows.indices)
  }
}

extension Audit {
  /// What is noteworthy about the raw values of an indicator, as words.
  fileprivate func flags(of statistics: IndicatorStatistics) -> [String] {
    let isTrue = [
      ("constant", statistics.summary.isConstant), ("outliers", statistics.hasOutliers),
      ("scarce", statistics.isScarce), ("undivided_count", statistics.isUndividedCount),
    ]
    return isTrue.filter(\.1).map(\.0)
      + statistics.identical.map { "identical:" + id(of: .indicator($0)) }
      + statistics.collinear.map { "collinear:" + id(of: .indicator($0)) }
  }
}
