/// A sentence on lines of at most a width, cut at spaces.
///
/// The marks that French sets off by a space stay on the line of the word before them. A word longer than the width has
/// a line of its own.
///
/// - Parameters:
///   - text: The sentence.
///   - width: The most characters on a line, with the indent.
///   - first: What stands before the first line; the others are indented as far.
/// - Returns: Lines with their ends.
func wrapped(_ text: String, width: Int = 100, first: String) -> String {
  let indent = String(repeating: " ", count: first.count)
  let words = text.split(separator: " ").reduce(into: [String]()) { words, part in
    if [":", ";", "!", "?", "%", "»"].contains(part.prefix(1)), let last = words.popLast() {
      words.append("\(last) \(part)")
    } else {
      words.append(String(part))
    }
  }
  var lines = ""
  var line = first
  var isEmpty = true
  for word in words {
    if !isEmpty, line.count + 1 + word.count > width {
      lines += line + "\n"
      (line, isEmpty) = (indent, true)
    }
    line += isEmpty ? word : " " + word
    isEmpty = false
  }
  return lines + line + "\n"
}
