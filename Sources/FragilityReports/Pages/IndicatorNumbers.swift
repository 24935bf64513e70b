import FragilityIndex

/// How many digits the values of each indicator are shown with: enough to tell territories apart, no more.
struct IndicatorNumbers: Sendable {
  private let digits: [Int]

  init(_ territories: TerritoryTable) {
    digits = territories.indicators.map { column in
      let values = (0..<column.values.count).compactMap { column.values[$0].number }
      let largest = values.map(\.magnitude).max() ?? 0
      let most =
        switch largest {
        case 1000...: 0
        case 10...: 1
        case 1...: 2
        default: 3
        }
      // No zeros after the mark that no value needs.
      return (0..<most).first { digits in
        let unit = [1.0, 10, 100][digits]
        return values.allSatisfy { ($0 * unit - ($0 * unit).rounded()).magnitude < 1e-9 * unit }
      } ?? most
    }
  }

  /// A value of an indicator.
  func text(_ number: Double, ofIndicator position: Int, in typography: Typography) -> String {
    typography.number(number, digits: digits[position])
  }
}
