import FragilityIndex

/// Puts a fitted method together again from its file.
struct FittedFileReader {
  private let top: TOMLSection
  private let method: FragilityMethod

  init(_ top: TOMLSection, for method: FragilityMethod) {
    self.top = top
    self.method = method
  }

  func read() throws(FragilityError) -> FittedMethod {
    try checkHead()
    let document = top.document
    let classes = top.section("classes")
    let bounds = classes?.required("bounds", classes?.numbers("bounds")) ?? []
    classes?.finish()
    if !areBounds(bounds, of: method.rules.classes) {
      document.problems.append(.badBounds(document.place(of: "classes.bounds")))
    }
    let indicators = readIndicators()
    let nodes = readNodes()
    top.finish()
    guard document.problems.isEmpty, indicators.count == method.indicators.count,
      nodes.count == method.hierarchy.nodes.count
    else {
      throw FragilityError(document.problems.inFileOrder())
    }
    return FittedMethod(
      method: method,
      indicators: indicators,
      nodes: nodes,
      classification: FittedClassification(
        bounds: bounds,
        inclusive: method.rules.classes.inclusive
      )
    )
  }

  private func checkHead() throws(FragilityError) {
    guard top.required("format", top.string("format")) == FittedFile.format else {
      throw FragilityError([.notFitted(top.document.place(of: "format"))])
    }
    let fingerprint = top.required("fingerprint", top.string("fingerprint"))
    _ = (top.string("method"), top.string("version"), top.integer("territories"))
    if let fingerprint, fingerprint != method.fingerprint {
      throw FragilityError([.otherMethod(method.id, at: top.document.place(of: "fingerprint"))])
    }
  }

  /// Whether numbers can be the bounds of a classification: none if nothing was scored.
  private func areBounds(_ bounds: [Double], of classes: Classification) -> Bool {
    switch classes {
    case .breaks(let breaks, _): bounds == breaks
    case .quantiles(let count, _), .ranks(let count):
      bounds.isEmpty || (bounds.count == count - 1 && bounds == bounds.sorted())
    }
  }

  // MARK: Indicators

