import FragilityIndex

extension MethodDecoder {
  /// What is drawn at random.
  func uncertainty(_ section: TOMLSection) -> UncertaintyPlan {
    var plan = UncertaintyPlan()
    plan.draws = section.integer("draws") ?? plan.draws
    plan.seed = seed(section) ?? plan.seed
    plan.interval = section.number("interval") ?? plan.interval
    plan.weights = weightVariation(section)
    plan.treatments = alternatives(section, "treatment", treatment)
    plan.imputations = alternatives(section, "imputation", imputation)
    plan.normalisations = alternatives(section, "normalisation", normalisation)
    plan.aggregations = alternatives(section, "aggregation", aggregation)
    plan.leavesOutIndicators = section.boolean("leave_out") ?? plan.leavesOutIndicators
    plan.drawsInputs = section.boolean("sampling_errors") ?? plan.drawsInputs
    section.finish()
    return plan
  }

  func seed(_ section: TOMLSection) -> UInt64? {
    guard let number = section.integer("seed") else { return nil }
    guard let seed = UInt64(exactly: number) else {
      var problem = Problem.badSeed("\(number)")
      problem.place = section.document.place(of: section.path(of: "seed"))
      section.document.problems.append(problem)
      return nil
    }
    return seed
  }

  /// The choices of a list, or the only one; none if one is wrong, so that the others keep their places.
  private func alternatives<Choice>(
    _ section: TOMLSection,
    _ key: String,
    _ read: (TOMLSection) -> Choice?
  ) -> [Choice] {
    let sections = section.alternatives(key)
    let choices = sections.compactMap(read)
    return choices.count == sections.count ? choices : []
  }

  private func weightVariation(_ section: TOMLSection) -> WeightVariation? {
    guard let weights = section.section("weights") else { return nil }
    defer { weights.finish() }
    let noise = weights.number("noise").map(WeightVariation.relative)
    let law = weights.number("dirichlet").map(WeightVariation.dirichlet)
    let sets = weights.has("sets") ? weights.sections("sets").map(weightSet) : nil
    let given = ["noise", "dirichlet", "sets"].filter(weights.has)
    guard given.count == 1 else {
      reportOne(
        of: given,
        "bad-weights",
        "weights",
        section,
        LocalizedText(
          fr: "donnez noise, ou dirichlet, ou sets",
          en: "give noise, or dirichlet, or sets"
        )
      )
      return nil
    }
    return noise ?? law ?? sets.map(WeightVariation.sets)
  }

  /// A name, and a weight for each other key.
  private func weightSet(_ section: TOMLSection) -> WeightSet {
    var set = WeightSet(id: section.required("id", section.string("id")) ?? "", weights: [:])
    for key in section.keys where key != "id" { set.weights[key] = section.number(key) ?? 1 }
    return set
  }

  // MARK: Sampling errors

  func samplingError(_ section: TOMLSection) -> SamplingError? {
    let key = "sampling_error"
    if let word = section.plainString(key) {
      guard word != "count" else { return SamplingError(.count(nil, .beta)) }
      section.unknownWord(word, key, among: ["count"])
      return nil
    }
    guard let error = section.section(key) else { return nil }
    defer { error.finish() }
    let given = ["standard_error", "margin", "count"].filter(error.has)
    let isOwnCount = given.isEmpty && error.has("law")
    guard given.count == 1 || isOwnCount else {
      for key in ["confidence", "law", "scale", "per"] { _ = error.has(key) }
      reportOne(
        of: given,
        "bad-sampling-error",
        key,
        section,
        LocalizedText(
          fr: "donnez standard_error, ou margin, ou count",
          en: "give standard_error, or margin, or count"
        )
      )
      return nil
    }
    let whole = error.number("per")
    if isOwnCount || given == ["count"] {
      let persons = column(error, "count")
      if error.has("count"), persons == nil { return nil }
      return SamplingError(.count(persons, error.choice("law") ?? .beta), whole: whole)
    }
    let scale: SamplingError.Scale = error.choice("scale") ?? .identity
    if given == ["standard_error"] {
      return column(error, "standard_error").map {
        SamplingError(.standardError($0), scale: scale, whole: whole)
      }
    }
    let margin = column(error, "margin")
    guard let confidence = error.required("confidence", error.number("confidence")), let margin
    else { return nil }
    return SamplingError(.margin(margin, confidence: confidence), scale: scale, whole: whole)
  }

  /// Reports that none of some keys is there, or more than one.
  private func reportOne(
    of given: [String],
    _ code: String,
    _ key: String,
    _ section: TOMLSection,
    _ remedy: LocalizedText
  ) {
    section.report(
      code,
      key,
      given.isEmpty
        ? LocalizedText(fr: "\(key) ne dit rien", en: "\(key) says nothing")
        : LocalizedText(
          fr: "\(given.joined(separator: " et ")) se contredisent",
          en: "\(given.joined(separator: " and ")) contradict each other"
        ),
      remedy: remedy
    )
  }
}
