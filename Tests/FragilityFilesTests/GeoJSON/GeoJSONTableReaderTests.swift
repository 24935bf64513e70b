import FragilityIndex
import Testing

@testable import FragilityFiles

/// A feature collection with one feature per object of properties.
private func collection(_ properties: String...) -> String {
  let features = properties.map { "{ \"type\": \"Feature\", \"properties\": \($0) }" }
  return
    "{ \"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n] }"
}

@Suite("A GeoJSON file as a table")
struct GeoJSONTableReaderTests {
  @Test("holds texts, numbers and gaps")
  func values() throws {
    let table = try readGeoJSON(
      collection(
        "{ \"code\": \"01\", \"x\": 1.5, \"nom\": \"a\" }",
        "{ \"code\": \"02\", \"x\": -2e3, \"nom\": null }",
        "{ \"code\": \"03\", \"x\": null, \"nom\": true }",
        "{ \"code\": \"04\" }",
        "{ \"nom\": 12.50, \"x\": \"\", \"code\": \"05\" }"
      ),
      texts: ["code", "nom"],
      numbers: ["x"]
    )
    #expect(table.texts["code"].map(Array.init) == ["01", "02", "03", "04", "05"])
    #expect(table.texts["nom"].map(Array.init) == ["a", "", "true", "", "12.50"])
    #expect(table.numbers["x"] == Column([1.5, -2000, nil, nil, nil]))
  }

  @Test("takes a code written as a number for text")
  func codeAsNumber() throws {
    let table = try readGeoJSON(collection("{ \"code\": 31555 }"))
    #expect(table.texts["code"].map(Array.init) == ["31555"])
  }

  @Test(
    "takes a number in a string as a French table writes it",
    arguments: [
      ("\"18,7\"", 18.7), ("\"14 250\"", 14250), ("\"14\u{202F}250\"", 14250),
      ("\"14\\u202f250\"", 14250), ("\"\\u0031,5\"", 1.5), ("\" 7 \"", 7),
    ]
  )
  func numberInString(json: String, number: Double) throws {
    let table = try readGeoJSON(collection("{ \"code\": \"1\", \"x\": \(json) }"), numbers: ["x"])
    #expect(table.numbers["x"] == Column([number]))
  }

  @Test(
    "knows the markers of absent values, escaped or not",
    arguments: ["n/d", "n\\/d", "\\u006e/d"]
  )
  func markers(json: String) throws {
    let table = try readGeoJSON(
      collection("{ \"code\": \"1\", \"x\": \"\(json)\" }", "{ \"code\": \"2\", \"x\": 3 }"),
      numbers: ["x"],
      markers: ["n/d": .suppressed]
    )
    #expect(table.numbers["x"]?.values == [.absent(.suppressed), .present(3)])
  }

