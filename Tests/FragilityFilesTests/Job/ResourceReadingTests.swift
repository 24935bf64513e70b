import FragilityIndex
import Testing

@testable import FragilityFiles

/// Two squares of 0.1 degrees side by side, the second one in two parts with a hole.
private let squares = """
  { "type": "FeatureCollection", "features": [
  { "properties": { "code": "A" }, "geometry": { "coordinates":
  [[[1.0, 43.0], [1.1, 43.0], [1.1, 43.1], [1.0, 43.1], [1.0, 43.0]]], "type": "Polygon" } },
  { "geometry": { "type": "MultiPolygon", "coordinates": [
  [[[1.1, 43.0], [1.2, 43.0], [1.2, 43.1], [1.1, 43.1], [1.1, 43.0]],
  [[1.14, 43.04], [1.16, 43.04], [1.16, 43.06], [1.14, 43.06], [1.14, 43.04]]],
  [[[2, 44, 7.5], [2.1, 44, 8], [2, 44.1, 9], [2, 44, 7.5]]]] }, "properties": { "code": "B" } },
  { "properties": { "code": "E" }, "geometry": null },
  { "properties": { "code": "Z" }, "geometry":
  { "type": "Polygon", "coordinates": [[[5, 45], [6, 45], [6, 46]]] } }
  ] }
  """

private func resources(
  _ places: String,
  contours: String = squares,
  reach: String = "inside = true"
) throws -> LoadedResources {
  let folder = try TemporaryFolder()
  try folder.write("t.csv", "code,pop,taux\nA,1000,10\nB,2000,20\nC,500,30\nE,100,5\n")
  try folder.write("p.csv", places)
  try folder.write("c.geojson", contours)
  let text = """
    format = "fragility-method/1"
    id = "m"
    version = "1"
    [[table]]
    id = "t"
    path = "t.csv"
    key = "code"
    population = "pop"
    [[indicator]]
    id = "a"
    column = "taux"
    direction = "higher_is_worse"
    [[resource]]
    id = "r"
    path = "p.csv"
    longitude = "x"
    latitude = "y"
    \(reach)
    contours = { path = "c.geojson", key = "code" }
    """
  let tables = try LoadedTables(MethodFile(try folder.write("m.toml", text)))
  let index = try tables.index(of: tables.territories())
  return try tables.resources(beside: index)
}

/// The code, line and column of each problem that something throws.
private func places<Result>(_ body: () throws -> Result) -> [String] {
  do {
    _ = try body()
    return []
  } catch {
    return ((error as? FragilityError)?.problems ?? []).map {
      "\($0.code.rawValue) \($0.place.line ?? 0):\($0.place.column ?? 0)"
    }
  }
}

@Suite("Places and contours read from files")
struct ResourceReadingTests {
  @Test("are counted inside of polygons, parts and holes, and what counts nowhere is noted")
  func counted() throws {
    let found = try resources(
      "x,y\n1.05,43.05\n1.15,43.05\n1.12,43.02\n2.01,44.01\n1.1,43.05\n,\n8,48\n"
    )
    let result = found.results[0]
    // The third column of edges belongs to B: a point on the shared edge is in one of them only.
    #expect(result.counts[0].number.map { $0 + (result.counts[1].number ?? 0) } == 4)
    #expect(result.counts[2] == .absent(.unavailable) && result.counts[3] == .absent(.unavailable))
    #expect(result.rates[0].number == result.counts[0].number.map { $0 * 10 })
    #expect(result.nearest?[0] == .present(0))
    let notes = found.notes.map(\.english).joined(separator: "\n")
    #expect(notes.contains("territories without a contour, hence without a count (2): C, E"))
    #expect(notes.contains("contours of no territory: 1"))
    #expect(notes.contains("places: 7, without coordinates, counted nowhere: 1"))
    #expect(notes.contains("that count for no territory: 3"))
  }

  @Test("are counted within a distance")
  func within() throws {
    // 0.02 degrees of longitude at 43 degrees are 1.63 km.
    let csv = "y,x\n43.05,0.98\n43.05,0.97\n"
    #expect(try resources(csv, reach: "within = 2").results[0].counts[0] == .present(1))
    #expect(try resources(csv, reach: "within = 3").results[0].counts[0] == .present(2))
    let centre = "within = 6\nfrom = \"centroid\""
    #expect(try resources(csv, reach: centre).results[0].counts[0] == .present(1))
  }

  @Test(
    "are refused with their lines where coordinates cannot be",
    arguments: [
      ("x,y\n1,43\n0,0\n", ["places.zero-coordinates 3:1"]),
      ("x,y\n1.05,43.05\n43.05,1.05\n", ["places.swapped-coordinates 3:1"]),
      ("x,y\n1.05,\n,43\n", ["places.half-coordinates 2:6", "places.half-coordinates 3:1"]),
      ("x,y\n1.05,6250000\n", ["places.not-degrees 2:6"]),
      ("x,y\n570000,6250000\n", ["places.not-degrees 2:1"]),
      ("lon,y\n1,43\n", ["table.missing-column 1:1"]),
    ]
  )
  func badPlaces(csv: String, codes: [String]) {
    #expect(places { try resources(csv) } == codes)
  }

  @Test(
    "are refused where contours cannot be read",
    arguments: [
      (squares.replacing("\"Z\"", with: "\"A\""), ["contours.duplicate-code 9:1"]),
      (squares.replacing("\"code\": \"Z\"", with: "\"nom\": \"Z\""), ["contours.no-code 9:1"]),
      (squares.replacing("[5, 45]", with: "[570000, 6250000]"), ["contours.not-degrees 9:1"]),
      (
        squares.replacing(
          "\"Polygon\", \"coordinates\": [[[5",
          with: "\"Line\", \"coordinates\": [[[5"
        ),
        ["contours.not-an-area 9:1"]
      ),
      ("{ \"features\": [] }", ["geojson.no-features 1:1"]),
      ("{ \"features\": [", ["geojson.syntax 1:16"]),
      ("[1, 2]", ["geojson.syntax 1:1"]),
    ]
  )
  func badContours(text: String, codes: [String]) {
    #expect(places { try resources("x,y\n1.05,43.05\n", contours: text) } == codes)
  }
}
