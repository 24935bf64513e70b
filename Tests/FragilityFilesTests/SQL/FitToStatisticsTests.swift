import Foundation
import Testing

@testable import FragilityFiles
@testable import FragilityIndex

@Suite("A fit to statistics")
struct FitToStatisticsTests {
  /// What a database would measure, with exact sums.
  private func measure(
    _ step: FitStatistics.Step,
    _ method: FragilityMethod,
    _ table: TerritoryTable,
    _ known: FitStatistics
  ) throws -> FitStatistics {
    var statistics = known
    let fitted = try method.fit(to: known, before: step)
    let prepared = fitted.prepare(table, threads: 1)
    if step == .score {
      let scores = fitted.score(table).scores.rounded(for: method).encoded
      statistics.columns[.init(.score, "score")] = figures(scores)
      return statistics
    }
    for (position, indicator) in method.indicators.enumerated() {
      // Who is screened after imputation still serves to fill in.
      let isEarly = step == .values && method.rules.screening?.stage == .afterImputation
      let values = isEarly ? prepared.columns[position] : prepared.keptColumns[position]
      let level = method.groupingLevel(of: position, at: step)
      let codes = level.map { table.codes(ofParents: $0) }
      var groups: [String: [Double]] = [:]
      for (row, value) in values.enumerated() {
        groups[codes?[row] ?? "", default: []].append(value)
      }
      for (group, values) in groups where values.contains(where: { !$0.isNaN }) {
        statistics.columns[.init(step, indicator.id, group: group)] = figures(values)
      }
    }
    return statistics
  }

  private func figures(_ values: [Double]) -> ColumnStatistics {
    let sorted = values.sortedPresent()
    let (moments, shape) = (Moments(of: values), Shape(of: values))
    return ColumnStatistics(
      count: sorted.count,
      minimum: sorted.first ?? .nan,
      maximum: sorted.last ?? .nan,
      mean: moments.mean,
      standardDeviation: moments.standardDeviation,
      skewness: shape.skewness,
      kurtosis: shape.kurtosis,
      ordered: Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0, $1) })
    )
  }

  @Test("is the fit to the values, bit for bit, for every choice that it does not refuse")
  func everyChoice() throws {
    var refused = 0
    var fitted = 0
    let methods =
      try EveryRule.rules.map { ($0, try EveryRule.method(rule: $0)) }
      + EveryRule.lastIndicators.map { ($0, try EveryRule.method(last: $0)) }
    for (words, method) in methods {
      let table = try EveryRule.territories(of: method, seed: 1)
      do throws(FragilityError) {
        var statistics = FitStatistics()
        for step in method.fitSteps {
          do {
            statistics = try measure(step, method, table, statistics)
          } catch let error as FragilityError {
            throw error
          } catch {
            Issue.record(error)
          }
        }
        let here = try method.fit(to: table)
        #expect(try method.fit(to: statistics) == here, "\(words)")
        fitted += 1
      } catch {
        refused += 1
        let codes = Set(error.problems.map(\.code.rawValue))
        #expect(codes == ["statistics.needs-values"], "\(words): \(error)")
      }
    }
    #expect(fitted > 40)
    #expect(refused > 10)
  }

  private let files = [1, 2].map { Fixture.path("sql/occitanie-statistics-\($0).csv") }

  @Test("from the files of a database has the bytes of a fit here")
  func fromFiles() throws {
    let file = try MethodFile(Fixture.path("occitanie/method.toml"))
    let (there, count) = try StatisticsFile(files, for: file.method).fit(file)
    let tables = try LoadedTables(file)
    let territories = try tables.territories()
    let here = try tables.fit(to: territories)
    #expect(
      FittedFile.text(of: there, territories: count)
        == FittedFile.text(of: here, territories: territories.count)
    )
  }

  @Test("says which step is still to be measured, and when nothing is")
  func steps() throws {
    let file = try MethodFile(Fixture.path("occitanie/method.toml"))
    let first = try StatisticsFile([files[0]], for: file.method)
    let error = try #require(throws: FragilityError.self) { try first.fit(file) }
    #expect(error.problems.map(\.code.rawValue) == ["statistics.step-to-measure"])
    let second = try SQLStatement.statistics(for: file.method, in: .duckDB, after: first)
    #expect(second.contains("'score' AS \"step\""))
    let all = try StatisticsFile(files, for: file.method)
    let done = try #require(throws: FragilityError.self) {
      try SQLStatement.statistics(for: file.method, in: .duckDB, after: all)
    }
    #expect(done.problems.map(\.code.rawValue) == ["statistics.complete"])
  }

  @Test("reads its files strictly: everything that is wrong is said with its line")
  func wrongFiles() throws {
    let folder = try TemporaryFolder()
    let file = try MethodFile(Fixture.path("occitanie/method.toml"))
    var lines = String(decoding: try Fixture.bytes("sql/occitanie-statistics-1.csv"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    lines[1] = lines[1].replacingOccurrences(of: "benefits", with: "benefit")
    lines[3] = lines[3].replacingOccurrences(of: ",maximum,", with: ",maximal,")
    lines[8] = lines[8].replacingOccurrences(of: "105.0", with: "105.5")
    let fields = lines[12].split(separator: ",", omittingEmptySubsequences: false)
    lines.append(fields.dropLast().joined(separator: ",") + ",1.25")
    let path = try folder.write("s.csv", lines.joined(separator: "\n"))
    let error = try #require(throws: FragilityError.self) {
      try StatisticsFile([path], for: file.method)
    }
    #expect(error.problems.map(\.place.line) == [2, 4, 9, lines.count])
    let other = try method(methodText()).method
    let foreign = try #require(throws: FragilityError.self) {
      try StatisticsFile(files, for: other)
    }
    #expect(foreign.problems.count == 2)
  }
}
