import FragilityIndex

extension Quadrants {
  private static let shapes: [MarkShape] = [.square, .circle, .diamond, .triangle]

  /// The plot as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    let layout = QuadrantLayout(self)
    let plot = layout.plot
    let (right, bottom) = (plot.x + plot.width, plot.y + plot.height)
    var drawing = Drawing(width: width, height: bottom + 38)
    let corner = layout.corner
    drawing.rectangle(plot, "frame")
    drawing.line(corner.x, plot.y, corner.x, bottom, "bound")
    drawing.line(plot.x, corner.y, right, corner.y, "bound")
    drawTicks(layout, type, on: &drawing)
    for name in layout.names {
      drawing.text(name.text, name.place.x, name.place.y, name.isEnd ? "quadrant end" : "quadrant")
    }
    let order = layout.drawn.indices.sorted { a, b in
      let (first, second) = (
        points[layout.drawn[a]].isHighlighted, points[layout.drawn[b]].isHighlighted
      )
      return first == second ? a < b : second
    }
    for position in order {
      draw(points[layout.drawn[position]], at: layout.places[position], type, on: &drawing)
    }
    for label in layout.labels {
      let point = points[label.index]
      let style = "middle small label" + (point.isHighlighted ? " strong accent-text" : "")
      let title = label.text == point.name ? nil : point.name
      drawing.text(label.text, label.place.x, label.place.y, style, title: title)
    }
    drawing.text(x.label + " →", right, bottom + 33, "small end")
    // Read without turning the page.
    drawing.text("↑ " + y.label, 4, 14, "small")
    let notes = [
      layout.drawn.count < points.count ? absent(type) : nil, unplaced(layout, type),
    ].compactMap(\.self)
    if !notes.isEmpty {
      let text = notes.joined(separator: " ")
      let end = drawing.paragraph(text, 4, bottom + 50, limit: width - 8, "small muted", size: 11)
      drawing.height = end - 8
    }
    return drawing.svg("quadrants", id: id, title: title, description: described(type))
  }

  /// How many points have neither a name nor a number for want of room.
  private func unplaced(_ layout: QuadrantLayout, _ type: Typography) -> String? {
    guard layout.drawn.count <= Self.mostNumbers, layout.labels.count < layout.drawn.count else {
      return nil
    }
    let count = type.count(layout.drawn.count - layout.labels.count)
    return type.words(
      fr: "Sans étiquette faute de place : \(count).",
      en: "Without a label for want of room: \(count)."
    )
  }

  private func drawTicks(
    _ layout: QuadrantLayout,
    _ type: Typography,
    on drawing: inout Drawing
  ) {
    func text(_ number: Double, _ digits: Int, _ measure: Measure) -> String {
      measure.isSigned ? type.signed(number, digits: digits) : type.number(number, digits: digits)
    }
    let plot = layout.plot
    let bottom = plot.y + plot.height
    let (numbers, digits) = layout.across.ticks(6)
    for number in numbers {
      let place = layout.across.position(number)
      drawing.line(place, bottom, place, bottom + 4, "axis")
      drawing.text(text(number, digits, x), place, bottom + 16, "small muted middle")
    }
    let (levels, levelDigits) = layout.upwards.ticks(5)
    for number in levels {
      let place = layout.upwards.position(number)
      drawing.line(plot.x - 4, place, plot.x, place, "axis")
      drawing.text(text(number, levelDigits, y), plot.x - 6, place + 4, "small muted end")
    }
  }

  private func draw(
    _ point: Point,
    at place: SIMD2<Double>,
    _ type: Typography,
    on drawing: inout Drawing
  ) {
    guard let x = point.x, let y = point.y else { return }
    let index = quadrant(x, y)
    let numbers = [(self.x, x), (self.y, y)].map { measure, number in
      measure.label + type.words(fr: " : ", en: ": ")
        + (measure.isSigned ? type.signed(number) : type.number(number))
    }
    let title = ([point.name, names.list[index]] + numbers).joined(separator: ", ")
    drawing.link(point.href) {
      $0.mark(
        Self.shapes[index],
        place.x,
        place.y,
        radius: point.isHighlighted ? 5.5 : 4,
        point.isHighlighted ? "accent-mark" : "point",
        title: title
      )
    }
  }
}
