import FragilityFiles
import FragilityIndex

/// What the explorer computes with: the tree with its choices in the words of the method file, and the values on the common
/// scale for each reference set, at full precision.
///
/// Territories stand in the order of their codes, by their bytes, which is the order of equal scores.
struct ExplorerData: Sendable {
  /// All values together take about so many bytes at most; the whole is always there.
  static let mostBytes = 2_500_000

  /// The sets that the page offers, the whole first.
  private(set) var sets: [ReferenceSet]
  /// The levels that are not offered, and why.
  private(set) var leftOut: [LeftOut] = []
  /// The data as JSON that may stand in a `script` element.
  private(set) var text = ""

  /// A level of parents that is not offered.
  enum LeftOut: Sendable, Hashable {
    /// Most of its parents have too few territories.
    case small(level: String, parents: Int, small: Int)
    /// The page would become too large.
    case large(level: String)
  }

  let method: FragilityMethod
  let index: IndexResult
  let rows: [Int]
  private let language: Language

  /// Gathers the data of an index.
  ///
  /// - Parameters:
  ///   - index: The index.
  ///   - words: The words of the page, which its programme needs too.
  ///   - digits: How many digits of a score are shown.
  ///   - mostBytes: How many bytes all values may take together.
  ///   - href: The page of a territory, by its row.
  init(
    _ index: IndexResult,
    words: Words,
    digits: Int,
    mostBytes: Int = Self.mostBytes,
    href: (Int) -> String?
  ) {
    self.index = index
    method = index.fitted.method
    language = words.language
    let codes = Array(index.territories.codes)
    rows = codes.indices.sorted {
      codes[$0].utf8.lexicographicallyPrecedes(codes[$1].utf8)
    }
    sets = [ReferenceSet(index)]
    var texts = [json(of: sets[0], label: words["explorer_set_all"]).inScript]
    for level in index.territories.parents {
      let groups = ParentGroups(level)
      guard groups.isOffered else {
        leftOut.append(
          .small(level: level.id, parents: groups.rows.count, small: groups.small)
        )
        continue
      }
      let size = texts.reduce(0) { $0 + $1.utf8.count }
      guard size < mostBytes else {
        leftOut.append(.large(level: level.id))
        continue
      }
      let set = ReferenceSet(index, level: level.id, groups: groups)
      let label = words("explorer_set_level", ["level": level.id])
      let text = json(of: set, label: label).inScript
      guard size + text.utf8.count <= mostBytes else {
        leftOut.append(.large(level: level.id))
        continue
      }
      sets.append(set)
      texts.append(text)
    }
    let head = JSONValue.object(head(words: words, digits: digits, href: href)).inScript
    text = "\(head.dropLast()),\"sets\":[\(texts.joined(separator: ","))]}"
  }

  private func head(
    words: Words,
    digits: Int,
    href: (Int) -> String?
  ) -> [(String, JSONValue)] {
    let rules = method.rules
    let levels = index.reliability?.levels ?? []
    let isFitted = rules.reliability?.isFitted ?? true
    return [
      ("language", .string(language.rawValue)),
      ("digits", .number(Double(digits))),
      ("method", .string("\(method.id) \(method.version)")),
      ("orientation", .string(rules.orientation.rawValue)),
      ("ties", .string(rules.ties.rawValue)),
      ("rankDigits", rules.rankRounding.map { .number(Double($0.digits)) } ?? .null),
      ("classes", JSONValue(rules.classes.words)),
      ("reliability", reliability),
      (
        "unfitted",
        .list(rows.indices.filter { !isFitted && levels[rows[$0]] == .unreliable })
      ),
      ("nodes", .array(method.hierarchy.nodes.indices.map(node))),
      (
        "indicators",
        .array(
          method.indicators.map { indicator in
            .object([
              ("id", .string(indicator.id)),
              ("label", .string(indicator.label?[language] ?? indicator.id)),
            ])
          }
        )
      ),
      (
        "territories",
        .object([
          ("codes", .list(rows.map { index.territories.codes[$0] })),
          ("names", .list(rows.map { index.territories.shownName(of: $0) })),
          ("hrefs", .array(rows.map { JSONValue(href($0)) })),
          (
            "parents",
            .object(
              index.territories.parents.map { level in (level.id, parents(at: level)) }
            )
          ),
        ])
      ),
      (
        "published",
        .object([
          ("scores", column(index.scores.encoded)),
          ("ranks", column(index.ranks.encoded)),
          ("classes", column(index.classes.encoded)),
        ])
      ),
      ("words", .object(Words.explorerLive.map { ($0.key, .string(words[$0.key])) })),
    ]
  }

  private func node(_ position: Int) -> JSONValue {
    let node = method.hierarchy.nodes[position]
    let dimension = node.dimension.map { method.dimensions[$0] }
    let scale = method.scale(of: node)
    return .object([
      ("id", JSONValue(dimension?.id)),
      ("label", JSONValue(dimension.map { $0.label?[language] ?? $0.id })),
      (
        "children",
        .array(
          node.children.map { child in
            switch child.member {
            case .indicator(let indicator): .object([("indicator", .number(Double(indicator)))])
            case .node(let below): .object([("node", .number(Double(below)))])
            }
          }
        )
      ),
      ("weights", .list(index.fitted.nodes[position].weights)),
      ("weighting", .string(node.weighting.words.method)),
      ("aggregation", JSONValue(node.aggregation.words)),
      ("leastShare", .number(node.missing.minWeightShare)),
      ("scale", .list([scale.lower, scale.upper])),
      ("rescaling", node.rescaling.map { JSONValue($0.words) } ?? .null),
    ])
  }

  /// What says which territories have no rank; null where all that have a score have one.
  private var reliability: JSONValue {
    guard let rule = method.rules.reliability, rule.unreliable == .notRanked else { return .null }
    var unreliable = method.indicators.map { _ in [Int]() }
    var small: [Int] = []
    let positions = Dictionary(
      method.indicators.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for (place, row) in rows.enumerated() {
      for flag in index.flags(of: row) {
        switch flag {
        case .smallPopulation: small.append(place)
        case .smallDenominator(let id), .imprecise(let id, .unreliable):
          if let position = positions[id] { unreliable[position].append(place) }
        default: break
        }
      }
    }
    return .object([
      ("leastShare", .number(rule.minWeightShare)),
      ("small", .list(small)),
      ("unreliable", .array(unreliable.map(JSONValue.list))),
      (
        "absent",
        .array(
          index.territories.indicators.map { column in
            .list(rows.indices.filter { column.values.encoded[rows[$0]].isNaN })
          }
        )
      ),
    ])
  }
}
