import FragilityIndex

/// All scores as strokes on one line, and one of them marked.
struct RankStrip: Sendable {
  var title: String
  var summary: String?
  /// The scores in increasing order: many strips show the same ones.
  private let scores: [Double]
  /// The strokes of the scores.
  private let strokes: String
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
    self.scores = scores.compactMap(\.self).filter(\.isFinite).sorted()
    self.bounds = bounds
    self.marked = marked
    self.width = max(width, 120)
    let axis = Self.axis(of: self.scores, width: self.width)
    // Strokes on the same half pixel are one stroke.
    let places = Set(self.scores.map { Int((2 * axis.position($0)).rounded()) }).sorted()
    strokes = places.map { "M\(px(Double($0) / 2)) 20v14" }.joined()
  }

  private static let margin = 8.0

  private static func axis(of scores: [Double], width: Double) -> Axis {
    Axis(from: scores.first ?? 0, to: scores.last ?? 0, start: margin, end: width - margin)
  }

  /// The strip as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    let margin = Self.margin
    let axis = Self.axis(of: scores, width: width)
    var drawing = Drawing(width: width, height: bounds.isEmpty ? 46 : 64)
    if !strokes.isEmpty { drawing.path(strokes, "stroke") }
    let paint = ClassPaint(id: id, count: bounds.count + 1, orientation: orientation)
    ClassBands(bounds).draw(along: axis, y: 35, height: 15, paint: paint, type, on: &drawing)
    if let low = scores.first, let high = scores.last {
      let y = drawing.height - 2
      drawing.text(type.number(low), margin, y, "small muted")
      if high > low { drawing.text(type.number(high), width - margin, y, "small muted end") }
    }
    if let marked, marked.score.isFinite {
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
      description: described(type)
    )
  }

  private func described(_ type: Typography) -> String {
    var text = summary.map { $0 + " " } ?? ""
    text += type.territories(scores.count)
    guard let marked, marked.score.isFinite else { return text + "." }
    let above = type.count(scores.count - scores.countNotAbove(marked.score))
    let words = type.words(
      fr: "\(above) ont un score plus élevé",
      en: "\(above) have a higher score"
    )
    return text + type.words(fr: " ; ", en: "; ") + marked.name + type.words(fr: " : ", en: ": ")
      + type.number(marked.score) + ", " + words + "."
  }
}
