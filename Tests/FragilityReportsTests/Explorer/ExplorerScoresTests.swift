import Foundation
import Testing

@testable import FragilityIndex

@testable import FragilityReports

/// What the programme of the page comes to for one method and one address.
private struct Computed: Decodable {
  struct Failure: Decodable { let reason: String }
  struct Changes: Decodable {
    let compared: Int
    let meanShift: Double?
    let largestShift: Double
    let spearman: Double?
    let classChanges: Int
  }
  let changes: Changes?
  let failure: Failure?
  let scores: [Double?]?
  let ranks: [Double?]?
  let classes: [Double?]?
  let coverage: [Double?]?
  let lines: String
  let codes: [String]
}

private let computeAll = """
  result = input.map(({ data, address }) => {
    decoded(data);
    const members = weighted(data);
    const state = parsedState(address, data, members);
    const set = data.sets.find((set) => set.id === state.set);
    const index = computeIndex(data, set, chosenWeights(data, members, state));
    const changed = index.failure ? null : changes(data.published, index);
    return { ...index, changes: changed, lines: methodLines(data, members, state), codes: data.territories.codes };
  });
  """

@Suite("Scores that the explorer computes", .enabled(if: Node.path != nil, "node is not installed"))
struct ExplorerScoresTests {
  /// `FRAGILITY_EFFORT` tries more methods.
  private static let effort =
    Int(ProcessInfo.processInfo.environment["FRAGILITY_EFFORT"] ?? "") ?? 1
  private static let seeds = 0..<UInt64(40 * effort)

  private struct Case {
    let method: FragilityMethod
    let table: TerritoryTable
    let index: IndexResult
    let json: String
  }

  /// Methods that can be fitted, with their data and an address.
  private static func cases(published: Bool) throws -> [Case] {
    seeds.compactMap { seed in
      var random = RandomIndex(seed: seed)
      guard let method = try? random.method(), ExplorerObstacle(in: method) == nil else {
        return nil
      }
      let table = random.territories(40)
      guard let index = try? method.index(of: table) else { return nil }
      let data = ExplorerData(index, words: Words(.french), digits: 1) { _ in nil }
      let address = published ? "#" : random.address(of: method)
      let json = #"{"data":\#(data.text),"address":"\#(address)"}"#
      return Case(method: method, table: table, index: index, json: json)
    }
  }

  private static func computed(_ cases: [Case]) throws -> [Computed] {
    try Node.run(computeAll, "[\(cases.map(\.json).joined(separator: ","))]")
  }

  @Test("are those of the engine for the weights of the method")
  func published() throws {
    let cases = try Self.cases(published: true)
    #expect(cases.count > 20 * Self.effort)
    for (made, own) in zip(cases, try Self.computed(cases)) {
      check(own, against: made.index)
    }
  }

  @Test("are those of the engine for the lines that the page gives for a method file")
  func changed() throws {
    let cases = try Self.cases(published: false)
    var (scored, refused) = (0, 0)
    for (made, own) in zip(cases, try Self.computed(cases)) {
      guard own.lines != "# \(Words(.french)["explorer_toml_nothing"])\n" else {
        #expect(own.scores?.allSatisfy { $0 == nil } == true)
        refused += 1
        continue
      }
      let method = try made.method.taking(own.lines)
      do throws(FragilityError) {
        let index = try method.index(of: made.table)
        check(own, against: index)
        check(own.changes, against: RankShift(from: made.index, to: index))
        scored += 1
      } catch {
        #expect(own.failure != nil, "\(error)")
        refused += 1
      }
    }
    #expect(scored > 20 * Self.effort && refused > 0, "\(scored) \(refused)")
  }

  private func check(_ own: Computed.Changes?, against shift: RankShift) {
    #expect(own?.compared == shift.comparedCount && own?.classChanges == shift.classChanges)
    guard shift.comparedCount > 0 else { return }
    #expect(own?.largestShift == shift.largestShift)
    #expect(abs((own?.meanShift ?? .nan) - shift.meanAbsoluteShift) < 1e-12)
    let correlation = shift.rankCorrelation
    #expect(
      correlation.isNaN ? own?.spearman == nil : abs((own?.spearman ?? .nan) - correlation) < 1e-12
    )
  }

  private func check(_ own: Computed, against index: IndexResult) {
    #expect(
      own.failure == nil,
      "\(own.failure?.reason ?? "")"
    )
    let rows = Dictionary(
      uniqueKeysWithValues: index.territories.codes.enumerated().map { ($1, $0) }
    )
    let order = own.codes.compactMap { rows[$0] }
    func agree(_ values: [Double?]?, _ column: Column, within tolerance: Double) -> Bool {
      guard let values, values.count == order.count else { return false }
      return zip(values, order).allSatisfy { value, row in
        guard let value, let other = column[row].number else {
          return value == nil && column[row].number == nil
        }
        return abs(value - other) <= tolerance * max(1, abs(other))
      }
    }
    let about = index.fitted.method.hierarchy.nodes.map {
      "\($0.aggregation.words) \($0.rescaling?.words.description ?? "")"
    }
    let isExact = index.fitted.method.isExact
    #expect(agree(own.scores, index.scores, within: isExact ? 0 : 1e-12), "\(about)")
    #expect(agree(own.ranks, index.ranks, within: 0), "\(about)")
    #expect(agree(own.classes, index.classes, within: 0), "\(about)")
    #expect(agree(own.coverage, Column(index.coverage.map { $0 }), within: 0), "\(about)")
  }
}

extension FragilityMethod {
  /// Whether nothing is computed by functions of a library, which may differ in the last digit.
  fileprivate var isExact: Bool {
    hierarchy.nodes.allSatisfy { node in
      let isPlain =
        switch node.aggregation.unrounded {
        case .arithmetic, .sum, .minimum, .maximum, .mazziottaPareto: true
        default: false
        }
      if case .exponentialRank = node.rescaling?.normalisation { return false }
      return isPlain
    }
  }

  /// The method with the weights that some lines give for ids.
  fileprivate func taking(_ lines: String) throws(FragilityError) -> FragilityMethod {
    var weights: [String: Double] = [:]
    for match in lines.matches(of: /id = "([a-z0-9]+)"\nweight = ([0-9.e-]+)\n/) {
      weights[String(match.1)] = Double(String(match.2))
    }
    var rules = rules
    if lines.contains("[rules]\nweights = \"given\"\n") { rules.weighting = .given }
    return try FragilityMethod(
      id: id,
      tables: tables,
      rules: rules,
      dimensions: dimensions.map { dimension in
        var dimension = dimension
        dimension.weight = weights[dimension.id] ?? dimension.weight
        return dimension
      },
      indicators: indicators.map { indicator in
        var indicator = indicator
        indicator.weight = weights[indicator.id] ?? indicator.weight
        return indicator
      }
    )
  }
}
