import FragilityIndex

// The scores of the dimensions and of the index, level by level.
extension ScoreCompiler {
  /// The name of a node: its column in the result.
  func id(of node: Int) -> String { method.id(ofNode: method.hierarchy.nodes[node]) }

  /// The score that a member of the tree hands to its parent.
  func score(of member: Hierarchy.Member) -> SQLExpression {
    switch member {
    case .indicator(let position): return value(position)
    case .node(let node):
      let isShownOnly = method.hierarchy.nodes[node].rescaling?.isShownOnly == true
      return .column(isShownOnly ? "\(id(of: node)):aggregated" : id(of: node))
    }
  }

  /// Adds every level of the tree: first the sums over children, then what is made of them.
  mutating func addNodes() {
    let nodes = method.hierarchy.nodes
    var heights: [Int] = []
    for node in nodes {
      let below = node.children.map { child -> Int in
        if case .node(let below) = child.member { heights[below] } else { 0 }
      }
      heights.append(1 + (below.max() ?? 0))
    }
    for height in 1...(heights.last ?? 1) {
      let level = nodes.indices.filter { heights[$0] == height }
      var sums: [SQLStep.Addition] = []
      var scores: [SQLStep.Addition] = []
      for node in level {
        let (sum, score) = compile(node)
        sums += sum
        scores += score
      }
      let names = level.map { node in
        nodes[node].dimension == nil ? "the index" : id(of: node)
      }.joined(separator: ", ")
      steps.add("sums_\(height)", "sums of weights and scores below \(names)", sums)
      steps.add("level_\(height)", "scores: \(names)", scores)
      addRoundings(level, height)
      addRescalings(level, height)
    }
  }

  /// The columns of a node: what is summed over the children, and the score.
  private mutating func compile(
    _ position: Int
  ) -> (sums: [SQLStep.Addition], scores: [SQLStep.Addition]) {
    let node = method.hierarchy.nodes[position]
    let id = id(of: position)
    let aggregation = NodeExpression(
      node: node,
      weights: fitted.nodes[position].weights,
      children: node.children.map { score(of: $0.member) },
      orientation: method.rules.orientation,
      id: id
    )
    guard let (sums, score) = aggregation.score() else {
      let subject = method.subject(of: node, key: "aggregation")
      switch node.aggregation.unrounded {
      case .benefitOfTheDoubt:
        refuse(
          subject,
          fr: "le bénéfice du doute résout un programme linéaire par territoire",
          en: "benefit of the doubt solves a linear programme for each territory"
        )
      default:
        refuse(
          subject,
          fr: "la comparaison par paires oppose chaque territoire à tous les autres",
          en: "pairwise comparison sets each territory against all the others"
        )
      }
      return ([], [])
    }
    // Where nothing below was filled in, what has a score is what stands on data.
    let isPlain = node.children.allSatisfy { child in
      if case .indicator(let position) = child.member { imputed[position] == nil } else { false }
    }
    let covered = SQLStep.Addition("\(id):covered", coverage(of: node, aggregation))
    let coverage =
      SQLExpression.column(isPlain ? "\(id):weight" : covered.name)
      / .number(aggregation.total)
    return (
      isPlain ? sums : sums + [covered],
      [.init(aggregatedName(position), score), .init("\(id):coverage", coverage)]
    )
  }

  /// The column that the score of a node has before it is rounded and rescaled.
  private func aggregatedName(_ position: Int) -> String {
    let node = method.hierarchy.nodes[position]
    if case .rounded = node.aggregation { return "\(id(of: position)):exact" }
    return roundedName(position)
  }

  private func roundedName(_ position: Int) -> String {
    let isRescaled = method.hierarchy.nodes[position].rescaling != nil
    return isRescaled ? "\(id(of: position)):aggregated" : id(of: position)
  }

  private func coverage(
    of node: Hierarchy.Node,
    _ aggregation: NodeExpression
  ) -> SQLExpression {
    .sum(
      zip(node.children, aggregation.children).enumerated().map { child, entry in
        let weight = SQLExpression.number(aggregation.weights[child])
        let share: SQLExpression
        switch entry.0.member {
        case .node(let below):
          share = weight * .column("\(id(of: below)):coverage")
        case .indicator(let position):
          share =
            imputed[position].map { .when($0, .number(0), otherwise: weight) } ?? weight
        }
        return .when(.isNull(entry.1), .number(0), otherwise: share)
      }
    )
  }

  private mutating func addRoundings(_ level: [Int], _ height: Int) {
    var columns: [SQLStep.Addition] = []
    for node in level {
      guard case .rounded(_, let rounding) = method.hierarchy.nodes[node].aggregation else {
        continue
      }
      let exact = SQLExpression.column(aggregatedName(node))
      columns.append(.init(roundedName(node), rounding.expression(exact)))
    }
    steps.add("rounded_\(height)", "rounded as the method says", columns)
  }

  private mutating func addRescalings(_ level: [Int], _ height: Int) {
    var columns: [SQLStep.Addition] = []
    var roundings: [SQLStep.Addition] = []
    for position in level {
      let node = method.hierarchy.nodes[position]
      guard let rescaling = node.rescaling, let frozen = fitted.nodes[position].rescaling else {
        continue
      }
      let subject = method.subject(of: node, key: "rescaling")
      let id = id(of: position)
      let expression = NormalisationExpression(
        choice: rescaling.normalisation,
        fitted: frozen,
        scale: method.scale(of: node),
        direction: .higherIsWorse,
        id: id
      )
      do throws(NormalisationExpression.Refusal) {
        if case .minMaxByParent = frozen { throw .ofParents }
        let score = try expression.score(of: .column("\(id):aggregated"))
        if case .rounded(_, let rounding) = frozen {
          columns.append(.init("\(id):rescaled", score))
          roundings.append(.init(id, rounding.expression(.column("\(id):rescaled"))))
        } else {
          columns.append(.init(id, score))
        }
      } catch {
        refuse(error, subject)
      }
    }
    steps.add("rescaled_\(height)", "rescaled as the method says", columns)
    steps.add("rescaled_rounded_\(height)", "rounded as the method says", roundings)
  }
}
