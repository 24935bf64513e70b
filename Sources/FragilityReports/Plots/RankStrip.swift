import FragilityIndex

/// All scores as strokes on one line, and one of them marked.
struct RankStrip: Sendable {
  var title: String
  var summary: String?
  /// The scores; `nil` where there is none.
  var scores: [Double?]
  /// The scores at which a class ends and the next begins.
  var bounds: [Double]
  /// The territory that is marked.
  var marked: NamedScore?
  var width: Double
  /// What a high score means.
  var orientation = Orientation.fragility

  init(
    title: String,
    summary: String? = nil,
    scores: [Double?],
    bounds: [Double] = [],
    marked: NamedScore? = nil,
    width: Double = 360
  ) {
    self.title = title
    self.summary = summary
    self.scores = scores
    self.bounds = bounds
    self.marked = marked.flatMap { $0.score.isFinite ? $0 : nil }
    self.width = max(width, 120)
  }

  /// The strip as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    let numbers = scores.compactMap(\.self).filter(\.isFinite)
    let margin = 8.0
    let axis = Axis(
      from: numbers.min() ?? 0,
      to: numbers.max() ?? 0,
      start: margin,
      end: width - margin
    )
    var drawing = Drawing(width: width, height: bounds.isEmpty ? 46 : 64)
    // Strokes on the same half pixel are one stroke.
    let places = Set(numbers.map { Int((2 * axis.position($0)).rounded()) }).sorted()
    let strokes = places.map { "M\(px(Double($0) / 2)) 20v14" }.joined()
    if !strokes.isEmpty { drawing.path(strokes, "stroke") }
    let paint = ClassPaint(id: id, count: bounds.count + 1, orientation: orientation)
    ClassBands(bounds).draw(along: axis, y: 35, height: 15, paint: paint, type, on: &drawing)
    if let low = numbers.min(), let high = numbers.max() {
      let y = drawing.height - 2
      drawing.text(type.number(low), margin, y, "small muted")
      if high > low { drawing.text(type.number(high), width - margin, y, "small muted end") }
    }
    if let marked {
      let x = axis.position(marked.score)
      drawing.line(x, 14, x, 34, "accent")
      drawing.mark(.diamond, x, 17, radius: 4, "accent-mark")
      let label = type.number(marked.score)
      let half = TextMeasure.width(label) / 2 + 1
      let middle = min(max(x, half), width - half)
      drawing.text(label, middle, 10, "middle small strong accent-text", title: marked.name)
    }
    return drawing.svg(
      "strip \(paint.style)",
      id: id,
      title: title,
      description: described(numbers, type)
    )
  }

  private func described(_ numbers: [Double], _ type: Typography) -> String {
    var text = summary.map { $0 + " " } ?? ""
    text += type.territories(numbers.count)
    guard let marked else { return text + "." }
    let above = type.count(numbers.count { $0 > marked.score })
    let words = type.words(
      fr: "\(above) ont un score plus élevé",
      en: "\(above) have a higher score"
    )
    return text + type.words(fr: " ; ", en: "; ") + marked.name + type.words(fr: " : ", en: ": ")
      + type.number(marked.score) + ", " + words + "."
  }
}
