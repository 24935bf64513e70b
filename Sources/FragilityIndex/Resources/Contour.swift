/// A place on the map: its longitude `x` and latitude `y`, in degrees of WGS 84.
package typealias MapPoint = SIMD2<Double>

/// The outline of a territory: polygons with holes, in degrees of WGS 84.
///
/// Edges are straight in longitude and latitude, as GeoJSON has them. Contours that cross the 180th meridian must be cut
/// there, as GeoJSON asks.
package struct Contour: Sendable, Hashable {
  /// A closed ring; the last point need not repeat the first.
  package struct Ring: Sendable, Hashable {
    package let points: [MapPoint]
    package let isHole: Bool

    package init(_ points: [MapPoint], isHole: Bool) {
      self.points = points
      self.isHole = isHole
    }

    /// Calls `body` with the ends of every edge.
    func forEachEdge(_ body: (MapPoint, MapPoint) -> Void) {
      guard var last = points.last else { return }
      for point in points {
        if point != last { body(last, point) }
        last = point
      }
    }
  }

  package let rings: [Ring]
  /// The corners of the box that holds the contour.
  package let low, high: MapPoint

  /// Creates a contour.
  ///
  /// - Parameter rings: The rings, at least one with a point.
  package init(_ rings: [Ring]) {
    self.rings = rings
    var (low, high) = (MapPoint(repeating: .infinity), MapPoint(repeating: -.infinity))
    for ring in rings {
      for point in ring.points {
        low = pointwiseMin(low, point)
        high = pointwiseMax(high, point)
      }
    }
    (self.low, self.high) = (low, high)
  }

  /// Whether a point lies inside.
  ///
  /// A ray to the east crosses the outline an odd number of times. Where two contours share an edge, a point on it lies in
  /// exactly one of them.
  package func contains(_ point: MapPoint) -> Bool {
    guard all(point .>= low), all(point .<= high) else { return false }
    var isInside = false
    for ring in rings {
      ring.forEachEdge { a, b in
        // Both contours of a shared edge must compute the same, whichever way they walk along it.
        let (bottom, top) = a.y <= b.y ? (a, b) : (b, a)
        guard bottom.y <= point.y, point.y < top.y else { return }
        let along = top - bottom
        let offset = point - bottom
        if along.x * offset.y - along.y * offset.x > 0 { isInside.toggle() }
      }
    }
    return isInside
  }

  /// The centre of the area in longitude and latitude; of a contour without area the middle of its points.
  package var centroid: MapPoint {
    guard let origin = rings.first?.points.first else { return MapPoint(repeating: .nan) }
    var area = 0.0
    var moment = MapPoint.zero
    for ring in rings {
      var ringArea = 0.0
      var ringMoment = MapPoint.zero
      ring.forEachEdge { a, b in
        let (a, b) = (a - origin, b - origin)
        let cross = a.x * b.y - b.x * a.y
        ringArea += cross
        ringMoment += (a + b) * cross
      }
      // Files do not all turn outer rings one way and holes the other.
      let sign = (ringArea < 0) != ring.isHole ? -1.0 : 1.0
      area += sign * ringArea
      moment += sign * ringMoment
    }
    guard area > 0 else {
      let points = rings.flatMap(\.points)
      return points.reduce(.zero, +) / Double(points.count)
    }
    return origin + moment / (3 * area)
  }

  /// The distance of a point in kilometres; 0 inside.
  package func distance(to point: MapPoint) -> Double {
    if contains(point) { return 0 }
    let nearest = min(max(point.y, low.y), high.y)
    let scale = kilometresPerDegree(at: (point.y + nearest) / 2)
    var least = Double.infinity
    for ring in rings {
      if ring.points.count == 1 { least = min(least, squared((ring.points[0] - point) * scale)) }
      ring.forEachEdge { a, b in
        let (a, b) = ((a - point) * scale, (b - point) * scale)
        let edge = b - a
        let share = min(max(-(a * edge).sum() / squared(edge), 0), 1)
        least = min(least, squared(a + edge * share))
      }
    }
    return least.squareRoot()
  }
}

/// The distance between two points in kilometres.
///
/// On the plane that touches the ellipsoid of WGS 84 at the middle latitude: a degree of latitude is as long as the
/// meridian's radius of curvature makes it, a degree of longitude as the other one does. Up to 50 km and 60 degrees of
/// latitude it is off by less than 0.01 % from the geodesic, which it takes the place of.
///
/// - Parameters:
///   - a: A point.
///   - b: Another point.
/// - Returns: The distance.
package func distance(_ a: MapPoint, _ b: MapPoint) -> Double {
  squared((a - b) * kilometresPerDegree(at: (a.y + b.y) / 2)).squareRoot()
}

/// The length of a degree of longitude and of one of latitude at a latitude, from the radii of curvature of the ellipsoid
/// of WGS 84.
package func kilometresPerDegree(at latitude: Double) -> MapPoint {
  let (radius, squaredEccentricity) = (6378.137, 0.006_694_379_990_14)
  let slope = cosine(latitude * .pi / 180)
  let factor = 1 - squaredEccentricity * (1 - slope * slope)
  let across = radius / factor.squareRoot()
  return MapPoint(across * slope, across * (1 - squaredEccentricity) / factor) * (.pi / 180)
}

private func squared(_ vector: MapPoint) -> Double { (vector * vector).sum() }
