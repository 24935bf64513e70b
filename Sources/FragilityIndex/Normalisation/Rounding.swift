/// Decimal rounding, as published methods do between their steps.
public struct Rounding: Sendable, Hashable {
  /// How many digits stay after the decimal mark.
  public var digits: Int

  /// Creates a rounding.
  ///
  /// - Parameter digits: How many digits stay after the decimal mark, 0 to 15.
  public init(digits: Int) {
    self.digits = digits
  }

  /// The nearest decimal number, computed on the exact value of the double; of two equally near ones the even.
  ///
  /// A gap, and a number too large to have such digits, is returned as it is.
  func apply(_ value: Double) -> Double {
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    let scaled = value * power
    guard abs(scaled) < 0x1p52 else { return value }
    // What the product left out decides between two neighbours that look equally near.
    let rest = (-scaled).addingProduct(value, power)
    let below = scaled.rounded(.down)
    let part = scaled - below
    let isAbove = part > 0.5 || (part == 0.5 && rest > 0)
    let isEven = part == 0.5 && rest == 0
    let whole = isEven ? scaled.rounded(.toNearestOrEven) : isAbove ? below + 1 : below
    return whole / power
  }
}
