import FragilityFiles
import FragilityIndex

/// The frozen numbers of the steps.
extension MethodSteps {
  private var fitted: FittedMethod { facts.index.fitted }

  private func label(_ position: Int) -> String { words.label(of: method.indicators[position]) }

  /// What is frozen of the normalisation of each indicator.
  var endsTable: PageTable? {
    PageTable(
      words["m_ends_caption"],
      [words["m_indicator"], words["m_numbers"], words["m_unit"]],
      rows: fitted.normalisations.enumerated().map { position, normalisation in
        let indicator = method.indicators[position]
        let isChanged =
          indicator.transform != nil
          || fitted.indicators[position].treatment.steps.contains { step in
            if case .hold = step { false } else { true }
          }
        let unit =
          isChanged ? words["m_numbers_transformed"] : indicator.unit.map(words.text) ?? ""
        return [label(position), text(of: normalisation, position), unit]
      }
    )
  }

  private func text(of normalisation: FittedNormalisation, _ indicator: Int) -> String {
    func ranks(_ reference: ReferenceRanks) -> String {
      words(
        "m_frozen_ranks",
        [
          "count": words.typography.count(reference.values.count),
          "lower": words.figure(reference.values.first ?? .nan),
          "upper": words.figure(reference.values.last ?? .nan),
        ]
      )
    }
    func bounds(_ numbers: [Double]) -> String {
      let mark = words.language == .french ? " ; " : ", "
      return words("m_frozen_bounds", ["list": numbers.map(words.figure).joined(separator: mark)])
    }
    switch normalisation {
    case .minMax(let ends):
      let isHigh = method.sense(of: indicator) == .higherIsWorse
      let scale = method.scale(of: indicator)
      return words(
        "m_frozen_ends",
        [
          "least": words.figure(isHigh ? ends.lower : ends.upper),
          "most": words.figure(isHigh ? ends.upper : ends.lower),
          "low": words.figure(scale.lower), "high": words.figure(scale.upper),
        ]
      )
    case .minMaxByParent(let ends):
      return words(
        "m_frozen_groups",
        ["level": writer.levelName(ends.level), "count": words.typography.count(ends.ends.count)]
      )
    case .zScore(let moments):
      return words(
        "m_frozen_moments",
        [
          "mean": words.figure(moments.mean), "sd": words.figure(moments.standardDeviation),
        ]
      )
    case .percentRank(let choice): return ranks(choice.ranks)
    case .rank(let choice): return ranks(choice.ranks)
    case .normalScore(let choice): return ranks(choice.ranks)
    case .exponentialRank(let choice): return ranks(choice.ranks)
    case .quantile(let choice): return bounds(choice.bounds)
    case .steps(let choice): return bounds(choice.bounds)
    case .distance(let ends):
      return words(
        "m_frozen_target",
        ["origin": words.figure(ends.origin), "target": words.figure(ends.target)]
      )
    case .fractionOfMaximum(let choice):
      return words("m_frozen_end", ["end": words.figure(choice.end)])
    case .ratio(let choice):
      if choice.values.count == 1, let value = choice.values.values.first {
        return words("m_frozen_reference", ["value": words.figure(value)])
      }
      return words(
        "m_frozen_references",
        ["count": words.typography.count(choice.values.count)]
      )
    case .none: return words["m_frozen_none"]
    case .rounded(let choice, _): return text(of: choice, indicator)
    }
  }

  /// What is done to the indicators that were treated.
  var treatedTable: PageTable? {
    let rows = fitted.indicators.enumerated().compactMap { position, frozen -> [String]? in
      guard !frozen.treatment.steps.isEmpty else { return nil }
      return [label(position), words.text(frozen.treatment.words)]
    }
    guard !rows.isEmpty else { return nil }
    return PageTable(
      words["m_treated_caption"],
      [words["m_indicator"], words["m_treated"]],
      rows: rows
    )
  }

  /// What fills in the gaps of each indicator.
  var imputedTable: PageTable? {
    let rows = fitted.indicators.enumerated().compactMap { position, frozen -> [String]? in
      let rows = 0..<facts.index.territories.count
      guard rows.contains(where: { facts.index.isImputed(position, row: $0) }) else { return nil }
      let text: String
      switch frozen.imputation {
      case .none: return nil
      case .byGroup(_, let values): text = self.text(ofValues: values)
      case .row(let choice):
        text = words(
          "m_frozen_rows",
          ["count": words.typography.count(max(choice.ends.count - 1, 0))]
        )
      case .series: text = words["m_frozen_series"]
      case .score(let score): text = words("m_frozen_score", ["value": words.figure(score)])
      }
      return [label(position), text]
    }
    guard !rows.isEmpty else { return nil }
    return PageTable(
      words["m_imputed_caption"],
      [words["m_indicator"], words["m_numbers"]],
      rows: rows
    )
  }

  /// What fills in the gaps of all territories, or of each group; of many groups, how many there are.
  private func text(ofValues values: [String: Double]) -> String {
    if values.count == 1, let value = values[""] {
      return words("m_frozen_value", ["value": words.figure(value)])
    }
    guard values.count <= 6 else {
      return words("m_frozen_values", ["count": words.typography.count(values.count)])
    }
    return values.sorted { $0.key < $1.key }
      .map { words("m_frozen_group", ["group": $0.key, "value": words.figure($0.value)]) }
      .joined(separator: ", ")
  }

  /// How many parents rates are drawn towards.
  var shrunkTable: PageTable? {
    let rows = fitted.indicators.enumerated().compactMap { position, frozen -> [String]? in
      frozen.shrinkage.map {
        [
          label(position),
          words("m_frozen_parents", ["count": words.typography.count($0.parents.count)]),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return PageTable(
      words["m_shrunk_caption"],
      [words["m_indicator"], words["m_numbers"]],
      rows: rows
    )
  }

  /// The weights that were found in the data.
  var weightsTable: PageTable? {
    var rows: [[String]] = []
    for (node, frozen) in zip(method.hierarchy.nodes, fitted.nodes) {
      switch node.weighting {
      case .given, .equal: continue
      default: break
      }
      let total = frozen.weights.reduce(0, +)
      for (child, weight) in zip(node.children, frozen.weights) {
        rows.append([
          label(child), words.figure(child.weight),
          words.typography.percent(total == 0 ? 0 : weight / total, digits: 1),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return PageTable(
      words["m_weights_caption"],
      [words["m_element"], words["m_weight"], words["m_weight_found"]],
      numbers: [1, 2],
      rows: rows
    )
  }

  private func label(_ child: Hierarchy.Child) -> String {
    switch child.member {
    case .indicator(let position): label(position)
    case .node(let node):
      method.hierarchy.nodes[node].dimension.map { words.label(of: method.dimensions[$0]) } ?? ""
    }
  }

  /// From where to where each class goes, and how many territories it has.
  var classesTable: PageTable? {
    let bounds = fitted.classification.bounds
    guard !bounds.isEmpty else { return nil }
    var counts: [Int: Int] = [:]
    for row in 0..<facts.index.classes.count {
      if let number = facts.index.classes[row].number { counts[Int(number), default: 0] += 1 }
    }
    let texts = ["–"] + bounds.map { words.typography.number($0, digits: 2) } + ["–"]
    return PageTable(
      words["m_classes_caption"],
      [words["m_class"], words["m_from"], words["m_to"], words["m_count"]],
      numbers: [1, 2, 3],
      rows: (1...bounds.count + 1).map { place in
        [
          "\(place)", texts[place - 1], texts[place],
          words.typography.count(counts[place] ?? 0),
        ]
      }
    )
  }
}
