import FragilityIndex
import Testing

@testable import FragilityFiles

private let parents = "parents = { commune = \"com\", epci = \"epci\" }"

/// A method with a section of contours, whose keys begin on line 12.
private func text(_ contours: String, more: String = "") -> String {
  methodText(
    table: "population = \"pop\"\n" + parents,
    rules: "[contours]\n\(contours)",
    more: more
  )
}

@Suite("What a method file says of contours")
struct ContoursKeysTests {
  @Test("is every key, with the levels in the order of the file")
  func everything() throws {
    let levels = """
      { epci = { path = "e.geojson", key = "siren" }, commune = { path = "c.json", key = "insee" } }
      """
    let found = try method(text("path = \"q.geojson\"\nkey = \"code_qp\"\nlevels = \(levels)"))
    #expect(
      found.method.contours
        == .init(
          territories: .init(path: "q.geojson", key: "code_qp"),
          levels: [
            .init(id: "epci", file: .init(path: "e.geojson", key: "siren")),
            .init(id: "commune", file: .init(path: "c.json", key: "insee")),
          ]
        )
    )
    #expect(try method(methodText()).method.contours == nil)
  }

  @Test(
    "is written as it is read, and leaves the fingerprint as it is",
    arguments: ["", "levels = { commune = { path = \"c\", key = \"insee\" } }"]
  )
  func roundTrip(levels: String) throws {
    let first = try method(text("path = \"q \\\"x\\\".geojson\"\nkey = \"k\"\n\(levels)")).method
    #expect(first.contours?.levels.count == (levels.isEmpty ? 0 : 1))
    #expect(try method(first.toml()).method == first)
    let without = try method(methodText(table: "population = \"pop\"\n" + parents)).method
    #expect(first.fingerprint == without.fingerprint)
  }

  @Test("is taken by resources that name no contours of their own, and then not written again")
  func resources() throws {
    let place = "[[resource]]\nid = \"r\"\npath = \"p\"\ninside = true\nlongitude = \"x\"\n"
    let contours = "path = \"q\"\nkey = \"k\""
    let usual = try method(text(contours, more: place + "latitude = \"y\"")).method
    #expect(usual.resources[0].contours == .init(path: "q", key: "k"))
    #expect(usual.toml().split(separator: "contours").count == 2)
    #expect(try method(usual.toml()).method == usual)
    let own = "latitude = \"y\"\ncontours = { path = \"o\", key = \"k\" }"
    let other = try method(text(contours, more: place + own)).method
    #expect(other.resources[0].contours == .init(path: "o", key: "k"))
    #expect(try method(other.toml()).method == other)
    let none = problems {
      try method(methodText(table: "population = \"pop\"", more: place + "latitude = \"y\""))
    }
    #expect(none.map(\.code.rawValue) == ["method.missing-key"])
    // Contours that are wrong are not replaced in silence.
    let wrong = problems {
      try method(text(contours, more: place + "latitude = \"y\"\ncontours = 3"))
    }
    #expect(wrong.map(\.code.rawValue) == ["method.wrong-type"])
  }

  @Test(
    "is refused with its line where it has no meaning",
    arguments: [
      ("path = \"q\"", ["method.missing-key"]),
      ("key = \"k\"\npth = \"q\"", ["method.missing-key", "method.unknown-key"]),
      ("path = \"\"\nkey = \"\"", ["method.empty-text", "method.empty-text"]),
      (
        "path = \"q\"\nkey = \"k\"\nlevels = { comune = { path = \"c\", key = \"k\" } }",
        ["method.unknown-level"]
      ),
      (
        "path = \"q\"\nkey = \"k\"\nlevels = { commune = { path = \"c\" } }", ["method.missing-key"]
      ),
      (
        "path = \"q\"\nkey = \"k\"\nlevels = { commune = { path = \"c\", key = \"\" } }",
        ["method.empty-text"]
      ),
      ("path = \"q\"\nkey = \"k\"\nlevels = { commune = \"c\" }", ["method.wrong-type"]),
    ]
  )
  func mistakes(contours: String, codes: [String]) {
    let found = problems { try method(text(contours)) }
    #expect(found.map(\.code.rawValue).sorted() == codes)
    for problem in found {
      #expect(problem.place.file == "method.toml" && (problem.place.line ?? 0) >= 12)
      #expect(problem.message.french != problem.message.english)
    }
    // Without levels there is no name to guess.
    let contours =
      "[contours]\npath = \"q\"\nkey = \"k\"\nlevels = { c = { path = \"c\", key = \"k\" } }"
    let none = problems { try method(methodText(rules: contours)) }
    #expect(none.map(\.code.rawValue) == ["method.unknown-level"])
    #expect(none.first?.remedy.english.contains("parents = { c =") == true)
    if codes == ["method.unknown-level"] {
      #expect(found.first?.remedy.english == "did you mean \"commune\"?")
      #expect(found.first?.place.line == 15)
    }
  }
}
