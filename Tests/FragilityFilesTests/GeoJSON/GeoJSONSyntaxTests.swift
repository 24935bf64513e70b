import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A GeoJSON file that is broken")
struct GeoJSONSyntaxTests {
  @Test(
    "is refused where it stops being JSON",
    arguments: [
      ("[1, 2]", "geojson.syntax 1:1"),
      ("code,taux\n1,2\n", "geojson.syntax 1:1"),
      ("{\n  features: []\n}", "geojson.syntax 2:3"),
      ("{\n  \"features\" []\n}", "geojson.syntax 2:14"),
      ("{\n  \"features\": [ {} {} ]\n}", "geojson.syntax 2:20"),
      ("{\n  \"features\": [ {}, ]\n}", "geojson.syntax 2:21"),
      ("{\n  \"features\": [ {\"properties\": {\"code\": 'x'}} ]\n}", "geojson.syntax 2:41"),
      ("{\n  \"features\": [ {\"properties\": {\"code\": tru}} ]\n}", "geojson.syntax 2:41"),
      ("{\n  \"features\": [ {\"properties\": {\"é\": \"a\nb\"}} ]\n}", "geojson.syntax 2:40"),
      ("{\"features\": [ {\"properties\": {\"code\": 1}} ]} x", "geojson.syntax 1:47"),
      ("{\"features\": [ {\"properties\": {\"code\": \"\\x\"}} ]}", "geojson.syntax 1:41"),
      ("{\"features\": [ {\"properties\": {\"code\": \"\\u12G4\"}} ]}", "geojson.syntax 1:41"),
      ("{\"features\": [ {\"geometry\": [1, 2}, \"properties\": {}} ]}", "geojson.syntax 1:34"),
      ("{\"features\": [ {\"geometry\": [1, 2, \"properties\": {}", "geojson.syntax 1:29"),
    ]
  )
  func syntax(text: String, spot: String) {
    #expect(problems { try readGeoJSON(text) }.map(\.spot) == [spot])
  }

  @Test(
    "that has no feature says so",
    arguments: [
      "{}", "{ \"type\": \"FeatureCollection\", \"features\": [] }", "{ \"features\": null }",
      "{ \"type\": \"Feature\", \"properties\": { \"code\": \"1\" } }",
    ]
  )
  func noFeature(text: String) {
    #expect(problems { try readGeoJSON(text) }.map(\.spot) == ["geojson.no-features 1:1"])
  }

  @Test("is refused wherever it is cut off")
  func truncated() throws {
    let text = """
      {"type": "FeatureCollection", "features": [
      {"geometry": {"coordinates": [[1, 2]]}, "properties": {"code": "\\u00c9", "x": 12.5}},
      {"properties": {"code": "2", "x": null}, "geometry": null}
      ]}
      """
    #expect(try readGeoJSON(text, numbers: ["x"]).rowCount == 2)
    let bytes = Array(text.utf8)
    for count in 1..<bytes.count {
      let cut = String(decoding: bytes[..<count], as: UTF8.self)
      let found = problems { try readGeoJSON(cut, numbers: ["x"]) }
      #expect(found.map(\.code.rawValue) == ["geojson.syntax"])
      #expect(found.allSatisfy { $0.place.line != nil && $0.place.column != nil })
    }
  }

  @Test(
    "by a hundred thousand brackets exhausts nothing",
    arguments: [
      "", "{\"a\": ", "{\"features\": ", "{\"features\": [{\"geometry\": ",
      "{\"features\": [{\"properties\": ", "{\"features\": [{\"properties\": {\"code\": ",
    ],
    ["[", "{\"a\":"]
  )
  func deep(start: String, bracket: String) {
    let text = start + String(repeating: bracket, count: 100_000)
    #expect(problems { try readGeoJSON(text) }.map(\.code.rawValue) == ["geojson.syntax"])
  }

  @Test("may nest as deeply as it likes where nothing is read")
  func deepButWhole() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let text = "{\"features\": [{\"geometry\": \(deep), \"properties\": {\"code\": \"1\"}}]}"
    #expect(try readGeoJSON(text).rowCount == 1)
  }
}
