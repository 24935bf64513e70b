/// The figures that a method can be fitted to in place of the values themselves, and when they are measured.
package struct FitStatistics: Sendable, Hashable {
  /// When figures are measured: each needs the frozen numbers of those before it.
  package enum Step: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The values as the tables have them, which gaps are filled in from.
    case values
    /// The values before they are treated and normalised.
    case prepared
    /// The scores of the index, which classes are made of.
    case score

    package static func < (a: Step, b: Step) -> Bool {
      a == .values && b != .values || a == .prepared && b == .score
    }
  }

  /// What figures are about.
  package struct Key: Sendable, Hashable {
    /// When they were measured.
    package let step: Step
    /// The indicator, or `score`.
    package let id: String
    /// The code of the parent whose territories were measured; empty for all together.
    package let group: String

    package init(_ step: Step, _ id: String, group: String = "") {
      self.step = step
      self.id = id
      self.group = group
    }
  }

  /// A value that has to be known by its place in increasing order among `n`, from 0.
  package enum Place: Sendable, Hashable {
    /// Those on both sides of the quantile at a probability.
    case quantile(Double)
    /// So many above the lowest.
    case fromLowest(Int)
    /// So many below the highest.
    case fromHighest(Int)
    /// The last of the highest `part` of `count` equal parts.
    case highestPart(Int, of: Int)
  }

  /// The figures.
  package var columns: [Key: ColumnStatistics]

  package init(_ columns: [Key: ColumnStatistics] = [:]) {
    self.columns = columns
  }

  /// The figures of an indicator by the code of the parent.
  func groups(_ step: Step, _ id: String) -> [String: ColumnStatistics] {
    var groups: [String: ColumnStatistics] = [:]
    for (key, column) in columns where key.step == step && key.id == id {
      groups[key.group] = column
    }
    return groups
  }
}

extension FragilityMethod {
  /// The steps at which figures are measured, in their order.
  package var fitSteps: [FitStatistics.Step] {
    let isFilled = indicators.indices.contains { position in
      switch imputation(of: position) {
      case .central, .row: true
      case .none, .parent, .series, .score: false
      }
    }
    let steps: [FitStatistics.Step] = isFilled ? [.values, .prepared] : [.prepared]
    if case .breaks = rules.classes { return steps }
    return steps + [.score]
  }

  /// The level whose parents are measured one by one for an indicator; `nil` where all territories are together.
  package func groupingLevel(of indicator: Int, at step: FitStatistics.Step) -> String? {
    guard step == .values, case .central(let choice) = imputation(of: indicator) else { return nil }
    return choice.group
  }

  /// The values that must be known by their place at a step.
  package func placesToMeasure(at step: FitStatistics.Step) -> [FitStatistics.Place] {
    var places: [FitStatistics.Place] = []
    func add(_ place: FitStatistics.Place) {
      if !places.contains(place) { places.append(place) }
    }
    switch step {
    case .values: if fitSteps.contains(.values) { add(.quantile(0.5)) }
    case .prepared:
      for position in indicators.indices {
        if case .steps(let steps) = treatment(of: position) {
          for step in [steps.first, steps.otherwise].compactMap({ $0 }) {
            switch step {
            case .holdAtQuantiles(let lower, let upper):
              for probability in [lower, upper].compactMap({ $0 }) { add(.quantile(probability)) }
            case .holdPoints(let lowest, let highest):
              add(.fromLowest(lowest))
              add(.fromHighest(highest))
            case .winsorise, .logarithm, .boxCox: break
            }
          }
        }
        switch normalisation(of: position).unrounded {
        case .quantile(let choice):
          for part in 1..<choice.count { add(.quantile(Double(part) / Double(choice.count))) }
        case .steps(let choice):
          guard case .probabilities(let shares) = choice.bounds else { break }
          for share in shares { add(.quantile(share)) }
        default: break
        }
      }
    case .score:
      switch rules.classes {
      case .breaks: break
      case .quantiles(let count, _):
        for part in 1..<count { add(.quantile(Double(part) / Double(count))) }
      case .ranks(let count):
        for part in 1..<count { add(.highestPart(part, of: count)) }
      }
    }
    return places
  }

