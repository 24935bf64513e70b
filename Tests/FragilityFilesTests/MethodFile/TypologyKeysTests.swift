import FragilityIndex
import Testing

@testable import FragilityFiles

/// A method of two dimensions with sections at its end, whose first line is line 26.
private func sectioned(_ sections: String) -> String {
  let more = """
    [[indicator]]
    id = "b"
    dimension = "e"
    column = "b"
    direction = "higher_is_worse"
    [[dimension]]
    id = "d"
    [[dimension]]
    id = "e"
    """
  return methodText(indicator: "dimension = \"d\"", more: more + "\n" + sections)
}

private func t(_ column: String) -> ColumnReference { ColumnReference(table: "t", column: column) }

private let everything = """
  [typology]
  context = ["pop", { column = "t.size", transform = "log" }]
  groups = { method = "ward", count = 3, starts = 9, seed = 7, dimensions = ["d"] }
  [[typology.profile]]
  id = "led"
  label = { fr = "Mené", en = "Led" }
  description = "D"
  when = [
    { dimension = "d", leading = true, at_least = 50, below = 90 },
    { any = [{ of = "class", equal = 5 }, { all = [{ of = "score", above = 60.5 }, { column = "help", at_most = 1 }] }] },
    { indicator = "a", among_highest = 0.2 },
    { indicator = "b", among_lowest = 0.25 },
  ]
  [[people]]
  id = "near"
  label = "Near"
  description = { fr = "F", en = "E" }
  terms = [{ persons = "pop", rate = 0.14 }, { persons = "t.old", rate = 1 }]
  source = { name = "S", year = 2023, url = "https://example.org", licence = "LO" }
  """

@Suite("What a method file says of types and persons")
struct TypologyKeysTests {
  @Test("is every key")
  func keys() throws {
    let method = try method(sectioned(everything)).method
    let typology = try #require(method.typology)
    #expect(
      typology.context == [ContextColumn(t("pop")), ContextColumn(t("size"), transform: .log)]
    )
    var groups = Grouping()
    groups.method = .ward
    groups.count = 3
    groups.starts = 9
    groups.seed = 7
    groups.dimensions = ["d"]
    #expect(typology.groups == groups)
    var led = Typology.Profile(
      id: "led",
      label: LocalizedText(fr: "Mené", en: "Led"),
      when: [
        .test(.init(.dimension("d"), [.atLeast(50), .below(90), .leading(true)])),
        .any([
          .test(.init(.scoreClass, [.equal(5)])),
          .all([
            .test(.init(.score, [.above(60.5)])), .test(.init(.column(t("help")), [.atMost(1)])),
          ]),
        ]),
        .test(.init(.indicator("a"), [.amongHighest(0.2)])),
        .test(.init(.indicator("b"), [.amongLowest(0.25)])),
      ]
    )
    led.description = LocalizedText("D")
    #expect(typology.profiles == [led])
    var near = PeopleEstimate(
      id: "near",
      label: LocalizedText("Near"),
      source: .init(name: "S", year: 2023, url: "https://example.org", licence: "LO"),
      terms: [
        ExpectedCount(persons: t("pop"), rate: 0.14), ExpectedCount(persons: t("old"), rate: 1),
      ]
    )
    near.description = LocalizedText(fr: "F", en: "E")
    #expect(method.people == [near])
  }

  @Test(
    "reads back from its text",
    arguments: [
      everything, "[typology]", "[typology]\ngroups = {}", "[typology]\ncontext = \"pop\"",
      "[[typology.profile]]\nid = \"p\"\nwhen = [{ dimension = \"e\", leading = false }]",
    ]
  )
  func text(sections: String) throws {
    let first = try method(sectioned(sections)).method
    #expect(first.typology != nil)
    let again = try MethodFile(bytes: Array(first.toml().utf8), path: "again.toml").method
    #expect(again == first)
  }

  @Test(
    "is refused where it is wrong, each with its place",
    arguments: [
      ("[typology]\nprofil = []", "method.unknown-key 27:1"),
      ("[typology]\ncontext = 5", "method.wrong-type 27:1"),
      ("[typology]\ncontext = [\"a\", 5]", "method.wrong-type 27:17"),
      ("[typology]\ncontext = [{ transform = \"log\" }]", "method.missing-key 27:12"),
      (
        "[typology]\ncontext = [{ column = \"p\", transform = \"ln\" }]",
        "method.unknown-choice 27:28"
      ),
      ("[typology]\ncontext = [\"p\", \"p\"]", "method.named-twice 27:17"),
      ("[typology]\ngroups = 3", "method.wrong-type 27:1"),
      ("[typology]\ngroups = { method = \"k\" }", "method.unknown-choice 27:12"),
      ("[typology]\ngroups = { count = 1 }", "method.bad-group-count 27:12"),
      ("[typology]\ngroups = { dimensions = [\"x\"] }", "method.unknown-dimension 27:26"),
      ("[[typology.profile]]\nid = \"p\"", "method.missing-key 26:1"),
      ("[[typology.profile]]\nwhen = [{ of = \"score\", equal = 1 }]", "method.missing-key 26:1"),
      ("[[typology.profile]]\nid = \"p\"\nwhen = []", "method.no-condition 28:1"),
      (
        "[[typology.profile]]\nid = \"p\"\nwhen = [{ of = \"rank\", equal = 1 }]",
        "method.unknown-choice 28:11"
      ),
      ("[[typology.profile]]\nid = \"p\"\nwhen = [{ equal = 1 }]", "method.bad-condition 28:9"),
      (
        "[[typology.profile]]\nid = \"p\"\nwhen = [{ of = \"score\", dimension = \"d\", equal = 1 }]",
        "method.bad-condition 28:25"
      ),
      (
        "[[typology.profile]]\nid = \"p\"\nwhen = [{ all = [], any = [] }]",
        "method.bad-condition 28:11"
      ),
      ("[[typology.profile]]\nid = \"p\"\nwhen = [{ dimension = \"d\" }]", "method.no-bound 28:9"),
      (
        "[[typology.profile]]\nid = \"p\"\nwhen = [{ any = [{ dimension = \"x\", equal = 1 }] }]",
        "method.unknown-dimension 28:20"
      ),
      (
        "[[typology.profile]]\nid = \"p\"\nwhen = [{ of = \"score\", among_highest = 20 }]",
        "method.bad-share 28:25"
      ),
      ("[[people]]\nid = \"n\"\nsource = { name = \"s\" }", "method.missing-key 26:1"),
      (
        "[[people]]\nid = \"n\"\nterms = [{ persons = \"p\", rate = 0.1 }]",
        "method.missing-key 26:1"
      ),
      (
        "[[people]]\nid = \"n\"\nterms = [{ persons = \"p\", rate = 14 }]\nsource = { name = \"s\" }",
        "method.bad-rate 28:27"
      ),
      (
        "[[people]]\nid = \"n\"\nterms = [{ persons = \"p\" }]\nsource = { name = \"s\" }",
        "method.missing-key 28:10"
      ),
    ]
  )
  func refused(sections: String, spot: String) {
    let spots = problems { try method(sectioned(sections)) }.map(\.spot)
    #expect(spots.contains(spot), "\(spots)")
  }

  @Test("suggests the key that was meant")
  func suggestion() {
    let found = problems {
      try method(
        sectioned(
          "[[typology.profile]]\nid = \"p\"\nwhen = [{ dimension = \"d\", at_lest = 1 }]"
        )
      )
    }
    #expect(found.contains { $0.remedy.french.contains("\"at_least\"") })
  }
}
