import Testing

@testable import FragilityFiles

/// Parses a text as a number.
func parsed(_ text: String) -> ParsedNumber {
  let bytes = Array(text.utf8)
  return parseNumber(bytes, bytes.indices)
}

@Suite("Parsing a number")
struct NumberParserTests {
  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  @Test(
    "takes signs, both decimal marks, exponents and leading zeros",
    arguments: [
      ("0", 0, 0), ("7", 7, 0), ("+7", 7, 0), ("-7", -7, 0), ("007", 7, 0), ("-0012", -12, 0),
      ("12.5", 12.5, point), ("12,5", 12.5, comma), ("-12,5", -12.5, comma), (".5", 0.5, point),
      (",5", 0.5, comma), ("5.", 5, point), ("5,", 5, comma), ("0.000", 0, point),
      ("00.5", 0.5, point), ("1e3", 1000, 0), ("1E3", 1000, 0), ("1e+3", 1000, 0),
      ("1e-3", 0.001, 0), ("2,5e2", 250, comma), ("2.5e-1", 0.25, point), ("1e007", 1e7, 0),
      ("0e999", 0, 0), ("0.0e-999", 0, point), ("000000000000000000000000000001", 1, 0),
      ("0,00000000000000000000000000001", 1e-29, comma),
      (" 12 ", 12, 0), ("\t12\t", 12, 0), ("\u{A0}12\u{202F}", 12, 0),
    ] as [(String, Double, UInt8)]
  )
  func takes(text: String, number: Double, mark: UInt8) {
    #expect(parsed(text) == .number(number, mark: mark))
  }

  @Test("keeps the sign of zero")
  func negativeZero() throws {
    guard case .number(let number, _) = parsed("-0") else {
      Issue.record("-0 is a number")
      return
    }
    #expect(number.sign == .minus)
  }

  @Test("takes groups of three", arguments: [" ", "\u{A0}", "\u{202F}"])
  func groups(blank: String) {
    #expect(parsed("14\(blank)250") == .number(14250, mark: 0))
    #expect(parsed("1\(blank)234\(blank)567") == .number(1_234_567, mark: 0))
    #expect(parsed("-105\(blank)310,5") == .number(-105310.5, mark: Self.comma))
    #expect(parsed("0\(blank)001.25") == .number(1.25, mark: Self.point))
    #expect(parsed("1\(blank)000e2") == .number(100_000, mark: 0))
  }

  @Test(
    "refuses groups that are not of three",
    arguments: [
      "1 23", "1 2345", "1234 567", "12 34", "1  234", "1 234 5", "1 234 56,5", "1 23,5",
      "1 ,5", "0,123 456", "- 5", "1 234e", "1 23e2", "1 000 000 0", "1_000", "1'000",
    ],
    [" ", "\u{A0}", "\u{202F}"]
  )
  func badGroups(text: String, blank: String) {
    #expect(parsed(text.replacing(" ", with: blank)) == .notANumber)
  }

  @Test(
    "refuses what is not a number",
    arguments: [
      "", " ", "-", "+", ".", ",", "-.", "+,", "--1", "+-1", "1-", "12.5.1", "12,5,1", "1.234,5",
      "1,234.5", "1,234,567", "e5", ".e5", "1e", "1e+", "1e-", "1e5.5", "1e5e5", "1 e5", "beaucoup",
      "n.d.", "12 %", "12%", "12€", "0x10", "inf", "nan", "NaN", "Infinity", "1d5", "1f", "١٢",
      "½", "12\u{0}", "1\n2", "\"12\"", "=12", "12-05-2024", "2A004",
    ]
  )
  func refuses(text: String) {
    #expect(parsed(text) == .notANumber)
  }

  @Test(
    "says when a double cannot hold it",
    arguments: [
      "1e999", "-1e999", "1e309", "1.7976931348623159e308", "1e-999", "-1e-999", "1e-400",
      "2e-324", "2.4703282292062327e-324", "1e99999999999999999999", "1e-99999999999999999999",
      String(repeating: "9", count: 400), "0," + String(repeating: "0", count: 400) + "1",
    ]
  )
  func outOfRange(text: String) {
    #expect(parsed(text) == .outOfRange)
  }

  @Test(
    "rounds to the nearest double, halfway cases to the even one",
    arguments: [
      ("9007199254740991", 0x1.f_ffff_ffff_ffffp52),
      ("9007199254740992", 0x1p53),
      ("9007199254740993", 0x1p53),
      ("9007199254740993.00000000000000000000000001", 0x1.0_0000_0000_0001p53),
      ("9007199254740994", 0x1.0_0000_0000_0001p53),
      ("9007199254740995", 0x1.0_0000_0000_0002p53),
      ("9007199254740992e22", 0x1p53 * 1e22),
      ("9007199254740993e3", 9_007_199_254_740_993e3),
      ("1.00000000000000011102230246251565404236316680908203125", 1),
      ("1.00000000000000011102230246251565404236316680908203126", 0x1.0_0000_0000_0001p0),
      ("1.00000000000000033306690738754696212708950042724609375", 0x1.0_0000_0000_0002p0),
      ("0.1", 0x1.9_9999_9999_999ap-4), ("1e22", 0x1.0_f0cf_064d_d592p73),
      ("1e23", 0x1.5_2d02_c7e1_4af6p76), ("8.5e-23", 8.5e-23),
      ("2.2250738585072014e-308", 0x1p-1022),
      ("2.2250738585072011e-308", (0x1p-1022).nextDown),
      ("5e-324", 0x1p-1074), ("4.9406564584124654e-324", 0x1p-1074),
      ("2.4703282292062328e-324", 0x1p-1074), ("7.4109846876186982e-324", 0x1p-1073),
      ("1.7976931348623157e308", .greatestFiniteMagnitude),
      ("1.7976931348623158e308", .greatestFiniteMagnitude),
      ("17976931348623157" + String(repeating: "0", count: 292), .greatestFiniteMagnitude),
      ("12345678901234567890", 0x1.5_6a95_319d_63e1p63),
      ("1234567890123456789012345678901234567890", 0x1.d_0649_03ae_06e0p129),
    ] as [(String, Double)]
  )
  func rounds(text: String, number: Double) {
    guard case .number(let found, _) = parsed(text) else {
      Issue.record("\(text) is a number")
      return
    }
    #expect(found.bitPattern == number.bitPattern)
  }
}
