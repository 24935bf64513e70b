import Testing

@testable import FragilityIndex

private func square(_ x: Double, _ y: Double, _ side: Double, isHole: Bool = false) -> Contour.Ring
{
  Contour.Ring(
    [
      MapPoint(x, y), MapPoint(x + side, y), MapPoint(x + side, y + side), MapPoint(x, y + side),
      MapPoint(x, y),
    ],
    isHole: isHole
  )
}

@Suite("Contours on the map")
struct ContourTests {
  @Test("A hole and an island in it: inside, outside, inside")
  func holes() {
    let contour = Contour([
      square(0, 0, 10), square(2, 2, 6, isHole: true), square(4, 4, 2), square(20, 0, 1),
    ])
    #expect(contour.contains(MapPoint(1, 1)))
    #expect(!contour.contains(MapPoint(3, 3)))
    #expect(contour.contains(MapPoint(5, 5)))
    #expect(contour.contains(MapPoint(20.5, 0.5)))
    #expect(!contour.contains(MapPoint(15, 0.5)))
  }

  @Test(
    "A tiling of the plane holds every point exactly once, points on edges and corners included"
  )
  func tiling() {
    var random = SplitMix64(seed: 3)
    let corners = (0...6).map { x in
      (0...6).map { y in
        MapPoint(Double(x) + random.number(-0.4, 0.4), Double(y) + random.number(-0.4, 0.4))
      }
    }
    var tiles: [Contour] = []
    for x in 0..<6 {
      for y in 0..<6 {
        let ring = [corners[x][y], corners[x + 1][y], corners[x + 1][y + 1], corners[x][y + 1]]
        // Half of the tiles turn the other way.
        tiles.append(
          Contour([Contour.Ring((x + y) % 2 == 0 ? ring : ring.reversed(), isHole: false)])
        )
      }
    }
    var points = (0..<2000).map { _ in MapPoint(random.number(1, 5), random.number(1, 5)) }
    for x in 2...4 {
      for y in 2...4 {
        points += [corners[x][y], (corners[x][y] + corners[x + 1][y]) / 2]
        points.append((corners[x][y] + corners[x][y + 1]) / 2)
      }
    }
    for point in points { #expect(tiles.count { $0.contains(point) } == 1) }
  }

  @Test("The centroid of an L is worked by hand, whichever way rings turn")
  func centroid() {
    // A square of side 2 less its upper right quarter: (3 * ... ) = 5/6 from the corner.
    let ring = [
      MapPoint(0, 0), MapPoint(2, 0), MapPoint(2, 1), MapPoint(1, 1), MapPoint(1, 2),
      MapPoint(0, 2),
    ]
    for points in [ring, ring.reversed()] {
      let centre = Contour([Contour.Ring(points, isHole: false)]).centroid
      #expect(isClose(centre.x, 5.0 / 6) && isClose(centre.y, 5.0 / 6))
    }
    let holed = Contour([square(0, 0, 2), square(1, 1, 1, isHole: true)]).centroid
    #expect(isClose(holed.x, 5.0 / 6) && isClose(holed.y, 5.0 / 6))
    #expect(Contour([Contour.Ring([MapPoint(3, 4)], isHole: false)]).centroid == MapPoint(3, 4))
  }

  @Test("Distances are those of the geodesic: Flinders Peak to Buninyong, 54.972271 km")
  func geodesic() {
    let a = MapPoint(144.42486788888888, -37.95103341666667)
    let b = MapPoint(143.92649552777778, -37.65282113888889)
    #expect(isClose(distance(a, b), 54.972_271, within: 1e-4))
    #expect(distance(a, a) == 0 && distance(a, b) == distance(b, a))
  }

  @Test("A degree at the equator, at 45 degrees and at the pole, from tables of the ellipsoid")
  func degrees() {
    // 111.320 and 110.574; 78.847 and 111.132; 0 and 111.694.
    let lengths = [0.0, 45, 90].map(kilometresPerDegree)
    #expect(isClose(lengths[0].x, 111.3195, within: 1e-5))
    #expect(isClose(lengths[0].y, 110.5743, within: 1e-5))
    #expect(isClose(lengths[1].x, 78.8468, within: 1e-5))
    #expect(isClose(lengths[1].y, 111.1319, within: 1e-5))
    #expect(abs(lengths[2].x) < 1e-9 && isClose(lengths[2].y, 111.6939, within: 1e-5))
  }

  @Test("From the contour it is the nearest point of an edge, 0 inside, and a hole is outside")
  func toContour() {
    let contour = Contour([square(0, 0, 0.1), square(0.02, 0.02, 0.06, isHole: true)])
    #expect(contour.distance(to: MapPoint(0.01, 0.01)) == 0)
    #expect(isClose(contour.distance(to: MapPoint(0.05, 0.11)), 1.10574, within: 1e-4))
    #expect(isClose(contour.distance(to: MapPoint(0.05, 0.04)), 2.21149, within: 1e-4))
    let diagonal = distance(MapPoint(0.1, 0.1), MapPoint(0.11, 0.11))
    #expect(isClose(contour.distance(to: MapPoint(0.11, 0.11)), diagonal, within: 1e-6))
  }
}