  private func readIndicators() -> [FittedIndicator] {
    let sections = top.sections("indicator")
    for position in sections.indices.dropFirst(method.indicators.count) {
      let id = sections[position].string("id") ?? ""
      let place = top.document.place(of: "indicator[\(position)]")
      top.document.problems.append(.notOfMethod(id, at: place))
    }
    var fitted: [FittedIndicator] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard position < sections.count, sections[position].string("id") == indicator.id,
        let frozen = indicatorNumbers(sections[position], of: position)
      else {
        let key = position < sections.count ? "indicator[\(position)]" : "indicator"
        top.document.problems.append(.notFrozen(indicator.id, at: top.document.place(of: key)))
        continue
      }
      sections[position].finish()
      fitted.append(frozen)
    }
    return fitted
  }

  private func indicatorNumbers(_ section: TOMLSection, of position: Int) -> FittedIndicator? {
    let indicator = method.indicators[position]
    var shrinkage: FittedShrinkage?
    if let choice = indicator.shrinkage {
      guard let own = section.section("shrinkage"),
        let frozen = frozenShrinkage(own, choice, per: indicator.derivation.per)
      else { return nil }
      shrinkage = frozen
    }
    guard let imputation = frozenImputation(section, of: position),
      let treatment = frozenTreatment(section, method.treatment(of: position)),
      let numbers = section.section("normalisation"),
      let normalisation = frozenNormalisation(
        numbers,
        method.normalisation(of: position),
        direction: method.sense(of: position),
        scale: method.scale(of: position)
      )
    else { return nil }
    numbers.finish()
    return FittedIndicator(
      shrinkage: shrinkage,
      imputation: imputation,
      treatment: treatment,
      normalisation: normalisation
    )
  }

  private func frozenShrinkage(
    _ section: TOMLSection,
    _ choice: Shrinkage,
    per: Double
  ) -> FittedShrinkage? {
    guard section.string("method") == "shrinkage", let codes = section.strings("codes"),
      let logits = section.numbers("logits"), let spreads = section.numbers("spreads"),
      codes.count == logits.count, codes.count == spreads.count
    else { return nil }
    section.finish()
    let parents = codes.indices.map { index in
      let spread = spreads[index] < 0 ? nil : spreads[index]
      return (codes[index], FittedShrinkage.Parent(logit: logits[index], spread: spread))
    }
    return FittedShrinkage(
      level: choice.level,
      per: per,
      parents: Dictionary(parents, uniquingKeysWith: { first, _ in first })
    )
  }

  private func frozenImputation(_ section: TOMLSection, of position: Int) -> FittedImputation? {
    let choice = method.imputation(of: position)
    switch choice {
    case .none: return FittedImputation.none
    case .series(let series): return .series(series)
    case .score(let score): return .score(score)
    case .central, .parent:
      guard let own = section.section("imputation"), own.string("method") == "by_group",
        let values = valuesByCode(own)
      else { return nil }
      own.finish()
      return .byGroup(level: choice.level, values: values)
    case .row(let row):
      let members = row.members(for: position, in: method)
      guard let own = section.section("imputation"), own.string("method") == "row",
        let lower = own.numbers("lower"), let upper = own.numbers("upper"),
        lower.count == members.count + 1, upper.count == lower.count
      else { return nil }
      own.finish()
      return .row(
        FittedRowImputation(
          centre: row.centre,
          members: members,
          ends: zip(lower, upper).map { Scale($0, $1) }
        )
      )
    }
  }

  private func frozenTreatment(
    _ section: TOMLSection,
    _ choice: Treatment
  ) -> FittedTreatment? {
    guard section.has("treatment") else { return FittedTreatment(steps: []) }
    guard choice != Treatment.none else { return nil }
    var steps: [FittedTreatment.Step] = []
    for step in section.sections("treatment") {
      switch step.string("method") {
      case "hold":
        let (lower, upper) = (step.number("lower"), step.number("upper"))
        if let lower, let upper, lower > upper { return nil }
        steps.append(.hold(lower: lower, upper: upper))
      case "log":
        guard let mirrored = step.boolean("mirrored"), let origin = step.number("origin"),
          let scale = step.number("scale"), let shift = step.number("shift"), scale > 0, shift > 0
        else { return nil }
        steps.append(
          .logarithm(
            FittedLogTransform(isMirrored: mirrored, origin: origin, scale: scale, shift: shift)
          )
        )
      case "boxcox":
        guard let lambda = step.number("lambda"), let origin = step.number("origin"),
          let shift = step.number("shift"), shift > 0
        else { return nil }
        steps.append(.boxCox(FittedBoxCox(lambda: lambda, origin: origin, shift: shift)))
      default: return nil
      }
      step.finish()
    }
    return FittedTreatment(steps: steps)
  }

  // MARK: Nodes

  private func readNodes() -> [FittedNode] {
    let sections = top.sections("node")
    var fitted: [FittedNode] = []
    for (position, node) in method.hierarchy.nodes.enumerated() {
      let id = method.id(ofNode: node)
      guard position < sections.count, sections[position].string("id") == id,
        let frozen = nodeNumbers(sections[position], of: node)
      else {
        let key = position < sections.count ? "node[\(position)]" : "node"
        top.document.problems.append(.nodeNotFrozen(id, at: top.document.place(of: key)))
        continue
      }
      sections[position].finish()
      fitted.append(frozen)
    }
    for position in sections.indices.dropFirst(method.hierarchy.nodes.count) {
      let id = sections[position].string("id") ?? ""
      let place = top.document.place(of: "node[\(position)]")
      top.document.problems.append(.notOfMethod(id, at: place))
    }
    return fitted
  }

  private func nodeNumbers(_ section: TOMLSection, of node: Hierarchy.Node) -> FittedNode? {
    guard let weights = section.numbers("weights"), weights.count == node.children.count,
      weights.allSatisfy({ $0 >= 0 }), weights.contains(where: { $0 > 0 })
    else { return nil }
    var reference: [[Double]] = []
    if node.aggregation.comparesWithReference {
      for child in 1...node.children.count {
        guard let column = section.numbers("reference_\(child)", gaps: true) else { return nil }
        reference.append(column)
      }
      guard Set(reference.map(\.count)).count == 1 else { return nil }
    }
    var rescaling: FittedNormalisation?
    if let choice = node.rescaling {
      guard let own = section.section("rescaling"),
        let frozen = frozenNormalisation(
          own,
          choice.normalisation,
          direction: .higherIsWorse,
          scale: method.scale(of: node)
        )
      else { return nil }
      own.finish()
      rescaling = frozen
    }
    return FittedNode(weights: weights, reference: reference, rescaling: rescaling)
  }
}