  @Test(
    "undoes escapes",
    arguments: [
      (#"a\"b\\c\/d"#, "a\"b\\c/d"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"),
      (#"\u00C9tang"#, "Étang"), (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00!"#, "😀!"),
      (#"\ud83d"#, "\u{FFFD}"), (#"\ude00x"#, "\u{FFFD}x"), (#"\u0041\u030A"#, "A\u{30A}"),
      ("Évrard 😀", "Évrard 😀"),
    ]
  )
  func escapes(json: String, text: String) throws {
    let table = try readGeoJSON(
      collection("{ \"code\": \"1\", \"nom\": \"\(json)\" }"),
      texts: ["code", "nom"]
    )
    #expect(table.texts["nom"]?[0] == text)
  }

  @Test("finds a property whose name is escaped")
  func escapedName() throws {
    let table = try readGeoJSON(collection(#"{ "c\u006fde": "1" }"#))
    #expect(table.texts["code"].map(Array.init) == ["1"])
  }

  @Test(
    "skips the geometry, before or after the properties",
    arguments: [
      #"{ "geometry": { "type": "Point", "coordinates": [1, [2], {"a": "]"}] }, "properties": { "code": "1" } }"#,
      #"{ "properties": { "code": "1" }, "geometry": { "type": "Point", "coordinates": [1, 2] } }"#,
      #"{ "geometry": null, "id": 3, "bbox": [1, 2], "properties": { "code": "1" } }"#,
    ]
  )
  func geometry(feature: String) throws {
    let text = "{ \"bbox\": [0, 1], \"features\": [\(feature)], \"type\": \"FeatureCollection\" }"
    #expect(try readGeoJSON(text).texts["code"].map(Array.init) == ["1"])
  }

  @Test("refuses an object where a text or a number is wanted, at its place")
  func nested() {
    let text = collection("{ \"code\": [1], \"x\": { \"a\": 1 } }", "{ \"code\": 1, \"x\": false }")
    let found = problems { try readGeoJSON(text, numbers: ["x"]) }
    #expect(
      found.map(\.spot) == [
        "geojson.not-a-text 2:46", "table.not-a-number 2:56", "table.not-a-number 3:54",
      ]
    )
  }

  @Test("refuses a string that is no number, a marker that is unknown, a number too large")
  func badNumbers() {
    let text = collection(
      "{ \"code\": 1, \"x\": \"beaucoup\" }",
      "{ \"code\": 2, \"x\": \"nd\" }",
      "{ \"code\": 3, \"x\": 1e999 }",
      "{ \"code\": 4, \"x\": 1.2.3 }"
    )
    let found = problems { try readGeoJSON(text, numbers: ["x"]) }
    #expect(
      found.map(\.spot) == [
        "table.not-a-number 2:54", "table.unknown-marker 3:54", "table.number-out-of-range 4:54",
        "table.not-a-number 5:54",
      ]
    )
  }

  @Test("suggests the property that was meant")
  func missingColumn() {
    let text = collection("{ \"code\": 1, \"population\": 3 }")
    let found = problems { try readGeoJSON(text, numbers: ["popluation", "taux"]) }
    #expect(
      found.map(\.spot) == ["table.missing-column 1:1", "table.missing-column 1:1"]
    )
    #expect(found.first?.remedy.english == "did you mean \"population\"?")
    #expect(found.last?.remedy.english == "its columns: \"code\", \"population\"")
  }

  @Test("is read by the whole job, and a code that comes again has its place")
  func wholeJob() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "t.geojson",
      collection("{ \"code\": 1, \"taux\": 1 }", "{ \"taux\": 3, \"code\": 1 }")
    )
    let text = methodText().replacing("t.csv", with: "t.geojson")
    let loaded = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    #expect(loaded.notes[0].text.english.hasSuffix("2 rows, UTF-8, GeoJSON"))
    let found = problems { try loaded.territories() }
    #expect(found.map(\.spot) == ["data.duplicate-code 3:57"])
    #expect(found[0].place.file == folder.path("t.geojson"))
  }

  @Test("with a feature that lacks its code says where that feature is")
  func lackingCode() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "t.geojson",
      collection("{ \"code\": 1, \"taux\": 1 }", "{ \"taux\": 3 }")
    )
    let text = methodText().replacing("t.csv", with: "t.geojson")
    let loaded = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    let found = problems { try loaded.territories() }
    #expect(found.map(\.code.rawValue) == ["data.empty-code"])
    #expect(found[0].place.line == 3)
  }

  @Test("of real contours holds their codes")
  func contours() throws {
    let bytes = try Fixture.bytes("occitanie/contours.geojson")
    let table = try readGeoJSON(
      String(decoding: bytes, as: UTF8.self),
      texts: ["code_qp", "nom_qp"]
    )
    #expect(table.rowCount == 105)
    #expect(table.texts["code_qp"]?[0] == "QP066007")
    #expect(table.texts["nom_qp"]?[0] == "Bas-Vernet Nouveau QPV")
  }
}

@Suite("The decimal marks of GeoJSON")
struct GeoJSONDecimalTests {
  private func features(_ properties: String...) -> String {
    let list = properties.map { "{ \"properties\": { \($0) } }" }.joined(separator: ",\n")
    return "{ \"features\": [\n\(list)\n] }"
  }

  @Test("of JSON numbers say nothing about those of texts")
  func mixed() throws {
    let text = features("\"code\": \"a\", \"x\": 1.5", "\"code\": \"b\", \"x\": \"2,5\"")
    #expect(try readGeoJSON(text, numbers: ["x"]).numbers["x"] == Column([1.5, 2.5]))
  }

  @Test("a property that a feature has twice is refused where it comes again")
  func repeated() {
    let text = features("\"code\": \"a\", \"x\": 1, \"x\": 2")
    let found = problems { try readGeoJSON(text, numbers: ["x"]) }
    #expect(found.map(\.code.rawValue) == ["geojson.repeated-property"])
    #expect(found.map(\.place.line) == [2])
  }
}
