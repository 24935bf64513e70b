/// What other choices do to an index, one at a time: each is a method of its own, fitted to the same territories.
public struct OneAtATime: Sendable {
  /// Another method, and what it does.
  public struct Alternative: Sendable {
    /// What the alternative is called.
    public let id: String
    /// The alternative with its own frozen numbers.
    public let fitted: FittedMethod
    /// Its index, compared with the nominal one; classes are compared by their numbers.
    public let shift: RankShift
  }

  /// The index by the nominal method.
  public let nominal: IndexResult
  /// The alternatives in the order they were given.
  public let alternatives: [Alternative]
}

extension FragilityMethod {
  /// Fits other methods to the same territories, one after the other, and compares their indices with that of this one.
  ///
  /// An alternative may change every choice after derivation and leave out indicators; each is fitted anew, with its own
  /// weights, references and class bounds. Its ranks follow its own tie rule and orientation.
  ///
  /// - Parameters:
  ///   - alternatives: The other methods, each with a name.
  ///   - table: The territories, with one column per indicator of this method.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The nominal index, and what becomes of it by each alternative.
  /// - Throws: What ``fit(to:threads:)`` throws of this method. Otherwise all problems of all alternatives, each with the
  ///   name of its own: what fitting them throws, and indicators that this method does not have or derives otherwise,
  ///   so that the table does not hold their values.
  public func oneAtATime(
    _ alternatives: [(id: String, method: FragilityMethod)],
    of table: TerritoryTable,
    threads: Int = 1
  ) throws(FragilityError) -> OneAtATime {
    let nominal = try index(of: table, threads: threads)
    var made: [OneAtATime.Alternative] = []
    var problems: [Problem] = []
    for (id, method) in alternatives {
      do throws(FragilityError) {
        let columns = try columns(for: method)
        let own = table.with(columns.map { table.indicators[$0] })
        let index = try method.index(of: own, threads: threads)
        made.append(
          OneAtATime.Alternative(
            id: id,
            fitted: index.fitted,
            shift: RankShift(from: nominal, to: index)
          )
        )
      } catch {
        problems += error.problems.map { $0.ofAlternative(id) }
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return OneAtATime(nominal: nominal, alternatives: made)
  }

  /// The positions here of the indicators of another method.
  private func columns(for other: FragilityMethod) throws(FragilityError) -> [Int] {
    var columns: [Int] = []
    var problems: [Problem] = []
    for (position, indicator) in other.indicators.enumerated() {
      guard let column = indicators.firstIndex(where: { $0.id == indicator.id }) else {
        problems.append(.noSuchIndicator(indicator.id, at: position, among: indicators.map(\.id)))
        continue
      }
      let own = indicators[column]
      if own.derivation != indicator.derivation || own.referenceColumn != indicator.referenceColumn
      {
        problems.append(.derivedOtherwise(indicator.id, at: position))
      }
      columns.append(column)
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return columns
  }
}

extension TerritoryTable {
  /// The same territories with other indicators.
  fileprivate func with(_ indicators: [IndicatorColumn]) -> TerritoryTable {
    TerritoryTable(
      tableID: tableID,
      keyColumn: keyColumn,
      codes: codes,
      names: names,
      population: population,
      parents: parents,
      indicators: indicators,
      uncountedRows: uncountedRows
    )
  }
}
