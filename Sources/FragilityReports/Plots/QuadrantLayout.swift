/// Where everything stands on a plot of quadrants.
struct QuadrantLayout {
  /// The name of a quadrant, or a line of it.
  struct Name {
    let text: String
    let place: SIMD2<Double>
    /// Whether the line ends there.
    let isEnd: Bool
  }

  /// What is written beside a point.
  struct Label {
    /// Which point.
    let index: Int
    /// Its name, the beginning of it, or its number.
    let text: String
    /// The number, if that is what is written.
    let number: Int?
    let place: SIMD2<Double>
  }

  let plot: Box
  let across, upwards: Axis
  /// Where the thresholds cross.
  let corner: SIMD2<Double>
  /// Which points are drawn.
  let drawn: [Int]
  /// Where they are.
  let places: [SIMD2<Double>]
  private(set) var names: [Name] = []
  private(set) var labels: [Label] = []

  init(_ quadrants: Quadrants) {
    let (width, points) = (quadrants.width, quadrants.points)
    plot = Box(44, 22, width - 54, (0.68 * width).rounded())
    drawn = quadrants.drawn
    across = Self.axis(
      drawn.compactMap { points[$0].x },
      quadrants.x.threshold,
      plot.x,
      plot.x + plot.width
    )
    upwards = Self.axis(
      drawn.compactMap { points[$0].y },
      quadrants.y.threshold,
      plot.y + plot.height,
      plot.y
    )
    corner = SIMD2(
      across.position(quadrants.x.threshold),
      upwards.position(quadrants.y.threshold)
    )
    var places: [SIMD2<Double>] = []
    for index in drawn {
      guard let x = points[index].x, let y = points[index].y else { continue }
      places.append(SIMD2(across.position(x), upwards.position(y)))
    }
    self.places = places
    var placer = LabelPlacer(within: plot)
    placeNames(quadrants.names, &placer)
    for place in places { placer.block(Box(place.x - 4, place.y - 4, 8, 8)) }
    placeLabels(quadrants, &placer)
  }

  /// An axis a little longer than the numbers need.
  private static func axis(
    _ numbers: [Double],
    _ threshold: Double,
    _ start: Double,
    _ end: Double
  ) -> Axis {
    let known = numbers + (threshold.isFinite ? [threshold] : [])
    let (low, high) = (known.min() ?? 0, known.max() ?? 0)
    let margin = (high - low) * 0.06
    return Axis(from: low - margin, to: high + margin, start: start, end: end)
  }

  /// Puts the names of the quadrants into their outer corners.
  private mutating func placeNames(_ names: Quadrants.Names, _ placer: inout LabelPlacer) {
    let (right, bottom) = (plot.x + plot.width, plot.y + plot.height)
    for (index, name) in names.list.enumerated() {
      let isRight = index % 2 == 1
      // A name may be longer than a narrow quadrant is wide, but not run into the one beside it.
      let half = isRight ? right - corner.x : corner.x - plot.x
      let room = min(max(half, 0.45 * plot.width), 0.55 * plot.width) - 12
      let lines = TextMeasure.wrapped(name, to: room, lines: 2)
      let first = index < 2 ? plot.y + 15 : bottom - 7 - 14 * Double(lines.count - 1)
      for (row, line) in lines.enumerated() {
        let place = SIMD2(isRight ? right - 6 : plot.x + 6, first + 14 * Double(row))
        self.names.append(Name(text: line, place: place, isEnd: isRight))
        let length = TextMeasure.width(line)
        placer.block(Box(isRight ? place.x - length : place.x, place.y - 12, length, 15))
      }
    }
  }

  /// Puts names beside few points and numbers beside more, the highlighted first.
  private mutating func placeLabels(_ quadrants: Quadrants, _ placer: inout LabelPlacer) {
    let points = quadrants.points
    let order = drawn.indices.sorted { a, b in
      let (first, second) = (points[drawn[a]].isHighlighted, points[drawn[b]].isHighlighted)
      return first == second ? a < b : first
    }
    for position in order {
      let point = points[drawn[position]]
      let isNamed = drawn.count <= Quadrants.mostNames || point.isHighlighted
      guard isNamed || drawn.count <= Quadrants.mostNumbers else { continue }
      var words: [(text: String, number: Int?)] = []
      if isNamed {
        words = [150.0, 100, 60].map { (TextMeasure.elided(point.name, to: $0, size: 11), nil) }
      }
      words.append(("\(position + 1)", position + 1))
      for (text, number) in words {
        guard let place = placer.place(text, near: places[position], radius: 5, size: 11) else {
          continue
        }
        labels.append(Label(index: drawn[position], text: text, number: number, place: place))
        break
      }
    }
    labels.sort { $0.index < $1.index }
  }
}
