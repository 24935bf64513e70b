import FragilityIndex

/// Choices with who follows them.
extension MethodSteps {
  func variant(_ text: ChoiceText, code: String?, who: String? = nil) -> MethodStep.Variant {
    MethodStep.Variant(
      who: who,
      plain: text.plain,
      formula: text.formula.isEmpty ? nil : text.formula,
      letters: text.letters.isEmpty ? nil : text.letters,
      code: code
    )
  }

  /// A variant for each different choice of the indicators, in the order in which they come.
  func variants<Choice: Hashable>(
    _ choices: [Choice?],
    _ text: (Choice) -> ChoiceText,
    code: (Choice) -> String
  ) -> [MethodStep.Variant] {
    grouped(choices).map { choice, positions in
      let who = who(positions, among: choices.count) { words.label(of: method.indicators[$0]) }
      return variant(text(choice), code: code(choice), who: who)
    }
  }

  /// The same for the index and its dimensions.
  func nodeVariants<Choice: Hashable>(
    _ choice: (Hierarchy.Node) -> Choice?,
    _ text: (Choice) -> ChoiceText,
    code: (Choice) -> String
  ) -> [MethodStep.Variant] {
    let hierarchy = method.hierarchy
    let nodes =
      [hierarchy.nodes[hierarchy.root]] + hierarchy.nodeOfDimension.map { hierarchy.nodes[$0] }
    return grouped(nodes.map(choice)).map { choice, positions in
      let who = who(positions, among: nodes.count) { position in
        nodes[position].dimension.map { words.label(of: method.dimensions[$0]) }
      }
      return variant(text(choice), code: code(choice), who: who)
    }
  }

  /// Who follows a choice: those that do, or all but a few; nothing where all do.
  private func who(
    _ positions: [Int],
    among count: Int,
    label: (Int) -> String?
  ) -> String? {
    guard positions.count < count else { return nil }
    let isMost = positions.count > count - positions.count
    let own = Set(positions)
    let named = isMost ? (0..<count).filter { !own.contains($0) } : positions
    let names = named.map { label($0).map(writer.quoted) ?? words["m_the_index"] }
    return words(isMost ? "m_for_most" : "m_for", ["who": words.list(names)])
  }

  private func grouped<Choice: Hashable>(_ choices: [Choice?]) -> [(Choice, [Int])] {
    var order: [Choice] = []
    var positions: [Choice: [Int]] = [:]
    for (position, choice) in choices.enumerated() {
      guard let choice else { continue }
      if positions[choice] == nil { order.append(choice) }
      positions[choice, default: []].append(position)
    }
    return order.map { ($0, positions[$0] ?? []) }
  }
}
