import FragilityIndex

/// How many digits the values of each indicator are shown with: enough to tell territories apart, no more.
struct IndicatorNumbers: Sendable {
  private let digits: [Int]

  init(_ territories: TerritoryTable) {
    digits = territories.indicators.map { column in
      let values = (0..<column.values.count).compactMap { column.values[$0].number }
      if values.allSatisfy({ $0 == $0.rounded() && $0.magnitude < 1e15 }) { return 0 }
      let largest = values.map(\.magnitude).max() ?? 0
      return switch largest {
      case 1000...: 0
      case 10...: 1
      case 1...: 2
      default: Self.digits(ofSmall: largest)
      }
    }
  }

  /// Three digits that tell something of the largest of small values.
  private static func digits(ofSmall largest: Double) -> Int {
    var (size, digits) = (largest, 3)
    while size < 0.1, digits < 15 { (size, digits) = (size * 10, digits + 1) }
    return digits
  }

  /// A value of an indicator.
  func text(_ number: Double, ofIndicator position: Int, in typography: Typography) -> String {
    typography.number(number, digits: digits[position])
  }
}
