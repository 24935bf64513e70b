import FragilityIndex

/// The part of the Earth that a map shows, and where its places lie on the image.
struct MapFrame: Sendable, Hashable {
  let projection: MapProjection
  /// The image without what stands below the map.
  let width, height: Double
  /// Pixels a kilometre.
  let scale: Double
  /// Kilometres of the place at the upper left corner.
  private let corner: SIMD2<Double>

  /// Frames some contours and places; `nil` if there is nothing to frame.
  ///
  /// - Parameters:
  ///   - boxes: The corners of boxes in degrees, and places as boxes without size.
  ///   - width: The width of the image.
  ///   - margin: Pixels kept free on every side.
  init?(_ boxes: [(low: MapPoint, high: MapPoint)], width: Double, margin: Double = 14) {
    var (low, high) = (MapPoint(repeating: .infinity), MapPoint(repeating: -.infinity))
    for box in boxes {
      low = pointwiseMin(low, box.low)
      high = pointwiseMax(high, box.high)
    }
    guard all(low .<= high), abs(low.x) < 1e6, abs(high.x) < 1e6 else { return nil }
    projection = MapProjection(low: low, high: high)
    var (least, most) = (SIMD2<Double>(repeating: .infinity), SIMD2<Double>(repeating: -.infinity))
    // Corners and the middles of sides: parallels are bent on a cone.
    let middle = (low + high) / 2
    for x in [low.x, middle.x, high.x] {
      for y in [low.y, middle.y, high.y] {
        let place = projection.plane(MapPoint(x, min(max(y, -89.9), 89.9)))
        least = pointwiseMin(least, place)
        most = pointwiseMax(most, place)
      }
    }
    // A single place is shown with a kilometre around it.
    let size = pointwiseMax(most - least, SIMD2(repeating: 1))
    let room = width - 2 * margin
    scale = min(room / size.x, (0.9 * width - 2 * margin) / size.y)
    self.width = width
    height = max(0.4 * width, size.y * scale + 2 * margin)
    let centre = (least + most) / 2
    corner = centre + SIMD2(-width, height) / (2 * scale)
  }

  /// A place on the image, in pixels from the upper left corner.
  func pixels(_ point: MapPoint) -> SIMD2<Double> {
    let offset = (projection.plane(point) - corner) * scale
    return SIMD2(offset.x, -offset.y)
  }

  /// Whether a box, in degrees, may be seen.
  func shows(low: MapPoint, high: MapPoint) -> Bool {
    let corners = [low, high, MapPoint(low.x, high.y), MapPoint(high.x, low.y)].map(pixels)
    let least = corners.reduce(corners[0], pointwiseMin)
    let most = corners.reduce(corners[0], pointwiseMax)
    return least.x <= width && most.x >= 0 && least.y <= height && most.y >= 0
  }

  /// A round number of kilometres that fits into a quarter of the width.
  var scaleBar: (kilometres: Double, digits: Int) {
    let most = width / 4 / scale
    var (size, digits) = (1.0, 0)
    while size > most, digits < 6 { (size, digits) = (size / 10, digits + 1) }
    while size * 10 <= most { size *= 10 }
    let factor = [5.0, 2, 1].first { $0 * size <= most } ?? 1
    return (factor * size, digits)
  }
}
