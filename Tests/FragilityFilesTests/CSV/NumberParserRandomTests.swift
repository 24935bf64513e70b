import Testing

@testable import FragilityFiles

@Suite("Parsing random numbers")
struct NumberParserRandomTests {
  @Test("gives what the standard library gives, on the fast and the slow path")
  func agreesWithStandardLibrary() {
    var random = SplitMix(seed: 1)
    var wrong: [String] = []
    var fast = 0
    for _ in 0..<200_000 * Effort.factor {
      let text = decimalText(&random)
      if text.count < 15 { fast += 1 }
      let expected = Double(text)
      switch parsed(text) {
      case .number(let number, _):
        if number.bitPattern != expected?.bitPattern { wrong.append(text) }
      case .outOfRange:
        if let expected, expected.isFinite, expected != 0 { wrong.append(text) }
      case .notANumber:
        wrong.append(text)
      }
    }
    #expect(wrong.prefix(10) == [])
    #expect(
      (20_000..<180_000).contains(fast / Effort.factor),
      "both short and long texts are tried"
    )
  }

  @Test("gives back the bits of any double from its description")
  func descriptionsRoundTrip() {
    var random = SplitMix(seed: 2)
    var wrong: [Double] = []
    for _ in 0..<50_000 * Effort.factor {
      let number = random.anyDouble()
      guard case .number(let found, _) = parsed(number.description),
        found.bitPattern == number.bitPattern
      else {
        wrong.append(number)
        continue
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("gives the same with a comma, groups and blanks as without")
  func decorationsChangeNothing() {
    var random = SplitMix(seed: 3)
    for _ in 0..<2000 {
      let whole = UInt64.random(in: 0...99_999_999_999, using: &random)
      let fraction = UInt64.random(in: 0...999, using: &random)
      var digits = Array(String(whole))
      for place in stride(from: digits.count - 3, to: 0, by: -3) {
        digits.insert(
          contentsOf: [" ", "\u{A0}", "\u{202F}"].randomElement(using: &random) ?? " ",
          at: place
        )
      }
      let decorated = " \(String(digits)),\(fraction)\u{A0}"
      #expect(
        parsed(decorated)
          == .number(Double("\(whole).\(fraction)") ?? .nan, mark: UInt8(ascii: ","))
      )
    }
  }

  private func decimalText(_ random: inout SplitMix) -> String {
    var text = ["", "", "-", "+"].randomElement(using: &random) ?? ""
    let isShort = Bool.random(using: &random)
    let most = isShort ? 8 : 22
    let whole = Int.random(in: 0...most, using: &random)
    let fraction = Int.random(in: whole == 0 ? 1...most : 0...most, using: &random)
    for _ in 0..<whole { text += "\(Int.random(in: 0...9, using: &random))" }
    if whole == 0 { text += "0" }
    if fraction > 0 { text += "." }
    for _ in 0..<fraction { text += "\(Int.random(in: 0...9, using: &random))" }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text += "e\(Int.random(in: -345...312, using: &random))"
    case 1: text += "E\(Int.random(in: -25...25, using: &random))"
    default: break
    }
    return text
  }
}
