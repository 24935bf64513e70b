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
      default: 3
      }
    }
  }

  /// A value of an indicator.
  func text(_ number: Double, ofIndicator position: Int, in typography: Typography) -> String {
    typography.number(number, digits: digits[position])
  }
}
