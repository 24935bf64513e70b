import FragilityIndex

extension MapSheet {
  /// Writes the names of territories, if the map has them, and of larger areas where there is room.
  ///
  /// - Parameters:
  ///   - seats: Where each territory is shown.
  ///   - drawing: The image.
  /// - Returns: How many territories found no room for their name.
  func drawLabels(around seats: [SIMD2<Double>], on drawing: inout Drawing) -> Int {
    var placer = LabelPlacer(within: Box(2, 2, frame.width - 4, frame.height - 4))
    let order = (drawn(.area) + drawn(.symbol)).reversed()
    for index in order where forms[index] == .symbol || holdsNumber(index) {
      let (seat, radius) = (seats[index], Self.radius)
      placer.block(Box(seat.x - radius, seat.y - radius, 2 * radius, 2 * radius))
    }
    var missing = 0
    for index in order where map.isLabelled || map.shapes[index].isHighlighted {
      guard map.shapes[index].isHighlighted || order.count <= Self.mostNames else {
        missing += 1
        continue
      }
      if !draw(nameOf: index, at: seats[index], &placer, on: &drawing) { missing += 1 }
    }
    drawAreaNames(around: seats, &placer, on: &drawing)
    return missing
  }

  /// Writes the name of a territory.
  ///
  /// - Returns: Whether there was room for it.
  private func draw(
    nameOf index: Int,
    at seat: SIMD2<Double>,
    _ placer: inout LabelPlacer,
    on drawing: inout Drawing
  ) -> Bool {
    let shape = map.shapes[index]
    let style = shape.isHighlighted ? "middle label strong accent-text" : "middle label"
    // The highlighted one has its name, if need be further away.
    let reaches = [0.0, 12, 24, 36, 48, 60].prefix(shape.isHighlighted ? 6 : 1)
    for reach in reaches {
      for label in [shape.name, TextMeasure.elided(shape.name, to: 130)] {
        let radius = Self.radius + reach
        guard let place = placer.place(label, near: seat, radius: radius) else { continue }
        let title = label == shape.name ? nil : shape.name
        drawing.text(label, place.x, place.y, style, title: title)
        return true
      }
    }
    return false
  }

  private func drawAreaNames(
    around seats: [SIMD2<Double>],
    _ placer: inout LabelPlacer,
    on drawing: inout Drawing
  ) {
    let named = map.background.filter { area in
      let (low, high) = (area.contour.low, area.contour.high)
      return area.name != nil && all(low .<= high) && frame.shows(low: low, high: high)
    }
    let symbols = drawn(.symbol)
    for area in named.prefix(Self.mostNames) {
      let name = area.name ?? ""
      let middle = frame.pixels(area.contour.innerPoint)
      let own = Set(
        symbols.filter {
          map.shapes[$0].contour.map { area.contour.contains($0.centroid) } ?? false
        }
      )
      // Beside the symbols of another area the name would be taken for that one's.
      func isNearOwn(_ box: Box) -> Bool {
        let nearest = symbols.min { box.distance(to: seats[$0]) < box.distance(to: seats[$1]) }
        return own.isEmpty || nearest.map(own.contains) ?? true
      }
      // A name stands near its area, outside of the symbols that were moved apart around it.
      for reach in map.isLabelled ? [0, 8] : [0, 12, 24, 36, 48] {
        guard
          let place = placer.place(
            name,
            near: middle,
            radius: Double(reach),
            size: 11,
            accepts: isNearOwn
          )
        else { continue }
        drawing.text(name, place.x, place.y, "middle small muted label")
        break
      }
    }
  }

  /// What the map says of itself.
  func remarks(_ type: Typography, unlabelled: Int) -> [String] {
    var remarks: [String] = []
    if forms.contains(.symbol) {
      remarks.append(
        type.words(
          fr: "Les territoires trop petits pour l'échelle sont des cercles, écartés là où ils se "
            + "couvriraient.",
          en: "Territories too small for the scale are circles, moved apart where they would cover "
            + "each other."
        )
      )
    }
    if forms.contains(.dot) {
      remarks.append(
        type.words(
          fr: "Chaque territoire est un point, plus gros pour une classe plus élevée.",
          en: "Each territory is a dot, larger for a higher class."
        )
      )
    }
    if unlabelled > 0 {
      let count = type.count(unlabelled)
      remarks.append(
        type.words(
          fr: "Sans étiquette faute de place : \(count).",
          en: "Without a label for want of room: \(count)."
        )
      )
    }
    let name = frame.projection.name(type)
    remarks.append(type.words(fr: "Nord en haut, \(name).", en: "North is up, \(name)."))
    return remarks
  }
}
