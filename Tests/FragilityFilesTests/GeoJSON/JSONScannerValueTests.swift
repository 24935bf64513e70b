import Foundation
import Testing

@testable import FragilityFiles

/// Whether a text is one JSON value and nothing else, by the scanner that copies values.
private func isJSON(_ bytes: [UInt8]) -> Bool {
  var scanner = JSONScanner(bytes)
  guard let range = try? scanner.value() else { return false }
  return scanner.peek() == nil && range.upperBound <= bytes.count
}

@Suite("A JSON value that is copied")
struct JSONScannerValueTests {
  @Test(
    "is accepted where it is JSON",
    arguments: [
      "0", "-0.5e+10", "1E5", "[]", "{}", "[[], {}, [1, 2, {\"a\": [true, false, null]}]]",
      " { \"a\" : { \"b\" : [ ] } , \"\\u00e9\\n\" : \"x\\\"\" } ", "\"\"",
    ]
  )
  func accepted(text: String) {
    #expect(isJSON(Array(text.utf8)))
  }

  @Test(
    "is refused where it is not",
    arguments: [
      "", "01", "+1", ".5", "5.", "1e", "-", "NaN", "[1,]", "[,]", "[1 2]", "{\"a\"}", "{\"a\":}",
      "{a: 1}", "{\"a\": 1,}", "[1}", "{\"a\": 1]", "[", "[[]", "\"\\x\"", "\"\\u12g4\"", "\"\t\"",
      "tru", "nul", "1 2", "{1: 2}", "--1", "1-2",
    ]
  )
  func refused(text: String) {
    #expect(!isJSON(Array(text.utf8)))
  }

  @Test(
    "is one for Foundation too, which takes a last comma besides, after random bytes have changed"
  )
  func random() {
    let text =
      "{\"type\":\"Polygon\",\"coordinates\":[[[1.5,-43],[2e1,0]]],\"b\":[true,null,\"\\n\"]}"
    let letters = Array("{}[],:\"\\ 0123456789.eE+-tfnaul\n".utf8)
    var random = SplitMix(seed: 7)
    var accepted = 0
    for _ in 0..<(2000 * Effort.factor) {
      var bytes = Array(text.utf8)
      for _ in 0...Int(random.next() % 2) {
        let at = Int(random.next() % UInt64(bytes.count))
        let letter = letters[Int(random.next() % UInt64(letters.count))]
        switch random.next() % 3 {
        case 0: bytes[at] = letter
        case 1: bytes.remove(at: at)
        default: bytes.insert(letter, at: at)
        }
      }
      let expected = try? JSONSerialization.jsonObject(
        with: Data(bytes),
        options: .fragmentsAllowed
      )
      accepted += expected == nil ? 0 : 1
      let hasLastComma = bytes.filter { $0 > 0x20 }.split(separator: UInt8(ascii: ","))
        .dropFirst().contains { $0.first == 0x5D || $0.first == 0x7D }
      let isRight = isJSON(bytes) ? expected != nil : expected == nil || hasLastComma
      #expect(isRight, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 100)
  }

  @Test("may be nested as deep as it likes")
  func deep() {
    let depth = 100_000
    let bytes = [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
    #expect(isJSON(bytes))
    #expect(!isJSON(Array(bytes.dropLast())))
  }
}
