import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Maps of classes")
struct ClassMapTests {
  private let french = Typography(language: .french)

  @Test(
    "A square of 0.1 degrees is drawn as four corners within the margin, and its class by pattern and number"
  )
  func square() throws {
    let shape = MapShape(name: "A", contour: SamplePlots.square(2, 43), category: 3)
    let map = ClassMap(title: "t", shapes: [shape], classCount: 5)
    let markup = try #require(ParsedMarkup(map.svg(french, id: "m")))
    let path = try #require(markup.all("path", "shape").first)
    #expect(path.attributes["fill"] == "url(#m-step3)")
    // 8.147 km across and 11.109 km upwards, by pyproj.Geod(ellps="WGS84"). The height is 0.9 × 640 less two margins
    // of 14, 548; the width 548 × 8.147 / 11.109 = 401.9, in the middle of 640.
    let commands = try #require(path.attributes["d"])
    #expect(commands == "M119.1 14l0 548 401.8 0 0-548z")
    #expect(markup.all("text", "ink").map(\.text) == ["3"])
    #expect(markup.all("desc").first?.text.contains("classe 3\u{A0}: 1") == true)
  }

  @Test(
    "Quartiers of a région are circles with numbers, none covers another, the most fragile are drawn last"
  )
  func occitanie() throws {
    let region = try Occitanie()
    #expect(region.quartiers.count == 105)
    let map = ClassMap(title: "Occitanie", shapes: region.shapes, classCount: 5)
    let sheet = try #require(MapSheet(map))
    #expect(sheet.frame.projection == .lambert93)
    #expect(sheet.forms.allSatisfy { $0 == .symbol })
    let order = sheet.drawn(.symbol).map { map.shapes[$0].category ?? 0 }
    #expect(order == order.sorted())
    let frame = Box(10, 10, sheet.frame.width - 20, sheet.frame.height - 20)
    let seats = SymbolSpread.spread(sheet.middles, radius: 8, within: frame)
    var least = Double.infinity
    for first in seats.indices {
      for second in seats.indices where second > first {
        let offset = seats[first] - seats[second]
        least = min(least, (offset * offset).sum().squareRoot())
      }
    }
    #expect(least > 15)
    let markup = try #require(ParsedMarkup(map.svg(french, id: "m")))
    #expect(markup.all("text", "ink").count == 105)
    #expect(map.svg(french, id: "m").utf8.count < 60_000)
  }

  @Test("A zoom shows the quartiers of one commune by their outlines, with their names")
  func zoom() throws {
    let region = try Occitanie()
    let names = Set(region.quartiers.filter { $0.commune == "31555" }.map(\.name))
    let map = ClassMap(title: "Occitanie", shapes: region.shapes, classCount: 5)
      .zoom(title: "Toulouse") { names.contains($0.name) }
    let markup = try #require(ParsedMarkup(map.svg(french, id: "m")))
    #expect(markup.all("path", "shape").count == 12)
    #expect(Set(markup.all("text", "label").map(\.text)) == names)
    let sheet = try #require(MapSheet(map))
    #expect(sheet.frame.projection != .lambert93)
  }

