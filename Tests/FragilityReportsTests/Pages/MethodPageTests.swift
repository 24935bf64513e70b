import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("The method note")
struct MethodPageTests {
  private func page(_ facts: ReportFacts, _ language: Language = .french) -> String {
    MethodPage(facts, words: Words(language), tool: "0.9", date: "21/11/2025").content
  }

  private func text(_ facts: ReportFacts, _ language: Language = .french) -> String {
    MethodFixture.text(of: page(facts, language))
  }

  @Test("tells the method of Occitanie, with its frozen numbers")
  func occitanie() throws {
    let facts = try MethodFixture.facts("occitanie/method.toml")
    let french = text(facts)
    for part in [
      "105, dont 104 avec un score", "qpv-occitanie 1.0.0", facts.method.fingerprint,
      "Demandeurs d'emploi de niveau supérieur au baccalauréat 1 5,6\u{202F}%",
      "Non scolarisés de 15 ans et plus sans diplôme ou peu diplômés (commune) 2 11,1\u{202F}%",
      "Rapport de deux colonnes\u{A0}: «\u{A0}quartiers.percou\u{A0}» sur «\u{A0}quartiers.pop_mun\u{A0}», pour 100.",
      "Revenu disponible médian 15\u{202F}344 reçoit 0, 10\u{202F}408 reçoit 100",
      "Pour tous, sauf «\u{A0}Sites France Services (commune)\u{A0}»",
      "normalisation = { method = \"minmax\", goalposts = [0, 1], clip = true }",
      "au moins 66\u{202F}% du poids", "5 53,92 – 21", "Pourquoi Égaux, sauf un",
      "La méthode ne donne pas de raison pour\u{A0}: valeurs extrêmes, agrégation, rangs, classes et incertitude.",
      "Part de l'indice\u{A0}: 40\u{202F}%.", "26 territoires ont un score",
      "fragility score method.toml -o scores.csv",
      "ANCT, liste des France Services 2023 Licence Ouverte Sites France Services (commune)",
    ] { #expect(french.contains(part), "\(part)") }
    let english = text(facts, .english)
    for part in [
      "105, of which 104 have a score",
      "Median disposable income 15,344 scores 0, 10,408 scores 100",
      "For all but “France Services sites (commune)”", "Why Equal, but for one",
    ] { #expect(english.contains(part), "\(part)") }
  }

  @Test("has one title, headings in order, anchors that are there, and no place left to fill")
  func structure() throws {
    let facts = try [
      MethodFixture.facts("small-areas/method.toml"),
      MethodFixture.facts("uncertainty/method.toml"), MethodFixture.starter(),
    ]
    for (facts, language) in zip(facts, [Language.french, .english, .french]) {
      let words = Words(language)
      let quality = QualityPage(facts, words: words, link: { "\($0).html" }, plot: "<svg></svg>")
      for markup in [page(facts, language), quality.content] { checkStructure(markup) }
    }
  }

  @Test("tells the method of ASEM, an index of strength")
  func asem() throws {
    let facts = try MethodFixture.facts("asem/method.toml")
    let markup = page(facts, .english)
    checkStructure(markup)
    let text = MethodFixture.text(of: markup)
    for part in [
      "A high score is a sign of strength", "Mean tariff rate 1 1.7% better if low",
      "49 indicators have no source stated", "Trade in electricity", " for Asia, ", " for Europe",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test("is written for every built-in method", arguments: BuiltInMethod.all.map(\.name))
  func builtIn(name: String) throws {
    let facts = try InventedTables.facts(of: name)
    for language in Language.allCases {
      let markup = page(facts, language)
      checkStructure(markup)
      let text = MethodFixture.text(of: markup)
      let words = Words(language)
      for indicator in facts.method.indicators {
        let label = words.label(of: indicator).split(separator: " ").joined(separator: " ")
        #expect(text.contains(label), "\(indicator.id)")
      }
      #expect(text.contains(words["limit_ecological"]))
    }
  }

  private func checkStructure(_ markup: String) {
    let elements = Markup(markup)
    #expect(elements.count(of: "h1") == 1)
    let levels = elements.tags.compactMap { tag in
      tag.name.count == 2 && tag.name.first == "h" ? Int(tag.name.dropFirst()) : nil
    }
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
    let ids = elements.values(of: "id")
    #expect(Set(ids).count == ids.count)
    for link in elements.values(of: "href") where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
    #expect(!markup.contains("{{") && !markup.contains("Optional("))
    let tables = elements.count(of: "table")
    #expect(elements.count(of: "caption") == tables)
    #expect(elements.values(of: "aria-label").count == tables + elements.count(of: "nav"))
    #expect(elements.unclosed.isEmpty, "\(elements.unclosed)")
  }

  @Test("keeps markup, formulas of spreadsheets and addresses that are none as text")
  func hostile() throws {
    let facts = try SmallMethod.facts(
      top: #"""
        description = "<script>alert(1)</script>"
        [about]
        author = "<img src=x onerror=alert(1)>"
        citation = "=HYPERLINK(\"http://e\")"
        limits = ["</ul><script>"]
        [about.reasons]
        weights = "<b>why</b>"
        """#,
      indicator: #"""
        label = "</title><script>a</script>"
        unit = "\"><i>"
        source = { name = "<u>s</u>", year = 2020, url = "javascript:alert(1)", licence = "<s>" }
        """#
    )
    let markup = page(facts)
    for part in ["<script", "<img", "<b>", "<i>", "<u>", "<s>", "href=\"javascript"] {
      #expect(!markup.contains(part), "\(part)")
    }
    let text = MethodFixture.text(
      of: markup.replacing("&lt;", with: "‹").replacing("&gt;", with: "›")
    )
    #expect(text.contains("‹script›alert(1)‹/script›"))
    #expect(text.contains("(javascript:alert(1))") && text.contains("=HYPERLINK(\"http://e\")"))
    #expect(text.contains("‹img src=x onerror=alert(1)›") && text.contains("‹b›why‹/b›"))
    let quality = QualityPage(facts, words: Words(.french), link: { _ in "\"><script>" }, plot: nil)
    #expect(!quality.content.contains("<script"))
  }

  @Test(
    "leads to addresses of the web only",
    arguments: [
      ("https://www.insee.fr/fr?a=1&b", true), ("HTTP://e.org", true),
      ("javascript:alert(1)", false),
      ("data:text/html,x", false), ("//e.org", false), ("https:e.org", false), ("www.e.org", false),
      ("https://e.org/a b", false), ("https://e.org/\"x", false), ("", false),
    ]
  )
  func addresses(url: String, isWeb: Bool) {
    #expect(webAddress(url) == (isWeb ? url : nil))
  }

  @Test("says that no reason is given once, and composes a citation")
  func plain() throws {
    let text = try text(SmallMethod.facts())
    #expect(text.contains("La méthode ne donne la raison d'aucun de ces choix."))
    #expect(!text.contains("Pourquoi"))
    #expect(text.contains("Petite méthode, version 1. Méthode small, empreinte "))
    #expect(text.contains("Licence La méthode n'en donne pas."))
    #expect(!text.contains("Ce que disent ses auteurs"))
  }

  @Test("gives commands that name files alone, in quotes where a shell needs them")
  func commands() throws {
    let facts = try SmallMethod.facts()
    #expect(MethodPage.commands(facts)[1] == "fragility score method.toml -o scores.csv")
    #expect(shellWord("l'an 1.toml") == "'l'\\''an 1.toml'")
    #expect(baseName("/a/b c.toml") == "b c.toml" && baseName("-") == "-")
    let file = try MethodFile(MethodFixture.path("uncertainty/method.toml"))
    let paths = ["quartiers": MethodFixture.path("uncertainty/territories.csv")]
    let id = file.method.tables[0].id
    let tables = try LoadedTables(file, paths: [id: paths["quartiers"] ?? ""])
    let index = try tables.index(of: tables.territories())
    #expect(!MethodPage.commands(ReportFacts(tables: tables, index: index))[0].contains("/"))
  }
}
