/// A method with every data-dependent choice frozen into numbers.
///
/// It scores any table that has the indicators of the method: the one it was fitted to, or another year, with the
/// same bounds.
public struct FittedMethod: Sendable, Hashable {
  /// The method.
  public let method: FragilityMethod
  /// One normalisation per indicator of the method, in its order.
  public let normalisations: [FittedNormalisation]
  /// The bounds between classes.
  public let classification: FittedClassification

  /// Puts a fitted method together again from its frozen numbers.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - normalisations: One per indicator of the method, in its order.
  ///   - classification: The bounds between classes.
  package init(
    method: FragilityMethod,
    normalisations: [FittedNormalisation],
    classification: FittedClassification
  ) {
    precondition(normalisations.count == method.indicators.count, "one normalisation per indicator")
    self.method = method
    self.normalisations = normalisations
    self.classification = classification
  }
}

extension FragilityMethod {
  /// Fits the method to a reference population.
  ///
  /// - Parameters:
  ///   - reference: The territories whose values set bounds, means, deciles and references.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The method with frozen numbers.
  /// - Throws: All indicators whose values cannot be normalised as the method says: without any value, constant
  ///   under min-max or z-score, without a reference.
  public func fit(
    to reference: TerritoryTable,
    threads: Int = 1
  ) throws(FragilityError) -> FittedMethod {
    precondition(reference.indicators.count == indicators.count, "one column per indicator")
    let attempts = concurrentMap(indicators.count, threads: threads) {
      position -> Result<FittedNormalisation, FragilityError> in
      let input = NormalisationInput(
        position: position,
        id: indicators[position].id,
        direction: indicators[position].direction,
        scale: scale(of: position),
        column: reference.indicators[position],
        table: reference
      )
      do throws(FragilityError) {
        return .success(try normalisation(of: position).fit(to: input))
      } catch {
        return .failure(error)
      }
    }
    var fitted: [FittedNormalisation] = []
    var problems: [Problem] = []
    for attempt in attempts {
      switch attempt {
      case .success(let normalisation): fitted.append(normalisation)
      case .failure(let error): problems += error.problems
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let unclassified = FittedMethod(
      method: self,
      normalisations: fitted,
      classification: FittedClassification(bounds: [], inclusive: .right)
    )
    let scores = unclassified.score(reference, threads: threads).scores
    return FittedMethod(
      method: self,
      normalisations: fitted,
      classification: rules.classes.fit(to: scores)
    )
  }
}

extension FittedMethod {
  private static let blockSize = 4096

  /// Scores territories with the frozen numbers.
  ///
  /// - Parameters:
  ///   - table: The territories, with one column per indicator of the method.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: Scores, ranks and classes, in the order of the table.
  public func score(_ table: TerritoryTable, threads: Int = 1) -> IndexResult {
    result(for: table, normalised: normalise(table, threads: threads), threads: threads)
  }

  /// The normalised values of a table, one array per indicator.
  func normalise(_ table: TerritoryTable, threads: Int) -> [[Double]] {
    precondition(table.indicators.count == normalisations.count, "one column per indicator")
    return concurrentMap(normalisations.count, threads: threads) { position in
      normalisations[position].apply(
        to: table.indicators[position],
        of: table,
        rows: 0..<table.count
      )
    }
  }

  /// Aggregates, ranks and classifies normalised values.
  ///
  /// - Parameters:
  ///   - table: The territories.
  ///   - normalised: One array per indicator.
  ///   - shares: How much of each value stands on data, from 0 to 1; all of it when left out.
  ///   - threads: How many threads may work.
  /// - Returns: The index.
  func result(
    for table: TerritoryTable,
    normalised: [[Double]],
    shares: [[Double]]? = nil,
    threads: Int
  ) -> IndexResult {
    let hierarchy = method.hierarchy
    let rows = blocks(of: Self.blockSize, in: table.count)
    let parts = concurrentMap(rows.count, threads: threads) { block in
      NodeScores(
        aggregating: normalised.map { Array($0[rows[block]]) },
        shares: shares?.map { Array($0[rows[block]]) },
        by: hierarchy,
        count: rows[block].count
      )
    }
    return IndexResult(
      fitted: self,
      territories: table,
      normalised: normalised.map(Column.init(encoded:)),
      nodes: hierarchy.nodes.indices.map { node in
        Column(encoded: parts.flatMap { $0.scores[node] })
      },
      nodeCoverage: hierarchy.nodes.indices.map { node in parts.flatMap { $0.coverage[node] } }
    )
  }
}
