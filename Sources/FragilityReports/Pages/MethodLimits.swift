import FragilityIndex

/// What an index cannot say, as it follows from the choices of its method and from its data.
enum MethodLimits {
  /// The sentences, the most general first.
  ///
  /// - Parameters:
  ///   - facts: What is told.
  ///   - words: The words of the language.
  /// - Returns: One sentence a limit.
  static func sentences(_ facts: ReportFacts, words: Words) -> [String] {
    found(facts, words: words).map(\.sentence)
  }

  /// The limits with the keys of their words.
  static func found(_ facts: ReportFacts, words: Words) -> [(key: String, sentence: String)] {
    let method = facts.method
    var found: [(key: String, sentence: String)] = []
    func add(_ key: String, if holds: Bool = true, _ values: [String: String] = [:]) {
      if holds { found.append((key, words(key, values))) }
    }
    func add(counting count: Int, _ key: String) {
      if count > 0 { found.append((key, words.counted(count, key))) }
    }
    func add(listing positions: [Int], _ key: String, _ values: [String: String] = [:]) {
      let labels = positions.map { words.quoted(words.label(of: method.indicators[$0])) }
      let all = values.merging(["list": words.list(labels)]) { own, _ in own }
      add(key, if: !positions.isEmpty, all)
    }
    let indices = method.indicators.indices
    let normalisations = indices.map { Self.unrounded(method.normalisation(of: $0)) }
    let nodes = method.hierarchy.nodes.filter { $0.children.count > 1 }
    let kinds = nodes.map(\.aggregation.unrounded)

    add("limit_ecological")
    let territories = words.typography.count(facts.index.territories.count)
    add("limit_relative", if: normalisations.contains(where: isRelative), ["count": territories])
    add(listing: indices.filter { isOrder(normalisations[$0]) }, "limit_order")
    add("limit_compensation", if: kinds.contains { $0 == .arithmetic || $0 == .sum })
    add("limit_compensation_part", if: kinds.contains(where: isPartial))
    add("limit_one_counts", if: kinds.contains { $0 == .minimum || $0 == .maximum })
    add("limit_comparison", if: nodes.contains { $0.aggregation.comparesWithReference })
    add("limit_own_weights", if: kinds.contains(where: isDoubt))
    add(
      "limit_weights_found",
      if: nodes.contains { $0.weighting != .given && $0.weighting != .equal }
    )
    let shared = SharedValues.all(in: facts).map(\.indicator)
    let shares = facts.index.fitted.effectiveWeights
    let share = shared.reduce(0) { $0 + (shares[$1] ?? 0) }
    add(listing: shared, "limit_shared", ["share": words.typography.percent(share)])
    add(
      listing: indices.filter {
        if case .expected = method.indicators[$0].derivation { true } else { false }
      },
      "limit_expected"
    )
    add(listing: indices.filter { method.indicators[$0].shrinkage != nil }, "limit_shrunk")
    addData(facts, add: add(counting:_:))
    add(
      "limit_held",
      if: facts.index.fitted.indicators.contains { !$0.treatment.steps.isEmpty }
    )
    add("limit_classes", if: isOfEqualSize(method.rules.classes))
    let years = method.indicators.compactMap { $0.source?.year }
    if let first = years.min(), let last = years.max() {
      add("limit_years", if: first < last, ["first": "\(first)", "last": "\(last)"])
    }
    add(counting: method.indicators.count { $0.source == nil }, "limit_sources")
    add("limit_errors", if: !method.indicators.contains { $0.samplingError != nil })
    add("limit_small", if: method.rules.reliability == nil)
    return found
  }

  private static func addData(_ facts: ReportFacts, add: (Int, String) -> Void) {
    let (scores, flags) = (facts.index.scores, FlagCounts(facts.index))
    add(flags.count("imputed"), "limit_imputed")
    let gaps = Set(AbsenceReason.allCases.map(\.word))
    let ids = Set(facts.method.indicators.map(\.id))
    let partial = (0..<scores.count).count { row in
      scores[row].number != nil
        && flags.ofTerritory[row].contains { ids.contains($0.id) && gaps.contains($0.word) }
    }
    add(partial, "limit_partial")
    add(scores.count - scores.presentCount, "limit_unscored")
  }

  private static func unrounded(_ normalisation: Normalisation) -> Normalisation {
    if case .rounded(let choice, _) = normalisation { unrounded(choice) } else { normalisation }
  }

  /// Whether scores hang on the territories that are compared.
  private static func isRelative(_ normalisation: Normalisation) -> Bool {
    switch normalisation {
    case .minMax(let choice): choice.goalposts == nil
    case .steps(let choice):
      if case .probabilities = choice.bounds { true } else { false }
    case .zScore, .percentRank, .rank, .normalScore, .exponentialRank, .quantile, .distance,
      .fractionOfMaximum, .ratio:
      true
    case .none: false
    case .rounded(let choice, _): isRelative(choice)
    }
  }

  /// Whether the distance between values is lost.
  private static func isOrder(_ normalisation: Normalisation) -> Bool {
    switch normalisation {
    case .percentRank, .rank, .normalScore, .exponentialRank, .quantile, .steps: true
    case .minMax, .zScore, .distance, .fractionOfMaximum, .ratio, .none: false
    case .rounded(let choice, _): isOrder(choice)
    }
  }

  /// Whether a low score makes up for a high one in part only.
  private static func isPartial(_ aggregation: Aggregation) -> Bool {
    switch aggregation {
    case .geometric, .harmonic, .power, .product, .mazziottaPareto: true
    case .arithmetic, .sum, .minimum, .maximum, .outranking, .benefitOfTheDoubt: false
    case .rounded(let choice, _): isPartial(choice)
    }
  }

  private static func isDoubt(_ aggregation: Aggregation) -> Bool {
    if case .benefitOfTheDoubt = aggregation { true } else { false }
  }

  private static func isOfEqualSize(_ classification: Classification) -> Bool {
    switch classification {
    case .quantiles, .ranks: true
    case .breaks: false
    }
  }
}
