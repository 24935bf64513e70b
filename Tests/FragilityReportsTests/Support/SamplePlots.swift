import FragilityIndex

@testable import FragilityReports

/// Plots of every kind, with ordinary, hostile and empty input.
enum SamplePlots {
  typealias Draw = @Sendable (Typography, String) -> String

  static let hostile = "<script>alert(\"1\")</script> & 'L\u{1}'"

  static func square(_ x: Double, _ y: Double, side: Double = 0.1) -> Contour {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return Contour([
      Contour.Ring(corners.map { MapPoint(x + side * $0.0, y + side * $0.1) }, isHole: false)
    ])
  }

  static func shapes(_ name: String) -> [MapShape] {
    (0..<6).map { index in
      MapShape(
        name: name,
        contour: index == 5 ? nil : square(2 + 0.1 * Double(index), 43),
        category: index == 4 ? nil : index + 1,
        detail: name,
        href: "a.html?b=1&c=\"\(index)",
        isHighlighted: index == 2
      )
    }
  }

  static func points(_ count: Int, _ name: String) -> [Quadrants.Point] {
    (0..<count).map { index in
      let x = Double(index * 37 % 101)
      let y = index % 7 == 3 ? nil : Double(index * 53 % 97) - 48
      let href = index % 2 == 0 ? "t.html#\(index)" : nil
      return Quadrants.Point(name: name, x: x, y: y, href: href, isHighlighted: index == 1)
    }
  }

  static func quadrants(_ points: [Quadrants.Point], _ name: String = "n") -> Quadrants {
    Quadrants(
      title: name,
      points: points,
      x: Quadrants.Measure(label: name, threshold: 50),
      y: Quadrants.Measure(label: name, threshold: 0, isSigned: true),
      names: Quadrants.Names(upperLeft: name, upperRight: "b", lowerLeft: "c", lowerRight: "d")
    )
  }

  /// Every kind with a name in every place that takes one.
  static func named(_ name: String) -> [(String, Draw)] {
    let scores: [Double?] = [1, 5.5, nil, 42, 63.8]
    let marked = NamedScore(name: name, score: 42)
    let place = MapPlace(name: name, point: MapPoint(2.2, 43.05))
    let area = MapArea(name: name, contour: square(1.9, 42.9, side: 0.9))
    let map = ClassMap(
      title: name,
      summary: name,
      shapes: shapes(name),
      classCount: 4,
      background: [area],
      places: [place]
    )
    let dots = (0..<300).map { index in
      let point = square(2 + 0.01 * Double(index % 20), 43 + 0.01 * Double(index / 20), side: 1e-6)
      return MapShape(name: name, contour: point, category: index % 4)
    }
    let distribution = Distribution(
      title: name,
      summary: name,
      scores: scores,
      bounds: [10, 50],
      marked: marked
    )
    let strip = RankStrip(title: name, scores: scores, bounds: [10, 50], marked: marked)
    let lollipops = Lollipops(
      title: name,
      name: name,
      comparisons: [name, name],
      rows: [
        Lollipops.Row(label: name, value: 3, comparisons: [4, nil]),
        Lollipops.Row(label: name, value: nil, absence: name),
      ]
    )
    let bars = ContributionBars(
      title: name,
      rows: [
        ContributionBars.Row(label: name, difference: 3),
        ContributionBars.Row(label: name, difference: -3),
        ContributionBars.Row(label: name, difference: nil, absence: name),
      ]
    )
    let missing = MissingGrid(
      title: name,
      reasons: [name, name],
      rows: [MissingGrid.Row(label: name, total: 9, absent: [2, 3])]
    )
    let (few, many) = (quadrants(points(9, name), name), quadrants(points(99, name), name))
    let plots: [(String, Draw)] = [
      ("map", { map.svg($0, id: $1) + map.legend($0, id: $1, ranges: [name]) }),
      ("zoom", { map.zoom(title: name) { $0.category != 1 }.svg($0, id: $1) }),
      ("dots", { ClassMap(title: name, shapes: dots, classCount: 3).svg($0, id: $1) }),
      ("distribution", { distribution.svg($0, id: $1) }),
      ("strip", { strip.svg($0, id: $1) }),
      ("spark", { RankSpark(rank: 3, low: 1, high: 9, count: 12).svg($0, id: $1) }),
      ("lollipops", { lollipops.svg($0, id: $1) }),
      ("contributions", { bars.svg($0, id: $1) }),
      ("class bar", { ClassBar(title: name, counts: [1, 90, 2], unscored: 1).svg($0, id: $1) }),
      ("missing", { missing.svg($0, id: $1) }),
      ("quadrants", { few.svg($0, id: $1) + few.key() }),
      ("many quadrants", { many.svg($0, id: $1) + many.key() }),
    ]
    return plots
  }
}
