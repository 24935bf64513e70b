import FragilityIndex

/// The dimensions and indicators with their weights, from the index down.
struct MethodTree {
  struct Row: Sendable {
    let label: String
    /// How deep it stands below the index.
    let depth: Int
    let isDimension: Bool
    /// What the dimension stands for.
    let dimensionDescription: String?
    /// Where more is told of an indicator.
    let href: String?
    let weight: String
    let foundWeight: String
    let share: String
    let direction: String
  }

  private(set) var rows: [Row] = []
  /// Whether weights come from the data anywhere.
  let hasFoundWeights: Bool
  /// What must be known to read the weights.
  let notes: [String]

  private let facts: ReportFacts
  private let words: Words
  private let writer: ChoiceWriter
  private let shares: [Int: Double]

  init(_ facts: ReportFacts, words: Words) {
    self.facts = facts
    self.words = words
    writer = ChoiceWriter(words: words, orientation: facts.method.rules.orientation)
    shares = facts.index.fitted.effectiveWeights
    let hierarchy = facts.method.hierarchy
    hasFoundWeights = hierarchy.nodes.contains { $0.weighting != .given }
    let isOfMeans = hierarchy.nodes.allSatisfy { node in
      switch node.aggregation.unrounded {
      case .arithmetic, .sum: node.rescaling == nil
      default: false
      }
    }
    notes = [words["m_share_note"]] + (isOfMeans ? [] : [words["m_share_other"]])
    rows = [
      Row(
        label: words["m_index"],
        depth: 0,
        isDimension: true,
        dimensionDescription: nil,
        href: nil,
        weight: "",
        foundWeight: "",
        share: words.typography.percent(1, digits: 1),
        direction: ""
      )
    ]
    add(hierarchy.root, depth: 1)
  }

  private mutating func add(_ node: Int, depth: Int) {
    let method = facts.method
    let found = facts.index.fitted.nodes[node].weights.shares
    for (child, found) in zip(method.hierarchy.nodes[node].children, found) {
      switch child.member {
      case .indicator(let position):
        let indicator = method.indicators[position]
        rows.append(
          row(
            words.label(of: indicator),
            depth,
            child.weight,
            found,
            share: shares[position] ?? 0,
            href: "#\(MethodIndicator.anchor(indicator))",
            direction: writer.shortText(of: indicator.direction)
          )
        )
      case .node(let below):
        guard let position = method.hierarchy.nodes[below].dimension else { continue }
        let dimension = method.dimensions[position]
        rows.append(
          row(
            words.label(of: dimension),
            depth,
            child.weight,
            found,
            share: share(of: below),
            description: dimension.description.map(words.text)
          )
        )
        add(below, depth: depth + 1)
      }
    }
  }

  private func row(
    _ label: String,
    _ depth: Int,
    _ weight: Double,
    _ found: Double,
    share: Double,
    href: String? = nil,
    direction: String = "",
    description: String? = nil
  ) -> Row {
    Row(
      label: label,
      depth: depth,
      isDimension: href == nil,
      dimensionDescription: description,
      href: href,
      weight: words.figure(weight),
      foundWeight: words.typography.percent(found, digits: 1),
      share: words.typography.percent(share, digits: 1),
      direction: direction
    )
  }

  /// The share of the index of all indicators below a node.
  private func share(of node: Int) -> Double {
    facts.method.hierarchy.nodes[node].children.reduce(0) { sum, child in
      switch child.member {
      case .indicator(let position): sum + (shares[position] ?? 0)
      case .node(let below): sum + share(of: below)
      }
    }
  }
}

extension [Double] {
  /// Each number over the sum of all.
  fileprivate var shares: [Double] {
    let total = reduce(0, +)
    return total == 0 ? self : map { $0 / total }
  }
}
