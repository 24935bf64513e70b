/// What a larger area looks like from the scores and ranks of its territories, in the ways of the English Indices of
/// Deprivation (Ministry of Housing, Communities and Local Government, "The English Indices of Deprivation 2019:
/// Technical report", 2019).
///
/// `r` is the rank of a territory among the `N` that have a score, 1 the most fragile, and `p` its population. Only
/// territories with a score take part; ``coverage`` says how many of the people that is. Figures without people are NaN.
public struct AreaSummary: Sendable, Hashable {
  /// The code of the area.
  public let code: String
  /// How many territories it has.
  public let count: Int
  /// How many of them have a score.
  public let scoredCount: Int
  /// The people of its territories.
  public let population: Double
  /// The people of those with a score.
  public let scoredPopulation: Double
  /// `sum(score p) / sum(p)`.
  public let averageScore: Double
  /// `N + 1 - sum(r p) / sum(p)`: the higher, the more fragile.
  public let averageRank: Double
  /// The share of its territories, not of its people, in the most fragile tenth of all: `ceil(10 r / N) = 1`.
  public let worstDecileShare: Double
  /// The share of its people in the most fragile three tenths, those less so counting less: weight 1 where
  /// `c = ceil(100 r / N)` is 1 to 10, then `0.95 - (c - 11) 0.9 / 19` up to 30.
  public let extent: Double
  /// `N + 1 -` the mean rank, weighted by people, of the most fragile territories that hold a tenth of its people; the
  /// last one counts with the people that are still missing.
  public let localConcentration: Double

  /// The share of the people who live in territories with a score; NaN without people.
  public var coverage: Double { population > 0 ? scoredPopulation / population : .nan }
}

extension IndexResult {
  /// Sums up larger areas.
  ///
  /// - Parameter codes: The area of each territory; empty without one.
  /// - Returns: One summary per area, in the order of their first territory.
  /// - Throws: The method names no population, or a territory has none or a negative one.
  /// - Complexity: O(n log n).
  public func summaries(of codes: TextColumn) throws(FragilityError) -> [AreaSummary] {
    precondition(codes.count == territories.count, "one code per territory")
    guard let population = territories.population,
      let source = fitted.method.tables.first?.population
    else { throw FragilityError([.noPopulation(fitted.method)]) }
    let problems = territories.codes.indices.compactMap { row -> Problem? in
      population.encoded[row] >= 0
        ? nil : .populationNeeded(territories, row: row, column: source)
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let groups = Groups(codes)
    let ranks = fragilityRanks.encoded
    let total = scores.presentCount
    return zip(groups.codes, groups.rows).map { code, rows in
      let scored = rows.filter { !ranks[$0].isNaN }
      let units = scored.map { row in
        RankedUnit(
          rank: ranks[row],
          score: scores.encoded[row],
          population: population.encoded[row]
        )
      }
      return AreaSummary(
        code: code,
        population: exactSum(rows.lazy.map { population.encoded[$0] }),
        count: rows.count,
        units: units,
        of: total
      )
    }
  }

  /// The ranks with 1 the most fragile, in an index of strength too.
  var fragilityRanks: Column {
    guard fitted.method.rules.orientation == .strength else { return ranks }
    let turned = rankedScores.encoded.map { $0.isNaN ? $0 : -$0 }
    return competitionRanks(of: Column(encoded: turned), ties: fitted.method.rules.ties)
  }
}

/// A territory as a larger area sees it.
struct RankedUnit {
  let rank: Double
  let score: Double
  let population: Double
}

extension AreaSummary {
  /// Sums up an area.
  ///
  /// - Parameters:
  ///   - code: The code of the area.
  ///   - population: The people of all its territories.
  ///   - count: How many territories it has.
  ///   - units: Those with a score.
  ///   - total: How many territories have a score in all areas together.
  init(code: String, population: Double, count: Int, units: [RankedUnit], of total: Int) {
    let people = exactSum(units.lazy.map(\.population))
    let n = Double(total)
    func mean(_ value: (RankedUnit) -> Double) -> Double {
      people > 0 ? exactSum(units.map { value($0) * $0.population }) / people : .nan
    }
    func part(_ parts: Double, _ unit: RankedUnit) -> Double {
      (parts * unit.rank / n).rounded(.up)
    }
    self.code = code
    self.count = count
    self.population = population
    scoredCount = units.count
    scoredPopulation = people
    averageScore = mean(\.score)
    averageRank = n + 1 - mean(\.rank)
    worstDecileShare =
      units.isEmpty
      ? .nan : Double(units.count { part(10, $0) <= 1 }) / Double(units.count)
    extent = mean { unit in
      switch part(100, unit) {
      case ...10: 1
      case let percentile where percentile <= 30: 0.95 - (percentile - 11) * 0.9 / 19
      default: 0
      }
    }
    localConcentration = people > 0 ? n + 1 - Self.worstTenth(units, people: people) : .nan
  }

  /// The mean rank of the most fragile units that hold a tenth of the people.
  private static func worstTenth(_ units: [RankedUnit], people: Double) -> Double {
    let wanted = people / 10
    var sum = 0.0
    var missing = wanted
    for unit in units.sorted(by: { ($0.rank, $0.population) < ($1.rank, $1.population) }) {
      let taken = min(unit.population, missing)
      sum += taken * unit.rank
      missing -= taken
      if missing <= 0 { break }
    }
    return sum / (wanted - max(missing, 0))
  }
}
