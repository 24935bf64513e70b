import Testing

@testable import FragilityFiles

@Suite("Powers of ten")
struct PowersOfTenTests {
  @Test(
    "have the 128 bits that exact division gives",
    arguments: [
      (-342, 0xeef4_53d6_923b_d65a_113f_aa29_06a1_3b3f),
      (-1, 0xcccc_cccc_cccc_cccc_cccc_cccc_cccc_cccc),
      (0, 1 << 127), (1, 0xa << 124), (27, 7_450_580_596_923_828_125 << 65),
      (308, 0x8e67_9c2f_5e44_ff8f_570f_09ea_a7ea_7648),
      (324, 0x9e19_db92_b4e3_1ba9_6c07_a2c2_6a83_46d1),
    ] as [(Int, UInt128)]
  )
  func significand(exponent: Int, bits: UInt128) {
    #expect(PowersOfTen.significand(exponent) == bits)
  }

  @Test("are each ten times the one before, rounded down")
  func recurrence() {
    for exponent in PowersOfTen.exponents.dropLast() {
      let this = PowersOfTen.significand(exponent)
      let next = PowersOfTen.significand(exponent + 1)
      let growth =
        PowersOfTen.binaryExponent(exponent + 1) - PowersOfTen.binaryExponent(exponent)
      // Ten times it is eight times it and twice it: 132 bits, of which the last ones are left out.
      let least = upperBits(tenTimes: this, growth: growth)
      let most = upperBits(tenTimes: this + 1, growth: growth)
      let isExact = 0..<55 ~= exponent
      #expect(next >= least && next <= (isExact ? least : most), "10^\(exponent + 1)")
      #expect(next.leadingZeroBitCount == 0, "10^\(exponent + 1)")
    }
  }

  @Test("are exact where they are said to be, and only there")
  func exactness() {
    var five: UInt128 = 1
    for exponent in PowersOfTen.exactExponents {
      let shift = UInt128(five.leadingZeroBitCount)
      #expect(PowersOfTen.significand(exponent) == five << shift)
      let (next, isTooLarge) = five.multipliedReportingOverflow(by: 5)
      #expect(isTooLarge == (exponent == PowersOfTen.exactExponents.upperBound))
      five = next
    }
  }

  @Test("are whole multiples of powers of two where numbers are multiplied by 64 bits of them")
  func scales() {
    #expect(decimalScales.count == DecimalScale.exponents.count)
    for (exponent, scale) in zip(DecimalScale.exponents, decimalScales) {
      let shift = UInt64(scale.power.leadingZeroBitCount)
      #expect(PowersOfTen.significand(-scale.unit) == UInt128(scale.power << shift) << 64)
      // The last bit is worth 1 to 10 units.
      #expect((1 << 53)..<(10 << 53) ~= scale.power)
      let worth = PowersOfTen.binaryExponent(-scale.unit) + exponent
      #expect(scale.power >> UInt64(53 + worth) == 1)
    }
  }

  @Test("counts digits", arguments: 0...19)
  func digitCounts(exponent: Int) {
    let power = PowersOfTen.integers[exponent]
    #expect(digitCount(power) == exponent + 1)
    #expect(digitCount(power - 1) == max(exponent, 1))
    #expect(digitCount(.max) == 20)
  }

  private func upperBits(tenTimes number: UInt128, growth: Int) -> UInt128 {
    let (high, low) = number.multipliedFullWidth(by: 10)
    return high << UInt128(128 - growth) | low >> UInt128(growth)
  }
}
