/// Text on its way into HTML or SVG.
extension String {
  /// The text with the characters that mean something in markup written as references, so that a name such as
  /// `<script>` is read as a name, in an element or in a quoted attribute.
  var escapedMarkup: String {
    guard utf8.contains(where: { "<>&\"'".utf8.contains($0) || $0 < 32 }) else { return self }
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 32: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
