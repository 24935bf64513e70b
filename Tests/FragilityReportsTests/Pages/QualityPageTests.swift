import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("The page of the quality of the data")
struct QualityPageTests {
  private func page(_ facts: ReportFacts, _ language: Language = .french) -> String {
    QualityPage(facts, words: Words(language), link: { "fiches/\($0).html" }, plot: nil).content
  }

  private func text(_ facts: ReportFacts, _ language: Language = .french) -> String {
    MethodFixture.text(of: page(facts, language))
  }

  @Test("counts what is there and what is not in Occitanie")
  func occitanie() throws {
    let facts = try MethodFixture.facts("occitanie/method.toml")
    let text = text(facts)
    for part in [
      "104 territoires notés sur 105\u{202F}; 1\u{202F}426 des 1\u{202F}470 valeurs attendues sont là.",
      "quartiers.csv 105 lignes, UTF-8 (BOM), séparateur \",\", séparateur décimal \".\"",
      "dont toutes les valeurs sont publiées 78", "sans score\u{A0}: trop peu de données 1",
      "Habitants de nationalité étrangère 2015 6,7\u{202F}% 88 17 (non disponible) 0",
      "Sites France Services (commune) 2023 6,7\u{202F}% 105 aucune 10",
      "Locaux sans très haut débit (commune) commune 8,3\u{202F}% 74",
      "Quartier Nouveau Logis QP066009 non disponible\u{A0}: Indice de jeunesse, Taux d'emploi",
      "«\u{A0}Territoire sans couverture 4G (commune)\u{A0}» a des valeurs extrêmes",
      "Aucune valeur n'est estimée.", "10 indicateurs déclarent leurs valeurs possibles",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains(MethodFixture.path("")))
    let markup = page(facts)
    let row = try #require((0..<105).first { facts.index.territories.codes[$0] == "QP066009" })
    #expect(markup.contains("<a href=\"fiches/\(row).html\">Quartier Nouveau Logis</a>"))
    #expect(markup.matches(of: /<a href="fiches/).count == 27)
  }

  @Test("tells the reasons of gaps, how they are filled in, and who has no page")
  func gaps() throws {
    let facts = try SmallMethod.facts(rules: "imputation = \"median\"")
    let markup = QualityPage(facts, words: Words(.english), link: { _ in nil }, plot: nil).content
    let text = MethodFixture.text(of: markup)
    #expect(text.contains("Neuf Q9 suppressed: a. not available: b, c."))
    #expect(text.contains("a – 25.0% 9 1 (suppressed) 1"))
    #expect(text.contains("the median of all territories"))
    #expect(!markup.contains("<a href"))
    #expect(text.contains("None: all values are those of the territories themselves."))
  }

  @Test("takes a plot, and tells reliability where the method has a rule")
  func more() throws {
    let small = try MethodFixture.facts("small-areas/method.toml")
    let plot = "<svg class=\"grid\"></svg>"
    let markup = QualityPage(small, words: Words(.french), link: { _ in nil }, plot: plot).content
    #expect(markup.contains("<figure class=\"plot\">\(plot)</figure>"))
    let levels = try #require(small.index.reliability?.levels)
    let unreliable = levels.count { $0 == .unreliable }
    #expect(MethodFixture.text(of: markup).contains("pas fiable \(unreliable)"))
    #expect(text(try SmallMethod.facts()).contains("La méthode ne dit pas quand un score"))
  }

  @Test("cuts long lists, with a count and a pointer to the files")
  func long() throws {
    let rows = (0..<350).map { row in
      "L\(row),N\(row),A,100,\(row % 7 == 0 ? "\(row)" : ""),\(row % 9),\(row % 11)"
    }
    let table = (["code,name,commune,pop,a,b,c"] + rows).joined(separator: "\n")
    let facts = try SmallMethod.facts(table: table)
    let text = text(facts)
    #expect(
      text.contains("Et 200 autres\u{A0}: la colonne flags du fichier des scores les a tous.")
    )
  }

  @Test("finds indicators that are constant or the same, under their labels")
  func findings() throws {
    let rows = (0..<20).map { "L\($0),N\($0),A,100,\($0 % 6),\($0 % 6),5" }
    let table = (["code,name,commune,pop,a,b,c"] + rows).joined(separator: "\n")
    let facts = try SmallMethod.facts(
      rules: "normalisation = \"percent_rank\"",
      indicator: "label = \"First\"",
      table: table
    )
    let text = text(facts, .english)
    #expect(text.contains("“First”") && text.contains("“c”"))
    #expect(!text.contains("no constant or duplicate indicator"))
  }

  @Test("tells shared values of a table of parents only")
  func shared() throws {
    let facts = try MethodFixture.facts("occitanie/method.toml")
    let shared = SharedValues.all(in: facts)
    let ids = shared.map { facts.method.indicators[$0.indicator].id }
    #expect(ids == ["no_thd", "no_4g", "older_65", "low_diploma", "france_services"])
    #expect(shared.allSatisfy { $0.level == "commune" })
    #expect(SharedValues.all(in: try SmallMethod.facts()).isEmpty)
  }
}
