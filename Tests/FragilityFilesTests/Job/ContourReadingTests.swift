import FragilityIndex
import Testing

@testable import FragilityFiles

private func square(_ code: String, _ x: Double) -> String {
  """
  {"properties": {"code": "\(code)"}, "geometry": {"type": "Polygon", "coordinates":
  [[[\(x), 43], [\(x + 0.1), 43], [\(x + 0.1), 43.1], [\(x), 43]]]}}
  """
}

private func collection(_ features: String...) -> String {
  "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
}

/// The tables of three quartiers in two communes, one of them without a commune.
private func tables(
  _ contours: String?,
  in folder: TemporaryFolder
) throws -> (LoadedTables, TerritoryTable) {
  try folder.write("t.csv", "code,com,pop,taux\nA,11,1000,10\nB,12,2000,20\nC,,500,30\n")
  let text = """
    format = "fragility-method/1"
    id = "m"
    version = "1"
    [[table]]
    id = "t"
    path = "t.csv"
    key = "code"
    population = "pop"
    parents = { commune = "com" }
    \(contours.map { "[contours]\n\($0)" } ?? "")
    [[indicator]]
    id = "a"
    column = "taux"
    direction = "higher_is_worse"
    """
  let tables = try LoadedTables(MethodFile(try folder.write("m.toml", text)))
  return (tables, try tables.territories())
}

private let keys = """
  path = "q.geojson"
  key = "code"
  levels = { commune = { path = "c.geojson", key = "code" } }
  """

@Suite("Contours that a method names")
struct ContourReadingTests {
  @Test("are read with the outlines of parents, and what does not meet is noted")
  func everything() throws {
    let folder = try TemporaryFolder()
    try folder.write("q.geojson", collection(square("A", 1), square("C", 2), square("Z", 3)))
    try folder.write("c.geojson", collection(square("11", 1)))
    let (tables, territories) = try tables(keys, in: folder)
    let found = try #require(try tables.contours(of: territories))
    #expect(Set(found.territories.contours.keys) == ["A", "C", "Z"])
    #expect(found.territories.contours["A"]?.low == [1, 43])
    #expect(found.territories.contours["A"]?.rings.first?.points.count == 4)
    #expect(found.levels["commune"]?.contours.keys.map(\.self) == ["11"])
    let path = { folder.path($0) }
    #expect(found.paths == [path("q.geojson"), path("c.geojson")])
    #expect(
      found.notes.map(\.english) == [
        "\(path("q.geojson")): territories without a contour (1): B",
        "\(path("q.geojson")): contours of no territory: 1",
        "\(path("c.geojson")): commune without a contour (1): 12",
      ]
    )
  }

  @Test("are none where the method names none, and asking for them says how to mend that")
  func none() throws {
    let (tables, territories) = try tables(nil, in: try TemporaryFolder())
    #expect(try tables.contours(of: territories) == nil)
    for level in [nil, "commune"] {
      let found = problems { try tables.contourLayer(of: level) }
      #expect(found.map(\.code.rawValue) == ["method.no-contours"])
      #expect(found.first?.remedy.french.contains("[contours]") == true)
      #expect(found.first?.remedy.french.contains("commune") == (level != nil))
    }
  }

  @Test("are refused together where several files are wrong, missing ones with their line")
  func wrong() throws {
    let folder = try TemporaryFolder()
    try folder.write("q.geojson", collection(square("A", 1), square("A", 2)))
    let (tables, territories) = try tables(keys, in: folder)
    let found = problems { try tables.contours(of: territories) }
    #expect(found.map(\.code.rawValue) == ["contours.duplicate-code", "file.not-found"])
    #expect(found.map(\.place.line) == [3, 13])
  }

  @Test("keep the text of their geometries, which must be JSON to the last byte")
  func geometries() throws {
    let geometry =
      "{ \"type\":\n\t\"Polygon\", \"coordinates\": [[[1.10, 43e0], [2,43], [2, 44.0]]] }"
    func layer(_ geometry: String) throws -> ContourLayer {
      let text = collection("{\"properties\": {\"code\": \"é\"}, \"geometry\":  \(geometry) }")
      let file = InputFile(path: "c.geojson", bytes: Array(text.utf8))
      return try ContourReader(path: file.path, text: DecodedText(file)).read(key: "code")
    }
    let copied = try layer(geometry).geometries["é"].map { String(decoding: $0, as: UTF8.self) }
    #expect(copied == geometry)
    for (good, bad) in [("1.10", "01.1"), ("43e0", "+43"), ("[2,43]", "[2,43,]"), ("44.0", "44.")] {
      let found = problems { try layer(geometry.replacing(good, with: bad)) }
      #expect(found.map(\.code.rawValue) == ["geojson.syntax"], "\(bad)")
    }
    let found = problems { try layer("null }") }
    #expect(found.map(\.code.rawValue) == ["geojson.syntax"])
  }
}
