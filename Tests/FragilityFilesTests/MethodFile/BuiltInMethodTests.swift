import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A built-in method")
struct BuiltInMethodTests {
  @Test("decodes without a problem", arguments: BuiltInMethod.all.map(\.name))
  func decodes(name: String) throws {
    let file = try MethodFile(name)
    #expect(file.path == name)
    #expect(file.method.id == name)
    #expect(file.method.indicators.allSatisfy { $0.label != nil && $0.source != nil })
    #expect(file.method.title.french != file.method.title.english)
  }

  @Test("that is misspelt is suggested, a name far from all lists them")
  func misspelt() {
    let near = problems { try MethodFile("ifn-2032") }
    #expect(near.map(\.code.rawValue) == ["file.not-found"])
    #expect(near.first?.remedy.english.hasPrefix("did you mean \"ifn-20") == true)
    let far = problems { try MethodFile("nothing/like/it.toml") }
    #expect(far.first?.remedy.english.contains("quartier, ifn-2023") == true)
  }

  @Test("gives way to a file of its name")
  func file() throws {
    let folder = try TemporaryFolder()
    try folder.write("method.toml", methodText())
    #expect(try MethodFile(folder.path("method.toml")).method.id == "m")
    #expect(BuiltInMethod.named("quartier")?.name == "quartier")
    #expect(BuiltInMethod.named("nothing") == nil)
  }

  @Test("to start from scores every row of its table")
  func starter() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in BuiltInMethod.starter { try folder.write(name, bytes) }
    let loaded = try LoadedTables(MethodFile(folder.path("method.toml")))
    let territories = try loaded.territories()
    let result = try loaded.fit(to: territories).score(territories)
    #expect(territories.count == 8)
    #expect(result.scores.presentCount == 8)
    #expect(Set(result.ranks.values).count > 1)
  }

  @Test(
    "or a fixture scores the rows of its tables",
    arguments: ["occitanie/method.toml", "ifn-v2/method.toml", "ifn-v1/epci.toml"]
  )
  func fixtures(path: String) throws {
    let loaded = try LoadedTables(MethodFile(Fixture.path(path)))
    let territories = try loaded.territories()
    let result = try loaded.fit(to: territories).score(territories)
    #expect(territories.count > 50)
    #expect(result.scores.presentCount * 2 > territories.count)
  }
}

@Suite("The reference page of the method file")
struct ReferencePageTests {
  /// Texts in which each section that takes fixed keys has one that is far from all of them.
  private static let odd: [(section: String, text: String)] = {
    let key = "qqqqqqqqqqqqqqqqqqqqqqqqqqqq = 1"
    let dimension = "[[dimension]]\nid = \"d\"\n\(key)"
    return [
      ("top", methodText(top: key)), ("table", methodText(table: key)),
      ("table.missing", methodText(table: "missing = { \(key) }")),
      ("rules", methodText(rules: key)),
      ("rules.missing", methodText(rules: "missing = { min_weight_share = 1, \(key) }")),
      ("rules.ranks", methodText(rules: "ranks = { \(key) }")),
      ("indicator", methodText(indicator: key)),
      ("dimension", methodText(indicator: "dimension = \"d\"", more: dimension)),
      ("source", methodText(indicator: "source = { name = \"x\", \(key) }")),
      ("rules.screening", methodText(rules: "screening = { \(key) }")),
      ("rules.reliability", methodText(rules: "reliability = { \(key) }")),
      ("resource", methodText(more: "[[resource]]\n\(key)")),
      ("resource.contours", methodText(more: "[[resource]]\ncontours = { \(key) }")),
      ("contours", methodText(rules: "[contours]\n\(key)")),
      (
        "contours.levels",
        methodText(rules: "[contours]\npath = \"p\"\nkey = \"k\"\nlevels = { c = { \(key) } }")
      ),
      ("rules.levels", methodText(rules: "levels = [{ \(key) }]")),
      ("shrinkage", methodText(indicator: "shrinkage = { towards = \"x\", \(key) }")),
      ("about", methodText(more: "[about]\n\(key)")),
      ("about.reasons", methodText(more: "[about.reasons]\n\(key)")),
      ("typology", methodText(more: "[typology]\n\(key)")),
      ("typology.groups", methodText(more: "[typology]\ngroups = { \(key) }")),
      ("typology.context", methodText(more: "[typology]\ncontext = [{ column = \"a\", \(key) }]")),
      (
        "typology.profile",
        methodText(
          more: "[[typology.profile]]\nid = \"p\"\nwhen = [{ of = \"score\", equal = 1 }]\n\(key)"
        )
      ),
      (
        "typology.when",
        methodText(more: "[[typology.profile]]\nid = \"p\"\nwhen = [{ of = \"score\", \(key) }]")
      ),
      ("people", methodText(more: "[[people]]\nid = \"p\"\nsource = { name = \"s\" }\n\(key)")),
      (
        "people.terms",
        methodText(more: "[[people]]\nid = \"p\"\nterms = [{ persons = \"p\", rate = 1, \(key) }]")
      ),
      ("uncertainty", methodText(rules: "[uncertainty]\n\(key)")),
      ("parent_table", methodText(more: "[[parent_table]]\n\(key)")),
      (
        "parent_table.columns",
        methodText(
          more:
            "[[parent_table]]\ncolumns = { a = { numerator = \"n\", denominator = \"d\", \(key) } }"
        )
      ),
      ("uncertainty.weights", methodText(rules: "[uncertainty]\nweights = { noise = 0, \(key) }")),
    ]
      + ["standard_error = \"a\"", "margin = \"a\", confidence = 0.9", "count = \"a\", per = 1"].map
    {
      ("sampling_error \($0)", methodText(indicator: "sampling_error = { \($0), \(key) }"))
    } + choices(key)
  }()

