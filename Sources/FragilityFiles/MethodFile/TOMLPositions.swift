/// Where every key of a TOML document stands, by its path such as `indicator[3].source.year`.
///
/// The walk only tells keys, strings, brackets and comments apart. It stops at a key or a value that cannot be one,
/// because the parser that comes after it ends the process over some of these.
struct TOMLPositions: Sendable {
  private var offsets: [String: Int] = [:]
  /// Where a key or a value should stand and does not, or where the nesting is too deep.
  private(set) var failure: Int?
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private static let deepest = 100
  /// How many tables each array of tables has so far.
  private var counts: [String: Int] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    walk()
  }

  /// The place of a key, or of the nearest thing above it that has one.
  func position(of path: String) -> TextPosition? {
    var path = path
    while true {
      if let offset = offsets[path] { return TextPosition(of: offset, in: bytes) }
      guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = String(path[..<end])
    }
  }

  /// Keys of a table in the order of the file.
  func inOrder(_ keys: [String], of path: String) -> [String] {
    keys.sorted { offsets[member([$0], of: path)] ?? 0 < offsets[member([$1], of: path)] ?? 0 }
  }

  private mutating func walk() {
    var prefix = ""
    while failure == nil, let byte = peek(skippingLines: true) {
      let start = position
      if byte == UInt8(ascii: "[") {
        position += 1
        let isArray = at("[")
        if isArray { position += 1 }
        let keys = keyPath()
        while at("]") { position += 1 }
        prefix = resolve(keys)
        if isArray {
          let index = counts[prefix, default: 0]
          counts[prefix] = index + 1
          prefix += "[\(index)]"
        }
        offsets[prefix] = start
      } else {
        let path = member(keyPath(), of: prefix)
        offsets[path] = offsets[path] ?? start
        guard take("=") else { return }
        value(path)
      }
    }
  }

  /// The path of a table header, in which an array of tables means its last one.
  private func resolve(_ keys: [String]) -> String {
    var path = ""
    for (index, key) in keys.enumerated() {
      path = member([key], of: path)
      if index < keys.count - 1, let count = counts[path] { path += "[\(count - 1)]" }
    }
    return path
  }

  private func member(_ keys: [String], of prefix: String) -> String {
    ((prefix.isEmpty ? [] : [prefix]) + keys).joined(separator: ".")
  }

  private mutating func value(_ path: String) {
    guard failure == nil, let byte = peek(skippingLines: true) else { return }
    guard "\"'[{+-.tfin0123456789".utf8.contains(byte), depth < Self.deepest else {
      failure = position
      return
    }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      _ = string()
    case UInt8(ascii: "["):
      position += 1
      var index = 0
      while failure == nil, let next = peek(skippingLines: true), next != UInt8(ascii: "]") {
        offsets["\(path)[\(index)]"] = position
        value("\(path)[\(index)]")
        index += 1
        _ = peek(skippingLines: true)
        if at(",") { position += 1 }
      }
      position += 1
    case UInt8(ascii: "{"):
      position += 1
      while failure == nil, let next = peek(skippingLines: true), next != UInt8(ascii: "}") {
        let start = position
        let member = member(keyPath(), of: path)
        offsets[member] = start
        guard take("=") else { return }
        value(member)
        _ = peek(skippingLines: true)
        if at(",") { position += 1 }
      }
      position += 1
    default:
      let start = position
      while position < bytes.count, !",]}#\n\r".utf8.contains(bytes[position]) { position += 1 }
      if position == start { position += 1 }
    }
  }

  private mutating func keyPath() -> [String] {
    var keys: [String] = []
    while true {
      let byte = peek(skippingLines: false)
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        keys.append(string())
      } else {
        let start = position
        while position < bytes.count, isBareKey(bytes[position]) { position += 1 }
        guard position > start else {
          failure = failure ?? start
          return keys
        }
        keys.append(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      guard peek(skippingLines: false) == UInt8(ascii: ".") else { return keys }
      position += 1
    }
  }

  private func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Walks over a string of any of the four kinds and returns what stands between its quotes.
  private mutating func string() -> String {
    let quote = bytes[position]
    let isLong =
      position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    let isBasic = quote == UInt8(ascii: "\"")
    position += isLong ? 3 : 1
    let start = position
    while position < bytes.count {
      if isBasic, bytes[position] == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      if bytes[position] == quote {
        if !isLong { break }
        if bytes[position...].starts(with: [quote, quote, quote]) { break }
      }
      position += 1
    }
    let end = min(position, bytes.count)
    position += isLong ? 3 : 1
    // Quotes may stand right before the three that end a long string.
    while isLong, position < bytes.count, bytes[position] == quote { position += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func at(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: character)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek(skippingLines: false) == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The next byte after blanks, and after line ends and comments if asked.
  private mutating func peek(skippingLines: Bool) -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x09 || (skippingLines && (byte == 0x0A || byte == 0x0D)) {
        position += 1
      } else if skippingLines, byte == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else {
        return byte
      }
    }
    return nil
  }
}
