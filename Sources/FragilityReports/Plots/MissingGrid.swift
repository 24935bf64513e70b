import FragilityIndex

/// How much is absent of each indicator, and why.
struct MissingGrid: Sendable {
  /// One indicator.
  struct Row: Sendable, Hashable {
    var label: String
    /// How many territories there are.
    var total: Int
    /// How many values are absent, by reason, in the order of the reasons.
    var absent: [Int]

    init(label: String, total: Int, absent: [Int]) {
      self.label = label
      self.total = total
      self.absent = absent
    }
  }

  var title: String
  var summary: String?
  /// The reasons in words.
  var reasons: [String]
  var rows: [Row]
  var width: Double

  init(
    title: String,
    summary: String? = nil,
    reasons: [String],
    rows: [Row],
    width: Double = 360
  ) {
    self.title = title
    self.summary = summary
    self.reasons = reasons
    self.rows = rows
    self.width = max(width, 240)
  }

  /// The plot as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    var drawing = Drawing(width: width, height: 2)
    drawing.append("<defs>")
    for index in reasons.indices {
      let texture = Self.textures[index % Self.textures.count]
      drawing.append(
        texture.pattern(
          id: fill(index, id),
          ground: texture == .plain ? "absent-plain" : "absent-ground",
          style: "texture on-absent"
        )
      )
    }
    drawing.append("</defs>")
    let entries = reasons.indices.map { index in
      PlotLegend.Entry(label: reasons[index]) { x, y, drawing in
        drawing.rectangle(Box(x - 6, y - 5, 14, 10), "outlined", fill: fill(index, id))
      }
    }
    PlotLegend(entries: entries).draw(on: &drawing, from: 4)
    var y = drawing.height + 2
    for row in rows { y = draw(row, at: y, id: id, type, on: &drawing) }
    drawing.height = y + 4
    return drawing.svg("missing", id: id, title: title, description: described(type))
  }

  private static let textures: [Texture] = [
    .plain, .rising, .dots, .cross, .level, .falling, .upright,
  ]

  private func fill(_ index: Int, _ id: String) -> String { "\(id)-reason\(index + 1)" }

  /// Draws a row.
  ///
  /// - Returns: Where the next one begins.
  private func draw(
    _ row: Row,
    at top: Double,
    id: String,
    _ type: Typography,
    on drawing: inout Drawing
  ) -> Double {
    let said = row.said(type)
    let room = width - 18 - TextMeasure.width(said)
    drawing.text(said, width - 4, top + 11, (row.count == 0 ? "muted" : "strong") + " end")
    let base = drawing.paragraph(row.label, 4, top + 11, limit: room)
    let box = Box(4, base - 9, width - 8, 9)
    drawing.rectangle(box, "track")
    var x = box.x
    for (index, count) in row.absent.enumerated().prefix(reasons.count) where count > 0 {
      let length = box.width * Double(count) / Double(max(row.total, row.count))
      let title =
        reasons[index] + type.words(fr: " : ", en: ": ") + type.count(count)
        + type.words(fr: " sur ", en: " of ") + type.count(row.total)
      drawing.rectangle(
        Box(x, box.y, length, box.height),
        "outlined",
        fill: fill(index, id),
        title: title
      )
      x += length
    }
    return box.y + 17
  }

  private func described(_ type: Typography) -> String {
    let colon = type.words(fr: " : ", en: ": ")
    let lines = rows.map { row in
      let reasons = zip(reasons, row.absent).filter { $0.1 > 0 }
        .map { $0.0 + " " + type.count($0.1) }
      let list = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
      return row.label + colon + row.said(type) + list + "."
    }
    let beginning = type.words(fr: "Part des valeurs absentes.", en: "Share of absent values.")
    return ([summary, beginning].compactMap(\.self) + lines).joined(separator: " ")
  }
}

extension MissingGrid.Row {
  /// How many values are absent for any reason.
  fileprivate var count: Int { absent.reduce(0) { $0 + max(0, $1) } }

  fileprivate func said(_ type: Typography) -> String {
    guard total > 0, count > 0 else { return type.words(fr: "complet", en: "complete") }
    return type.percent(
      Double(count) / Double(max(total, count)),
      digits: count * 100 < total ? 1 : 0
    )
  }
}
