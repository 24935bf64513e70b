import FragilityIndex

/// What pulls a score up and what pulls it down, beside the typical territory.
struct ContributionBars: Sendable {
  /// One indicator or dimension.
  struct Row: Sendable, Hashable {
    var label: String
    /// Points of the score above or below the typical territory; `nil` if the value is absent.
    var difference: Double?
    /// Why the value is absent, in words.
    var absence: String?

    init(label: String, difference: Double?, absence: String? = nil) {
      self.label = label
      self.difference = difference
      self.absence = absence
    }
  }

  var title: String
  var summary: String?
  /// The rows in the order in which they are shown.
  var rows: [Row]
  var width: Double

  init(title: String, summary: String? = nil, rows: [Row], width: Double = 360) {
    self.title = title
    self.summary = summary
    self.rows = rows
    self.width = max(width, 240)
  }

  /// The plot as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    var drawing = Drawing(width: width, height: 0)
    let rise = "\(id)-rise"
    drawing.append(
      "<defs>" + Texture.rising.pattern(id: rise, ground: "rise", style: "texture on-rise")
        + "</defs>"
    )
    let middle = width / 2
    let most = rows.compactMap(\.difference).filter(\.isFinite).map(\.magnitude).max() ?? 0
    let digits = most >= 0.95 || most == 0 ? 1 : 2
    let widest = TextMeasure.width(type.signed(-most, digits: digits)) + 6
    let reach = middle - widest - 4
    let (left, right) = (
      type.words(fr: "← baisse le score", en: "← lowers the score"),
      type.words(fr: "élève le score →", en: "raises the score →")
    )
    drawing.text(left, middle - 6, 11, "small muted end")
    drawing.text(right, middle + 6, 11, "small muted")
    var y = 20.0
    for row in rows {
      y = drawing.paragraph(row.label, 4, y + 11, limit: width - 8) - 11
      let share = most > 0 ? (row.difference ?? 0).magnitude / most : 0
      draw(
        row,
        bar: Box(middle, y + 2, share.isFinite ? reach * share : 0, 11),
        digits: digits,
        rise: rise,
        type,
        on: &drawing
      )
      y += 22
    }
    drawing.height = y + 4
    return drawing.svg("contributions", id: id, title: title, description: described(digits, type))
  }

  private func draw(
    _ row: Row,
    bar: Box,
    digits: Int,
    rise: String,
    _ type: Typography,
    on drawing: inout Drawing
  ) {
    let base = bar.y + 9.5
    guard let difference = row.difference, difference.isFinite else {
      let words = row.absence ?? type.words(fr: "valeur absente", en: "absent value")
      let short = TextMeasure.elided(words, to: width - 24, size: 11)
      return drawing.text(short, 12, base, "muted small", title: short == words ? nil : words)
    }
    drawing.line(bar.x, bar.y - 2, bar.x, bar.y + bar.height + 2, "axis")
    let text = type.signed(difference, digits: digits)
    if difference > 0 {
      drawing.rectangle(bar, "outlined", fill: rise)
      drawing.text(text, bar.x + bar.width + 4, base, "strong small")
    } else {
      let start = bar.x - bar.width
      if bar.width > 0 { drawing.rectangle(Box(start, bar.y, bar.width, bar.height), "fall") }
      drawing.text(text, start - 4, base, "strong small end")
    }
  }

  private func described(_ digits: Int, _ type: Typography) -> String {
    let lines = rows.map { row in
      let value =
        row.difference.flatMap { $0.isFinite ? type.signed($0, digits: digits) : nil } ?? row
        .absence
        ?? type.words(fr: "valeur absente", en: "absent value")
      return row.label + type.words(fr: " : ", en: ": ") + value + "."
    }
    let beginning = type.words(
      fr: "Écarts au territoire typique, en points de score.",
      en: "Differences from the typical territory, in points of the score."
    )
    return ([summary, beginning].compactMap(\.self) + lines).joined(separator: " ")
  }
}
