import FragilityFiles
import FragilityIndex

/// The tables of the page of the quality of the data.
struct QualityTables {
  let facts: ReportFacts
  let words: Words
  /// The flags of all territories.
  let flags: FlagCounts
  /// How many published values each indicator has.
  private let published: [Int]

  private var method: FragilityMethod { facts.method }
  private var typography: Typography { words.typography }
  private var territories: TerritoryTable { facts.index.territories }

  init(_ facts: ReportFacts, words: Words) {
    self.facts = facts
    self.words = words
    flags = FlagCounts(facts.index)
    published = facts.index.territories.indicators.map(\.values.presentCount)
  }

  /// Flags that are counted beside each indicator, with the words that head and explain them, and those that say that
  /// there are none.
  private static let countedFlags = [
    (flag: "imputed", key: "q_imputed"), (flag: "winsorised", key: "q_held"),
    (flag: "beyond_reference", key: "q_beyond"),
  ]

  /// How much is there, in a sentence.
  var lead: String {
    let scored = facts.index.scores.presentCount
    let cells = territories.count * method.indicators.count
    return words.counted(
      scored,
      "q_lead",
      [
        "scored": typography.count(scored), "total": typography.count(territories.count),
        "filled": typography.count(published.reduce(0, +)), "cells": typography.count(cells),
      ]
    )
  }

  /// The files and how they were read.
  var tablesRead: PageTable {
    PageTable(
      words["q_tables_caption"],
      [words["q_file"], words["q_reading"]],
      rows: facts.tables.notes.map { note in
        var reading = note.reading[words.language]
        let uncounted = territories.uncountedRows[note.table] ?? 0
        if uncounted > 0 {
          reading += words.listSeparator + words.counted(uncounted, "q_uncounted")
        }
        return [baseName(note.path), typography.sentence(reading)]
      }
    )
  }

  /// Who has a score, and why others have none.
  var scored: PageTable {
    var reasons: [AbsenceReason: Int] = [:]
    for row in 0..<territories.count {
      if let reason = facts.index.scores[row].absence { reasons[reason, default: 0] += 1 }
    }
    let complete = (0..<territories.count).count { row in
      facts.index.scores[row].number != nil
        && territories.indicators.allSatisfy { $0.values[row].number != nil }
    }
    let without = AbsenceReason.allCases.compactMap { reason in
      reasons[reason].map {
        [
          words("q_without_score", ["reason": words["absent_\(reason.word)"]]),
          typography.count($0),
        ]
      }
    }
    return PageTable(
      words["q_scored_caption"],
      [words["q_state"], words["q_count"]],
      numbers: [1],
      rows: [
        [words["q_with_score"], typography.count(facts.index.scores.presentCount)],
        [words["q_complete"], typography.count(complete)],
      ] + without
    )
  }

  /// What each indicator has and lacks.
  var indicators: PageTable {
    let shares = facts.index.fitted.effectiveWeights
    let counted = Self.countedFlags.filter { flags.count($0.flag) > 0 }
    return PageTable(
      words["q_indicators_caption"],
      ["q_indicator", "q_year", "q_share", "q_present", "q_absent"].map { words[$0] }
        + counted.map { words[$0.key] },
      numbers: [1, 2, 3, 5, 6, 7],
      rows: method.indicators.enumerated().map { position, indicator in
        [
          words.label(of: indicator), indicator.source?.year.map { "\($0)" } ?? "–",
          typography.percent(shares[position] ?? 0, digits: 1),
          typography.count(published[position]), absences(position),
        ] + counted.map { typography.count(flags.count($0.flag, of: indicator.id)) }
      }
    )
  }

  /// How many values the tables lack, by reason.
  private func absences(_ position: Int) -> String {
    var counts: [AbsenceReason: Int] = [:]
    let values = territories.indicators[position].values
    for row in 0..<values.count {
      if let reason = values[row].absence { counts[reason, default: 0] += 1 }
    }
    let texts = AbsenceReason.allCases.compactMap { reason in
      counts[reason].map { "\(typography.count($0)) (\(words["absent_\(reason.word)"]))" }
    }
    return texts.isEmpty ? words["q_none"] : texts.joined(separator: ", ")
  }

  var indicatorNotes: [String] {
    let ranges = method.indicators.count { $0.range != nil }
    let counted = Self.countedFlags.map {
      words[$0.key + (flags.count($0.flag) > 0 ? "_note" : "_none")]
    }
    return [counted.joined(separator: " ")]
      + (ranges > 0 ? [words.counted(ranges, "q_range_note")] : [])
  }

  /// How gaps are filled in, and for which indicators; nothing where none is.
  var imputations: [MethodPage.Fact] {
    let writer = ChoiceWriter(words: words, orientation: method.rules.orientation)
    let filled = method.indicators.indices.filter {
      flags.count("imputed", of: method.indicators[$0].id) > 0
    }
    var order: [Imputation] = []
    var labels: [Imputation: [String]] = [:]
    for position in filled {
      let imputation = method.imputation(of: position)
      if labels[imputation] == nil { order.append(imputation) }
      labels[imputation, default: []].append(words.label(of: method.indicators[position]))
    }
    return order.map { imputation in
      MethodPage.Fact(
        name: order.count == 1
          ? words["q_all_filled"] : words.list((labels[imputation] ?? []).map(words.quoted)),
        value: writer.text(of: imputation).plain
      )
    }
  }

  /// The indicators of larger areas.
  var shared: PageTable? {
    let shared = SharedValues.all(in: facts)
    guard !shared.isEmpty else { return nil }
    let shares = facts.index.fitted.effectiveWeights
    return PageTable(
      words["q_shared_caption"],
      [words["q_indicator"], words["q_shared_level"], words["q_share"], words["q_shared_count"]],
      numbers: [2, 3],
      rows: shared.map { values in
        [
          words.label(of: method.indicators[values.indicator]),
          values.level.map { words.texts["level_\($0)"] ?? $0 }
            ?? words("q_shared_by", ["column": values.codes.column]),
          typography.percent(shares[values.indicator] ?? 0, digits: 1),
          values.level == nil ? "–" : typography.count(values.sharers),
        ]
      }
    )
  }

  /// How far scores can be relied on; nothing where the method has no rule.
  var reliability: [PageTable] {
    guard let assessment = facts.index.reliability else { return [] }
    let levels = PageTable(
      words["q_reliability_caption"],
      [words["q_state"], words["q_count"]],
      numbers: [1],
      rows: ReliabilityLevel.allCases.map { level in
        [
          words["q_level_\(level.rawValue)"],
          typography.count(assessment.levels.count { $0 == level }),
        ]
      }
    )
    let causes = [
      "small_population", "unknown_population", "small_denominator", "cv_caution",
      "cv_unreliable",
    ].compactMap { word -> [String]? in
      let count = flags.count(word)
      return count == 0 ? nil : [words["q_cause_\(word)"], typography.count(count)]
    }
    guard !causes.isEmpty else { return [levels] }
    return [
      levels,
      PageTable(
        words["q_causes_caption"],
        [words["q_cause"], words["q_cases"]],
        numbers: [1],
        rows: causes
      ),
    ]
  }
}
