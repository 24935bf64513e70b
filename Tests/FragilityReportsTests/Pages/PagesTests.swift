import Foundation
import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Pages of a report")
struct PagesTests {
  private static let methods = [
    "occitanie/method.toml", "small-areas/method.toml", "uncertainty/method.toml",
    "asem/method.toml",
  ]

  @Test(
    """
    Pages are well formed, their ids unique, headings go down one level at a time, and what a label or a link names is there
    """,
    arguments: methods.map { ($0, Language.french) } + [(methods[0], .english)]
  )
  func structure(method: String, language: Language) throws {
    let report = try Reports.report(method, language)
    let paths = Set(report.allPlanned.map(\.path))
    for (path, page) in report.somePages {
      let (markup, failure) = PageMarkup.read(page)
      #expect(failure == nil, "\(path): \(failure ?? "")")
      let levels = markup.elements.map(\.name)
        .compactMap { $0.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
      #expect(levels.count { $0 == 1 } == 1 && levels.first == 1, "\(path)")
      for (above, below) in zip(levels, levels.dropFirst()) {
        #expect(below <= above + 1, "\(path): h\(below) under h\(above)")
      }
      let ids = markup.elements.compactMap { $0.attributes["id"] }
      let known = Set(ids)
      #expect(known.count == ids.count, "\(path): an id is used twice")
      for element in markup.elements {
        for id in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
          #expect(known.contains(String(id)), "\(path): no label \(id)")
        }
        guard element.name == "a", let href = element.attributes["href"] else { continue }
        if href.hasPrefix("https://") { continue }
        if href.hasPrefix("#") {
          #expect(known.contains(String(href.dropFirst())), "\(path): no \(href)")
        } else {
          let folder = path.split(separator: "/").dropLast()
          var way = folder.map(String.init)
          for part in href.split(separator: "/") {
            if part == ".." { way.removeLast() } else { way.append(String(part)) }
          }
          #expect(paths.contains(way.joined(separator: "/")), "\(path): \(href) leads nowhere")
        }
      }
    }
  }

  @Test("Nothing is loaded from elsewhere, and no page but the explorer runs a programme")
  func selfContained() throws {
    for (path, page) in try Reports.report("occitanie/method.toml").somePages {
      let markup = PageMarkup.read(page).markup
      for element in markup.elements where element.name != "a" {
        for attribute in ["src", "href", "data", "action"] {
          guard let value = element.attributes[attribute], !value.hasPrefix("#") else { continue }
          #expect(value == "data:," || value.hasPrefix("data:image/"), "\(path): \(value)")
        }
        #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }, "\(path)")
      }
      #expect(!page.contains("@import") && !page.contains("url(http"), "\(path)")
      #expect(!page.contains("<script") || path == "explorateur.html", "\(path)")
    }
  }

  @Test("The pages say the language they are in, and French numbers have a comma")
  func language() throws {
    let reports = try Language.allCases.map { try Reports.report("occitanie/method.toml", $0) }
    let french = try #require(reports[0].page("index.html"))
    let english = try #require(reports[1].page("index.html"))
    #expect(french.contains("<html lang=\"fr\">") && english.contains("<html lang=\"en\">"))
    #expect(french.contains("<strong>63,8</strong>") && english.contains("<strong>63.8</strong>"))
    #expect(french.contains("358\u{202F}011") && english.contains("358,011"))
  }

