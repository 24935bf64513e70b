import FragilityFiles
import FragilityIndex

/// The page on which weights can be changed and the scores follow; without its programme it is the ranking of the method.
struct ExplorerPage: Sendable {
  /// More rows than a page without its programme should hold.
  private static let mostRows = 1000

  /// The programme of the page, without its tags.
  static var script: String { Templates.explorerScript }

  /// The markup between the head and the foot of the page.
  let content: String
  /// Whether the scores can be recomputed; the page needs no programme where they cannot.
  let isOffered: Bool

  private struct Row: Sendable {
    let rank: String
    let name: String
    let code: String
    let href: String?
    let score: String
    let `class`: String
    let coverage: String
  }

  private struct UnfittedParent: Sendable {
    let parent: String
    let territories: String
    let reasons: String
  }

  private struct UnfittedLevel: Sendable {
    let words: [String: String]
    let title: String
    let level: String
    let parents: [UnfittedParent]
  }

  private struct Values: Sendable {
    let words: [String: String]
    let obstacle: String?
    let map: String?
    let rows: [Row]
    let cut: String?
    let notes: [String]
    let unfitted: [UnfittedLevel]
    let data: String
  }

  /// Writes the page of an index.
  ///
  /// - Parameters:
  ///   - facts: The index.
  ///   - words: The words of the page.
  ///   - map: A map as markup, whose shapes have the code of their territory in `data-code` and its class as `class-1` and
  ///     so on, or `class-none`; a text with `data-code` holds the number of the class.
  ///   - digits: How many digits of a score are shown.
  ///   - href: The page of a territory, by its row.
  init(
    _ facts: ReportFacts,
    words: Words,
    map: String? = nil,
    digits: Int = 1,
    href: (Int) -> String?
  ) {
    let index = facts.index
    let method = index.fitted.method
    let obstacle = ExplorerObstacle(in: method)
    isOffered = obstacle == nil
    let data =
      isOffered ? ExplorerData(index, words: words, digits: digits, href: href) : nil
    let count = index.territories.count
    let isCut = count > Self.mostRows
    let values = Values(
      words: words.texts,
      obstacle: obstacle?.text(words, of: method),
      map: map,
      rows: Self.rows(of: index, words: words, digits: digits, href: href),
      cut: isCut
        ? words(
          "explorer_cut",
          [
            "shown": words.typography.count(Self.mostRows), "count": words.typography.count(count),
          ]
        ) : nil,
      notes: data.map { Self.notes(on: method, $0, words: words) } ?? [],
      unfitted: data.map { Self.unfitted(in: $0, method: method, words: words) } ?? [],
      data: data?.text ?? ""
    )
    content = Templates.render(.explorer, values)
  }

  private static func rows(
    of index: IndexResult,
    words: Words,
    digits: Int,
    href: (Int) -> String?
  ) -> [Row] {
    let coverage = index.coverage
    let type = words.typography
    func text(_ value: Value, digits: Int, absent: String = "–") -> String {
      value.number.map { type.number($0, digits: digits) } ?? absent
    }
    return index.rowsByRank.prefix(mostRows).map { row in
      let rank = index.ranks[row]
      let isWhole = rank.number.map { $0 == $0.rounded() } ?? true
      return Row(
        rank: text(rank, digits: isWhole ? 0 : 1),
        name: index.territories.shownName(of: row),
        code: index.territories.codes[row],
        href: href(row),
        score: text(
          index.scores[row],
          digits: digits,
          absent: index.scores[row].absence.map { words["absent_\($0.word)"] } ?? "–"
        ),
        class: text(index.classes[row], digits: 0),
        coverage: type.percent(coverage[row])
      )
    }
  }

  // MARK: Notes

  private static func notes(
    on method: FragilityMethod,
    _ data: ExplorerData,
    words: Words
  ) -> [String] {
    let nodes = method.hierarchy.nodes
    var notes = [words["explorer_note_equal"], words["explorer_note_zero"]]
    let found = nodes.filter { $0.weighting != .given && $0.children.count > 1 }
      .map(\.weighting.words.method)
    if !found.isEmpty {
      let names = Set(found).sorted().joined(separator: ", ")
      notes.append(words("explorer_note_estimated", ["methods": names]))
    }
    let extreme = nodes.filter { [.minimum, .maximum].contains($0.aggregation.unrounded) }
      .map { node in
        node.dimension.map { method.dimensions[$0] }
          .map { $0.label?[words.language] ?? $0.id } ?? words["explorer_index"]
      }
    if !extreme.isEmpty {
      let names = extreme.joined(separator: ", ")
      notes.append(words("explorer_note_extreme", ["names": names]))
    }
    let fewest = words.typography.count(ParentGroups.fewest)
    if data.sets.count > 1 { notes.append(words("explorer_note_sets", ["fewest": fewest])) }
    for level in data.leftOut {
      switch level {
      case .small(let level, let parents, let small):
        notes.append(
          words(
            "explorer_note_small",
            [
              "level": level, "small": words.typography.count(small),
              "parents": words.typography.count(parents), "fewest": fewest,
            ]
          )
        )
      case .large(let level): notes.append(words("explorer_note_large", ["level": level]))
      }
    }
    return notes
  }

  private static func unfitted(
    in data: ExplorerData,
    method: FragilityMethod,
    words: Words
  ) -> [UnfittedLevel] {
    data.sets.filter { !$0.unfitted.isEmpty }.map { set in
      UnfittedLevel(
        words: words.texts,
        title: words(
          "explorer_unfitted",
          [
            "level": set.id, "count": words.typography.count(set.unfitted.count),
            "parents": words.typography.count(set.parents),
          ]
        ),
        level: set.id,
        parents: set.unfitted.map { parent in
          UnfittedParent(
            parent: parent.parent,
            territories: words.typography.count(parent.territories),
            reasons: parent.territories == 1
              ? words["explorer_unfitted_alone"]
              : parent.reasons.map { text(of: $0, method: method, words: words) }
                .joined(separator: words.listSeparator)
          )
        }
      )
    }
  }

  private static func text(
    of reason: (indicator: Int?, reason: LocalizedText),
    method: FragilityMethod,
    words: Words
  ) -> String {
    let indicator = reason.indicator.map { method.indicators[$0] }
    let name =
      indicator.map { $0.label?[words.language] ?? $0.id } ?? words["explorer_unfitted_all"]
    let colon = words.language == .french ? "\u{A0}: " : ": "
    return name + colon + words.typography.sentence(reason.reason[words.language])
  }
}
