import Testing

@testable import FragilityIndex

private typealias Reach = FragilityMethod.Resource.Reach

private let coordinates = FragilityMethod.Resource.Coordinates(longitude: "x", latitude: "y")
private let contours = FragilityMethod.ContourFile(path: "c.geojson", key: "code")

/// Random quadrilaterals, as many places, and some that stand in one line.
private func scene(_ count: Int, seed: UInt64) -> (contours: [Contour?], points: [MapPoint]) {
  var random = SplitMix64(seed: seed)
  let contours = (0..<count).map { _ -> Contour? in
    let corner = MapPoint(random.number(0, 3), random.number(43, 45))
    let (width, height) = (random.number(0.001, 0.2), random.number(0.001, 0.2))
    return Contour([
      .init(
        [
          corner, corner + MapPoint(width, 0), corner + MapPoint(width, height),
          corner + MapPoint(0, height),
        ],
        isHole: false
      )
    ])
  }
  var points = (0..<count).map { _ in MapPoint(random.number(0, 3), random.number(43, 45)) }
  points += (0..<20).map { MapPoint(1, 43 + Double($0) / 10) }
  points.append(MapPoint(repeating: .nan))
  return (contours, points)
}

@Suite("Places counted for territories")
struct PlaceCountsTests {
  @Test(
    "With the grid they are those found by looking at all, on any number of threads",
    arguments: [1, 2, 3, 4]
  )
  func brute(seed: UInt64) {
    var (shapes, points) = scene(150, seed: seed)
    shapes[7] = nil
    let reaches: [Reach] = [
      .inside(coordinates, contours), .within(kilometres: 7, from: .contour, coordinates, contours),
      .within(kilometres: 30, from: .centroid, coordinates, contours),
    ]
    for reach in reaches {
      let found = PlaceCounts(points, in: shapes, reach: reach, threads: 1)
      var reached: Set<Int> = []
      for (row, shape) in shapes.enumerated() {
        guard let shape else {
          #expect(found.counts[row] == .absent(.unavailable))
          #expect(found.nearest?[row] == .absent(.unavailable))
          continue
        }
        var nearest = Double.infinity
        let places = points.indices.filter { place in
          guard !points[place].x.isNaN else { return false }
          let fromContour = shape.distance(to: points[place])
          let fromCentre = distance(shape.centroid, points[place])
          switch reach {
          case .codes: return false
          case .inside:
            nearest = min(nearest, fromContour)
            return shape.contains(points[place])
          case .within(let most, let start, _, _):
            let away = start == .contour ? fromContour : fromCentre
            nearest = min(nearest, away)
            return away <= most
          }
        }
        reached.formUnion(places)
        #expect(found.counts[row] == .present(Double(places.count)))
        #expect(found.nearest?[row] == .present(nearest))
      }
      #expect(found.unreached == points.count - reached.count)
      let others = PlaceCounts(points, in: shapes, reach: reach, threads: 4)
      #expect(bits(others.counts) == bits(found.counts) && others.unreached == found.unreached)
    }
  }

  @Test("Without places all counts are 0 and nothing is nearest")
  func none() {
    let (shapes, _) = scene(3, seed: 9)
    let reach = Reach.inside(coordinates, contours)
    for points in [[], [MapPoint(repeating: .nan)]] {
      let found = PlaceCounts(points, in: shapes, reach: reach, threads: 1)
      #expect(found.counts == Column([0, 0, 0]) && found.nearest?.presentCount == 0)
    }
  }

  @Test("By code a territory with several codes has the places of all, each code once")
  func codes() {
    let found = PlaceCounts(
      codes: ["a", "b", "a", "", "z"],
      territories: [["a"], ["a", "b", "a"], ["c"], []]
    )
    #expect(found.counts == Column([2, 3, 0, nil]))
    #expect(found.unreached == 2 && found.nearest == nil)
  }

