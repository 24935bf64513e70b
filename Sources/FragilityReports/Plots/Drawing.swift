/// An image under way: SVG elements, and the frame that makes them one accessible image.
///
/// Lengths are pixels of CSS, written to a tenth. Colours are the style sheet's: elements carry class names.
struct Drawing {
  /// The size of the frame; the width is the one at which text has its natural size.
  var width, height: Double
  /// The elements so far.
  private(set) var body = ""

  init(width: Double, height: Double = 0) {
    (self.width, self.height) = (width, height)
  }

  mutating func append(_ markup: String) { body += markup }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    body += "<line x1=\"\(px(x1))\" y1=\"\(px(y1))\" x2=\"\(px(x2))\" y2=\"\(px(y2))\""
    body += " class=\"\(style)\"/>"
  }

  /// A rectangle.
  ///
  /// - Parameters:
  ///   - box: Where it stands.
  ///   - style: Its class.
  ///   - fill: The id of the pattern that fills it, or `nil` where the class does.
  ///   - title: What a pointer that rests on it is told.
  mutating func rectangle(
    _ box: Box,
    _ style: String,
    fill: String? = nil,
    title: String? = nil
  ) {
    body += "<rect x=\"\(px(box.x))\" y=\"\(px(box.y))\""
    body += " width=\"\(px(box.width))\" height=\"\(px(box.height))\""
    finish("rect", style, fill: fill, title: title)
  }

  /// A path of commands that are written already.
  mutating func path(
    _ commands: String,
    _ style: String,
    fill: String? = nil,
    title: String? = nil
  ) {
    body += "<path d=\"\(commands)\""
    finish("path", style, fill: fill, title: title)
  }

  /// A mark around a place.
  mutating func mark(
    _ shape: MarkShape,
    _ x: Double,
    _ y: Double,
    radius: Double = 5,
    _ style: String,
    fill: String? = nil,
    title: String? = nil
  ) {
    path(shape.path(x, y, radius: radius), style, fill: fill, title: title)
  }

  /// A line of text.
  ///
  /// - Parameters:
  ///   - text: The text, as it is read.
  ///   - x: Where it begins; where it ends or has its middle if the style says `end` or `middle`.
  ///   - y: Its base line.
  ///   - style: Its classes.
  ///   - title: The whole text where the line is cut.
  mutating func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    _ style: String = "",
    title: String? = nil
  ) {
    body += "<text x=\"\(px(x))\" y=\"\(px(y))\""
    if !style.isEmpty { body += " class=\"\(style)\"" }
    body += ">" + (title.map { "<title>\($0.escapedMarkup)</title>" } ?? "")
    body += text.escapedMarkup + "</text>"
  }

  /// Text broken into lines.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - x: Where the lines begin.
  ///   - y: The base line of the first.
  ///   - limit: How long a line may be.
  ///   - lines: The most lines; text that needs more is cut, and whole in its title.
  ///   - style: Its classes.
  ///   - size: The size of the font.
  /// - Returns: The base line of the line after the last.
  mutating func paragraph(
    _ text: String,
    _ x: Double,
    _ y: Double,
    limit: Double,
    lines: Int = 3,
    _ style: String = "",
    size: Double = 12
  ) -> Double {
    let rows = TextMeasure.wrapped(text, to: limit, lines: lines, size: size)
    let isCut = rows.last?.hasSuffix("…") == true && !text.hasSuffix("…")
    var y = y
    for row in rows {
      self.text(row, x, y, style, title: isCut ? text : nil)
      y += size + 2
    }
    return y
  }

  /// Elements of a territory, which scripts find by its code.
  mutating func group(code: String, _ style: String, _ body: (inout Drawing) -> Void) {
    self.body += "<g data-code=\"\(code.escapedMarkup)\" class=\"\(style)\">"
    body(&self)
    self.body += "</g>"
  }

  /// Elements inside of a link; plain elements where there is none.
  mutating func link(_ address: String?, _ body: (inout Drawing) -> Void) {
    guard let address else { return body(&self) }
    self.body += "<a href=\"\(address.escapedMarkup)\">"
    body(&self)
    self.body += "</a>"
  }

  /// The image.
  ///
  /// - Parameters:
  ///   - style: The class names of the image, after `plot`.
  ///   - id: What the ids in the image begin with; unique within a page.
  ///   - title: What it shows.
  ///   - description: The same in words, for those who do not see it.
  /// - Returns: An `svg` element.
  func svg(_ style: String, id: String, title: String, description: String) -> String {
    let (id, size) = (id.escapedMarkup, "width=\"\(px(width))\" height=\"\(px(height))\"")
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot \(style)\" role=\"img\" "
    text += "viewBox=\"0 0 \(px(width)) \(px(height))\" \(size) "
    text += "aria-labelledby=\"\(id)-title \(id)-desc\">"
    text += "<title id=\"\(id)-title\">\(title.escapedMarkup)</title>"
    text += "<desc id=\"\(id)-desc\">\(description.escapedMarkup)</desc>"
    return text + body + "</svg>"
  }

  private mutating func finish(_ element: String, _ style: String, fill: String?, title: String?) {
    if !style.isEmpty { body += " class=\"\(style)\"" }
    if let fill { body += " fill=\"url(#\(fill.escapedMarkup))\"" }
    guard let title else {
      body += "/>"
      return
    }
    body += "><title>\(title.escapedMarkup)</title></\(element)>"
  }
}

/// A rectangle on the image.
struct Box: Sendable, Hashable {
  var x, y, width, height: Double

  init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  func overlaps(_ other: Box) -> Bool {
    x < other.x + other.width && other.x < x + width
      && y < other.y + other.height && other.y < y + height
  }

  func holds(_ other: Box) -> Bool {
    other.x >= x && other.y >= y && other.x + other.width <= x + width
      && other.y + other.height <= y + height
  }
}

/// A length in pixels, to a tenth: `12`, `0.5`, `-3.2`.
func px(_ length: Double) -> String {
  // Far outside of any frame, and what is no number: such a length must not stop the program.
  tenths(length.isFinite ? Int((min(max(length, -1e9), 1e9) * 10).rounded()) : 0)
}

/// A count of tenths as a number.
func tenths(_ tenths: Int) -> String {
  let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
  return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
}
