extension FragilityMethod {
  /// What is allowed in the method and still deserves a second look, in the order of the file.
  ///
  /// Indicators on different scales in one index, where a weight does not mean what it says; scores around zero
  /// under a geometric mean, where its floor decides.
  public var remarks: [Problem] {
    let kinds = indicators.indices.map { ScaleKind(normalisation(of: $0), scale: scale(of: $0)) }
    guard let first = kinds.firstIndex(where: { $0 != .unknown }) else { return [] }
    let other = kinds.indices.first { kinds[$0] != .unknown && kinds[$0] != kinds[first] }
    var remarks: [Problem] = []
    if let other {
      let (one, two) = (kinds[first].words, kinds[other].words)
      remarks.append(
        Problem(
          "remark.mixed-scales",
          at: Problem.Place(.indicator(other, id: indicators[other].id, key: "normalisation")),
          LocalizedText(
            fr:
              "ses scores vont \(two.french), ceux de \"\(indicators[first].id)\" \(one.french) : les poids ne disent plus ce qui compte",
            en:
              "its scores run \(two.english), those of \"\(indicators[first].id)\" \(one.english): weights no longer say what counts"
          ),
          remedy: LocalizedText(
            fr: "mettez tous les indicateurs sur la même échelle",
            en: "bring all indicators to the same scale"
          )
        )
      )
    }
    if kinds.contains(where: \.isAroundZero), hierarchy.nodes.contains(where: \.isGeometric) {
      remarks.append(
        Problem(
          "remark.geometric-around-zero",
          at: Problem.Place(.rule(key: "aggregation")),
          LocalizedText(
            fr: "une moyenne géométrique de scores autour de zéro dépend surtout de son plancher",
            en: "a geometric mean of scores around zero depends mostly on its floor"
          ),
          remedy: LocalizedText(
            fr: "normalisez par minmax, ou par zscore avec mean = 100, sd = 10",
            en: "normalise by minmax, or by zscore with mean = 100, sd = 10"
          )
        )
      )
    }
    return remarks
  }
}

/// Where the scores of a normalisation lie.
private enum ScaleKind: Equatable {
  case range(Scale)
  case around(mean: Double, standardDeviation: Double)
  case ratio
  /// Scores that come from a file.
  case unknown

  init(_ normalisation: Normalisation, scale: Scale) {
    self =
      switch normalisation.unrounded {
      case .minMax, .percentRank, .distance, .fractionOfMaximum: .range(scale)
      case .quantile(let choice): .range(Scale(1, Double(choice.count)))
      case .exponentialRank: .range(Scale(0, 100))
      case .normalScore(let choice):
        .around(mean: choice.mean, standardDeviation: choice.standardDeviation)
      case .steps(let choice):
        .range(Scale(choice.scores.min() ?? 0, choice.scores.max() ?? 0))
      case .zScore(let choice):
        .around(mean: choice.mean, standardDeviation: choice.standardDeviation)
      case .ratio: .ratio
      case .none, .rank, .rounded: .unknown
      }
  }

  var isAroundZero: Bool {
    if case .around(let mean, let deviation) = self { mean - 3 * deviation <= 0 } else { false }
  }

  var words: LocalizedText {
    switch self {
    case .range(let scale):
      let (lower, upper) = (inWords(scale.lower), inWords(scale.upper))
      return LocalizedText(
        fr: "de \(lower.french) à \(upper.french)",
        en: "from \(lower.english) to \(upper.english)"
      )
    case .around(let mean, let deviation):
      let (mean, deviation) = (inWords(mean), inWords(deviation))
      return LocalizedText(
        fr: "autour de \(mean.french), à \(deviation.french) près",
        en: "around \(mean.english), give or take \(deviation.english)"
      )
    case .ratio: return LocalizedText(fr: "autour de 100", en: "around 100")
    case .unknown: return LocalizedText("")
    }
  }
}

extension Hierarchy.Node {
  fileprivate var isGeometric: Bool {
    switch aggregation.unrounded {
    case .geometric, .harmonic, .power, .product: true
    default: false
    }
  }
}
