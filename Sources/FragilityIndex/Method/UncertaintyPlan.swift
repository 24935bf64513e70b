/// What is drawn at random to see how sure scores and ranks are: the `[uncertainty]` of a method file.
///
/// In each draw all sources vary together. The choices of the method itself are drawn as often as each alternative.
public struct UncertaintyPlan: Sendable, Hashable {
  /// How often the index is computed anew.
  public var draws = 1000
  /// Where the random numbers start: the same seed gives the same numbers.
  public var seed: UInt64 = 1
  /// The share of the draws that lies in an interval, such as 0.9 for the one from the 5th to the 95th percentile.
  public var interval = 0.9
  /// How the weights vary.
  public var weights: WeightVariation?
  /// What may stand in place of the treatment of the rules.
  public var treatments: [Treatment] = []
  /// What may stand in place of the imputation of the rules.
  public var imputations: [Imputation] = []
  /// What may stand in place of the normalisation of the rules.
  public var normalisations: [Normalisation] = []
  /// What may stand in place of the aggregation of the rules and of their levels.
  public var aggregations: [Aggregation] = []
  /// Whether one of the indicators is left out, or none.
  public var leavesOutIndicators = false
  /// Whether the values of indicators with a sampling error are drawn within it.
  public var drawsInputs = true

  /// Creates a plan in which nothing varies but values with a sampling error.
  public init() {}

  /// What is done when a method says nothing: 1,000 draws of weights within a quarter more or less, and of values
  /// within their sampling error.
  public static var usual: UncertaintyPlan {
    var plan = UncertaintyPlan()
    plan.weights = .relative(0.25)
    return plan
  }
}

/// How weights vary.
public enum WeightVariation: Sendable, Hashable {
  /// Each weight times a number that is drawn evenly from `1 - noise` to `1 + noise`; the noise is below 1.
  case relative(Double)
  /// The weights of the children of a dimension together, from the Dirichlet law whose mean they are.
  ///
  /// Of `k` children with the shares `s`, the law has the parameters `concentration x s`: the larger the concentration, the
  /// closer to the weights of the method. The standard deviation of a share is
  /// `sqrt(s (1 - s) / (concentration + 1))`.
  case dirichlet(concentration: Double)
  /// One of several sets of weights, such as those of the members of a committee, or the method's own.
  case sets([WeightSet])
}

/// Weights of some indicators and dimensions; the others keep theirs.
public struct WeightSet: Sendable, Hashable {
  /// The name of the set.
  public var id: String
  /// The weights by the ids of indicators and dimensions.
  public var weights: [String: Double]

  /// Creates a set.
  ///
  /// - Parameters:
  ///   - id: The name of the set.
  ///   - weights: The weights by the ids of indicators and dimensions.
  public init(id: String, weights: [String: Double]) {
    self.id = id
    self.weights = weights
  }
}

/// How far the published value of an indicator may be from the truth.
public struct SamplingError: Sendable, Hashable {
  /// What is known of the error.
  public enum Kind: Sendable, Hashable {
    /// A column of standard errors, in the unit of the indicator.
    case standardError(ColumnReference)
    /// A column of margins of error, half the width of the interval of some confidence, such as 0.95.
    case margin(ColumnReference, confidence: Double)
    /// The persons that a rate was counted on: a column, or the denominator of the ratio when `nil`.
    case count(ColumnReference?, CountLaw)
  }

  /// The law of a rate that was counted on some persons.
  public enum CountLaw: String, Sendable, Hashable, CaseIterable {
    /// What the true rate may be, given the count: the beta law with the prior of Jeffreys, `B(x + 1/2, n - x + 1/2)`.
    case beta
    /// What another count on as many persons may give: the binomial law.
    case binomial
  }

  /// The scale on which an error is symmetric.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// That of the values; draws beyond the possible range are not made.
    case identity
    /// Logarithms, for amounts above 0.
    case log
    /// Log-odds, for shares between 0 and the whole.
    case logit
  }

  /// What is known of the error.
  public var kind: Kind
  /// The scale on which a standard error or a margin is symmetric.
  public var scale: Scale
  /// The whole that shares are parts of, such as 100 for per cents; of a ratio it is known.
  public var whole: Double?

  /// Creates a sampling error.
  ///
  /// - Parameters:
  ///   - kind: What is known of it.
  ///   - scale: The scale on which a standard error or a margin is symmetric.
  ///   - whole: The whole that shares are parts of.
  public init(_ kind: Kind, scale: Scale = .identity, whole: Double? = nil) {
    self.kind = kind
    self.scale = scale
    self.whole = whole
  }
}

extension SamplingError {
  /// The column that it is read from, if there is one.
  package var column: ColumnReference? {
    switch kind {
    case .standardError(let column), .margin(let column, _): column
    case .count(let column, _): column
    }
  }
}
