import Testing

@testable import FragilityFiles

@Suite("The double nearest to a decimal number")
struct NearestDoubleTests {
  /// What the standard library makes of a text, if it differs from what we make of it.
  private func disagreement(_ text: String) -> String? {
    let expected = Double(text) ?? .nan
    switch parsed(text) {
    case .number(let number, _):
      return number.bitPattern == expected.bitPattern ? nil : "\(text): \(number)"
    case .outOfRange:
      return expected.isInfinite || expected == 0 ? nil : "\(text): out of range"
    case .notANumber:
      return "\(text): not a number"
    }
  }

  @Test("is the standard library's for 1 to 40 digits and any exponent")
  func randomDigits() {
    var random = SplitMix(seed: 11)
    var wrong: [String] = []
    var undecided: Set<Int> = []
    for _ in 0..<60_000 * Effort.factor {
      let length = 1 + Int(random.next() % 40)
      let text = random.digits(length) + "e\(Int.random(in: -400...400, using: &random))"
      if let message = disagreement(text) { wrong.append(text + " " + message) }
      let significand = random.next() >> (random.next() % 64)
      let exponent = Int.random(in: -350...320, using: &random)
      guard let number = nearestDouble(significand: significand, exponent: exponent) else {
        undecided.insert(exponent)
        continue
      }
      if number != Double("\(significand)e\(exponent)") {
        wrong.append("\(significand)e\(exponent)")
      }
    }
    #expect(wrong.prefix(10) == [])
    #expect(undecided.isSubset(of: -4 ... -1), "no other decimals can stand exactly halfway")
  }

  @Test("is the same by the way for decimals alone, halves and their neighbours too")
  func quotients() {
    var random = SplitMix(seed: 14)
    var wrong: [String] = []
    var undecided = 0
    for turn in 0..<100_000 * Effort.factor {
      let decimals = turn % 20
      var significand = random.next() >> (random.next() % 64)
      if turn % 4 == 0, decimals < 5 {
        // Halfway between two doubles, or next to it, once divided.
        let half = (random.next() >> 10 | 1 << 53 | 1) << (random.next() % 3)
        let power = [1, 10, 100, 1000, 10_000][decimals] as UInt64
        let (product, overflow) = half.multipliedReportingOverflow(by: power)
        significand = overflow ? half : product &+ random.next() % 3 &- 1
      }
      guard let number = nearestQuotient(significand: significand, decimals: decimals) else {
        undecided += 1
        continue
      }
      let expected = Double("\(significand)e-\(decimals)")
      if number.bitPattern != expected?.bitPattern { wrong.append("\(significand)e-\(decimals)") }
    }
    #expect(wrong.prefix(10) == [])
    #expect((1..<50_000).contains(undecided / Effort.factor), "halves are left to the slower way")
  }

