/// Places sorted into the cells of a grid, so that those near a territory are found without looking at all.
struct PlaceGrid: Sendable {
  private let points: [MapPoint]
  private let low: MapPoint
  private let cell: MapPoint
  private let side: Int
  /// Where the places of each cell begin in `members`, and one entry more.
  private var starts: [Int32]
  private var members: [Int32]

  /// - Parameter points: The places; those without coordinates are in no cell.
  init(_ points: [MapPoint]) {
    self.points = points
    let known = points.indices.filter { !points[$0].x.isNaN && !points[$0].y.isNaN }
    var (low, high) = (MapPoint(repeating: .infinity), MapPoint(repeating: -.infinity))
    for position in known {
      low = pointwiseMin(low, points[position])
      high = pointwiseMax(high, points[position])
    }
    side = max(1, Int(Double(known.count).squareRoot()))
    self.low = low
    cell = known.isEmpty ? MapPoint(repeating: 1) : (high - low) / Double(side)
    starts = [Int32](repeating: 0, count: side * side + 1)
    members = [Int32](repeating: 0, count: known.count)
    let cells = known.map { position in
      column(of: points[position].x) + side * row(of: points[position].y)
    }
    for number in cells { starts[number + 1] += 1 }
    for number in 0..<(side * side) { starts[number + 1] += starts[number] }
    var next = starts
    for (position, number) in zip(known, cells) {
      members[Int(next[number])] = Int32(position)
      next[number] += 1
    }
  }

  private func column(of x: Double) -> Int { Self.index((x - low.x) / cell.x, below: side) }
  private func row(of y: Double) -> Int { Self.index((y - low.y) / cell.y, below: side) }

  private static func index(_ quotient: Double, below side: Int) -> Int {
    // Of places in one line the cells have no width.
    quotient.isFinite ? Int(min(max(quotient, 0), Double(side - 1))) : 0
  }

  /// Calls `body` for every place in a box, in the order of the cells.
  func forEach(from low: MapPoint, to high: MapPoint, _ body: (Int, MapPoint) -> Void) {
    guard !members.isEmpty else { return }
    let columns = column(of: low.x)...max(column(of: low.x), column(of: high.x))
    for line in row(of: low.y)...max(row(of: low.y), row(of: high.y)) {
      let (first, last) = (line * side + columns.lowerBound, line * side + columns.upperBound)
      for member in members[Int(starts[first])..<Int(starts[last + 1])] {
        let point = points[Int(member)]
        if all(point .>= low), all(point .<= high) { body(Int(member), point) }
      }
    }
  }
}

extension PlaceGrid {
  /// Calls `body` for every place that may lie within a distance, with how far away it is.
  func forEach(
    within most: Double,
    of contour: Contour,
    _ start: FragilityMethod.Resource.Start,
    _ body: (Int, Double) -> Void
  ) {
    let centroid = start == .centroid ? contour.centroid : .zero
    var (low, high) = start == .centroid ? (centroid, centroid) : (contour.low, contour.high)
    // A little more than the distance, so that no rounding leaves a place out.
    let farthest = min(max(abs(low.y), abs(high.y)) + most / 110, 89)
    let margin = 1.02 * most / kilometresPerDegree(at: farthest)
    low -= margin
    high += margin
    forEach(from: low, to: high) { place, point in
      body(place, start == .centroid ? distance(centroid, point) : contour.distance(to: point))
    }
  }

  /// The distance to the nearest place in kilometres; absent where there is no place.
  func nearest(to contour: Contour, _ start: FragilityMethod.Resource.Start) -> Double {
    // Half the earth is 20,000 km away.
    for most in sequence(first: 1.0, next: { $0 < 20_000 ? 2 * $0 : nil }) {
      var least = Double.infinity
      forEach(within: most, of: contour, start) { _, away in least = min(least, away) }
      if least <= most || (most >= 20_000 && least.isFinite) { return least }
    }
    return Double(absent: .unavailable)
  }
}

extension FragilityMethod.Resource.Reach {
  /// Where distances are measured from.
  fileprivate var start: FragilityMethod.Resource.Start {
    if case .within(_, let start, _, _) = self { start } else { .contour }
  }
}

/// How many places count for each territory, and which of them count for none.
package struct PlaceCounts: Sendable {
  /// One count per territory; absent for one without a contour.
  package let counts: Column
  /// The distance from each territory to the nearest place, in kilometres; `nil` where places are counted by code.
  package let nearest: Column?
  /// How many places count for no territory.
  package let unreached: Int

  /// Counts places inside of contours, or near them.
  ///
  /// - Parameters:
  ///   - points: The places; one without coordinates counts for no territory.
  ///   - contours: One contour per territory, or none.
  ///   - reach: Which places count.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Complexity: O(places + territories), times the edges of the contours that places are near to.
  package init(
    _ points: [MapPoint],
    in contours: [Contour?],
    reach: FragilityMethod.Resource.Reach,
    threads: Int
  ) {
    let grid = PlaceGrid(points)
    let parts = blocks(of: 256, in: contours.count)
    let found = concurrentMap(parts.count, threads: threads) { part in
      contours[parts[part]].map { contour in
        contour.map { (Self.places(of: grid, near: $0, reach), grid.nearest(to: $0, reach.start)) }
      }
    }
    var isReached = [Bool](repeating: false, count: points.count)
    var counts: [Double] = []
    var nearest: [Double] = []
    for territory in found.joined() {
      for place in territory?.0 ?? [] { isReached[place] = true }
      counts.append(territory.map { Double($0.0.count) } ?? Double(absent: .unavailable))
      nearest.append(territory?.1 ?? Double(absent: .unavailable))
    }
    self.counts = Column(encoded: counts)
    self.nearest = Column(encoded: nearest)
    unreached = isReached.count { !$0 }
  }

  private static func places(
    of grid: PlaceGrid,
    near contour: Contour,
    _ reach: FragilityMethod.Resource.Reach
  ) -> [Int] {
    var found: [Int] = []
    guard case .within(let most, let start, _, _) = reach else {
      grid.forEach(from: contour.low, to: contour.high) { place, point in
        if contour.contains(point) { found.append(place) }
      }
      return found
    }
    grid.forEach(within: most, of: contour, start) { place, away in
      if away <= most { found.append(place) }
    }
    return found
  }

  /// Counts places by code.
  ///
  /// - Parameters:
  ///   - codes: One code per place.
  ///   - territories: The codes of each territory.
  package init(codes: TextColumn, territories: [[String]]) {
    var counts: [String: Int] = [:]
    for code in codes { counts[code, default: 0] += 1 }
    let known = Set(territories.joined())
    self.counts = Column(
      territories.map { codes -> Value in
        if codes.isEmpty { return .absent(.unavailable) }
        return .present(Double(Set(codes).reduce(0) { $0 + (counts[$1] ?? 0) }))
      }
    )
    nearest = nil
    unreached = counts.reduce(0) { $0 + (known.contains($1.key) ? 0 : $1.value) }
  }
}
