import FragilityIndex

/// Where a territory stands on each dimension, and where its commune, its EPCI and the whole do.
struct Lollipops: Sendable {
  /// One dimension.
  struct Row: Sendable, Hashable {
    var label: String
    /// The territory's value; `nil` if absent.
    var value: Double?
    /// Why the value is absent, in words.
    var absence: String?
    /// The values of those it is compared with, in the order of their names; `nil` if absent.
    var comparisons: [Double?]

    init(label: String, value: Double?, absence: String? = nil, comparisons: [Double?] = []) {
      self.label = label
      self.value = value
      self.absence = absence
      self.comparisons = comparisons
    }
  }

  var title: String
  var summary: String?
  /// The name of the territory.
  var name: String
  /// The names of those it is compared with, four at most: what is beyond is not drawn.
  var comparisons: [String]
  var rows: [Row]
  /// The ends of the scale.
  var scale: ClosedRange<Double>
  var width: Double
  /// What a high score means.
  var orientation = Orientation.fragility

  init(
    title: String,
    summary: String? = nil,
    name: String,
    comparisons: [String] = [],
    rows: [Row],
    scale: ClosedRange<Double> = 0...100,
    width: Double = 360
  ) {
    self.title = title
    self.summary = summary
    self.name = name
    self.comparisons = Array(comparisons.prefix(Self.shapes.count))
    self.rows = rows
    self.scale = scale
    self.width = max(width, 240)
  }

  private static let shapes: [MarkShape] = [.square, .triangle, .bar, .diamond]

  /// The plot as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    var drawing = Drawing(width: width, height: 2)
    legend.draw(on: &drawing)
    let axis = Axis(from: scale.lowerBound, to: scale.upperBound, start: 8, end: width - 8)
    var y = drawing.height + 4
    for row in rows { y = draw(row, at: y, axis, type, on: &drawing) }
    let (ticks, digits) = axis.ticks(4)
    for tick in ticks {
      let x = axis.position(tick)
      let style = x < 20 ? "" : x > width - 20 ? " end" : " middle"
      drawing.text(type.number(tick, digits: digits), x, y + 10, "small muted" + style)
    }
    let (less, more) = (
      orientation == .fragility
        ? type.words(fr: "← moins fragile", en: "← less fragile")
        : type.words(fr: "← plus fragile", en: "← more fragile"),
      orientation == .fragility
        ? type.words(fr: "plus fragile →", en: "more fragile →")
        : type.words(fr: "moins fragile →", en: "less fragile →")
    )
    drawing.text(less, axis.start, y + 25, "small muted")
    drawing.text(more, axis.end, y + 25, "small muted end")
    drawing.height = y + 32
    return drawing.svg("lollipops", id: id, title: title, description: described(type))
  }

  private var legend: PlotLegend {
    var entries = [
      PlotLegend.Entry(label: name) { x, y, drawing in
        drawing.mark(.circle, x, y, radius: 6, "dot")
      }
    ]
    for (name, shape) in zip(comparisons, Self.shapes) {
      entries.append(
        PlotLegend.Entry(label: name) { x, y, drawing in
          drawing.mark(shape, x, y, radius: 4.5, "compared")
        }
      )
    }
    return PlotLegend(entries: entries)
  }

  /// Draws a row.
  ///
  /// - Returns: Where the next one begins.
  private func draw(
    _ row: Row,
    at top: Double,
    _ axis: Axis,
    _ type: Typography,
    on drawing: inout Drawing
  ) -> Double {
    let value = row.value.flatMap { $0.isFinite ? $0 : nil }
    let shown = value.map { type.number($0) } ?? "–"
    let room = axis.end - axis.start - TextMeasure.width(shown) - 10
    drawing.text(shown, axis.end, top + 10, "strong end")
    var base = drawing.paragraph(row.label, axis.start, top + 10, limit: room)
    if value == nil {
      let limit = axis.end - axis.start
      let words = row.shownValue(type)
      base = drawing.paragraph(words, axis.start, base, limit: limit, "small muted", size: 11)
    }
    let y = base
    drawing.line(axis.start, y, axis.end, y, "grid")
    if let value { drawing.line(axis.start, y, axis.position(value), y, "stem") }
    for (index, shape) in Self.shapes.enumerated().prefix(comparisons.count) {
      guard row.comparisons.indices.contains(index), let value = row.comparisons[index],
        value.isFinite
      else { continue }
      let said = comparisons[index] + type.words(fr: " : ", en: ": ") + type.number(value)
      drawing.mark(shape, axis.position(value), y, radius: 4.5, "compared", title: said)
    }
    if let value {
      let said = name + type.words(fr: " : ", en: ": ") + type.number(value)
      drawing.mark(.circle, axis.position(value), y, radius: 6, "dot", title: said)
    }
    return y + 16
  }

  private func described(_ type: Typography) -> String {
    let colon = type.words(fr: " : ", en: ": ")
    let lines = rows.map { row in
      var line = row.label + colon + row.shownValue(type)
      for (name, value) in zip(comparisons, row.comparisons) {
        let shown = value.map { type.number($0) } ?? type.words(fr: "absent", en: "absent")
        line += ", \(name) \(shown)"
      }
      return line + "."
    }
    return ([summary].compactMap(\.self) + lines).joined(separator: " ")
  }
}

extension Lollipops.Row {
  fileprivate func shownValue(_ type: Typography) -> String {
    if let value, value.isFinite { return type.number(value) }
    return absence ?? type.words(fr: "valeur absente", en: "absent value")
  }
}
