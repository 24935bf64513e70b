/// What was measured and tried when a treatment was fitted, for the audit.
public struct TreatmentRecord: Sendable, Hashable {
  /// The outlier test of some values.
  public struct Check: Sendable, Hashable {
    /// How many values were present.
    public let count: Int
    /// The skewness, type 2; `nil` where it is not defined.
    public let skewness: Double?
    /// The excess kurtosis, type 2; `nil` where it is not defined.
    public let kurtosis: Double?
    /// Whether the values pass.
    public let passes: Bool

    init(_ shape: Shape, by test: OutlierTest) {
      count = shape.count
      skewness = shape.skewness.isNaN ? nil : shape.skewness
      kurtosis = shape.kurtosis.isNaN ? nil : shape.kurtosis
      passes = test.passes(shape)
    }
  }

  /// One step that was tried.
  public struct Attempt: Sendable, Hashable {
    /// The step.
    public let step: Treatment.Step
    /// The treatment that it led to, with the earlier step where both are cumulative.
    public let fitted: FittedTreatment
    /// How many points of the reference this treatment raises to a lower bound.
    public let raised: Int
    /// How many points of the reference this treatment lowers to an upper bound.
    public let lowered: Int
    /// The test of the treated reference.
    public let after: Check
  }

  /// The test of the untreated reference; by the usual limits where there is no treatment.
  public let before: Check
  /// The steps that were tried, at most two; the last one holds.
  public let attempts: [Attempt]

  /// The treatment that holds.
  public var fitted: FittedTreatment {
    attempts.last?.fitted ?? .none
  }

  /// Whether the reference passes the test in the end; a treatment that does not suffice holds all the same.
  public var passes: Bool {
    attempts.last?.after.passes ?? before.passes
  }
}