  /// What of the method figures cannot fit, which needs the values themselves.
  package func problemsOfFigures() -> [Problem] {
    var problems: [Problem] = []
    for (position, indicator) in indicators.enumerated() {
      func refuse(_ key: String, _ fr: String, _ en: String) {
        let subject = Problem.Subject.indicator(position, id: indicator.id, key: key)
        problems.append(.needsValues(subject, LocalizedText(fr: fr, en: en)))
      }
      if indicator.shrinkage != nil { refuse("shrinkage", "le rétrécissement", "shrinkage") }
      if case .parent = imputation(of: position) {
        refuse("imputation", "l'imputation par le parent", "the imputation by parent")
      }
      let isTreated = treatment(of: position) != .none
      switch normalisation(of: position).unrounded {
      case .percentRank, .rank, .normalScore, .exponentialRank:
        refuse("normalisation", "les rangs", "ranks")
      case .ratio: refuse("normalisation", "le rapport à une référence", "the ratio to a reference")
      case .distance(let choice):
        if case .territory = choice.target {
          refuse("normalisation", "la distance à un territoire", "the distance to a territory")
        }
      case .minMax(let choice):
        if case .parent = choice.scope, choice.goalposts == nil {
          refuse("normalisation", "les bornes par parent", "the bounds by parent")
        }
      case .zScore where isTreated:
        refuse(
          "normalisation",
          "la moyenne et l'écart-type de valeurs traitées",
          "the mean and the standard deviation of treated values"
        )
      default: break
      }
    }
    for node in hierarchy.nodes {
      let estimates = !node.weighting.isFixed && node.aggregation.usesWeights
      if estimates, node.children.count > 1 {
        let words = LocalizedText(fr: "l'estimation des poids", en: "the estimation of weights")
        problems.append(.needsValues(subject(of: node, key: "weights"), words))
      }
      if node.aggregation.comparesWithReference {
        let words = LocalizedText(
          fr: "la comparaison avec la référence",
          en: "the comparison with the reference"
        )
        problems.append(.needsValues(subject(of: node, key: "aggregation"), words))
      }
      if node.rescaling != nil {
        let words = LocalizedText(
          fr: "la remise à l'échelle d'une dimension",
          en: "the rescaling of a dimension"
        )
        problems.append(.needsValues(subject(of: node, key: "rescaling"), words))
      }
    }
    if rules.reliability?.isFitted == false {
      let words = LocalizedText(
        fr: "l'ajustement sans les territoires peu fiables",
        en: "fitting without unreliable territories"
      )
      problems.append(.needsValues(.rule(key: "reliability"), words))
    }
    return problems
  }
}

extension Problem {
  static func needsValues(_ subject: Subject, _ what: LocalizedText) -> Problem {
    Problem(
      "statistics.needs-values",
      at: Place(subject),
      LocalizedText(
        fr: "demande toutes les valeurs, non des statistiques : \(what.french)",
        en: "needs all values, not statistics: \(what.english)"
      ),
      remedy: LocalizedText(
        fr: "ajustez sur les tables elles-mêmes, ou sur un échantillon : fragility fit",
        en: "fit to the tables themselves, or to a sample: fragility fit"
      )
    )
  }

  static func missingStatistics(_ subject: Subject, _ what: String) -> Problem {
    Problem(
      "statistics.missing",
      at: Place(subject),
      LocalizedText(
        fr: "il manque aux statistiques \(what)",
        en: "the statistics lack \(what)"
      ),
      remedy: LocalizedText(
        fr: "exécutez l'instruction de fragility sql --fit de cette méthode, en entier",
        en: "run the statement of fragility sql --fit of this very method, whole"
      )
    )
  }
}
