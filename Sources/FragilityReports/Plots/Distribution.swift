import FragilityIndex

/// How scores are spread: a histogram over the bands of the classes, and where one territory stands in it.
struct Distribution: Sendable {
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
    self.width = max(width, 200)
  }

  /// Equal steps of round length and how many scores lie in each.
  struct Bins: Sendable, Hashable {
    let step: Double
    let start: Double
    let digits: Int
    let counts: [Int]

    /// Counts finite numbers in 8 to 20 steps, fewer where they are all but equal.
    init(_ numbers: [Double]) {
      let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
      let (step, digits) = Axis.roundStep((high - low) / 18)
      let first = (low / step).rounded(.down)
      // What lies too close for its size to be parted is one bar.
      let last = min((high / step).rounded(.down) - first, 40)
      var counts = Array(repeating: 0, count: numbers.isEmpty ? 0 : Int(last) + 1)
      for number in numbers {
        let place = ((number / step).rounded(.down) - first).rounded()
        counts[min(max(Int(place), 0), counts.count - 1)] += 1
      }
      (self.step, self.digits, self.counts) = (step, digits, counts)
      start = first * step
    }
  }

  /// The histogram as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    let numbers = scores.compactMap(\.self).filter { $0.isFinite && abs($0) < 1e12 }
    let bins = Bins(numbers)
    let (left, right, top) = (28.0, 12.0, marked == nil ? 14.0 : 30.0)
    let plotHeight = 110.0
    let base = top + plotHeight
    var drawing = Drawing(width: width, height: base + (bounds.isEmpty ? 36 : 54))
    let end = bins.start + bins.step * Double(max(1, bins.counts.count))
    let axis = Axis(from: bins.start, to: end, start: left, end: width - right)
    let most = bins.counts.max() ?? 0
    let counts = Axis(from: 0, to: Double(max(1, most)), start: base, end: top)
    if most > 0 { drawCounts(counts, type, on: &drawing) }
    for (index, count) in bins.counts.enumerated() where count > 0 {
      let low = bins.start + bins.step * Double(index)
      let (x, next) = (axis.position(low), axis.position(low + bins.step))
      let range =
        type.number(low, digits: bins.digits) + type.words(fr: " à ", en: " to ")
        + type.number(low + bins.step, digits: bins.digits)
      let height = base - counts.position(Double(count))
      drawing.rectangle(
        Box(x + 0.5, base - height, max(0.5, next - x - 1), height),
        "column",
        title: range + type.words(fr: " : ", en: ": ") + type.territories(count)
      )
    }
    drawing.line(left, base, width - right, base, "axis")
    let paint = ClassPaint(id: id, count: bounds.count + 1, orientation: orientation)
    let bands = ClassBands(bounds)
    for bound in bands.bounds where bound > axis.low && bound < axis.high {
      drawing.line(axis.position(bound), top, axis.position(bound), base, "bound")
    }
    bands.draw(along: axis, y: base + 2, height: 16, paint: paint, type, on: &drawing)
    let below = base + (bounds.isEmpty ? 14 : 32)
    drawTicks(axis, at: below, type, on: &drawing)
    let label =
      orientation == .fragility
      ? type.words(fr: "score, de moins à plus fragile", en: "score, from less to more fragile")
      : type.words(fr: "score, de plus à moins fragile", en: "score, from more to less fragile")
    drawing.text(label + " →", width - right, below + 16, "small muted end")
    if let marked {
      drawMarked(marked, axis, top: top, base: base, type, on: &drawing)
    }
    if numbers.isEmpty {
      let words = type.words(fr: "Aucun score à dessiner.", en: "No score to draw.")
      drawing.text(words, width / 2, base - 40, "middle muted")
    }
    return drawing.svg(
      "distribution \(paint.style)",
      id: id,
      title: title,
      description: described(numbers, type)
    )
  }

  private func drawCounts(_ counts: Axis, _ type: Typography, on drawing: inout Drawing) {
    for tick in counts.ticks(3).numbers where tick.rounded() == tick {
      let y = counts.position(tick)
      if tick > 0 { drawing.line(28, y, width - 12, y, "grid") }
      drawing.text(type.number(tick, digits: 0), 24, y + 4, "small muted end")
    }
  }

  private func drawTicks(_ axis: Axis, at y: Double, _ type: Typography, on drawing: inout Drawing)
  {
    let (ticks, digits) = axis.ticks(6)
    for tick in ticks {
      drawing.text(type.number(tick, digits: digits), axis.position(tick), y, "small muted middle")
    }
  }

  private func drawMarked(
    _ marked: NamedScore,
    _ axis: Axis,
    top: Double,
    base: Double,
    _ type: Typography,
    on drawing: inout Drawing
  ) {
    let x = axis.position(marked.score)
    drawing.line(x, top - 6, x, base, "accent")
    drawing.mark(.diamond, x, top - 8, radius: 4, "accent-mark")
    let value = type.words(fr: " : ", en: ": ") + type.number(marked.score)
    let label = TextMeasure.elided(marked.name, to: width - 60 - TextMeasure.width(value)) + value
    let half = TextMeasure.width(label) / 2 + 2
    let middle = min(max(x, half), width - half)
    drawing.text(label, middle, top - 18, "middle strong accent-text", title: marked.name)
  }

  private func described(_ numbers: [Double], _ type: Typography) -> String {
    var parts = [summary].compactMap(\.self)
    if let low = numbers.min(), let high = numbers.max() {
      let (least, most) = (type.number(low), type.number(high))
      let count = type.territories(numbers.count)
      parts.append(
        type.words(
          fr: "\(count), de \(least) à \(most).",
          en: "\(count), from \(least) to \(most)."
        )
      )
    }
    if let marked {
      let value = type.number(marked.score)
      parts.append(marked.name + type.words(fr: " : ", en: ": ") + value + ".")
    }
    let absent = scores.count - numbers.count
    if absent > 0 {
      let words = type.words(fr: "Sans score : ", en: "No score: ")
      parts.append(words + type.count(absent) + ".")
    }
    return parts.joined(separator: " ")
  }
}
