import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

/// Scores of three territories, of which the one called `B` has none, with the geometries of two.
private func written(
  order: RowOrder = .rank,
  name: String = "Ô \"x\" \\ </script> \u{2028}\u{7}"
) throws -> (text: String, geometries: [String: String]) {
  let folder = try TemporaryFolder()
  let cell = "\"\(name.replacing("\"", with: "\"\""))\""
  try folder.write(
    "t.csv",
    "code,nom,com,taux\nA,\(cell),11,0.1\nB,b,,\n\"C\"\"\",c,12,0.7\nD,d,12,0.3\n"
  )
  let text = """
    format = "fragility-method/1"
    id = "m"
    version = "1"
    [[table]]
    id = "t"
    path = "t.csv"
    key = "code"
    name = "nom"
    parents = { commune = "com" }
    [rules]
    normalisation = "none"
    [[indicator]]
    id = "a"
    column = "taux"
    direction = "higher_is_worse"
    """
  let tables = try LoadedTables(MethodFile(try folder.write("m.toml", text)))
  let index = try tables.index(of: tables.territories())
  let geometries = ["A": "{ \"type\" : \"é\", \"x\":[1.10,2e0] }", "C\"": "{\n}", "Z": "{}"]
  var bytes: [UInt8] = []
  var ranges: [String: Range<Int>] = [:]
  for (code, geometry) in geometries {
    ranges[code] = bytes.count..<(bytes.count + geometry.utf8.count)
    bytes += Array(geometry.utf8)
  }
  var out: [UInt8] = []
  OutputTable(scoresOf: index, order: order).writeGeoJSON(
    codes: index.territories.codes,
    geometries: GeometryTexts(bytes: bytes, ranges: ranges)
  ) { out.append(contentsOf: $0) }
  return (String(decoding: out, as: UTF8.self), geometries)
}

private func features(_ text: String) throws -> [[String: Any]] {
  // Foundation takes a last comma for JSON; the scanner does not.
  var scanner = JSONScanner(Array(text.utf8))
  #expect(try scanner.value().count == text.utf8.count - 1)
  let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  #expect(object?["type"] as? String == "FeatureCollection" && object?.count == 2)
  return try #require(object?["features"] as? [[String: Any]])
}

@Suite("Scores as GeoJSON")
struct GeoJSONWriterTests {
  @Test("are features in the order asked for, whose ids are the codes")
  func order() throws {
    func ids(_ order: RowOrder) throws -> [String] {
      try features(written(order: order).text).compactMap { $0["id"] as? String }
    }
    #expect(try ids(.rank) == ["C\"", "D", "A", "B"])
    #expect(try ids(.input) == ["A", "B", "C\"", "D"])
  }

  @Test("hold every column with all digits; what is absent is null, and its reason a flag")
  func properties() throws {
    let name = "Ô \"x\" \\ </script> \u{2028}\u{7}"
    let found = try features(written(order: .input, name: name).text)
    let (a, b) = (
      found[0]["properties"] as? [String: Any], found[1]["properties"] as? [String: Any]
    )
    #expect(a?["name"] as? String == name && a?["code"] as? String == "A")
    #expect(a?["score"] as? Double == 0.1 && a?["rank"] as? Int == 3 && a?["class"] as? Int == 1)
    #expect(a?["commune"] as? String == "11" && a?["flags"] as? String == "")
    #expect(a?.count == 8 && b?.count == 8)
    for column in ["commune", "score", "rank", "class"] { #expect(b?[column] is NSNull) }
    #expect((b?["flags"] as? String)?.contains("a:unavailable") == true)
  }

  @Test("hold geometries byte for byte, or null")
  func geometry() throws {
    let (text, geometries) = try written()
    for code in ["A", "C\""] {
      #expect(text.contains("\"geometry\": \(try #require(geometries[code]))}"))
    }
    #expect(try features(text).count { $0["geometry"] is NSNull } == 2)
    #expect(!text.contains("Z"))
  }

  @Test("are the same JSON whether written at once or in parts, and stop where writing fails")
  func parts() throws {
    struct Full: Error {}
    let count = 4000
    let codes = TextColumn((0..<count).map { "T\($0)" })
    let table = OutputTable(
      columns: [.number("n", (0..<count).map { Double($0) / 3 })],
      rows: Array(0..<count)
    )
    let none = GeometryTexts(bytes: [], ranges: [:])
    var parts: [Int] = []
    var bytes: [UInt8] = []
    table.writeGeoJSON(codes: codes, geometries: none) {
      parts.append($0.count)
      bytes.append(contentsOf: $0)
    }
    #expect(parts.count > 3 && (parts.max() ?? 0) < 1 << 17)
    let found = try features(String(decoding: bytes, as: UTF8.self))
    #expect(found.count == count)
    #expect((found[1]["properties"] as? [String: Any])?["n"] as? Double == 1.0 / 3)
    var calls = 0
    #expect(throws: Full.self) {
      try table.writeGeoJSON(codes: codes, geometries: none) { (_) throws(Full) in
        calls += 1
        throw Full()
      }
    }
    #expect(calls == 1)
  }

  @Test("of no territory are an empty collection")
  func empty() throws {
    var bytes: [UInt8] = []
    OutputTable(columns: [], rows: [])
      .writeGeoJSON(codes: [], geometries: GeometryTexts(bytes: [], ranges: [:])) {
        bytes.append(contentsOf: $0)
      }
    #expect(try features(String(decoding: bytes, as: UTF8.self)).isEmpty)
  }
}
