import FragilityIndex

extension MapSheet {
  /// The image.
  func svg(_ type: Typography, paint: ClassPaint) -> String {
    var drawing = Drawing(width: frame.width, height: frame.height)
    drawing.append(paint.definitions)
    drawing.append(
      "<clipPath id=\"\(paint.id.escapedMarkup)-frame\"><rect width=\"\(px(frame.width))\""
    )
    drawing.append(" height=\"\(px(frame.height))\"/></clipPath>")
    drawing.append("<g clip-path=\"url(#\(paint.id.escapedMarkup)-frame)\">")
    drawBackground(&drawing)
    drawAreas(type, paint: paint, on: &drawing)
    drawNumbers(type, paint: paint, on: &drawing)
    drawDots(type, paint: paint, on: &drawing)
    let seats = drawSymbols(type, paint: paint, on: &drawing)
    drawPlaces(on: &drawing)
    let unlabelled = drawLabels(around: seats, on: &drawing)
    drawing.append("</g>")
    drawScale(type, on: &drawing)
    return drawing.svg(
      "map \(paint.style)",
      id: paint.id,
      title: map.title,
      description: map.described(type, details: remarks(type, unlabelled: unlabelled))
    )
  }

  private func drawBackground(_ drawing: inout Drawing) {
    let shown = map.background.map(\.contour).filter {
      all($0.low .<= $0.high) && frame.shows(low: $0.low, high: $0.high)
    }
    let outlines = MapOutlines(shown, in: frame)
    for index in shown.indices where !outlines.rings[index].isEmpty {
      drawing.path(outlines.path(index), "land")
    }
  }

  private func drawAreas(_ type: Typography, paint: ClassPaint, on drawing: inout Drawing) {
    let areas = drawn(.area)
    let isCrowded = areas.count > Self.mostAreas
    if isCrowded {
      // They are in the order of their classes.
      var rest = areas.filter { !map.shapes[$0].isHighlighted }[...]
      while let first = rest.first {
        let category = map.shapes[first].category
        let group = rest.prefix { map.shapes[$0].category == category }
        drawing.path(group.map(outline).joined(), "shape", fill: paint.fill(category))
        rest = rest.dropFirst(group.count)
      }
    }
    for index in areas where !isCrowded || map.shapes[index].isHighlighted {
      let shape = map.shapes[index]
      let style = shape.isHighlighted ? "shape highlighted" : "shape"
      // White on both sides of the line, for those who print in black and white.
      if shape.isHighlighted { drawing.path(outline(index), "casing") }
      drawing.territory(shape) {
        $0.path(
          outline(index),
          style,
          fill: paint.fill(shape.category),
          title: title(index, type)
        )
      }
    }
  }

  /// The outline of a territory; one without an area on the image still has its dot.
  private func outline(_ index: Int) -> String {
    guard outlines.rings[index].isEmpty else { return outlines.path(index) }
    return MarkShape.square.path(middles[index].x, middles[index].y, radius: 0.5)
  }

  private func drawNumbers(_ type: Typography, paint: ClassPaint, on drawing: inout Drawing) {
    let areas = drawn(.area)
    guard areas.count <= 80 else { return }
    for index in areas where holdsNumber(index) {
      let number = map.shapes[index].category
      let (x, y) = (middles[index].x, middles[index].y)
      if map.shapes[index].isHighlighted, sizes[index] < 5 * Self.radius {
        drawing.mark(.circle, x, y, radius: Self.radius + 3, "ring")
      }
      drawing.territory(map.shapes[index]) {
        $0.mark(.circle, x, y, radius: Self.radius, "badge " + paint.ground(of: number))
        drawNumber(number, at: middles[index], type, paint: paint, on: &$0)
      }
    }
  }

  private func drawNumber(
    _ number: Int?,
    at place: SIMD2<Double>,
    _ type: Typography,
    paint: ClassPaint,
    on drawing: inout Drawing
  ) {
    let text = number.map(type.count) ?? "–"
    drawing.text(text, place.x, place.y + 4, "middle small strong ink " + paint.ink(of: number))
  }

  private func drawDots(_ type: Typography, paint: ClassPaint, on drawing: inout Drawing) {
    for index in drawn(.dot) {
      let shape = map.shapes[index]
      let share = Double(shape.category ?? 1) / Double(paint.count)
      drawing.territory(shape) {
        $0.mark(
          .circle,
          middles[index].x,
          middles[index].y,
          radius: 1.5 + 2 * share,
          "symbol " + paint.ground(of: shape.category)
            + (shape.isHighlighted ? " highlighted" : ""),
          title: title(index, type)
        )
      }
    }
  }

  /// Draws the symbols.
  ///
  /// - Returns: Where each territory is shown: its symbol, or its middle.
  private func drawSymbols(
    _ type: Typography,
    paint: ClassPaint,
    on drawing: inout Drawing
  ) -> [SIMD2<Double>] {
    var seats = middles
    let indices = drawn(.symbol)
    let edge = Self.radius + 1.5
    let spread = SymbolSpread.spread(
      indices.map { middles[$0] },
      radius: Self.radius + 0.7,
      within: Box(edge, edge, frame.width - 2 * edge, frame.height - 2 * edge)
    )
    for (index, seat) in zip(indices, spread) {
      let offset = seat - middles[index]
      seats[index] = seat
      guard (offset * offset).sum() > Self.radius * Self.radius else { continue }
      drawing.line(middles[index].x, middles[index].y, seat.x, seat.y, "leader")
    }
    for (index, seat) in zip(indices, spread) {
      let shape = map.shapes[index]
      drawing.territory(shape) { drawing in
        if shape.isHighlighted {
          drawing.mark(.circle, seat.x, seat.y, radius: Self.radius + 3, "ring")
        }
        drawing.mark(
          .circle,
          seat.x,
          seat.y,
          radius: Self.radius,
          "symbol " + paint.ground(of: shape.category),
          title: title(index, type)
        )
        drawNumber(shape.category, at: seat, type, paint: paint, on: &drawing)
      }
    }
    return seats
  }

  private func drawPlaces(on drawing: inout Drawing) {
    for place in map.places where frame.shows(low: place.point, high: place.point) {
      let pixels = frame.pixels(place.point)
      drawing.mark(.diamond, pixels.x, pixels.y, radius: 4, "place", title: place.name)
    }
  }

  private func drawScale(_ type: Typography, on drawing: inout Drawing) {
    let (kilometres, digits) = frame.scaleBar
    let (x, y) = (10.0, frame.height + 14)
    drawing.height = frame.height + 22
    drawing.path("M\(px(x)) \(px(y - 4))v4h\(px(kilometres * frame.scale))v-4", "scale")
    let length = type.number(kilometres, digits: digits) + "\u{A0}km"
    let end = x + kilometres * frame.scale + 6
    drawing.text(length, end, y + 1, "small muted")
    let north = type.words(fr: "Nord en haut, ", en: "North is up, ") + frame.projection.name(type)
    drawing.text(north, frame.width - 6, y + 1, "small muted end")
  }
}

extension Drawing {
  /// A territory on a map: a link to its page where there is one, its code and its class.
  fileprivate mutating func territory(_ shape: MapShape, _ body: (inout Drawing) -> Void) {
    group(code: shape.code, "class-" + (shape.category.map { "\($0)" } ?? "none")) {
      $0.link(shape.href, body)
    }
  }
}