  @Test("Names and labels that look like markup or a formula stay text")
  func escaping() throws {
    let report = try Reports.report(
      method: """
        format = "fragility-method/1"
        id = "m"
        version = "1"
        title = "<script>alert(1)</script>"
        [[table]]
        id = "t"
        path = "t.csv"
        key = "code"
        name = "name"
        parents = { commune = "town" }
        [[indicator]]
        id = "a"
        column = "a"
        direction = "higher_is_worse"
        label = "</td><script>alert(2)</script>"
        unit = "\\"><img src=x>"
        source = { name = "=HYPERLINK(\\"x\\")", url = "javascript:alert(3)" }
        """,
      table: """
        code,name,town,a
        ../../x,<script>alert(4)</script>,<b>,1
        2,=HYPERLINK(A1),<b>,2
        3,' onclick=',"<i> ' x=",3
        """
    )
    let pages = report.allPages
    #expect(pages.keys.contains("fiches/~2E~2E~2F~2E~2E~2Fx.html"))
    for (path, page) in pages {
      let (markup, failure) = PageMarkup.read(page)
      #expect(failure == nil, "\(path)")
      #expect(!page.contains("<script>alert"), "\(path)")
      #expect(!markup.elements.contains { $0.name == "img" || $0.name == "b" }, "\(path)")
      #expect(!page.contains("href=\"javascript"), "\(path)")
    }
    #expect(pages["fiches/2.html"]?.contains("<h1>=HYPERLINK(A1)</h1>") == true)
  }

  @Test("A territory without a score says why, and the pages of the others do not lead to it")
  func withoutScore() throws {
    let report = try Reports.report("occitanie/method.toml")
    let row = try #require(report.index.scores.encoded.firstIndex { $0.isNaN })
    let page = try #require(report.page(report.path(ofTerritory: row)))
    let text = PageMarkup.read(page).markup.texts("main").joined()
    #expect(text.contains("n'a pas de score\u{A0}: trop peu de données"))
    #expect(text.contains("Manquent"))
  }

  @Test("What pulls a score away from the mean adds up to that distance")
  func pulls() throws {
    let report = try Reports.report("occitanie/method.toml")
    for row in [0, 17, 80] {
      let lines = report.index.explanation(of: row).lines
      let pulls = Pulls(report, row: row)
      // The score of a territory that is average on the same indicators.
      let average = lines.reduce(0.0) { sum, line in
        guard case .indicator(let position) = line.member, line.score.number != nil,
          let mean = report.standing.means[position]
        else { return sum }
        return sum + line.effectiveWeight * mean
      }
      let sum = pulls.ofIndicator.reduce(0) { $0 + ($1 ?? 0) }
      let score = try #require(report.index.scores[row].number)
      #expect(abs(score - average - sum) < 1e-9)
    }
  }

  @Test("The rank within a parent counts the territories of that parent only")
  func localRanks() throws {
    let report = try Reports.report("occitanie/method.toml")
    let row = try #require(report.index.territories.codes.firstIndex(of: "QP081006"))
    let page = try #require(report.page(report.path(ofTerritory: row)))
    let text = PageMarkup.read(page).markup.texts("dl")
    // fixtures/occitanie/scores.csv: 11 quartiers of 81 with a score, 3 of Albi, this one the first of all.
    #expect(text.joined().contains("Rang\u{A0}: Tarn (département)1er sur 11"))
    #expect(text.joined().contains("Rang\u{A0}: Albi (commune)1er sur 3"))
  }

  @Test("The same bytes come from any number of threads")
  func threads() throws {
    let report = try Reports.report("occitanie/method.toml")
    let all = Report.Selection(territories: Array(0..<12))
    var pages: [[ReportPage]] = []
    for threads in [1, 2, 7] {
      var made: [ReportPage] = []
      try report.makePages(all, threads: threads) { page throws(FragilityError) in
        made.append(page)
      }
      pages.append(made)
    }
    #expect(pages[0] == pages[1] && pages[0] == pages[2])
  }
}

@Suite("What stands on a page")
struct PageTextTests {
  @Test(
    "The sheet of a territory says what its golden text says",
    arguments: [("QP081006", Language.french), ("QP031012", .french), ("QP081006", .english)]
  )
  func sheet(code: String, language: Language) throws {
    let report = try Reports.report("occitanie/method.toml", language, draws: 100)
    let row = try #require(report.index.territories.codes.firstIndex(of: code))
    let text = PageMarkup.lines(of: try #require(report.page(report.path(ofTerritory: row))))
    let golden = try Reports.fixture("reports/\(code)-\(language.rawValue).txt")
    #expect(text == golden)
  }
}
