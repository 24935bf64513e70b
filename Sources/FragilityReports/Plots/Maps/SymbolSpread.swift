/// Moves round symbols apart that would cover each other.
enum SymbolSpread {
  /// Places at which no symbol covers another, as near to the given ones as repeated small pushes leave them.
  ///
  /// - Parameters:
  ///   - places: Where the symbols belong.
  ///   - radius: Their radius with half of the gap between two.
  ///   - frame: The rectangle that holds them.
  /// - Returns: Where they are drawn, in the same order.
  static func spread(
    _ places: [SIMD2<Double>],
    radius: Double,
    within frame: Box
  ) -> [SIMD2<Double>] {
    var result = places
    for round in 0..<120 {
      var hasMoved = false
      for (first, second) in pairs(result, within: 2 * radius) {
        var offset = result[second] - result[first]
        var length = (offset * offset).sum().squareRoot()
        guard length < 2 * radius - 0.05 else { continue }
        if length < 1e-6 {
          // Two at one place part into a direction that depends on their order alone.
          let directions = [SIMD2(1.0, 0), SIMD2(0, 1), SIMD2(-1, 0.5), SIMD2(0.5, -1)]
          offset = directions[(first + second) % directions.count]
          length = (offset * offset).sum().squareRoot()
        }
        let push = offset * (min(2 * radius - min(length, 2 * radius), radius) / (2 * length))
        result[first] -= push
        result[second] += push
        hasMoved = true
      }
      for index in result.indices {
        // Back to where they belong, less and less.
        if round < 60 { result[index] += (places[index] - result[index]) * 0.02 }
        result[index].x = min(max(result[index].x, frame.x), frame.x + frame.width)
        result[index].y = min(max(result[index].y, frame.y), frame.y + frame.height)
      }
      if !hasMoved { break }
    }
    return result
  }

  /// The pairs of places nearer than a reach, in order, found by squares of that size.
  private static func pairs(
    _ places: [SIMD2<Double>],
    within reach: Double
  ) -> [(first: Int, second: Int)] {
    var squares: [SIMD2<Int32>: [Int]] = [:]
    var result: [(first: Int, second: Int)] = []
    for (index, place) in places.enumerated() {
      let square = SIMD2<Int32>((place / reach).rounded(.down))
      for x: Int32 in -1...1 {
        for y: Int32 in -1...1 {
          for other in squares[square &+ SIMD2(x, y)] ?? [] { result.append((other, index)) }
        }
      }
      squares[square, default: []].append(index)
    }
    return result
  }
}
