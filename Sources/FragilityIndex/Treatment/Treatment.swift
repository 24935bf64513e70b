/// How the outliers of an indicator are treated before it is normalised.
public enum Treatment: Sendable, Hashable {
  /// Not at all.
  case none
  /// By one step, or by another where the first does not suffice.
  case steps(Steps)
}

extension Treatment {
  /// One or two steps, and when they are taken.
  ///
  /// The order is that of COINr: test, first step, test, other step. The other step starts from the untreated values,
  /// unless the steps are cumulative, and its result stays even if it fails the test; the record says so.
  public struct Steps: Sendable, Hashable {
    /// The step taken first.
    public var first: Step
    /// The step taken if the values fail the test after the first, or `nil` for none.
    public var otherwise: Step?
    /// Whether the other step is applied to what the first one left, rather than in its place.
    public var cumulative: Bool
    /// The test that tells whether a treatment is needed.
    public var test: OutlierTest
    /// When the first step is taken.
    public var occasion: Occasion

    /// Creates steps; those of COINr when everything is left out, but for the direction of the logarithm.
    ///
    /// - Parameters:
    ///   - first: The step taken first.
    ///   - otherwise: The step taken if the values still fail the test.
    ///   - cumulative: Whether the other step is applied to what the first one left.
    ///   - test: The test that tells whether a treatment is needed.
    ///   - occasion: When the first step is taken.
    public init(
      first: Step = .winsorise(maxPoints: 5),
      otherwise: Step? = .logarithm(LogTransform()),
      cumulative: Bool = false,
      test: OutlierTest = OutlierTest(),
      occasion: Occasion = .skewed
    ) {
      self.first = first
      self.otherwise = otherwise
      self.cumulative = cumulative
      self.test = test
      self.occasion = occasion
    }
  }

  /// When the first step is taken.
  public enum Occasion: String, Sendable, Hashable, CaseIterable {
    /// Only if the values fail the test.
    case skewed
    /// Whatever the test says.
    case always
  }

  /// One way to treat outliers.
  public enum Step: Sendable, Hashable {
    /// Moves the most extreme values to the next one, as long as the values fail the test.
    ///
    /// Each time all values equal to the largest (to the smallest, if the skewness is negative) are set to the next
    /// smaller (larger) one. It ends when the test passes, when `maxPoints` points or more have been moved, or when
    /// only two different values are left. Equal values are moved together, so the number moved may exceed
    /// `maxPoints`. With `nil` there is no limit.
    case winsorise(maxPoints: Int?)
    /// Holds values below the quantile `lower` or above the quantile `upper` (type 7) at it; `nil` leaves that side free.
    ///
    /// Probabilities lie between 0 and 1, the lower below the upper.
    case holdAtQuantiles(lower: Double?, upper: Double?)
    /// Holds so many of the lowest and of the highest points at the value next to them.
    ///
    /// Where the next value is equal to those to be held nothing moves, since there is no outlier to move.
    case holdPoints(lowest: Int, highest: Int)
    /// Takes the logarithm.
    case logarithm(LogTransform)
    /// Takes the transformation of Box and Cox.
    case boxCox(BoxCox)
  }
}

extension Treatment {
  /// The choice in the words of the method file.
  package var words: ChoiceWords {
    guard case .steps(let steps) = self else { return ChoiceWords("none") }
    return steps.first.words.with("when", .text(steps.occasion.rawValue))
      .with("else", steps.otherwise.map { .choice($0.words) })
      .with("cumulative", steps.otherwise == nil ? nil : .flag(steps.cumulative))
      .with("skewness", .number(steps.test.skewness))
      .with("kurtosis", .number(steps.test.kurtosis))
  }

  /// Whether bounds come from the data, which fixed goalposts would contradict.
  var isDataDriven: Bool { self != .none }
}

extension Treatment.Step {
  package var words: ChoiceWords {
    switch self {
    case .winsorise(let maxPoints):
      ChoiceWords("winsorise").with("max_points", maxPoints.map { .whole($0) })
    case .holdAtQuantiles(let lower, let upper):
      ChoiceWords("quantiles").with("lower", lower.map { .number($0) })
        .with("upper", upper.map { .number($0) })
    case .holdPoints(let lowest, let highest):
      ChoiceWords("points").with("lowest", .whole(lowest)).with("highest", .whole(highest))
    case .logarithm(let choice):
      ChoiceWords("log").with("form", .text(choice.form.rawValue))
        .with("side", .text(choice.orientation.rawValue))
    case .boxCox(let choice):
      ChoiceWords("boxcox").with("lambda", choice.lambda.map { .number($0) })
        .with("shift", .flag(choice.isShifted))
    }
  }
}
