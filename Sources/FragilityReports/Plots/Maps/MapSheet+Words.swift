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
    for index in order where map.isLabelled {
      let name = map.shapes[index].name
      let short = TextMeasure.elided(name, to: 130)
      let found =
        placer.place(name, near: seats[index], radius: Self.radius).map { ($0, name) }
        ?? placer.place(short, near: seats[index], radius: Self.radius).map { ($0, short) }
      if let (place, label) = found {
        drawing.text(label, place.x, place.y, "middle label", title: label == name ? nil : name)
      } else {
        missing += 1
      }
    }
    for area in map.background {
      guard let name = area.name, all(area.contour.low .<= area.contour.high) else { continue }
      let middle = frame.pixels(area.contour.innerPoint)
      // A name stands near its area, above or below the symbols that were moved apart around it.
      let reaches = map.isLabelled ? [0, 8] : [0, 12, 24, 36]
      for reach in reaches {
        guard let place = placer.place(name, near: middle, radius: Double(reach), size: 11) else {
          continue
        }
        drawing.text(name, place.x, place.y, "middle small muted label")
        break
      }
    }
    return missing
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
