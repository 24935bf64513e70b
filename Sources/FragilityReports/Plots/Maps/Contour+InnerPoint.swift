import FragilityIndex

extension Contour {
  /// A point to write on: the centre of the area, or where the contour is bent around it, the middle of the widest part
  /// on one of a few parallels.
  var innerPoint: MapPoint {
    let centre = centroid
    guard !contains(centre), low.y < high.y else { return centre }
    var best = (width: 0.0, point: centre)
    for share in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] {
      let y = low.y + share * (high.y - low.y)
      let crossings = crossings(at: y).sorted()
      for index in stride(from: 0, to: crossings.count - 1, by: 2) {
        let width = crossings[index + 1] - crossings[index]
        if width > best.width {
          best = (width, MapPoint((crossings[index] + crossings[index + 1]) / 2, y))
        }
      }
    }
    return best.point
  }

  /// The longitudes at which the outline crosses a parallel.
  private func crossings(at y: Double) -> [Double] {
    var result: [Double] = []
    for ring in rings {
      guard var last = ring.points.last else { continue }
      for point in ring.points {
        if (last.y <= y) != (point.y <= y) {
          result.append(last.x + (y - last.y) / (point.y - last.y) * (point.x - last.x))
        }
        last = point
      }
    }
    return result
  }
}
