import Foundation
import Testing

@testable import FragilityFiles

@Suite("Writing a number with the fewest digits")
struct ShortestNumberTests {
  @Test(
    "is plain from 1e-7 up to 1e21",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (-0.1, "-0.1"), (12.5, "12.5"),
      (100, "100"), (0.30000000000000004, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"),
      (123_456_789, "123456789"), (1e15, "1000000000000000"), (1e16, "10000000000000000"),
      (0x1p53, "9007199254740992"), (123_456_789_012_345_683_968, "123456789012345680000"),
      (1e20, "100000000000000000000"), (1e21, "1e21"), (1.5e21, "1.5e21"), (-2.5e22, "-2.5e22"),
      (1e-6, "0.000001"), (1e-7, "0.0000001"), (1.5e-7, "0.00000015"), (9.9e-8, "9.9e-8"),
      (1e-8, "1e-8"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e308"),
      (2.2250738585072014e-308, "2.2250738585072014e-308"), (1e100, "1e100"), (0.001, "0.001"),
      (4.35, "4.35"), (1e5, "100000"), (120000, "120000"), (0.00012, "0.00012"),
    ] as [(Double, String)]
  )
  func plain(number: Double, text: String) {
    #expect(NumberFormat().text(number) == text)
    let french = text.replacingOccurrences(of: ".", with: ",")
    #expect(NumberFormat(decimalMark: UInt8(ascii: ",")).text(number) == french)
  }

  @Test("reads back to the same bits, by the standard library and by our reader")
  func roundTrip() {
    var random = SplitMix(seed: 6)
    let format = NumberFormat()
    var wrong: [String] = []
    for turn in 0..<100_000 * Effort.factor {
      let number =
        turn % 4 == 0 ? Double.random(in: -1000...1000, using: &random) : random.anyDouble()
      let text = format.text(number)
      if Double(text)?.bitPattern != number.bitPattern { wrong.append(text) }
      if turn % 5 == 0 {
        guard case .number(let found, _) = parsed(text), found == number else {
          wrong.append(text)
          continue
        }
      }
    }
    #expect(wrong.prefix(10) == [])
  }
}

@Suite("Writing a number with a fixed count of digits")
struct FixedNumberTests {
  @Test(
    "rounds what is written exactly, halves away from zero",
    arguments: [
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (0.375, 2, "0.38"), (0.5, 0, "1"), (1.5, 0, "2"),
      (2.5, 0, "3"), (-0.5, 0, "-1"), (0.49999999999999994, 0, "0"), (1.005, 2, "1.00"),
      (2.675, 2, "2.67"), (1.115, 2, "1.11"), (0.285, 2, "0.28"), (1.45, 1, "1.4"),
      (99.995, 2, "100.00"), (99.994999999999, 2, "99.99"), (0.005, 2, "0.01"), (0.045, 2, "0.04"),
      (0, 3, "0.000"), (-0.0, 2, "0.00"), (-0.001, 2, "0.00"), (.leastNonzeroMagnitude, 2, "0.00"),
      (100, 1, "100.0"),
      (0.1, 15, "0.100000000000000"), (3, 0, "3"), (-3.7, 0, "-4"), (0.999, 2, "1.00"),
      (123456.789, 1, "123456.8"), (0.0625, 3, "0.063"), (9.5, 0, "10"), (0.05, 1, "0.1"),
    ] as [(Double, Int, String)]
  )
  func rounds(number: Double, digits: Int, text: String) {
    #expect(NumberFormat(digits: digits).text(number) == text)
  }

  @Test(
    "has these digits whatever the size of the number",
    arguments: [
      (1e15, 2, "1000000000000000.00"), (5e13 + 0.375, 2, "50000000000000.38"),
      (12.5, 15, "12.500000000000000"), (100, 14, "100.00000000000000"),
      (1e18, 0, "1000000000000000000"), (4503599627370497.5, 0, "4503599627370498"),
    ] as [(Double, Int, String)]
  )
  func large(number: Double, digits: Int, text: String) {
    #expect(NumberFormat(digits: digits).text(number) == text)
  }

  @Test("agrees with the C library but on exact halves")
  func agrees() {
    var random = SplitMix(seed: 7)
    var wrong: [String] = []
    for turn in 0..<20_000 * Effort.factor {
      let digits = Int.random(in: 0...9, using: &random)
      let size = [1, 100, 100, 1e4][turn % 4]
      var number = Double.random(in: -size...size, using: &random)
      // Numbers with few digits themselves are the ones that fall near halves.
      if turn % 3 == 0 { number = (number * 1000).rounded() / 1000 }
      guard !isHalf(number, digits: digits) else { continue }
      let ours = NumberFormat(digits: digits).text(number)
      var theirs = String(format: "%.\(digits)f", number)
      if theirs.hasPrefix("-"), !theirs.contains(where: { "123456789".contains($0) }) {
        theirs.removeFirst()
      }
      if ours != theirs { wrong.append("\(number) \(digits): \(ours)") }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("rounds every exact half away from zero")
  func halves() {
    for whole in 0..<1000 {
      #expect(NumberFormat(digits: 0).text(Double(whole) + 0.5) == "\(whole + 1)")
      #expect(NumberFormat(digits: 0).text(-Double(whole) - 0.5) == "-\(whole + 1)")
      let quarter = NumberFormat(digits: 1).text(Double(whole) + 0.25)
      #expect(quarter == "\(whole).3")
    }
  }

  @Test("takes 0 to 15 digits, and holds others to that")
  func limits() {
    #expect(NumberFormat(digits: -1).digits == 0)
    #expect(NumberFormat(digits: 16).digits == 15)
    #expect(NumberFormat(decimalMark: UInt8(ascii: ","), digits: 2).text(1.5) == "1,50")
  }

  private func isHalf(_ number: Double, digits: Int) -> Bool {
    let power = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = number.magnitude * power
    let error = (-scaled).addingProduct(number.magnitude, power)
    return error == 0 && scaled - scaled.rounded(.down) == 0.5
  }
}
