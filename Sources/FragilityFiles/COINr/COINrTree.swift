import FragilityIndex

/// The tree of a method as COINr wants it: every child stands just below its parent.
struct COINrTree {
  /// An indicator or an aggregate.
  struct Part {
    let code: String
    let level: Int
    let weight: Double
    let parent: String?
    let member: Member
  }

  /// What a part stands for.
  enum Member: Hashable {
    case indicator(Int)
    /// A dimension; `nil` is the index itself.
    case dimension(Int?)
    /// An aggregate of a single child, which hands its score on.
    case passage(of: String)
  }

  /// Indicators in the order of the method, then aggregates by level.
  private(set) var parts: [Part] = []
  private(set) var passages: [String] = []
  private let method: FragilityMethod
  private let root: String
  private let codes: COINrNames
  private let taken: Set<String>
  private var heights: [Int]

  /// - Parameters:
  ///   - method: The method.
  ///   - root: The code of the index itself.
  ///   - codes: The codes of its indicators and dimensions.
  ///   - taken: Names that an aggregate in between must not have.
  init(_ method: FragilityMethod, root: String, codes: COINrNames, taken: Set<String>) {
    self.method = method
    self.root = root
    self.codes = codes
    self.taken = taken
    heights = []
    for node in method.hierarchy.nodes {
      let below = node.children.map { child in
        if case .node(let position) = child.member { heights[position] } else { 1 }
      }
      heights.append(1 + (below.max() ?? 1))
    }
    for (position, node) in method.hierarchy.nodes.enumerated() {
      let parent = code(of: node)
      for child in node.children { add(child, to: parent, at: heights[position]) }
    }
    parts.append(
      Part(
        code: root,
        level: heights[method.hierarchy.root],
        weight: 1,
        parent: nil,
        member: .dimension(nil)
      )
    )
    sort()
  }

  private func code(of node: Hierarchy.Node) -> String {
    node.dimension.map { codes[method.dimensions[$0].id] } ?? root
  }

  /// Adds a child, with as many aggregates in between as there are levels; the uppermost has its weight.
  private mutating func add(_ child: Hierarchy.Child, to parent: String, at level: Int) {
    let member: Member
    let code: String
    let own: Int
    switch child.member {
    case .indicator(let position):
      (member, code, own) = (.indicator(position), codes[method.indicators[position].id], 1)
    case .node(let position):
      let node = method.hierarchy.nodes[position]
      (member, code, own) = (.dimension(node.dimension), self.code(of: node), heights[position])
    }
    var below = Part(code: code, level: own, weight: 1, parent: nil, member: member)
    for between in (own + 1)..<max(level, own + 1) {
      let passage = passageCode(of: code, at: between)
      parts.append(below.with(weight: 1, parent: passage))
      below = Part(
        code: passage,
        level: between,
        weight: 1,
        parent: nil,
        member: .passage(of: code)
      )
    }
    parts.append(below.with(weight: child.weight, parent: parent))
  }

  private mutating func passageCode(of code: String, at level: Int) -> String {
    var passage = "\(code)_level\(level)"
    while taken.contains(passage) || passages.contains(passage) { passage += "_" }
    passages.append(passage)
    return passage
  }

  private mutating func sort() {
    func order(_ part: Part) -> Int {
      switch part.member {
      case .indicator(let position): position
      case .dimension(let position): position ?? method.dimensions.count
      case .passage: method.dimensions.count + 1
      }
    }
    parts = parts.enumerated().sorted { a, b in
      (a.element.level, order(a.element), a.offset) < (b.element.level, order(b.element), b.offset)
    }.map(\.element)
  }
}

extension COINrTree.Part {
  fileprivate func with(weight: Double, parent: String) -> COINrTree.Part {
    COINrTree.Part(code: code, level: level, weight: weight, parent: parent, member: member)
  }
}
