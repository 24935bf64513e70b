import FragilityFiles
import FragilityIndex

/// Territories told apart by two things at once: need and help, or where they stood and how they changed.
struct SituationTable: Sendable {
  /// How many are in a situation.
  struct Row: Sendable {
    let label: String
    let count: String
  }

  /// A territory in its situation.
  struct Territory: Sendable {
    let name: String
    var score = ""
    var count = ""
    var rate = ""
    var situation = ""
    var before = ""
    var after = ""
    var difference = ""
    var position = ""
  }

  let id: String
  let title: String
  let plot: String
  let rows: [Row]
  let territories: [Territory]
  var rateHeading = ""
  var before = ""
  var after = ""

  /// Need against help.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - result: The places of help.
  ///   - number: Which of the resources it is.
  ///   - rows: The territories; all when `nil`, and then counted only.
  init(_ report: Report, needs result: ResourceResult, number: Int, rows: [Int]?) {
    let words = report.words
    let label = result.resource.label?[words.language] ?? result.resource.id
    let all = rows ?? report.standing.rowsByRank
    id = "needs-\(number)"
    title = words("i_needs", ["label": label])
    rateHeading = words(
      "i_needs_y",
      ["per": words.figure(result.resource.per)]
    )
    plot = report.quadrants(ofNeeds: result, rows: all, id: id)
    let quadrants: [ResourceResult.Quadrant?] = ResourceResult.Quadrant.allCases + [nil]
    func name(_ quadrant: ResourceResult.Quadrant?) -> String {
      words["quadrant_\(quadrant?.rawValue ?? "none")"]
    }
    self.rows = quadrants.map { quadrant in
      let count = all.count { result.quadrants[$0] == quadrant }
      return Row(label: name(quadrant), count: report.typography.count(count))
    }
    territories = (rows ?? []).map { row in
      Territory(
        name: report.name(ofTerritory: row),
        score: report.text(ofScore: report.index.scores[row]),
        count: result.counts[row].number.map(report.typography.count) ?? "–",
        rate: result.rates[row].number.map { report.typography.number($0, digits: 1) } ?? "–",
        situation: name(result.quadrants[row])
      )
    }
  }

  /// What changed since the date before; `nil` where there is one date only.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - rows: The territories; all when `nil`, and then counted only.
  init?(_ report: Report, changeOf rows: [Int]?) {
    guard let dated = report.facts.dated else { return nil }
    let (words, change) = (report.words, dated.change)
    let dates = ["from": dateText(dated.from), "to": dateText(dated.to)]
    id = "change"
    title = words(rows == nil ? "i_change" : "p_change", dates)
    before = words("p_before", ["date": dateText(dated.from)])
    after = words("p_before", ["date": dateText(dated.to)])
    let codes = report.index.territories.codes
    let found = rows?.compactMap { dated.positions[codes[$0]] } ?? Array(change.codes.indices)
    plot = report.quadrants(ofChange: change, positions: found, id: id)
    self.rows = Change.Position.allCases.map { position in
      Row(
        label: report.words(ofPosition: position),
        count: report.typography.count(found.count { change.positions[$0] == position })
      )
    }
    territories =
      rows == nil
      ? []
      : found.map { position in
        Territory(
          name: change.names[position].isEmpty ? change.codes[position] : change.names[position],
          before: report.text(ofScore: change.scoresFrom[position]),
          after: report.text(ofScore: change.scoresTo[position]),
          difference: change.changes[position].number
            .map { report.typography.signed($0, digits: report.digits) } ?? "–",
          position: change.positions[position].map(report.words(ofPosition:)) ?? "–"
        )
      }
  }
}
