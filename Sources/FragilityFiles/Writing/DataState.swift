package import FragilityIndex

/// The state of the data of an index: what each indicator weighs, has and lacks.
package struct DataState {
  private struct Row {
    let id: String
    let weight: Double
    let presentCount: Int
    let absences: [(reason: AbsenceReason, count: Int)]
  }

  private let method: FragilityMethod
  private let count: Int
  private let scoredCount: Int
  private let rows: [Row]

  package init(_ result: IndexResult) {
    method = result.fitted.method
    count = result.territories.count
    scoredCount = result.scores.presentCount
    let weights = result.fitted.effectiveWeights
    rows = method.indicators.enumerated().map { position, indicator in
      let values = result.normalised(ofIndicator: position)
      var counts: [AbsenceReason: Int] = [:]
      for row in 0..<values.count {
        if let reason = values[row].absence { counts[reason, default: 0] += 1 }
      }
      return Row(
        id: indicator.id,
        weight: weights[position] ?? 0,
        presentCount: values.presentCount,
        absences: AbsenceReason.allCases.compactMap { reason in
          counts[reason].map { (reason, $0) }
        }
      )
    }
  }

  /// The state for reading on a screen.
  package func text(in language: Language) -> String {
    let isFrench = language == .french
    let percent = NumberFormat(language, digits: 1)
    var table = TextTable(
      isFrench
        ? [("indicateur", .left), ("poids", .right), ("valeurs", .right), ("absentes", .left)]
        : [("indicator", .left), ("weight", .right), ("values", .right), ("absent", .left)]
    )
    for row in rows {
      let absences = row.absences.map { "\($0.count) \($0.reason.label[language])" }
      table.append([
        row.id, "\(percent.text(row.weight * 100)) %", "\(row.presentCount)",
        absences.joined(separator: ", "),
      ])
    }
    let title = "\(method.id) \(method.version)"
    let head =
      isFrench
      ? """
      \(title) : aucun problème
      territoires : \(count), avec un score : \(scoredCount)
      """
      : """
      \(title): no problem
      territories: \(count), with a score: \(scoredCount)
      """
    return "\(head)\n\n\(table.text)"
  }

  /// The state for programs, as members of a JSON object.
  package var jsonMembers: [(String, JSONValue)] {
    let indicators = rows.map { row in
      JSONValue.object(
        [
          ("id", .string(row.id)), ("weight", .number(row.weight)),
          ("values", .number(Double(row.presentCount))),
        ] + row.absences.map { ($0.reason.word, .number(Double($0.count))) }
      )
    }
    return [
      ("territories", .number(Double(count))), ("scored", .number(Double(scoredCount))),
      ("indicators", .array(indicators)), ("problems", .array([])),
    ]
  }
}
