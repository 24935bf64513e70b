import Foundation

/// How the numbers of a column are distributed, and how many digits they have.
struct Shape: Sendable {
  /// How many digits stand after the decimal mark; `nil` for all.
  let digits: Int?
  private let draw: @Sendable (inout SplitMix) -> Double

  /// A number, rounded to its digits.
  func number(_ random: inout SplitMix) -> Double {
    let number = draw(&random)
    guard let digits else { return number }
    let unit = pow(10, Double(digits))
    return (number * unit).rounded() / unit
  }

  /// Shares, incomes, rare shares with many ties, amounts with all their digits, rates, counts with zeros, distances
  /// with a long tail, changes with both signs, frequent shares, and indices from 0 to 1.
  static let all: [Shape] = [
    Shape(digits: 1) { 10 + 80 * min($0.unit(), $0.unit()) },
    Shape(digits: 0) { exp($0.normal(mean: 10, deviation: 0.3)) },
    Shape(digits: 1) { 100 * (1 - pow($0.unit(), 1 / 9.0)) },
    Shape(digits: nil) { exp($0.normal(mean: 6.5, deviation: 0.8)) },
    Shape(digits: 4) { $0.gamma2(scale: 1.5) },
    Shape(digits: 0) { exp($0.normal(mean: 1.5, deviation: 1.2)) - 1 },
    Shape(digits: 3) { exp($0.normal(mean: 1.5)) },
    Shape(digits: 2) { $0.normal(deviation: 12) },
    Shape(digits: 1) { 100 - min($0.gamma2(scale: 6), 100) },
    Shape(digits: 6) { ($0.unit() + $0.unit() + $0.unit()) / 3 },
  ]
}
