/// What a statistical audit of a composite index looks at: distributions, correlations, coherence and importance.
///
/// The questions are those of the OECD and JRC, "Handbook on constructing composite indicators" (2008), and of the JRC's
/// Competence Centre on Composite Indicators and Scoreboards, "Your 10-step pocket guide" (2019). Indicators are judged
/// by their raw values where their distribution is meant, and by their normalised values, which all raise the score,
/// where they meet each other.
///
/// ```swift
/// let audit = Audit(of: fitted.score(table))
/// for finding in audit.findings { print(finding.message[.english]) }
/// ```
///
/// A number that cannot be computed, such as the correlation of a constant column, is NaN; no ``findings`` tell of it.
public struct Audit: Sendable {
  /// The method that is audited.
  public let method: FragilityMethod
  /// The codes of the territories.
  public let codes: TextColumn
  /// The names of the territories.
  public let names: TextColumn
  /// How many territories there are.
  public let territoryCount: Int
  /// How many of them have a score.
  public let scoredCount: Int
  /// One entry per indicator, in the order of the method.
  public let indicators: [IndicatorStatistics]
  /// What was done to the outliers of the indicators whose treatment found any, in the order of the method.
  public let treatments: [TreatedIndicator]
  /// The correlations of all siblings, of every indicator and dimension with what it belongs to, and with the index.
  public let correlations: [Association]
  /// The index first, then every dimension in the order of the method.
  public let dimensions: [Coherence]
  /// What each indicator is meant to weigh in the index, and what it does; then the same for the members of every
  /// dimension that has dimensions below it.
  public let importance: [Importance]
  /// What an auditor would object to or remark on: objections first, then by kind, then in the order of the method.
  public private(set) var findings: [Finding]

  /// Audits an index.
  ///
  /// - Parameters:
  ///   - result: The index over its territories.
  ///   - threads: How many threads may work; the audit does not depend on it.
  /// - Complexity: O(k^2 n log n) for n territories and k indicators.
  public init(of result: IndexResult, threads: Int = 1) {
    let columns = AuditColumns(result)
    method = result.fitted.method
    codes = result.territories.codes
    names = result.territories.names
    territoryCount = result.territories.count
    scoredCount = result.scores.presentCount
    indicators = columns.indicatorStatistics(threads: threads)
    treatments = columns.treatments(threads: threads)
    correlations = columns.associations(threads: threads)
    dimensions = columns.coherences()
    importance = columns.importances()
    findings = []
    findings = AuditFindings(self).sorted
  }

  /// An indicator, a dimension or the index itself.
  public typealias Member = Explanation.Member

  /// The id of a member in the method; `score` is the index itself.
  ///
  /// - Parameter member: An indicator, a dimension or the index.
  /// - Returns: The id, as in the columns of scores.
  public func id(of member: Member) -> String {
    switch member {
    case .index: "score"
    case .dimension(let dimension): method.dimensions[dimension].id
    case .indicator(let indicator): method.indicators[indicator].id
    }
  }

  /// What people call a member; its id where the method gives no label.
  ///
  /// - Parameter member: An indicator, a dimension or the index.
  /// - Returns: The label in both languages.
  public func label(of member: Member) -> LocalizedText {
    switch member {
    case .index: LocalizedText(fr: "Indice", en: "Index")
    case .dimension(let dimension):
      method.dimensions[dimension].label ?? LocalizedText(id(of: member))
    case .indicator(let indicator):
      method.indicators[indicator].label ?? LocalizedText(id(of: member))
    }
  }
}

/// The columns of an index by the members of its tree.
struct AuditColumns {
  let result: IndexResult
  let weights: [Int: Double]
  private let normalised: [Column]
  private let dimensionScores: [Column]

  init(_ result: IndexResult) {
    self.result = result
    normalised = result.normalised
    dimensionScores = result.scores(ofDimensions: Array(result.fitted.method.dimensions.indices))
    weights = result.fitted.effectiveWeights
  }

  var method: FragilityMethod { result.fitted.method }
  var hierarchy: Hierarchy { method.hierarchy }

  /// The index first, then the dimensions in the order of the method.
  var nodes: [Hierarchy.Node] {
    [hierarchy.nodes[hierarchy.root]] + hierarchy.nodeOfDimension.map { hierarchy.nodes[$0] }
  }

  func member(_ node: Hierarchy.Node) -> Audit.Member {
    node.dimension.map { .dimension($0) } ?? .index
  }

  func member(_ child: Hierarchy.Child) -> Audit.Member {
    switch child.member {
    case .indicator(let indicator): .indicator(indicator)
    case .node(let node): member(hierarchy.nodes[node])
    }
  }

  /// The members below a node that count in it: a weight of 0 is for show.
  func members(of node: Hierarchy.Node) -> [Audit.Member] {
    node.children.filter { $0.weight > 0 }.map(member)
  }

  /// The scores of a member, more of them always more fragile.
  func scores(_ member: Audit.Member) -> [Double] {
    switch member {
    case .index: result.scores.encoded
    case .dimension(let dimension): dimensionScores[dimension].encoded
    case .indicator(let indicator): normalised[indicator].encoded
    }
  }

  func pearson(_ a: Audit.Member, _ b: Audit.Member) -> Correlation {
    correlation(scores(a), scores(b), .pearson)
  }
}
