import FragilityIndex

@testable import FragilityReports

/// Plots that have nothing, or nothing usable, to draw.
struct EmptyPlots {
  private(set) var all: [(kind: String, draw: SamplePlots.Draw)] = []

  init() {
    addMaps()
    addScores()
    addRows()
    addQuadrants()
  }

  private mutating func add(_ kind: String, _ draw: @escaping SamplePlots.Draw) {
    all.append((kind, draw))
  }

  private mutating func addMaps() {
    let point = Contour([Contour.Ring([MapPoint(2, 43)], isHole: false)])
    let flat = Contour([Contour.Ring([MapPoint(2, 43), MapPoint(3, 43)], isHole: false)])
    let world = SamplePlots.square(-180, -90, side: 180)
    let shapes: [[MapShape]] = [
      [],
      [MapShape(name: "", contour: nil, category: 9)],
      [MapShape(name: "", contour: point, category: 1)],
      [MapShape(name: "", contour: flat, category: nil)],
      [MapShape(name: "", contour: Contour([]), category: -3)],
      [MapShape(name: "", contour: world, category: 1)],
    ]
    // What lies behind may be empty, or far from what lies before it.
    let backgrounds: [[MapArea]] = [
      [], [MapArea(name: "x", contour: SamplePlots.square(20, 50))],
      [MapArea(name: "x", contour: Contour([]))],
    ]
    for (index, shapes) in shapes.enumerated() {
      for (behind, background) in backgrounds.enumerated() {
        for classCount in [0, 5] {
          let map = ClassMap(
            title: "",
            shapes: shapes,
            classCount: classCount,
            background: background
          )
          let zoom = map.zoom(title: "") { _ in true }
          let kind = "\(index) on \(behind) in \(classCount)"
          add("map " + kind) { map.svg($0, id: $1) + map.legend($0, id: $1) }
          add("zoom " + kind) { zoom.svg($0, id: $1) }
        }
      }
    }
  }

  private mutating func addScores() {
    let scores: [[Double?]] = [
      [], [nil], [5], [5, 5, 5], [.infinity, .nan], [1e300, -1e300], [1e11, 1e11 + 1e-5],
      [0, 1e-300],
    ]
    let marked = NamedScore(name: "m", score: .nan)
    for scores in scores {
      let distribution = Distribution(title: "", scores: scores, bounds: [.nan, 5], marked: marked)
      let strip = RankStrip(title: "", scores: scores, bounds: [5, 5], marked: marked)
      add("distribution \(scores)") { distribution.svg($0, id: $1) }
      add("strip \(scores)") { strip.svg($0, id: $1) }
    }
    for (rank, count) in [(nil, 0), (1, 1), (9, 3)] as [(Double?, Int)] {
      let spark = RankSpark(rank: rank, low: 7, high: 1, count: count)
      add("spark \(count)") { spark.svg($0, id: $1) }
    }
  }

  private mutating func addRows() {
    let row = Lollipops.Row(label: "", value: .nan, comparisons: [.infinity, 1, 2])
    for rows in [[], [row]] {
      let plot = Lollipops(title: "", name: "", comparisons: ["a"], rows: rows)
      add("lollipops \(rows.count)") { plot.svg($0, id: $1) }
    }
    let point = Lollipops(title: "", name: "", rows: [row], scale: 5...5)
    add("lollipops on a point") { point.svg($0, id: $1) }
    for differences in [[], [0, nil, .nan], [nil]] as [[Double?]] {
      let rows = differences.map { ContributionBars.Row(label: "", difference: $0) }
      let plot = ContributionBars(title: "", rows: rows)
      add("contributions \(differences)") { plot.svg($0, id: $1) }
    }
    for counts in [[], [0, -4, 0]] {
      let plot = ClassBar(title: "", counts: counts)
      add("class bar \(counts)") { plot.svg($0, id: $1) }
    }
    let absent = MissingGrid.Row(label: "", total: 0, absent: [1, -1, 5])
    for (reasons, rows) in [([], []), (["a"], [absent])] as [([String], [MissingGrid.Row])] {
      let plot = MissingGrid(title: "", reasons: reasons, rows: rows)
      add("missing \(reasons)") { plot.svg($0, id: $1) }
    }
  }

  private mutating func addQuadrants() {
    let point = Quadrants.Point(name: "a", x: 1, y: 1)
    let points = [
      [], [point], Array(repeating: point, count: 40), Array(repeating: point, count: 400),
      [Quadrants.Point(name: "", x: .nan, y: .infinity)],
    ]
    for points in points {
      let plot = SamplePlots.quadrants(points)
      add("quadrants \(points.count)") { plot.svg($0, id: $1) + plot.key() }
    }
    var plot = SamplePlots.quadrants([point])
    plot.x.threshold = .nan
    plot.y.threshold = .infinity
    add("quadrants without thresholds") { [plot] in plot.svg($0, id: $1) }
  }
}
