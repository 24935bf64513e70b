/// How the scores of the children of a dimension become its own.
///
/// `x` are the scores of the children that have one, `w` their weights.
public indirect enum Aggregation: Sendable, Hashable {
  /// The weighted arithmetic mean, `sum(w x) / sum(w)`: a low score makes up for a high one.
  case arithmetic
  /// The weighted geometric mean, `exp(sum(w log x) / sum(w))`: it makes up less.
  ///
  /// Scores below the floor, which is positive, are raised to it; the territory is flagged.
  case geometric(floor: Double)
  /// The weighted harmonic mean, `sum(w) / sum(w / x)`: it makes up least. Its floor is that of the geometric mean.
  case harmonic(floor: Double)
  /// The weighted power mean, `(sum(w x^p) / sum(w))^(1/p)`, with an exponent other than 0; scores below the floor are
  /// raised to it. A positive exponent takes a floor of 0.
  case power(exponent: Double, floor: Double)
  /// The weighted sum, `sum(w x)`: weights are used as they are given.
  ///
  /// With gaps it is divided by the share of the weight that is present, so that territories stay comparable.
  case sum
  /// The weighted product, `prod(x^w)`, of scores that are not negative; a gap counts as in the sum.
  case product
  /// The lowest score of the children; weights only say which gaps are accepted.
  case minimum
  /// The highest score of the children; weights only say which gaps are accepted.
  case maximum
  /// A mean with a penalty for imbalance between the children.
  case mazziottaPareto(MazziottaPareto)
  /// Comparison with every territory of the reference, child by child.
  case outranking(Outranking)
  /// Each territory with the weights that make its score highest.
  case benefitOfTheDoubt(BenefitOfTheDoubt)
  /// As another choice, rounded.
  case rounded(Aggregation, Rounding)

  /// The choice in the words of the method file.
  package var words: ChoiceWords {
    switch self {
    case .arithmetic: ChoiceWords("arithmetic")
    case .geometric(let floor): ChoiceWords("geometric").with("floor", .number(floor))
    case .harmonic(let floor): ChoiceWords("harmonic").with("floor", .number(floor))
    case .power(let exponent, let floor):
      ChoiceWords("power").with("exponent", .number(exponent)).with("floor", .number(floor))
    case .sum: ChoiceWords("sum")
    case .product: ChoiceWords("product")
    case .minimum: ChoiceWords("minimum")
    case .maximum: ChoiceWords("maximum")
    case .mazziottaPareto(let choice): choice.words
    case .outranking(let choice): choice.words
    case .benefitOfTheDoubt(let choice): choice.words
    case .rounded(let choice, let rounding): choice.words.with("round", .whole(rounding.digits))
    }
  }

  /// The choice without its rounding.
  package var unrounded: Aggregation {
    if case .rounded(let choice, _) = self { choice.unrounded } else { self }
  }

  /// The score that lower ones are raised to, if there is one.
  package var floor: Double? {
    switch unrounded {
    case .geometric(let floor), .harmonic(let floor), .power(_, let floor): floor
    case .product, .benefitOfTheDoubt: 0
    default: nil
    }
  }

  /// Whether a territory is compared with those of the reference.
  package var comparesWithReference: Bool {
    switch unrounded {
    case .outranking, .benefitOfTheDoubt: true
    default: false
    }
  }

  /// Whether weights that are estimated from data would change anything.
  var usesWeights: Bool {
    switch unrounded {
    case .minimum, .maximum, .benefitOfTheDoubt: false
    default: true
    }
  }
}

/// What happens when values below a dimension are absent.
///
/// They are left out and the weights of the others renormalised, as long as the others hold enough of the
/// weight; otherwise the dimension has no score.
public struct MissingPolicy: Sendable, Hashable {
  /// The least share of the weight, from 0 to 1, that must have a value.
  public var minWeightShare: Double

  /// Creates a policy.
  ///
  /// - Parameter minWeightShare: The least share of the weight, from 0 to 1.
  public init(minWeightShare: Double = 0.66) {
    self.minWeightShare = minWeightShare
  }

  package var words: ChoiceWords {
    ChoiceWords("missing").with("min_weight_share", .number(minWeightShare))
  }

  /// Whether the weight that has a value is enough.
  ///
  /// Weights such as 0.1 + 0.2 + 0.3 have rounding errors; a billionth of the total is forgiven.
  func accepts(_ present: Double, of total: Double) -> Bool {
    present > 0 && present >= least(of: total)
  }

  /// The least weight that is enough, if it is more than 0.
  func least(of total: Double) -> Double { minWeightShare * total - 1e-9 * total }
}
