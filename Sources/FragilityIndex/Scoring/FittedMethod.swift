/// A method with every data-dependent choice frozen into numbers.
///
/// It scores any table that has the indicators of the method: the one it was fitted to, or another year, with the
/// same bounds.
public struct FittedMethod: Sendable, Hashable {
  /// The method.
  public let method: FragilityMethod
  /// The frozen numbers of each indicator of the method, in its order.
  public let indicators: [FittedIndicator]
  /// The frozen numbers of each node of the hierarchy, in its order.
  package let nodes: [FittedNode]
  /// The bounds between classes.
  public let classification: FittedClassification

  /// One normalisation per indicator of the method, in its order.
  public var normalisations: [FittedNormalisation] { indicators.map(\.normalisation) }

  /// The weights of the children of a dimension: its indicators, then its dimensions, in the order of the method.
  ///
  /// - Parameter dimension: A position in the dimensions of the method; `nil` is the index itself.
  /// - Returns: The weights as they were given or estimated, not divided by their sum.
  public func weights(ofDimension dimension: Int?) -> [Double] {
    let hierarchy = method.hierarchy
    return nodes[dimension.map { hierarchy.nodeOfDimension[$0] } ?? hierarchy.root].weights
  }

  /// Puts a fitted method together again from its frozen numbers.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - indicators: One per indicator of the method, in its order.
  ///   - nodes: One per node of its hierarchy, in its order.
  ///   - classification: The bounds between classes.
  package init(
    method: FragilityMethod,
    indicators: [FittedIndicator],
    nodes: [FittedNode],
    classification: FittedClassification
  ) {
    precondition(indicators.count == method.indicators.count, "one per indicator")
    precondition(nodes.count == method.hierarchy.nodes.count, "one per node")
    self.method = method
    self.indicators = indicators
    self.nodes = nodes
    self.classification = classification
  }
}

/// The frozen numbers of an indicator, in the order they are applied.
public struct FittedIndicator: Sendable, Hashable {
  /// How its rates are drawn towards those of parents.
  public let shrinkage: FittedShrinkage?
  /// How its gaps are filled in.
  public let imputation: FittedImputation
  /// What is done to its outliers.
  public let treatment: FittedTreatment
  /// How it is put on the common scale.
  public let normalisation: FittedNormalisation

  package init(
    shrinkage: FittedShrinkage? = nil,
    imputation: FittedImputation = .none,
    treatment: FittedTreatment = .none,
    normalisation: FittedNormalisation
  ) {
    self.shrinkage = shrinkage
    self.imputation = imputation
    self.treatment = treatment
    self.normalisation = normalisation
  }
}

/// The frozen numbers of a dimension, or of the index itself.
package struct FittedNode: Sendable, Hashable {
  /// The weights of the children, in their order.
  package let weights: [Double]
  /// The scores of the children that others are compared with, one array a child; empty where nothing is.
  package let reference: [[Double]]
  /// What is done to the score once it is aggregated.
  package let rescaling: FittedNormalisation?

  package init(
    weights: [Double],
    reference: [[Double]] = [],
    rescaling: FittedNormalisation? = nil
  ) {
    self.weights = weights
    self.reference = reference
    self.rescaling = rescaling
  }

  /// Whether two nodes have the same numbers and the same gaps.
  package static func == (a: FittedNode, b: FittedNode) -> Bool {
    a.weights == b.weights && a.rescaling == b.rescaling
      && a.reference.map(Column.init(encoded:)) == b.reference.map(Column.init(encoded:))
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(weights)
    hasher.combine(rescaling)
    hasher.combine(reference.map(Column.init(encoded:)))
  }
}

extension FittedMethod {
  /// Scores territories with the frozen numbers.
  ///
  /// - Parameters:
  ///   - table: The territories, with one column per indicator of the method.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: Scores, ranks and classes, in the order of the table.
  public func score(_ table: TerritoryTable, threads: Int = 1) -> IndexResult {
    let source = ScoreSource(self, prepare(table, threads: threads))
    return IndexResult(
      source,
      scores: source.scores(ofNodes: [method.hierarchy.root], threads: threads)[0],
      threads: threads
    )
  }

  /// The share of the index that each indicator holds when nothing is absent, by its position.
  package var effectiveWeights: [Int: Double] {
    method.hierarchy.effectiveWeights(nodes.map(\.weights))
  }

  /// Does what comes before treatment: transforms, shrinkage, screening, imputation.
  func prepare(_ table: TerritoryTable, threads: Int) -> PreparedTable {
    precondition(table.indicators.count == indicators.count, "one column per indicator")
    var prepared = PreparedTable(table, method: method, threads: threads)
    prepared.shrink(by: indicators.map(\.shrinkage))
    prepared.screen(at: .beforeImputation)
    prepared.impute(by: indicators.map(\.imputation))
    prepared.screen(at: .afterImputation)
    return prepared
  }
}

extension FittedIndicator {
  /// The scores of a run of rows, from values before treatment.
  ///
  /// - Parameters:
  ///   - values: The values of those rows.
  ///   - table: The territories.
  ///   - rows: The rows.
  /// - Returns: One score a row; gaps keep their reason.
  func normalise(
    _ values: UnsafeBufferPointer<Double>,
    in table: TerritoryTable,
    rows: Range<Int>
  ) -> [Double] {
    if let line = normalisation.line, let hold = treatment.onlyHold {
      return line.scores(of: values, heldAt: hold.lower, hold.upper)
    }
    return normalisation.apply(to: treatment.apply(to: values), of: table, rows: rows)
  }
}

extension FittedNormalisation {
  /// The straight line that it is, if it is one.
  fileprivate var line: LinearScore? {
    switch self {
    case .minMax(let fitted): fitted.line
    case .zScore(let fitted): fitted.line
    default: nil
    }
  }
}
