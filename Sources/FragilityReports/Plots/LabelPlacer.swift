/// Finds room for labels beside marks.
struct LabelPlacer {
  /// The rectangle that holds all labels.
  let frame: Box
  private var taken: [Box] = []

  init(within frame: Box) { self.frame = frame }

  /// Keeps a place free of labels.
  mutating func block(_ box: Box) { taken.append(box) }

  /// A place for a label near a mark.
  ///
  /// - Parameters:
  ///   - label: The text.
  ///   - place: The middle of the mark.
  ///   - radius: How far the label keeps from it; 0 puts the label on it if it can.
  ///   - size: The size of the font.
  ///   - accepts: Whether a place that is free will do.
  /// - Returns: The middle of the label's base line; `nil` if there is no room.
  mutating func place(
    _ label: String,
    near place: SIMD2<Double>,
    radius: Double,
    size: Double = 12,
    accepts: (Box) -> Bool = { _ in true }
  ) -> SIMD2<Double>? {
    let (width, height) = (TextMeasure.width(label, size: size) + 2, size + 1)
    let (aside, above) = (radius + 2 + width / 2, radius + 1 + height / 2)
    var offsets = [
      SIMD2(aside, 0), SIMD2(-aside, 0), SIMD2(0, -above), SIMD2(0, above),
      SIMD2(aside, -height / 2), SIMD2(aside, height / 2), SIMD2(-aside, -height / 2),
      SIMD2(-aside, height / 2), SIMD2(aside / 2, -above), SIMD2(aside / 2, above),
      SIMD2(-aside / 2, -above), SIMD2(-aside / 2, above),
    ]
    if radius == 0 { offsets.insert(.zero, at: 0) }
    for offset in offsets {
      let middle = place + offset
      let box = Box(middle.x - width / 2, middle.y - height / 2, width, height)
      guard frame.holds(box), !taken.contains(where: box.overlaps), accepts(box) else { continue }
      taken.append(box)
      return SIMD2(middle.x, middle.y + 0.36 * size)
    }
    return nil
  }
}

extension Box {
  /// The distance of a point; 0 inside.
  func distance(to point: SIMD2<Double>) -> Double {
    let across = max(x - point.x, point.x - x - width, 0)
    let upwards = max(y - point.y, point.y - y - height, 0)
    return (across * across + upwards * upwards).squareRoot()
  }
}