  @Test("Need and help make four quadrants; medians or the method draw the lines")
  func quadrants() throws {
    let method = try method([indicator("a", normalisation: Normalisation.none)])
    let table = territories(
      [Column([10, 20, 30, 40, nil, 50])],
      population: Column([1000, 1000, 2000, 1000, 1000, 0])
    )
    let index = try score(table, by: method)
    var resource = FragilityMethod.Resource(
      id: "r",
      source: .table("t"),
      reach: .codes(key: "k", on: t("code"), separator: nil)
    )
    let places = PlaceCounts(
      codes: TextColumn(["0", "0", "1", "2", "2", "3", "3", "3", "5"]),
      territories: (0..<6).map { ["\($0)"] }
    )
    // Rates 20, 10, 10, 30 per 10,000; of the fifth there is no score, of the sixth no inhabitant.
    let medians = ResourceResult(resource, places, beside: index)
    #expect(
      medians.rates
        == Column([
          .present(20), .present(10), .present(10), .present(30),
          .present(0), .absent(.zeroDenominator),
        ])
    )
    #expect(medians.need.value == .present(25) && !medians.need.isGiven)
    #expect(medians.little.value == .present(15))
    #expect(
      medians.quadrants == [
        .lowerNeedMoreHelp, .lowerNeedLittleHelp, .highNeedLittleHelp, .highNeedMoreHelp, nil, nil,
      ]
    )
    #expect(medians.population(of: .highNeedLittleHelp) == .present(2000))
    resource.need = 20
    resource.little = 20
    let given = ResourceResult(resource, places, beside: index)
    #expect(given.need.isGiven && given.little.isGiven)
    #expect(given.rows(of: .highNeedLittleHelp) == [2, 1])
    #expect(given.quadrants[0] == .lowerNeedLittleHelp)
  }

  @Test("In an index of strength low scores are the need")
  func strength() throws {
    let method = try method([indicator("a", normalisation: Normalisation.none)]) {
      $0.orientation = .strength
    }
    let table = territories([Column([10, 20, 30])], population: Column([10, 10, 10]))
    let resource = FragilityMethod.Resource(
      id: "r",
      source: .table("t"),
      reach: .codes(key: "k", on: t("code"), separator: nil)
    )
    let places = PlaceCounts(codes: [], territories: [["0"], ["1"], ["2"]])
    let result = ResourceResult(resource, places, beside: try score(table, by: method))
    let scores = result.index.scores.encoded
    let need = result.rows(of: .highNeedLittleHelp).map { scores[$0] }
    #expect(need == scores.sorted().prefix(2).map { $0 })
  }

  @Test("What a resource cannot be is a mistake of the method")
  func mistakes() {
    func codes(_ adapt: (inout FragilityMethod.Resource) -> Void) -> [String] {
      var resource = FragilityMethod.Resource(
        id: "r",
        source: .file("p.csv", .init()),
        reach: .within(kilometres: 2, from: .contour, coordinates, contours)
      )
      adapt(&resource)
      return problemCodes {
        try FragilityMethod(
          id: "m",
          tables: [territoryTable()],
          indicators: [indicator("a")],
          resources: [resource]
        )
      }
    }
    #expect(codes { _ in } == [])
    #expect(codes { $0.id = "score" } == ["method.bad-resource-id"])
    #expect(codes { $0.source = .table("x") } == ["method.unknown-table"])
    #expect(codes { $0.per = 0 } == ["method.bad-per"])
    #expect(codes { $0.little = -1 } == ["method.bad-little"])
    #expect(
      codes { $0.reach = .within(kilometres: -2, from: .contour, coordinates, contours) }
        == ["method.bad-distance"]
    )
    #expect(
      codes {
        $0.reach = .codes(key: "k", on: ColumnReference(table: "x", column: "c"), separator: nil)
      } == ["method.resource-on"]
    )
  }

  @Test("Resources are no part of the fingerprint; a rule of reliability is")
  func fingerprint() throws {
    let plain = try method([indicator("a")])
    let resource = FragilityMethod.Resource(
      id: "r",
      source: .file("p.csv", .init()),
      reach: .inside(coordinates, contours)
    )
    let beside = try FragilityMethod(
      id: "test",
      tables: [territoryTable()],
      indicators: [indicator("a")],
      resources: [resource]
    )
    #expect(plain.fingerprint == beside.fingerprint && plain != beside)
    let judged = try method([indicator("a")]) {
      $0.reliability = Reliability()
      $0.reliability?.minPopulation = 50
    }
    #expect(plain.fingerprint != judged.fingerprint)
  }

  @Test("35,000 territories and 3,000 places take seconds even without optimisation")
  func many() {
    let (shapes, _) = scene(35_000, seed: 5)
    let (_, points) = scene(3_000, seed: 6)
    let clock = ContinuousClock()
    let reach = Reach.within(kilometres: 2, from: .contour, coordinates, contours)
    let time = clock.measure {
      #expect(PlaceCounts(points, in: shapes, reach: reach, threads: 1).counts.count == 35_000)
    }
    #expect(time < .seconds(60))
  }
}
