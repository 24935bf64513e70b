import Foundation
import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("The page of the explorer")
struct ExplorerPageTests {
  @Test("Without its programme it is the ranking of the method", arguments: Language.allCases)
  func ranking(language: Language) throws {
    let facts = try MethodFixture.facts("occitanie/method.toml")
    let page = ExplorerPage(facts, words: Words(language)) { row in "fiches/\(row).html" }
    let rows = page.content.matches(of: /<tr><td class="n">(\d+)<\/td><th scope="row">/)
    // One has no score, and no rank.
    #expect(rows.compactMap { Int($0.1) } == (0..<104).map { $0 + 1 })
    let first = facts.index.rowsByRank[0]
    let score = language == .french ? "63,8" : "63.8"
    #expect(
      page.content.contains(
        "<a href=\"fiches/\(first).html\">Cantepau</a> <span class=\"x-code\">QP081006</span></th><td class=\"n\">\(score)</td>"
      )
    )
    #expect(page.isOffered && page.content.contains("<noscript>"))
  }

  @Test(
    "Names stay text, also where they look like the end of the data",
    arguments: Language.allCases
  )
  func escaping(language: Language) throws {
    var random = RandomIndex(seed: 7)
    let method = try random.method()
    let table = random.territories(40)
    let index = try method.index(of: table)
    let data = ExplorerData(index, words: Words(language), digits: 1) { _ in "a</script>\u{2028}" }
    #expect(!data.text.contains("<") && !data.text.contains("\u{2028}"))
    let read = try JSONSerialization.jsonObject(with: Data(data.text.utf8)) as? [String: Any]
    let territories = try #require(read?["territories"] as? [String: Any])
    let names = try #require(territories["names"] as? [String])
    #expect(Set(names) == Set(table.names))
    #expect((territories["hrefs"] as? [String])?.first == "a</script>\u{2028}")
  }

  @Test("The programme asks for nothing, runs no text, and cannot end its element")
  func script() {
    let script = ExplorerPage.script
    for word in [
      "fetch(", "XMLHttpRequest", "import(", "eval(", "Function(", "innerHTML", "http", "</",
      "<!--",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
    #expect(script.hasPrefix("'use strict';"))
  }

  @Test("Every word that the programme asks for is there")
  func words() {
    let keys = Set(Words.explorerLive.map(\.key))
    let asked = ExplorerPage.script.matches(
      of: /(text|counted|words)(?:\(|\.)["`]?(explorer_[a-z_]+)/
    )
    #expect(asked.count > 25)
    for match in asked {
      let key = String(match.2)
      let isFound =
        match.1 == "counted"
        ? keys.contains("\(key)_one") && keys.contains("\(key)_many")
        : keys.contains(key) || (key.hasSuffix("_") && keys.contains { $0.hasPrefix(key) })
      #expect(isFound, "\(key)")
    }
  }

  @Test("A method that compares territories with all others keeps its static ranking, and says why")
  func obstacles() throws {
    func obstacle(_ adapt: (inout RandomIndex) -> Void) throws -> ExplorerObstacle? {
      var random = RandomIndex(seed: 3)
      adapt(&random)
      return ExplorerObstacle(in: try random.method())
    }
    #expect(try obstacle { $0.rules.reliability = nil } == nil)
    let copeland = try obstacle {
      $0.dimensions[0].aggregation = .outranking(Outranking(.copeland))
    }
    #expect(copeland == .comparison(dimension: "d0", choice: "copeland"))
    let normal = try obstacle {
      $0.dimensions[0].rescaling = Rescaling(.normalScore(NormalScore()))
    }
    #expect(normal == .rescaling(dimension: "d0", choice: "normal_score"))
    let method = try MethodFixture.facts("occitanie/method.toml").index.fitted.method
    for language in Language.allCases {
      #expect(copeland?.text(Words(language), of: method).contains("copeland") == true)
    }
  }
}
