/// How wide text is drawn, before anyone draws it.
///
/// The font is the reader's, so the widths are those of a wide sans serif: text may end earlier, not later.
enum TextMeasure {
  /// The width of a line in pixels.
  static func width(_ text: String, size: Double = 12) -> Double {
    size * text.unicodeScalars.reduce(0) { $0 + ems($1) }
  }

  /// A text cut to a width, with an ellipsis where it is.
  static func elided(_ text: String, to limit: Double, size: Double = 12) -> String {
    guard width(text, size: size) > limit else { return text }
    var result = ""
    var room = limit - width("…", size: size)
    for character in text {
      room -= width(String(character), size: size)
      if room < 0 { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// A text broken at blanks.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The width of a line.
  ///   - lines: The most lines; the last ends with an ellipsis if more would be needed.
  ///   - size: The size of the font.
  /// - Returns: The lines, at least one.
  static func wrapped(
    _ text: String,
    to limit: Double,
    lines: Int,
    size: Double = 12
  ) -> [String] {
    var result: [String] = []
    var line = ""
    var words = text.split(separator: " ")[...]
    while let word = words.first {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer, size: size) > limit, !line.isEmpty {
        if result.count + 1 == lines { break }
        result.append(line)
        line = ""
        continue
      }
      line = longer
      words.removeFirst()
    }
    if let word = words.first { line += " " + word }
    result.append(elided(line, to: limit, size: size))
    return result
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "’", "|", ".", ",", ":", ";", "!", "î", "ï": 0.32
    case " ", "f", "t", "r", "I", "-", "(", ")", "/", "\u{A0}": 0.41
    case "\u{202F}", "\u{300}"..."\u{36F}": 0.2
    case "m", "w", "M", "W", "%", "œ", "Œ", "æ", "Æ", "—", "…", "@": 1.0
    case "A"..."Z", "À"..."Ý": 0.74
    case "a"..."z", "0"..."9", "à"..."ÿ": 0.63
    case "\u{1100}"...: 1.0
    default: 0.75
    }
  }
}
