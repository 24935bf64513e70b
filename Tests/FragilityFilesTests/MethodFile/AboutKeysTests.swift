import FragilityIndex
import Testing

@testable import FragilityFiles

private let everything = """
  [about]
  author = { fr = "Observatoire", en = "Observatory" }
  contact = "observatoire@example.org"
  licence = "Licence Ouverte 2.0"
  citation = { fr = "À citer", en = "To be cited" }
  limits = ["One", { fr = "Deux", en = "Two" }]
  reasons = { weights = { fr = "Comité", en = "Committee" }, normalisation = "Usual" }
  """

@Suite("What a method file says of itself")
struct AboutKeysTests {
  @Test("is every key")
  func keys() throws {
    var about = FragilityMethod.About()
    about.author = LocalizedText(fr: "Observatoire", en: "Observatory")
    about.contact = LocalizedText("observatoire@example.org")
    about.licence = LocalizedText("Licence Ouverte 2.0")
    about.citation = LocalizedText(fr: "À citer", en: "To be cited")
    about.limits = [LocalizedText("One"), LocalizedText(fr: "Deux", en: "Two")]
    about.reasons[.weights] = LocalizedText(fr: "Comité", en: "Committee")
    about.reasons[.normalisation] = LocalizedText("Usual")
    #expect(try method(methodText(more: everything)).method.about == about)
  }

  @Test("changes neither the fingerprint nor a method that says nothing")
  func fingerprint() throws {
    let plain = try method(methodText()).method
    #expect(plain.about == nil)
    #expect(try method(methodText(more: everything)).method.fingerprint == plain.fingerprint)
  }

  @Test(
    "reads back from its text",
    arguments: [
      everything, "[about]", "[about]\nlimits = \"One\"", "[about]\nlimits = { fr = \"Un\" }",
      "[about]\n[about.reasons]\nranks = \"Why\"",
    ]
  )
  func text(section: String) throws {
    let first = try method(methodText(more: section)).method
    #expect(first.about != nil)
    let again = try MethodFile(bytes: Array(first.toml().utf8), path: "again.toml").method
    #expect(again == first)
  }

  @Test("stays when the typology is replaced or a level added")
  func copies() throws {
    let file = try method(methodText(more: everything))
    #expect(try file.replacing(Typology()).method.about == file.method.about)
    let level = FragilityMethod.Table.Level(
      id: "epci",
      codes: ColumnReference(table: "t", column: "epci")
    )
    #expect(try file.adding(level).method.about == file.method.about)
  }

  @Test(
    "is refused where it is wrong, each with its place",
    arguments: [
      ("[about]\nauthors = \"a\"", "method.unknown-key 18:1"),
      ("[about]\nauthor = 5", "method.wrong-type 18:1"),
      ("[about]\nauthor = {}", "method.wrong-type 18:1"),
      ("[about]\nauthor = { fr = 5 }", "method.wrong-type 18:12"),
      ("[about]\nauthor = \" \"", "method.empty-text 18:1"),
      ("[about]\ncitation = { fr = \"a\", en = \"\" }", "method.empty-text 18:1"),
      ("[about]\nlimits = [\"a\", 5]", "method.wrong-type 18:16"),
      ("[about]\nlimits = [\"a\", \"\"]", "method.empty-text 18:16"),
      ("[about]\nreasons = { wieghts = \"a\" }", "method.unknown-key 18:13"),
      ("[about]\nreasons = { weights = \"\" }", "method.empty-text 18:13"),
      ("[about]\nreasons = \"a\"", "method.wrong-type 18:1"),
    ]
  )
  func refused(section: String, spot: String) {
    let spots = problems { try method(methodText(more: section)) }.map(\.spot)
    #expect(spots.contains(spot), "\(spots)")
  }

  @Test("suggests the subject that was meant")
  func suggestion() {
    let found = problems { try method(methodText(more: "[about.reasons]\nwieghts = \"a\"")) }
    #expect(found.contains { $0.remedy.french.contains("\"weights\"") })
  }
}
