import FragilityIndex

/// The outlines of contours on an image, with no more points than can be seen.
struct MapOutlines {
  typealias Point = OutlineSimplification.Point

  /// The outlines of each contour; those without an area on the image are left out.
  private(set) var rings: [[[Point]]]

  /// Draws contours.
  ///
  /// - Parameters:
  ///   - contours: The contours; `nil` for those that are not drawn.
  ///   - frame: Where they lie on the image.
  ///   - tolerance: How far an outline may move, in pixels.
  init(_ contours: [Contour?], in frame: MapFrame, tolerance: Double = 0.35) {
    rings = contours.map { contour in
      guard let contour else { return [] }
      return contour.rings.compactMap { ring in
        let points = Self.snapped(ring, in: frame)
        return points.count >= 3 ? points : nil
      }
    }
    var simplification = OutlineSimplification(rings.flatMap(\.self), tolerance: 10 * tolerance)
    var next = 0
    for index in rings.indices {
      rings[index] = rings[index].indices.map { simplification.simplified(next + $0) }
      next += rings[index].count
    }
  }

  /// The commands of a path for a contour.
  func path(_ index: Int) -> String {
    var text = ""
    for ring in rings[index] {
      var last = ring[0]
      text += "M\(tenths(Int(last.x))) \(tenths(Int(last.y)))l"
      for (position, point) in ring.dropFirst().enumerated() {
        let (x, y) = (tenths(Int(point.x &- last.x)), tenths(Int(point.y &- last.y)))
        // A minus sign parts numbers as well as a blank does.
        text +=
          (position == 0 || x.hasPrefix("-") ? "" : " ") + x + (y.hasPrefix("-") ? "" : " ") + y
        last = point
      }
      text += "z"
    }
    return text
  }

  /// The points of a ring on the grid of tenths of pixels: shared points stay shared.
  private static func snapped(_ ring: Contour.Ring, in frame: MapFrame) -> [Point] {
    var points: [Point] = []
    for place in ring.points {
      let pixels = frame.pixels(place) * 10
      guard abs(pixels.x) < 1e8, abs(pixels.y) < 1e8 else { continue }
      let point = Point(Int32(pixels.x.rounded()), Int32(pixels.y.rounded()))
      if points.last != point { points.append(point) }
    }
    while points.count > 1, points.first == points.last { points.removeLast() }
    return points
  }
}
