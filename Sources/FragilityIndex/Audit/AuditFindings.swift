/// The findings of an audit, in the order of the questions.
struct AuditFindings {
  let audit: Audit
  private let weights: [Int: Double]
  private(set) var findings: [Audit.Finding] = []

  init(_ audit: Audit) {
    self.audit = audit
    weights = audit.method.hierarchy.effectiveWeights
    judgeCount()
    for statistics in audit.indicators { judge(statistics) }
    for dimension in audit.dimensions { judge(dimension) }
    for association in audit.correlations where association.kind == .pearson { judge(association) }
    for statistics in audit.indicators { judgeRival(of: statistics) }
    for importance in audit.importance { judge(importance) }
  }

  /// Objections first, then by kind, then as they came.
  var sorted: [Audit.Finding] {
    let severities = Audit.Finding.Severity.allCases
    let kinds = Audit.Finding.Kind.allCases
    return severities.flatMap { severity in
      kinds.flatMap { kind in findings.filter { $0.severity == severity && $0.kind == kind } }
    }
  }

  mutating func add(
    _ severity: Audit.Finding.Severity,
    _ kind: Audit.Finding.Kind,
    _ subjects: [Audit.Member],
    _ value: Double,
    _ message: LocalizedText,
    remedy: LocalizedText
  ) {
    findings.append(
      Audit.Finding(
        severity: severity,
        kind: kind,
        subjects: subjects.map(audit.id),
        message: message,
        remedy: remedy,
        value: value
      )
    )
  }

  /// What a member is called in a sentence.
  func name(_ member: Audit.Member) -> LocalizedText {
    member == .index
      ? LocalizedText(fr: "l'indice", en: "the index")
      : LocalizedText("\"\(audit.id(of: member))\"")
  }

  /// An objection where chance is an unlikely explanation, otherwise a remark.
  func severity(_ correlation: Correlation) -> Audit.Finding.Severity {
    correlation.pValue < AuditBar.significance ? .objection : .remark
  }

  /// The dimension of an indicator, or the index.
  func whole(of indicator: Int) -> Audit.Member {
    let method = audit.method
    return method.dimensions.firstIndex { $0.id == method.indicators[indicator].dimension }
      .map { .dimension($0) } ?? .index
  }

  /// Whether a member counts in the index; one of weight 0, or below one, is for show.
  func isWeighed(_ member: Audit.Member) -> Bool {
    switch member {
    case .index: return true
    case .indicator(let indicator): return weights[indicator] ?? 0 > 0
    case .dimension(let dimension):
      let own = audit.method.dimensions[dimension]
      let above = audit.method.dimensions.firstIndex { $0.id == own.parent }
      return own.weight > 0 && above.map { isWeighed(.dimension($0)) } ?? true
    }
  }

  private mutating func judgeCount() {
    guard audit.scoredCount < 3 else { return }
    add(
      .remark,
      .tooFewTerritories,
      [.index],
      Double(audit.scoredCount),
      LocalizedText(
        fr:
          "territoires avec un score : \(audit.scoredCount) ; il en faut 3 pour une corrélation, et bien plus pour s'y fier",
        en:
          "territories with a score: \(audit.scoredCount); a correlation takes 3, and many more to be relied on"
      ),
      remedy: LocalizedText(
        fr: "examinez la méthode sur une table plus grande, comme une région",
        en: "audit the method on a larger table, such as a region"
      )
    )
  }
}
