import FragilityIndex
import Testing

@testable import FragilityFiles

/// A method with a resource, whose keys begin on line 19.
private func text(_ resource: String, population: Bool = true) -> String {
  methodText(
    table: population ? "population = \"pop\"" : "",
    more: "[[resource]]\n\(resource)"
  )
}

private let map = """
  longitude = "x"
  latitude = "y"
  contours = { path = "c.geojson", key = "code" }

  """

@Suite("What a method file says of resources and reliability")
struct ResourceKeysTests {
  @Test("is every key of a resource on the map")
  func everything() throws {
    let resource = try method(
      text(
        """
        id = "fs"
        label = { fr = "Lieux", en = "Places" }
        path = "p.csv"
        delimiter = ";"
        decimal = ","
        encoding = "windows-1252"
        skip_lines = 1
        within = 2.5
        from = "centroid"
        per = 1000
        need = 60
        little = 0.5
        \(map)
        """
      )
    ).method.resources[0]
    var dialect = FragilityMethod.Table.Dialect()
    dialect.delimiter = UInt8(ascii: ";")
    dialect.decimalMark = UInt8(ascii: ",")
    dialect.encoding = .windows1252
    dialect.skippedLines = 1
    var expected = FragilityMethod.Resource(
      id: "fs",
      source: .file("p.csv", dialect),
      reach: .within(
        kilometres: 2.5,
        from: .centroid,
        .init(longitude: "x", latitude: "y"),
        .init(path: "c.geojson", key: "code")
      )
    )
    expected.label = LocalizedText(fr: "Lieux", en: "Places")
    expected.per = 1000
    expected.need = 60
    expected.little = 0.5
    #expect(resource == expected)
  }

  @Test(
    "is written as it is read",
    arguments: [
      "id = \"r\"\npath = \"p.csv\"\ninside = true\n" + map,
      "id = \"r\"\npath = \"p.csv\"\nwithin = 2\nfrom = \"contour\"\nneed = 12.5\n" + map,
      "id = \"r\"\ntable = \"t\"\nkey = \"insee\"\non = \"com\"\nseparator = \",\"\nlittle = 0",
      "id = \"r\"\npath = \"p.csv\"\ndelimiter = \"\\t\"\nwithin = 1\nfrom = \"centroid\"\nper = 1\n"
        + map,
    ]
  )
  func roundTrip(resource: String) throws {
    let first = try method(text(resource)).method
    #expect(try method(first.toml()).method == first)
  }

  @Test(
    "of reliability is written as it is read",
    arguments: [
      "min_population = 50", "min_population = 50.5, unreliable = \"not_ranked\"",
      "min_population = 1, fit = false, min_weight_share = 0.5",
    ]
  )
  func reliability(options: String) throws {
    let first = try method(
      methodText(table: "population = \"pop\"", rules: "reliability = { \(options) }")
    ).method
    #expect(first.rules.reliability?.minPopulation != nil)
    #expect(try method(first.toml()).method == first)
  }

  @Test(
    "is refused with a place where it has no meaning",
    arguments: [
      ("id = \"r\"\ninside = true\n" + map, ["method.missing-key"]),
      ("id = \"r\"\npath = \"p\"\ntable = \"t\"\ninside = true\n" + map, ["method.two-sources"]),
      (
        "id = \"r\"\ntable = \"t\"\ndecimal = \",\"\ninside = true\n" + map,
        ["method.dialect-of-table"]
      ),
      ("id = \"r\"\npath = \"p\"\n" + map, ["method.no-reach"]),
      ("id = \"r\"\npath = \"p\"\ninside = true\nwithin = 2\n" + map, ["method.two-reaches"]),
      ("id = \"r\"\npath = \"p\"\ninside = true\nfrom = \"centroid\"\n" + map, ["method.idle-key"]),
      ("id = \"r\"\npath = \"p\"\nkey = \"k\"\non = \"c\"\nlatitude = \"y\"", ["method.idle-key"]),
      ("id = \"r\"\npath = \"p\"\non = \"c\"", ["method.missing-key"]),
      (
        "id = \"r\"\npath = \"p\"\nwithin = 2\nlongitude = \"x\"\nlatitude = \"y\"",
        ["method.missing-key"]
      ),
      ("id = \"r\"\npath = \"p\"\nwithn = 2\n" + map, ["method.no-reach", "method.unknown-key"]),
      ("id = \"r\"\npath = \"p\"\nwithin = -1\n" + map, ["method.bad-distance"]),
    ]
  )
  func mistakes(resource: String, codes: [String]) {
    let found = problems { try method(text(resource)) }
    #expect(found.map(\.code.rawValue).sorted() == codes.sorted())
    for problem in found {
      #expect(problem.place.file == "method.toml" && (problem.place.line ?? 0) >= 17)
      #expect(problem.message.french != problem.message.english)
    }
  }

  @Test("needs the population of the territories")
  func population() {
    let resource = "id = \"r\"\npath = \"p.csv\"\ninside = true\n" + map
    let found = problems { try method(text(resource, population: false)) }
    #expect(found.map(\.code.rawValue) == ["method.no-population"])
  }

  @Test("guesses a key of reliability, and wants two limits")
  func reliabilityMistakes() {
    func codes(_ options: String) -> [Problem] {
      problems {
        try method(
          methodText(table: "population = \"pop\"", rules: "reliability = { \(options) }")
        )
      }
    }
    let misspelt = codes("min_populaton = 50, min_population = 3")
    #expect(misspelt.map(\.remedy.english) == ["did you mean \"min_population\"?"])
    #expect(
      codes("cv = [0.15], min_population = 3").map(\.code.rawValue) == ["method.wrong-type"]
    )
  }
}

/// The problems that something throws.
private func problems<Result>(_ body: () throws -> Result) -> [Problem] {
  do {
    _ = try body()
    return []
  } catch {
    return (error as? FragilityError)?.problems ?? []
  }
}
