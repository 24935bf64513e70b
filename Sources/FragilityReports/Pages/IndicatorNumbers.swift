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
        default: Self.digits(ofSmall: largest)
        }
      // No zeros after the mark that no value needs.
      guard largest >= 1 else { return most }
      return (0..<most).first { digits in
        let unit = [1.0, 10][digits]
        return values.allSatisfy { ($0 * unit - ($0 * unit).rounded()).magnitude < 1e-9 * unit }
      } ?? most
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