  @Test("Thousands of adjoining communes are areas, thousands of scattered quartiers are dots")
  func many() throws {
    func shapes(side: Double) -> [MapShape] {
      (0..<1600).map { index in
        let (x, y) = (0.1 * Double(index % 40), 44 + 0.07 * Double(index / 40))
        let contour = SamplePlots.square(x, y, side: side)
        return MapShape(name: "\(index)", contour: contour, category: index % 5 + 1)
      }
    }
    let adjoining = try #require(
      MapSheet(ClassMap(title: "", shapes: shapes(side: 0.09), classCount: 5, width: 240))
    )
    #expect(adjoining.forms.allSatisfy { $0 == .area })
    let scattered = try #require(
      MapSheet(ClassMap(title: "", shapes: shapes(side: 0.005), classCount: 5))
    )
    #expect(scattered.forms.allSatisfy { $0 == .dot })
  }

  @Test("Of more outlines than anyone can point at, those of a class are one element")
  func crowded() throws {
    let shapes = (0...MapSheet.mostAreas).map { index in
      let (x, y) = (0.1 * Double(index % 60), 44 + 0.07 * Double(index / 60))
      let contour = Contour([
        Contour.Ring(
          [MapPoint(x, y), MapPoint(x + 0.1, y), MapPoint(x, y + 0.07)],
          isHole: false
        )
      ])
      return MapShape(
        name: "",
        contour: contour,
        category: index % 3 + 1,
        isHighlighted: index == 9
      )
    }
    let map = ClassMap(title: "t", shapes: shapes, classCount: 3)
    let markup = try #require(ParsedMarkup(map.svg(french, id: "m")))
    let paths = markup.all("path", "shape")
    #expect(paths.count == 4)
    let count = paths.reduce(0) { count, path in
      count + (path.attributes["d"] ?? "").count { $0 == "M" }
    }
    #expect(count == shapes.count)
    #expect(markup.all("path", "highlighted").count == 1)
  }

  @Test("The scale bar is a round length, as long as it says")
  func scaleBar() throws {
    let corners = [(low: MapPoint(1, 43), high: MapPoint(2, 43.5))]
    let frame = try #require(MapFrame(corners, width: 640))
    let (kilometres, digits) = frame.scaleBar
    #expect(kilometres == 20 && digits == 0)
    let (a, b) = (frame.pixels(MapPoint(1, 43.25)), frame.pixels(MapPoint(2, 43.25)))
    // A degree of longitude at 43.25° is 81.209 km: pyproj.Geod(ellps="WGS84").
    #expect(abs((b.x - a.x) / frame.scale - 81.209) < 0.002)
  }

  @Test("Classes map onto the ramp from end to end, and more than seven share its steps")
  func steps() {
    func steps(_ count: Int, _ orientation: Orientation = .fragility) -> [Int] {
      (1...count).map(ClassPaint(id: "", count: count, orientation: orientation).step(of:))
    }
    #expect(steps(5, .strength) == [5, 4, 3, 2, 1])
    #expect(steps(3) == [1, 2, 3])
    #expect(steps(5) == [1, 2, 3, 4, 5])
    #expect(steps(2) == [1, 3])
    #expect(steps(1) == [3])
    #expect(steps(10) == [1, 2, 2, 3, 4, 4, 5, 6, 6, 7])
  }

  @Test(
    "Territories on both sides of the sea are on maps of their own, those without a contour on the first"
  )
  func extents() throws {
    let shapes = [(2.0, 43.0), (55.5, -21), (3, 44)].map {
      MapShape(name: "", contour: SamplePlots.square($0.0, $0.1), category: 1)
    }
    let absent = MapShape(name: "", contour: nil, category: nil)
    let map = ClassMap(title: "Carte", shapes: shapes + [absent], classCount: 5)
    let maps = map.byExtent(french)
    #expect(maps.map(\.title) == ["Carte\u{A0}: France métropolitaine", "Carte\u{A0}: La Réunion"])
    #expect(maps.map(\.shapes.count) == [3, 1])
    let sheet = try #require(MapSheet(maps[1]))
    #expect(sheet.frame.projection == .local(latitude: -20.95))
    #expect(
      ClassMap(title: "", shapes: [shapes[0], absent], classCount: 5).byExtent(french).count == 1
    )
  }

  @Test("The highlighted territory is named and ringed on a map that names no other")
  func highlighted() throws {
    var shapes = try Occitanie().shapes
    shapes[7].isHighlighted = true
    let map = ClassMap(title: "t", shapes: shapes, classCount: 5)
    let markup = try #require(ParsedMarkup(map.svg(french, id: "m")))
    #expect(markup.all("path", "ring").count == 1)
    #expect(markup.all("text", "label").map(\.text) == [shapes[7].name])
  }

  @Test("The legend counts territories by class, without a score, and without a contour")
  func legend() throws {
    let map = ClassMap(title: "", shapes: SamplePlots.shapes("a"), classCount: 4)
    let markup = try #require(ParsedMarkup(map.legend(french, id: "m", ranges: ["1 à 2"])))
    let items = markup.all("li").count
    #expect(items == 6)
    let ranges = ClassMap.ranges(
      of: [10, nil, 12.25, .nan],
      classes: [1, 1, 1, 2],
      count: 2,
      french
    )
    #expect(ranges == ["10,0 à 12,3", "aucun territoire"] || ranges[0] == "10,0 à 12,2")
  }

  @Test("The point to write on lies inside, also of a contour bent around its centre")
  func innerPoint() {
    let horseshoe = [(0.0, 0.0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)]
    let contour = Contour([
      Contour.Ring(horseshoe.map { MapPoint($0.0, $0.1) }, isHole: false)
    ])
    #expect(!contour.contains(contour.centroid))
    #expect(contour.contains(contour.innerPoint))
  }
}
