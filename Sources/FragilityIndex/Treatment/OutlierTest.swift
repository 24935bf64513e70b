/// Whether an indicator may stay as it is: `|skewness| < 2` or `kurtosis < 3.5`.
///
/// The rule and its limits are those of the COIN Tool of the European Commission (Becker et al., 2019) and of COINr;
/// skewness and excess kurtosis are those of a spreadsheet (type 2). An indicator fails only if both
/// reach their limit.
///
/// Edge cases: values without a skewness or a kurtosis, that is fewer than four or all equal, pass.
public struct OutlierTest: Sendable, Hashable {
  /// The absolute skewness that must not be reached.
  public var skewness: Double
  /// The excess kurtosis that must not be reached.
  public var kurtosis: Double

  /// Creates a test.
  ///
  /// - Parameters:
  ///   - skewness: The absolute skewness that must not be reached.
  ///   - kurtosis: The excess kurtosis that must not be reached.
  public init(skewness: Double = 2, kurtosis: Double = 3.5) {
    self.skewness = skewness
    self.kurtosis = kurtosis
  }

  func passes(_ shape: Shape) -> Bool {
    !(abs(shape.skewness) >= skewness && shape.kurtosis >= kurtosis)
  }
}
