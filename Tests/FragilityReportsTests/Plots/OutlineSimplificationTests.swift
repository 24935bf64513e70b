import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Simplification of outlines")
struct OutlineSimplificationTests {
  typealias Point = OutlineSimplification.Point

  /// Whole numbers that look random and are always the same.
  private struct Random {
    var state: UInt64

    mutating func next(_ range: Int) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32((state >> 33) % UInt64(range))
    }
  }

  /// A star-shaped ring around a place.
  private func ring(_ count: Int, radius: Int, _ random: inout Random) -> [Point] {
    var points: [Point] = []
    for index in 0..<count {
      let (side, along) = (4 * index / count, Int32(4 * index % count * radius / count))
      let corner = Int32(radius)
      let base = [
        Point(along, 0), Point(corner, along), Point(corner - along, corner),
        Point(0, corner - along),
      ][side]
      let point = base &+ Point(random.next(5), random.next(5))
      if points.last != point { points.append(point) }
    }
    return points
  }

  private func distance(_ point: Point, to ring: [Point]) -> Double {
    ring.indices.map { index in
      FragilityReports.distance(
        SIMD2<Double>(point),
        from: SIMD2<Double>(ring[index]),
        to: SIMD2<Double>(ring[(index + 1) % ring.count])
      )
    }.min() ?? .infinity
  }

  @Test("No point ends up further from the outline than the tolerance, and three points stay")
  func tolerance() {
    var random = Random(state: 7)
    for round in 0..<40 {
      let ring = ring(4 + 4 * round, radius: 3 + 3 * round, &random)
      guard ring.count >= 3 else { continue }
      var simplification = OutlineSimplification([ring], tolerance: 3)
      let kept = simplification.simplified(0)
      #expect(kept.count >= 3 && kept.count <= ring.count)
      #expect(kept.allSatisfy(ring.contains))
      for point in ring { #expect(distance(point, to: kept) <= 3 + 1e-9) }
    }
  }

  @Test("A point in a straight line goes, a corner stays")
  func line() {
    let ring = [Point(0, 0), Point(50, 0), Point(100, 1), Point(100, 100), Point(0, 100)]
    var simplification = OutlineSimplification([ring], tolerance: 3)
    #expect(
      simplification.simplified(0) == [
        Point(0, 0), Point(100, 1), Point(100, 100), Point(0, 100),
      ]
    )
  }

  @Test("Neighbours keep the outline they share, whichever way they walk along it")
  func shared() {
    var random = Random(state: 11)
    let border = (0...60).map { Point(100 + random.next(9), Int32(10 * $0)) }
    let left = [Point(0, 0)] + border + [Point(0, 600)]
    let right = [Point(300, 600)] + border.reversed() + [Point(300, 0)]
    for tolerance in [0.5, 2, 4, 8] {
      var simplification = OutlineSimplification([left, right], tolerance: tolerance)
      let first = simplification.simplified(0).filter(border.contains)
      let second = simplification.simplified(1).filter(border.contains)
      #expect(Set(first) == Set(second))
      #expect(first.count < border.count && first.count >= 2)
    }
  }

  @Test("A hole and the territory that fills it keep the same points, wherever their rings begin")
  func filledHole() {
    var random = Random(state: 13)
    let hole = ring(90, radius: 120, &random)
    let filling = Array((hole[37...] + hole[..<37]).reversed())
    var simplification = OutlineSimplification([hole, filling], tolerance: 3)
    let (first, second) = (simplification.simplified(0), simplification.simplified(1))
    #expect(Set(first) == Set(second) && first.count < hole.count)
  }

  @Test("Two territories that share a whole side keep three points each")
  func slivers() {
    let first = [Point(0, 0), Point(5, 1), Point(10, 0), Point(5, 40)]
    let second = [Point(0, 0), Point(5, -1), Point(10, 0), Point(5, 1)]
    var simplification = OutlineSimplification([first, second], tolerance: 30)
    #expect(simplification.simplified(0).count >= 3)
    #expect(simplification.simplified(1).count >= 3)
  }

  @Test("A line of twenty thousand points is thinned without comparing each with each")
  func long() {
    let places = (0..<20_000).map { SIMD2(Double($0), Double($0 * 7919 % 3) * 0.1) }
    var line = Thinning(places)
    let kept = line.keptIndices(tolerance: 5, least: 0)
    #expect(kept.first == 0 && kept.last == 19_999 && kept.count < 100)
  }
}
