/// Fewer points for outlines on an image, in such a way that neighbours keep the outline they share.
///
/// Points are tenths of pixels. Where outlines part or meet, the point stays; what lies between two such points, an arc, is
/// simplified once for both sides. Of the points of an arc, always the one goes whose going moves the outline least, as
/// long as no original point ends up further from the outline than the tolerance.
struct OutlineSimplification {
  typealias Point = SIMD2<Int32>

  private let tolerance: Double
  private var numbers: [Point: Int32] = [:]
  private var points: [Point] = []
  private var isJunction: [Bool] = []
  private var neighbours: [SIMD2<Int32>] = []
  /// The outlines as numbers of points.
  private var rings: [[Int32]] = []
  /// Arcs by their first step: between two junctions there is one way on.
  private var arcs: [SIMD2<Int32>: [Int32]] = [:]
  /// How many points within an arc stay where fewer would make a point or a line of an outline.
  private var leasts: [SIMD2<Int32>: Int] = [:]

  /// Looks at all outlines of a map.
  ///
  /// - Parameters:
  ///   - outlines: The closed outlines; the first point is not repeated at the end.
  ///   - tolerance: How far an outline may move, in tenths of pixels.
  init(_ outlines: [[Point]], tolerance: Double) {
    self.tolerance = tolerance
    numbers.reserveCapacity(outlines.reduce(0) { $0 + $1.count })
    rings = outlines.map { outline in outline.map { number(of: $0) } }
    for ring in rings {
      guard var before = ring.last else { continue }
      for (index, here) in ring.enumerated() {
        meet(before, here, ring[index + 1 == ring.count ? 0 : index + 1])
        before = here
      }
    }
    for ring in rings where ring.count > 3 && ring.count(where: { isJunction[Int($0)] }) < 3 {
      let parts = parts(of: ring)
      for part in parts {
        let key = firstStep(forwards(part).arc)
        leasts[key] = max(leasts[key] ?? 0, 3 - parts.count)
      }
    }
  }

  /// One of the outlines with fewer points.
  ///
  /// - Parameter index: Its place among those looked at.
  /// - Returns: The outline; at least three points if it had as many.
  mutating func simplified(_ index: Int) -> [Point] {
    let ring = rings[index]
    guard ring.count > 3 else { return ring.map { points[Int($0)] } }
    var result: [Point] = []
    for part in parts(of: ring) { result += kept(part).dropLast().map { points[Int($0)] } }
    return result
  }

  // MARK: Junctions

  private mutating func number(of point: Point) -> Int32 {
    if let number = numbers[point] { return number }
    let number = Int32(points.count)
    numbers[point] = number
    points.append(point)
    isJunction.append(false)
    neighbours.append(SIMD2(-1, -1))
    return number
  }

  private mutating func meet(_ before: Int32, _ here: Int32, _ after: Int32) {
    let pair = SIMD2(min(before, after), max(before, after))
    let index = Int(here)
    if neighbours[index].x < 0 {
      neighbours[index] = pair
    } else if neighbours[index] != pair {
      isJunction[index] = true
    }
  }

  private func isBefore(_ a: Int32, _ b: Int32) -> Bool {
    let (a, b) = (points[Int(a)], points[Int(b)])
    return (a.x, a.y) < (b.x, b.y)
  }

  // MARK: Arcs

  /// The arcs of an outline, each with both ends.
  private func parts(of ids: [Int32]) -> [[Int32]] {
    var starts = ids.indices.filter { isJunction[Int(ids[$0])] }
    // An outline without junctions begins at a point that does not depend on who draws it.
    if starts.isEmpty { starts = [ids.indices.min { isBefore(ids[$0], ids[$1]) } ?? 0] }
    return starts.enumerated().map { position, start in
      let next = starts[position + 1 == starts.count ? 0 : position + 1]
      let length = next > start ? next - start : next - start + ids.count
      return (0...length).map { ids[(start + $0) % ids.count] }
    }
  }

  /// The arc in the direction that does not depend on who draws it.
  private func forwards(_ arc: [Int32]) -> (arc: [Int32], isReversed: Bool) {
    let last = arc.count - 1
    let isForwards = arc[0] != arc[last] ? arc[0] < arc[last] : arc[1] <= arc[last - 1]
    return isForwards ? (arc, false) : (arc.reversed(), true)
  }

  private func firstStep(_ arc: [Int32]) -> SIMD2<Int32> { SIMD2(arc[0], arc[1]) }

  private mutating func kept(_ arc: [Int32]) -> [Int32] {
    guard arc.count > 2 else { return arc }
    let (arc, isReversed) = forwards(arc)
    let key = firstStep(arc)
    let result = arcs[key] ?? thinned(arc, least: leasts[key] ?? 0)
    arcs[key] = result
    return isReversed ? result.reversed() : result
  }

  private func thinned(_ arc: [Int32], least: Int) -> [Int32] {
    var line = Thinning(arc.map { SIMD2<Double>(points[Int($0)]) })
    return line.keptIndices(tolerance: tolerance, least: least).map { arc[$0] }
  }
}