  @Test("gives back random bits, subnormal numbers, whole numbers and those of few decimals")
  func descriptions() {
    var random = SplitMix(seed: 12)
    var wrong: [String] = []
    for turn in 0..<80_000 * Effort.factor {
      let number =
        switch turn % 4 {
        case 0: random.anyDouble()
        case 1: random.subnormal()
        case 2: random.whole()
        default: random.fewDecimals()
        }
      guard case .number(number, _) = parsed(number.description) else {
        wrong.append(number.description)
        continue
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("gives back powers of two and their neighbours, and every power of ten")
  func powers() {
    var wrong: [String] = []
    for number in powersOfTwo {
      guard case .number(number, _) = parsed(number.description) else {
        if number > 0 { wrong.append(number.description) }
        continue
      }
    }
    for exponent in -400...400 {
      for digits in ["1", "9", "17", "9007199254740993", "9999999999999999999"] {
        if let message = disagreement("\(digits)e\(exponent)") { wrong.append(message) }
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("is even exactly halfway, and the nearer one a digit below or above")
  func halfway() {
    var random = SplitMix(seed: 13)
    var wrong: [String] = []
    for turn in 0..<12_000 * Effort.factor {
      // Halfway between two doubles stands an odd number of 54 bits times a power of two.
      let lower = random.next() >> 11 | 1 << 52
      let odd = UInt128(2 * lower + 1)
      let power = turn % 100 - 31
      var digits = odd << UInt128(max(power, 0))
      for _ in 0..<max(-power, 0) { digits *= 5 }
      let decimals = min(power, 0)
      let scale = Double(sign: .plus, exponent: power + 1, significand: 1)
      let below = Double(lower) * scale
      let above = Double(lower + 1) * scale
      let even = lower % 2 == 0 ? below : above
      for (text, number) in [
        ("\(digits)e\(decimals)", even), ("\(digits)000e\(decimals - 3)", even),
        ("\(digits)1e\(decimals - 1)", above), ("\(digits - 1)9e\(decimals - 1)", below),
        ("\(digits)00000000000001e\(decimals - 14)", above),
      ] {
        if let message = disagreement(text) { wrong.append(message) }
        if parsed(text) != .number(number, mark: 0) { wrong.append("\(text): not \(number)") }
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("is left to the standard library where decimals stand exactly halfway")
  func slowPath() {
    var random = SplitMix(seed: 14)
    for decimals in 1...4 {
      for _ in 0..<500 {
        let lower = random.next() >> 11 | 1 << 52
        var significand = 2 * lower + 1
        for _ in 0..<decimals { significand *= 5 }
        #expect(nearestDouble(significand: significand, exponent: -decimals) == nil)
        #expect(nearestDouble(significand: significand + 1, exponent: -decimals) != nil)
        #expect(disagreement("\(significand)e-\(decimals)") == nil)
      }
    }
  }

  @Test("knows zero, the smallest and the largest numbers, and what is beyond")
  func limits() {
    #expect(nearestDouble(significand: 0, exponent: 400) == 0)
    #expect(nearestDouble(significand: 1, exponent: -400) == 0)
    #expect(nearestDouble(significand: 1, exponent: 309) == .infinity)
    #expect(nearestDouble(significand: .max, exponent: 308) == .infinity)
    #expect(nearestDouble(significand: .max, exponent: -343) == 0)
    #expect(nearestDouble(significand: .max, exponent: .max) == .infinity)
    #expect(nearestDouble(significand: .max, exponent: .min) == 0)
    let smallest = Double.leastNonzeroMagnitude
    #expect(nearestDouble(significand: 2_470_328_229_206_232_720, exponent: -342) == 0)
    #expect(nearestDouble(significand: 2_470_328_229_206_232_721, exponent: -342) == smallest)
    let largest = Double.greatestFiniteMagnitude
    #expect(nearestDouble(significand: 1_797_693_134_862_315_807, exponent: 290) == largest)
    #expect(nearestDouble(significand: 1_797_693_134_862_315_808, exponent: 290) == .infinity)
    #expect(
      nearestDouble(significand: 22_250_738_585_072_011, exponent: -324) == (0x1p-1022).nextDown
    )
  }

  @Test("is the standard library's for the hard cases of the literature", arguments: hardTexts)
  func hardCases(text: String) {
    #expect(disagreement(text) == nil)
  }
}

/// Numbers very close to halfway between two doubles, and those on which libraries are known to have failed.
///
/// The first 44 are of V. Paxson, "A program for testing IEEE decimal-binary conversion", 1991.
private let hardTexts: [String] = [
  "5e125", "69e267", "999e-26", "7861e-34", "75569e-254", "928609e-261", "9210917e80",
  "84863171e114", "653777767e273", "5232604057e-298", "27235667517e-109", "653532977297e-123",
  "3142213164987e-294", "46202199371337e-72", "231010996856685e-73", "9324754620109615e212",
  "78459735791271921e49", "272104041512242479e200", "6802601037806061975e198",
  "20505426358836677347e-221", "836168422905420598437e-234", "4891559871276714924261e222",
  "9e-265", "85e-37", "623e100", "3571e263", "81661e153", "920657e-23", "4603285e-24",
  "87575437e-309", "245540327e122", "6138508175e120", "83356057653e193", "619534293513e124",
  "2335141086879e218", "36167929443327e-159", "609610927149051e-255", "3743626360493413e-165",
  "94080055902682397e-242", "899810892172646163e283", "7120190517612959703e120",
  "25188282901709339043e-252", "308984926168550152811e-52", "6372891218502368041059e64",
  "9007199254740993", "9007199254740993.0", "9214843084008499", "2.2250738585072011e-308",
  "2.2250738585072012e-308", "2.22507385850720113605740979670913197593481954635164564e-308",
  "5e-324", "3e-324", "2.5e-324", "2e-324", "1.7976931348623157e308", "1.7976931348623158e308",
  "1.7976931348623159e308",
  "179769313486231580793e288",
  "0.500000000000000166533453693773481063544750213623046875", "3.518437208883201171875e13",
  "62.5364939768271845828", "8.10109172351e-10", "1.50000000000000011102230246251565",
  "6929495644600919.5", "3.7455744005952583e15", "2.2222222222222222222222222222e-320",
  "7.2057594037927933e16", "1e23", "8.589973e9", "8.41e21", "2.0919495182368195e19", "0.1e-323",
]

extension SplitMix {
  /// A text of random digits, some of them long rows of zeros or nines.
  fileprivate mutating func digits(_ count: Int) -> String {
    var bits: UInt64 = 0
    let kind = next() % 8
    let bytes = (0..<count).map { place -> UInt8 in
      if kind == 0, place > 2, place + 2 < count { return UInt8(ascii: "0") }
      if kind == 1, place > 2 { return UInt8(ascii: "9") }
      if place % 16 == 0 { bits = next() }
      defer { bits >>= 4 }
      return UInt8(ascii: "0") + UInt8(bits % 16 * 10 / 16)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
