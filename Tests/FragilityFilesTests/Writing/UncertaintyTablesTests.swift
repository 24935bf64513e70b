import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The tables of uncertainty")
struct UncertaintyTablesTests {
  @Test("have a row for each thing they are about, and gaps where nothing can be computed")
  func rows() throws {
    let report = try Occitanie().report(rows: [3, 7])
    let draws = try #require(report.draws)
    let sensitivity = try #require(report.sensitivity)
    let varied = ([sensitivity.meanRankShift] + sensitivity.ranks.map(\.shares)).compactMap(\.self)
    #expect(!varied.isEmpty)
    let expected: [UncertaintyTable: Int] = [
      .territories: 2, .parents: draws.parentCounts.count, .whole: 1, .sources: 3 * varied.count,
      .removals: 14 + 5, .alternatives: 2, .changes: 2 * 14,
    ]
    for name in UncertaintyTable.allCases {
      let table = try #require(report.table(name))
      if let count = expected[name] { #expect(table.rows.count == count, "\(name)") }
      let text = String(decoding: table.csv(.english()), as: UTF8.self)
      #expect(!text.contains("nan") && !text.contains("inf,"), "\(name)")
      let header = text.prefix { $0 != "\n" }.split(separator: ",")
      #expect(Set(header).count == header.count)
    }
  }

  @Test("give the numbers of the draws back, the most fragile territory first")
  func territories() throws {
    let report = try Occitanie().report()
    let draws = try #require(report.draws)
    let table = try #require(report.table(.territories))
    let shares = (1...5).map { "p_class_\($0)" }
    let read = try readCSV(
      table.csv(.english()),
      texts: ["code"],
      numbers: [
        "score_low", "rank", "rank_mean", "rank_high", "class", "p_worst_tenth", "p_before_next",
        "p_unscored",
      ] + shares
    ).table
    #expect(read.rowCount == 105)
    for (line, row) in draws.index.rowsByRank.enumerated() {
      #expect(read.texts["code"]?[line] == draws.index.territories.codes[row])
      func same(_ name: String, _ column: Column) {
        #expect(read.numbers[name]?[line].number == column[row].number, "\(name) \(line)")
      }
      same("score_low", try #require(draws.scores).lower)
      same("rank", draws.index.ranks)
      same("rank_mean", draws.ranks.mean)
      same("rank_high", draws.ranks.upper)
      same("class", draws.index.classes)
      same("p_worst_tenth", draws.worstTenth)
      same("p_before_next", draws.beforeNext)
      same("p_unscored", draws.unscored)
      for (number, name) in shares.enumerated() { same(name, draws.classProbabilities[number]) }
    }
  }

  @Test("have the columns that are asked for, in that order, and know all their names")
  func someColumns() throws {
    let occitanie = try Occitanie()
    let report = try occitanie.report()
    let whole = try #require(report.table(.territories))
    let names = OutputTable.territoryColumns(
      of: occitanie.method,
      occitanie.territories,
      isApart: false
    )
    #expect(whole.columns.map(\.name) == names)
    let some = try #require(report.table(.territories, columns: ["rank_high", "code"]))
    #expect(some.columns.map(\.name) == ["rank_high", "code"])
    #expect(throws: FragilityError.self) { try OutputTable.check(["rang"], among: names) }
  }

  @Test("say of the index as a whole what its territories add up to")
  func whole() throws {
    let report = try Occitanie().report()
    let draws = try #require(report.draws)
    let classes = draws.index.classes
    var own: [Double] = []
    var sureWorst = 0
    for row in 0..<classes.count {
      guard let number = classes[row].number else { continue }
      let share = try #require(draws.classProbabilities[Int(number) - 1][row].number)
      own.append(share)
      sureWorst += number == 5 && share >= 0.9 ? 1 : 0
    }
    let row = try readCSV(
      try #require(report.table(.whole)).csv(.english()),
      texts: ["seed", "sources"],
      numbers: [
        "draws", "scored", "mean_rank_shift", "mean_p_class", "sure_class", "worst_class",
        "sure_worst_class",
      ]
    ).table
    func value(_ name: String) -> Double? { row.numbers[name]?[0].number }
    #expect(row.texts["seed"]?[0] == "1")
    #expect(row.texts["sources"]?[0] == "normalisation leave_out weights")
    #expect(value("draws") == 60 && value("scored") == 104)
    #expect(value("mean_rank_shift") == draws.meanRankShift.mean)
    #expect(value("sure_class") == Double(own.count { $0 >= 0.9 }))
    #expect(value("worst_class") == 21 && value("sure_worst_class") == Double(sureWorst))
    let mean = own.reduce(0, +) / 104
    #expect(abs((value("mean_p_class") ?? 0) - mean) < 1e-12)
  }

  @Test("name alternatives by stage and choice, with options where names are the same")
  func alternatives() throws {
    let occitanie = try Occitanie()
    var plan = occitanie.plan
    plan.aggregations = [.geometric(floor: 1)]
    plan.normalisations += [.minMax(MinMax(clip: true)), .minMax(MinMax(goalposts: Scale(0, 50)))]
    plan.weights = .sets([WeightSet(id: "committee", weights: ["income": 3, "skills": 2])])
    let made = try occitanie.method.alternatives(of: plan)
    let names = made.map(\.id)
    #expect(names.prefix(2) == ["normalisation: percent_rank", "normalisation: zscore"])
    #expect(names[2].hasPrefix("normalisation: minmax(") && names[2] != names[3])
    #expect(names.suffix(2) == ["weights: committee", "aggregation: geometric"])
    let weighted = made[4].method
    #expect(weighted.indicators.first { $0.id == "income" }?.weight == 3)
    #expect(weighted.indicators.first { $0.id == "poverty" }?.weight == 1)
    #expect(weighted.dimensions.first { $0.id == "skills" }?.weight == 2)
    #expect(weighted.rules == occitanie.method.rules)
  }

  @Test("leave sets of weights out where weights follow from the values")
  func estimatedWeights() throws {
    let own = try Occitanie().method
    var rules = own.rules
    rules.weighting = .entropy
    let estimated = try FragilityMethod(
      id: own.id,
      tables: own.tables,
      rules: rules,
      dimensions: own.dimensions,
      indicators: own.indicators
    )
    var plan = UncertaintyPlan()
    plan.weights = .sets([WeightSet(id: "committee", weights: ["income": 3])])
    #expect(try estimated.alternatives(of: plan).isEmpty)
    #expect(try own.alternatives(of: plan).count == 1)
  }

  @Test("hold why no value changes a class, and one row for weights that never do")
  func changes() throws {
    let report = try Occitanie().report(rows: [])
    let index = report.index
    let ranked = index.rowsByRank
    let rows = [ranked[0], ranked[103], ranked[104]]
    let points = rows.map { index.tippingPoints(of: $0) }
    let changes = try readCSV(
      OutputTable(changesOf: points, in: index).csv(.english()),
      texts: ["code", "indicator", "more_fragile_obstacle", "less_fragile_obstacle"],
      numbers: ["value", "less_fragile_value", "less_fragile_difference"]
    ).table
    #expect(changes.rowCount == 3 * 14)
    for line in 0..<14 {
      #expect(changes.texts["more_fragile_obstacle"]?[line] == "no_further_class")
      #expect(changes.texts["less_fragile_obstacle"]?[line + 28] == "no_score")
      let less = changes.numbers["less_fragile_value"]?[line].number
      #expect((less == nil) != (changes.texts["less_fragile_obstacle"]?[line] == ""))
    }
    let weights = try readCSV(
      OutputTable(weightsOf: points, in: index).csv(.english()),
      texts: ["code", "most_fragile", "element"],
      numbers: ["share", "low", "high"]
    ).table
    let codes = index.territories.codes
    let last = try #require(
      (0..<weights.rowCount).first { weights.texts["code"]?[$0] == codes[ranked[103]] }
    )
    #expect(weights.texts["most_fragile"]?[last] == "false")
    #expect(weights.numbers["low"]?[last].number == nil)
    #expect(weights.texts["most_fragile"]?[0] == "true")
    #expect(weights.numbers["high"]?[0].number != nil)
  }

  @Test("stand in the JSON as asked for, the whole as an object")
  func json() throws {
    let report = try Occitanie().report(rows: [3])
    let members = report.jsonMembers(Set(UncertaintyTable.allCases))
    #expect(
      members.map(\.0) == [
        "whole", "territories", "parents", "sources", "removals", "alternatives", "changes",
        "weights",
      ]
    )
    guard case .object(let whole) = try #require(members.first).1 else {
      Issue.record("the whole is no object")
      return
    }
    #expect(whole.first?.0 == "draws")
    #expect(report.jsonMembers([.whole, .parents]).map(\.0) == ["whole", "parents"])
    let text = JSONValue.object(members).text
    #expect(!text.contains("nan") && !text.contains("inf,"))
  }

  @Test("add the interval of the rank and the probability of the class to the scores")
  func scores() throws {
    let draws = try #require(try Occitanie().report().draws)
    let table = OutputTable(scoresOf: draws.index, uncertainty: draws)
    let names = table.columns.map(\.name)
    #expect(
      names.suffix(8) == [
        "score", "rank", "rank_low", "rank_high", "class", "p_class", "coverage", "flags",
      ]
    )
    let some = try OutputTable(
      scoresOf: draws.index,
      only: ["p_class", "code", "rank_low"],
      uncertainty: draws
    )
    let read = try readCSV(
      some.csv(.english()),
      texts: ["code"],
      numbers: ["p_class", "rank_low"]
    ).table
    let first = draws.index.rowsByRank[0]
    #expect(read.numbers["rank_low"]?[0].number == draws.ranks.lower[first].number)
    #expect(read.numbers["p_class"]?[0].number == draws.classProbabilities[4][first].number)
    let without = problems { try OutputTable(scoresOf: draws.index, only: ["rank_low"]) }
    #expect(without.first?.remedy.english == "add --uncertainty")
  }
}
