import FragilityIndex

/// How many territories of a larger area are in each class, as one bar.
struct ClassBar: Sendable {
  var title: String
  var summary: String?
  /// The counts by class, the first class first.
  var counts: [Int]
  /// How many have no score.
  var unscored: Int
  var width: Double
  /// What a high score means.
  var orientation = Orientation.fragility

  init(
    title: String,
    summary: String? = nil,
    counts: [Int],
    unscored: Int = 0,
    width: Double = 360
  ) {
    self.title = title
    self.summary = summary
    self.counts = counts.map { max(0, $0) }
    self.unscored = max(0, unscored)
    self.width = max(width, 120)
  }

  /// The bar as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    let paint = ClassPaint(id: id, count: counts.count, orientation: orientation)
    var drawing = Drawing(width: width, height: 40)
    drawing.append(paint.definitions)
    let parts = counts.enumerated().map { (Optional($0 + 1), $1) } + [(nil, unscored)]
    let total = parts.reduce(0) { $0 + $1.1 }
    var x = 1.0
    var small: [String] = []
    for (number, count) in parts where count > 0 {
      let length = (width - 2) * Double(count) / Double(total)
      let box = Box(x, 1, length, 22)
      if !draw(number, count, box, type, paint: paint, on: &drawing) {
        small.append(said(number, count, type))
      }
      x += length
    }
    if !small.isEmpty {
      let text = small.joined(separator: ", ")
      drawing.height = drawing.paragraph(text, 1, 52, limit: width - 2, "small", size: 11) - 8
    }
    if total == 0 {
      let words = type.words(fr: "Aucun territoire.", en: "No territory.")
      drawing.text(words, 4, 16, "muted")
    }
    return drawing.svg(
      "class-bar \(paint.style)",
      id: id,
      title: title,
      description: described(total, type)
    )
  }

  /// Draws a part of the bar.
  ///
  /// - Returns: Whether there was room for its class and its count.
  private func draw(
    _ number: Int?,
    _ count: Int,
    _ box: Box,
    _ type: Typography,
    paint: ClassPaint,
    on drawing: inout Drawing
  ) -> Bool {
    let title = type.className(number) + type.words(fr: " : ", en: ": ") + type.territories(count)
    drawing.rectangle(box, "shape", fill: paint.fill(number), title: title)
    let middle = box.x + box.width / 2
    let shown = type.count(count)
    let text = number.map(type.count) ?? "–"
    let needed = max(TextMeasure.width(shown, size: 11), TextMeasure.width(text, size: 11)) + 4
    guard box.width >= needed else { return false }
    let radius = min(8, box.width / 2 - 1)
    drawing.mark(.circle, middle, box.y + 11, radius: radius, "badge " + paint.ground(of: number))
    drawing.text(text, middle, box.y + 15, "middle small strong ink " + paint.ink(of: number))
    drawing.text(shown, middle, box.y + box.height + 14, "middle small")
    return true
  }

  private func said(_ number: Int?, _ count: Int, _ type: Typography) -> String {
    type.className(number) + type.words(fr: " : ", en: ": ") + type.count(count)
  }

  private func described(_ total: Int, _ type: Typography) -> String {
    var parts = counts.enumerated().map { said($0 + 1, $1, type) }
    if unscored > 0 { parts.append(said(nil, unscored, type)) }
    let text = type.territories(total) + ". " + parts.joined(separator: ", ") + "."
    return [summary, text].compactMap(\.self).joined(separator: " ")
  }
}
