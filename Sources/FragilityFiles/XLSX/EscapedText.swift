// Texts of workbooks write characters that XML cannot hold as `_x000D_`, and such a text itself as `_x005F_x000D_`
// (ECMA-376, part 1, 22.9.2.19).

extension [UInt8] {
  /// Turns the escapes from an offset on into the characters they stand for.
  mutating func unescape(from start: Int) {
    guard let first = escape(from: start) else { return }
    var next: Int? = first
    var unescaped = Array(self[start..<first])
    var end = first
    while let place = next {
      unescaped += self[end..<place]
      let code = self[(place + 2)..<(place + 6)].reduce(UInt32(0)) { code, byte in
        code << 4 | UInt32(hexadecimalValue(byte) ?? 0)
      }
      // Halves of pairs stand for nothing by themselves.
      if let scalar = Unicode.Scalar(code) {
        unescaped += UTF8.encode(scalar).map { Array($0) } ?? []
      } else {
        unescaped += self[place..<(place + 7)]
      }
      end = place + 7
      next = escape(from: end)
    }
    unescaped += self[end...]
    replaceSubrange(start..., with: unescaped)
  }

  /// Where the next escape begins.
  private func escape(from start: Int) -> Int? {
    var place = start
    while place + 7 <= count {
      if isEscape(at: place) { return place }
      place += 1
    }
    return nil
  }

  private func isEscape(at place: Int) -> Bool {
    self[place] == UInt8(ascii: "_") && self[place + 1] == UInt8(ascii: "x")
      && self[place + 6] == UInt8(ascii: "_")
      && self[(place + 2)..<(place + 6)].allSatisfy { hexadecimalValue($0) != nil }
  }

  /// Adds a text as XML, with escapes for what XML cannot hold.
  mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): self += "&amp;".utf8
      case UInt8(ascii: "<"): self += "&lt;".utf8
      case UInt8(ascii: ">"): self += "&gt;".utf8
      case UInt8(ascii: "\""): self += "&quot;".utf8
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): append(byte)
      case 0..<0x20:
        self += "_x00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_".utf8
      case UInt8(ascii: "_")
      where text.count >= place + 7 && Array(text[place..<(place + 7)]).isEscape(at: 0):
        self += "_x005F_".utf8
      // U+FFFE and U+FFFF are no characters of XML; U+FFFD stands for what cannot be shown.
      case 0xBE...0xBF where place >= 2 && text[place - 2] == 0xEF && text[place - 1] == 0xBF:
        append(0xBD)
      default: append(byte)
      }
    }
  }

  mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { append(escaped: $0) }
  }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}
