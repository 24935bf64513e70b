extension JSONScanner {
  /// Skips a value of any kind and depth, of which every byte must be JSON.
  ///
  /// Text that is copied to another file must not break that file; where values are only passed over, their brackets are
  /// enough.
  ///
  /// - Returns: The bytes of the value.
  /// - Throws: Where it stops being JSON.
  mutating func value() throws(Failure) -> Range<Int> {
    _ = peek()
    let start = position
    var open: [Unicode.Scalar] = []
    while true {
      if take("{") {
        if !take("}") {
          open.append("}")
          try name()
          continue
        }
      } else if take("[") {
        if !take("]") {
          open.append("]")
          continue
        }
      } else {
        try simpleValue()
      }
      while let end = open.last, !take(",") {
        try expect(end)
        open.removeLast()
      }
      guard let end = open.last else { return start..<position }
      if end == "}" { try name() }
    }
  }

  private mutating func name() throws(Failure) {
    guard peek() == UInt8(ascii: "\"") else { throw Failure(offset: position) }
    _ = try text(of: stringRange())
    try expect(":")
  }

  private mutating func simpleValue() throws(Failure) {
    let first = peek()
    let start = position
    switch first {
    case UInt8(ascii: "\""): _ = try text(of: stringRange())
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default:
      guard isNumber(try numberRange()) else { throw Failure(offset: start) }
    }
  }

  /// Whether bytes are a number as JSON writes it: no leading zero or plus sign, digits on both sides of the point.
  private func isNumber(_ range: Range<Int>) -> Bool {
    var rest = bytes[range]
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole == 1 || whole > 1 && !hasLeadingZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }
}
