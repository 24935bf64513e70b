import Testing

@testable import FragilityFiles

@Suite("The shortest digits of a double")
struct ShortestDigitsTests {
  @Test("are the standard library's for numbers of every kind")
  func random() {
    var random = SplitMix(seed: 21)
    var wrong: [String] = []
    for turn in 0..<120_000 * Effort.factor {
      let magnitude =
        switch turn % 6 {
        case 0: random.anyDouble()
        case 1: random.subnormal()
        case 2: random.whole()
        case 3: random.fewDecimals()
        case 4: Double.random(in: 0...1, using: &random)
        default: 1e8 * Double.random(in: 0...1, using: &random) / Double(1 + random.next() % 100)
        }
      let number = turn % 7 == 0 ? -magnitude : magnitude
      let text = shortest(number)
      if text != referenceShortest(number) { wrong.append("\(number): \(text ?? "")") }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("are the standard library's at powers of two and of ten, and beside them")
  func powers() {
    var wrong: [String] = []
    let powersOfTen = (-323...308).compactMap { Double("1e\($0)") }
    for number in powersOfTwo + powersOfTen.flatMap({ [$0.nextDown, $0, $0.nextUp] })
    where shortest(number) != referenceShortest(number) {
      wrong.append(number.description)
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("are even where two texts are as close")
  func ties() {
    var random = SplitMix(seed: 22)
    var wrong: [String] = []
    for turn in 0..<20_000 * Effort.factor {
      // Quarters from 2^49 to 2^51 stand in the middle of two tenths, eighths and sixteenths of two hundredths.
      let divisor = [4, 8, 16.0][turn % 3]
      let number = Double((random.next() >> 11 | 1 << 52) - UInt64(turn % 8)) / divisor
      if shortest(number) != referenceShortest(number) { wrong.append(number.description) }
    }
    #expect(wrong.prefix(10) == [])
    #expect(shortest(1_125_899_906_842_624.25) == "1125899906842624.2")
    #expect(shortest(1_125_899_906_842_624.75) == "1125899906842624.8")
    #expect(shortest(0x1p-44) == "5.684341886080802e-14")
  }

  @Test("are the standard library's around 2^52, 2^53 and 2^54")
  func wholeNumberLimits() {
    for power in [0x1p52, 0x1p53, 0x1p54, 1e15, 1e16, 1e17] {
      for step in -100...100 {
        let number = power + Double(step)
        #expect(shortest(number) == referenceShortest(number))
      }
    }
  }

  @Test("are those of exact products and of bounds, for every exponent that has exact products")
  func exactProducts() {
    var random = SplitMix(seed: 24)
    var wrong: [String] = []
    for exponent in -24..<50 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(byProducts(power) == nil)
      var numbers = [power.nextUp, (2 * power).nextDown]
      for _ in 0..<400 * Effort.factor {
        // Few bits, whose middle lies on a half or a whole number of units, and many.
        let bits = (random.next() >> (random.next() % 52)) << (random.next() % 52)
        numbers.append(Double(bitPattern: power.bitPattern | bits & (1 << 52 - 1)))
      }
      for number in numbers where number != power {
        let decimal = byProducts(number)
        if decimal == nil || decimal != shortestDecimalByBounds(number) {
          wrong.append(number.description)
        }
      }
    }
    #expect(wrong.prefix(10) == [])
    for number in [0x1p-24.nextDown, 0x1p50, 0, -0.5, .infinity, .nan, .leastNonzeroMagnitude] {
      #expect(byProducts(number) == nil)
    }
  }

  private func byProducts(_ number: Double) -> DecimalNumber? {
    decimalScales.withUnsafeBufferPointer { shortestDecimalByProducts(number, $0) }
  }

  @Test("are those of numbers one by one, in a tile of any kinds of numbers", arguments: 0..<10)
  func tile(kind: UInt64) {
    var random = SplitMix(seed: 25 + kind)
    let tile = NumberTile()
    defer { tile.deallocate() }
    let odd = [
      0, -0.0, 7, -12, 0.5, 0.1, 1e-7, 9e-8, 1e7 + 0.1, 1e16 / 3, .leastNonzeroMagnitude, .infinity,
      9_999_999, 99_999_999, 1e8, -99_999_999,
    ]
    for turn in 0..<60 * Effort.factor {
      let numbers = (0..<200).map { index in
        let number =
          switch kind {
          case 0: Double.random(in: 0...100, using: &random)
          case 1: Double.random(in: 0...1, using: &random)
          case 2: random.fewDecimals()
          case 3: random.whole()
          case 4: random.anyDouble()
          case 5: 1 / Double(random.next() >> (random.next() % 64) | 1)
          case 6: odd[Int(random.next() % 16)]
          case 7: Double(random.next() % 1_000_000_000_000) / 1e4
          case 8: (Double(random.next() % 10_000_000) / 1e4).nextUp
          default: index % 2 == 0 ? odd[index % 16] : Double.random(in: 0...1e9, using: &random)
          }
        return random.next() % 4 == 0 ? -number : number
      }
      // From no number to a full tile, in any order.
      let rows = (0..<(turn % (NumberTile.size + 1))).map { _ in Int(random.next() % 200) }
      let texts = numbers.withUnsafeBufferPointer { numbers in
        rows.withUnsafeBufferPointer {
          tile.fill(numbers, rows: $0, decimalMark: UInt8(ascii: "."))
        }
        return rows.indices.map { index in written { tile.write(index, to: $0) } }
      }
      #expect(texts == rows.map { referenceShortest(numbers[$0]) })
    }
  }

  @Test("are those of the quick path and of the long one")
  func quickPath() {
    var random = SplitMix(seed: 23)
    for _ in 0..<2000 {
      let number = random.fewDecimals()
      guard number > 0 else { continue }
      let decimal = shortestDecimal(number)
      let text = written {
        SeventeenDigits(decimal).write(decimalMark: UInt8(ascii: "."), to: $0)
      }
      #expect(text == shortest(number))
      #expect(nearestDouble(significand: decimal.digits, exponent: decimal.exponent) == number)
    }
  }

  @Test(
    "have no exponent from 1e-7 up to 1e21, whatever their count",
    arguments: [
      (1e-7, "0.0000001"), (1.5e-7, "0.00000015"), (9.9e-8, "9.9e-8"), (1e-8, "1e-8"),
      (1.2345678901234566e-7, "0.00000012345678901234566"),
      (-1.7976931348623157e308, "-1.7976931348623157e308"),
      (-2.2250738585072014e-308, "-2.2250738585072014e-308"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1e21, "1e21"),
      (999_999_999_999_999_868_928, "999999999999999900000"), (0.00000123, "0.00000123"),
      (123_456.123456, "123456.123456"), (9_999_999.5, "9999999.5"), (10_000_000.5, "10000000.5"),
      (0.5, "0.5"), (12.00000001, "12.00000001"), (-0.0, "0"), (0, "0"), (-7, "-7"),
      (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    ] as [(Double, String)]
  )
  func layout(number: Double, text: String) {
    #expect(shortest(number) == text)
    let comma = written { writeShortest(number, decimalMark: UInt8(ascii: ","), to: $0) }
    #expect(comma == text.replacing(".", with: ","))
  }
}

@Suite("A fixed count of digits of a double")
struct FixedDigitsTests {
  @Test("are those of a long division")
  func random() {
    var random = SplitMix(seed: 31)
    var wrong: [String] = []
    for turn in 0..<60_000 * Effort.factor {
      let digits = turn % 16
      let magnitude =
        switch turn % 5 {
        case 0: random.fewDecimals()
        case 1: random.whole()
        case 2: Double.random(in: 0...1, using: &random)
        case 3: Double.random(in: 0...1000, using: &random)
        default: Double(random.next() >> (random.next() % 64)) / 1024
        }
      guard magnitude < 0x1p64 else { continue }
      let number = turn % 7 == 0 ? -magnitude : magnitude
      let text = fixed(number, digits)
      if text != referenceFixed(number, digits: digits) {
        wrong.append("\(number) \(digits): \(text ?? "")")
      }
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test("are none from 2^64 on")
  func tooLarge() {
    #expect(fixed(0x1p64, 2) == nil)
    #expect(fixed((-0x1p64).nextUp, 15) == "-18446744073709549568.000000000000000")
    #expect(fixed(.infinity, 2) == nil)
    #expect(fixed(.nan, 2) == nil)
  }

  @Test("are zeros for the smallest numbers")
  func tiny() {
    for number in powersOfTwo where number < 0x1p-60 {
      #expect(fixed(-number, 15) == "0.000000000000000")
    }
  }
}