  /// Every choice by its method, with a key that it does not know.
  private static func choices(_ key: String) -> [(section: String, text: String)] {
    let choices: [(rule: String, methods: [String])] = [
      (
        "normalisation",
        [
          "minmax", "zscore", "percent_rank", "rank", "borda", "normal_score", "exponential_rank",
          "decile", "quantile", "distance_to_target", "distance_to_territory",
          "fraction_of_maximum", "ratio",
        ]
      ),
      ("normalisation", ["steps\", probabilities = [0.5], scores = [1, 2], inclusive = \"left"]),
      ("imputation", ["mean", "row_mean", "parent", "latest", "score"]),
      ("treatment", ["winsorise", "quantiles", "points", "log", "boxcox"]),
      ("weights", ["varimax"]),
      (
        "aggregation",
        [
          "arithmetic", "geometric", "harmonic", "power", "sum", "mazziotta_pareto", "copeland",
          "benefit_of_the_doubt",
        ]
      ),
      ("classes", ["quantile", "breaks"]),
    ]
    return choices.flatMap { rule, methods in
      methods.map { method in
        (
          "\(rule) \(method.prefix { $0 != "\"" })",
          methodText(rules: "\(rule) = { method = \"\(method)\", \(key) }")
        )
      }
    }
  }

  /// The keys that the decoder knows in a section, from its message about one that it does not.
  private func known(_ section: String) throws -> [String] {
    let text = try #require(Self.odd.first { $0.section == section }?.text)
    let remedies = problems { try method(text) }.map(\.remedy.english)
    let list = try #require(remedies.first { $0.hasPrefix("known keys: ") })
    return list.dropFirst("known keys: ".count).split(separator: ", ").map(String.init)
  }

  @Test("names every key that the decoder knows", arguments: odd.map(\.section))
  func namesKeys(section: String) throws {
    let page = try Fixture.methodFilePage()
    let keys = try known(section)
    #expect(!keys.isEmpty)
    for key in keys {
      #expect(
        ["`\(key)`", "\(key) = ", "[\(key)]"].contains(where: page.contains),
        "\(section): \(key)"
      )
    }
  }

  @Test("names no key that the decoder does not know")
  func knowsKeys() throws {
    let page = try Fixture.methodFilePage()
    let all = try Set(Self.odd.map(\.section).flatMap(known))
    var rows = 0
    for line in page.split(separator: "\n") where line.hasPrefix("| `") {
      let cell = line.dropFirst(2).prefix { $0 != "|" }
      // A cell that shows a whole choice, { method = ... }, is no list of keys.
      for key in cell.split(separator: "`") where key.allSatisfy({ $0.isLowercase || $0 == "_" }) {
        rows += 1
        #expect(all.contains(String(key)), "\(key)")
      }
    }
    #expect(rows > 30)
  }
}
