/// A change of unit of an indicator that is not linear, made before anything else.
///
/// Values stay in their own unit in what is printed; bounds, goalposts and targets of the method too, and are
/// transformed with them.
public enum Transform: String, Sendable, Hashable, CaseIterable {
  /// The natural logarithm, as of income in the Human Development Index.
  case log
  /// The decimal logarithm.
  case log10
  /// The square root.
  case squareRoot = "sqrt"

  /// Whether a value can be transformed.
  func accepts(_ value: Double) -> Bool {
    switch self {
    case .log, .log10: value > 0
    case .squareRoot: value >= 0
    }
  }

  func apply(_ value: Double) -> Double {
    switch self {
    case .log: naturalLogarithm(value)
    case .log10: decimalLogarithm(value)
    case .squareRoot: value.squareRoot()
    }
  }

  func apply(_ scale: Scale) -> Scale {
    Scale(apply(scale.lower), apply(scale.upper))
  }
}
