/// How many persons are expected to be concerned, territory by territory and in total.
///
/// Every number is an estimate: rates measured elsewhere, applied to the persons of the place.
public struct PeopleCounts: Sendable {
  /// The sum over some territories.
  public struct Total: Sendable {
    /// The level of the parent; `nil` for all territories together.
    public let level: String?
    /// The code of the parent; empty for the territories without one, and for all together.
    public let code: String
    /// The estimate, by its position in the method.
    public let estimate: Int
    /// The sum over the territories that have a number; absent where none has.
    public let value: Value
    /// How many territories there are.
    public let territories: Int
    /// How many of them have a number.
    public let counted: Int
    /// Why the others have none.
    public let absences: [AbsenceReason: Int]
    /// The share of the population that lives in territories with a number; `nil` where populations are not all known.
    public let coverage: Double?
  }

  /// The expected persons of each territory, one column per estimate.
  public let estimates: [Column]
  /// The totals: all territories, then each level of parents in the order of the method.
  public let totals: [Total]
}

/// How many persons live in the territories of each class.
///
/// These are counts of inhabitants, not of persons in difficulty: not all who live in a fragile territory are concerned.
public struct ClassExposure: Sendable {
  /// The persons of one class, or of the territories without a class.
  public struct Share: Sendable {
    /// The level of the parent; `nil` for all territories together.
    public let level: String?
    /// The code of the parent; empty for the territories without one, and for all together.
    public let code: String
    /// The class; `nil` for territories without one.
    public let scoreClass: Int?
    /// How many territories there are.
    public let territories: Int
    /// The sum of the populations that are known; absent where none is.
    public let persons: Value
    /// How many populations are absent, and why.
    public let absences: [AbsenceReason: Int]
    /// The share of the known population of the area, including that without a class.
    public let share: Double?
    /// The same for this class and all that are more fragile; `nil` without a class.
    public let cumulatedShare: Double?
  }

  /// The classes of each area, the most fragile first, that without a class last.
  public let shares: [Share]
}

extension FragilityMethod {
  /// Counts the persons that are expected to be concerned.
  ///
  /// An absent count of persons makes the number of its territory absent, with its reason; totals leave such territories
  /// out and say how many they are.
  ///
  /// - Parameters:
  ///   - territories: The territories.
  ///   - tables: One table for each of the method's, in its order.
  /// - Returns: The numbers.
  /// - Throws: Negative counts of persons; cells that hold several parents.
  public func peopleCounts(
    of territories: TerritoryTable,
    from tables: [DataTable]
  ) throws(FragilityError) -> PeopleCounts {
    let references = people.flatMap { $0.terms.map(\.persons) }
    let columns = try columns(references, from: tables, persons: true)
    var problems: [Problem] = []
    for (position, estimate) in people.enumerated() {
      for (term, expected) in estimate.terms.enumerated() {
        let key = "people[\(position)].terms[\(term)].persons"
        for (row, persons) in (columns[expected.persons]?.encoded ?? []).enumerated()
        where persons < 0 && problems.count < 1000 {
          problems.append(.negativePersons(persons, territories.codes[row], key))
        }
      }
    }
    let areas = try Areas(of: territories, problems)
    let estimates = people.map { estimate in
      let terms = estimate.terms.map {
        (rate: $0.rate, persons: columns[$0.persons]?.encoded ?? [])
      }
      return Column(
        encoded: (0..<territories.count).map { row in
          var sum = 0.0
          for term in terms {
            if term.persons[row].isNaN { return term.persons[row] }
            sum += term.rate * term.persons[row]
          }
          return sum.isFinite ? sum : Double(absent: .unavailable)
        }
      )
    }
    let population = territories.population?.encoded
    let totals = areas.all.flatMap { area in
      estimates.enumerated().map { position, column in
        let sum = AbsentAwareSum(column.encoded, rows: area.rows)
        return PeopleCounts.Total(
          level: area.level,
          code: area.code,
          estimate: position,
          value: sum.value,
          territories: area.rows.count,
          counted: sum.count,
          absences: sum.absences,
          coverage: population.flatMap { coverage(of: column.encoded, $0, rows: area.rows) }
        )
      }
    }
    return PeopleCounts(estimates: estimates, totals: totals)
  }

  private func coverage(of values: [Double], _ population: [Double], rows: [Int]) -> Double? {
    let all = AbsentAwareSum(population, rows: rows)
    guard all.absences.isEmpty, case .present(let total) = all.value, total > 0 else { return nil }
    let counted = AbsentAwareSum(population, rows: rows.filter { !values[$0].isNaN })
    return (counted.value.number ?? 0) / total
  }
}

extension IndexResult {
  /// Counts the persons who live in the territories of each class.
  ///
  /// - Returns: The counts.
  /// - Throws: The method has no population, or one is negative; a cell holds several parents.
  public func exposure() throws(FragilityError) -> ClassExposure {
    let method = fitted.method
    guard let population = territories.population?.encoded else {
      throw FragilityError([.noPopulation(method)])
    }
    var problems: [Problem] = []
    if let source = method.tables.first?.population {
      for row in population.indices where population[row] < 0 {
        problems.append(.populationNeeded(territories, row: row, column: source))
      }
    }
    let areas = try Areas(of: territories, problems)
    // The highest class goes with rank 1, which is the most fragile or the strongest.
    let isFragility = method.rules.orientation == .fragility
    let present = Set(classes.encoded.filter { !$0.isNaN }).sorted()
    let order = isFragility ? present.reversed() : present
    var shares: [ClassExposure.Share] = []
    for area in areas.all {
      let known = AbsentAwareSum(population, rows: area.rows).value.number ?? 0
      let rowsOf = Dictionary(grouping: area.rows) { row -> Double? in
        classes.encoded[row].isNaN ? nil : classes.encoded[row]
      }
      var cumulated = ExactSum()
      for scoreClass in order.map(Optional.some) + [nil] {
        guard let rows = rowsOf[scoreClass] else { continue }
        let sum = AbsentAwareSum(population, rows: rows)
        let persons = sum.value.number ?? 0
        cumulated.add(persons)
        shares.append(
          ClassExposure.Share(
            level: area.level,
            code: area.code,
            scoreClass: scoreClass.map { Int($0) },
            territories: rows.count,
            persons: sum.value,
            absences: sum.absences,
            share: known > 0 ? persons / known : nil,
            cumulatedShare: scoreClass != nil && known > 0 ? cumulated.value / known : nil
          )
        )
      }
    }
    return ClassExposure(shares: shares)
  }
}

extension Problem {
  fileprivate static func negativePersons(
    _ persons: Double,
    _ code: String,
    _ key: String
  ) -> Problem {
    Problem(
      "people.negative",
      at: Place(.method(key: key)),
      LocalizedText(
        fr: "le territoire \"\(code)\" compte \(inWords(persons).french) personnes",
        en: "the territory \"\(code)\" counts \(inWords(persons).english) persons"
      ),
      remedy: LocalizedText(
        fr: "corrigez la table, ou déclarez ce nombre absent dans missing",
        en: "mend the table, or declare this number absent in missing"
      )
    )
  }
}
