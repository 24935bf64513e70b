import Foundation
import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Pages of odd indexes")
struct OddIndexesTests {
  private static let table = """
    code,name,town,pop,a
    1,Un,A,100,0
    2,Deux,A,200,5
    3,Trois,B,300,5
    4,Quatre,B,400,10
    """

  private static func report(
    rules: String = "",
    tableKeys: String = "parents = { commune = \"town\" }\npopulation = \"pop\"",
    table: String = table,
    _ language: Language = .english,
    draws: Int? = nil
  ) throws -> Report {
    let method = """
      format = "fragility-method/1"
      id = "odd"
      version = "1"
      title = "Odd"
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      name = "name"
      \(tableKeys)
      [rules]
      \(rules)
      [[indicator]]
      id = "a"
      column = "a"
      direction = "higher_is_worse"
      """
    return try Reports.report(method: method, table: table, language, draws: draws)
  }

  /// The words of the main part of a page, blanks made one.
  private static func words(_ page: String?) throws -> String {
    let (markup, failure) = PageMarkup.read(try #require(page))
    #expect(failure == nil)
    return markup.texts("main").joined().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("A rank that equal scores share is said as it is, and among neighbours by the same rule")
  func sharedRanks() throws {
    let pages = try Self.report(rules: "ranks = { ties = \"average\" }", draws: 20).allPages
    let page = try Self.words(pages["territories/2.html"])
    #expect(page.contains("2.5 of 4") && !page.contains("2nd of 4"))
    #expect(page.contains("between 2.5 and 2.5"))
    #expect(try Self.words(pages["index.html"]).contains("2.5 | Deux"))
    let dense = try Self.report(
      rules: "ranks = { ties = \"dense\" }",
      table: "code,name,town,pop,a\n1,,A,1,9\n2,,A,1,9\n3,,A,1,4\n4,,B,1,1\n"
    )
    #expect(try Self.words(dense.page("territories/3.html")).contains("Rank: commune A2nd of 3"))
  }

  @Test("Intervals of ranks end at places, and a dense rank has none")
  func intervals() throws {
    let table =
      "code,name,town,pop,a,b\n"
      + (0..<30).map { row in
        "\(row),,A,1,\(row % 15),1\n"
      }.joined()
    let report = try Self.report(table: table, draws: 20)
    #expect(
      (0..<30).allSatisfy { row in
        guard let interval = report.rankInterval(of: row) else { return false }
        return interval.lowerBound.rounded() == interval.lowerBound
          && interval.upperBound.rounded() == interval.upperBound
      }
    )
    let dense = try Self.report(rules: "ranks = { ties = \"dense\" }", table: table, draws: 20)
    #expect((0..<30).allSatisfy { dense.rankInterval(of: $0) == nil })
    #expect(try !Self.words(dense.page("index.html")).contains("Possible rank"))
  }

  @Test("Medians are those of the territories that the method takes in")
  func medians() throws {
    let rules = "screening = { exclude = [\"1\", \"2\"] }"
    #expect(try Self.report().standing.indicatorMedians == [5])
    #expect(try Self.report(rules: rules).standing.indicatorMedians == [7.5])
  }

  @Test("Bounds of classes are said with the side that holds them")
  func sides() throws {
    let rule = "classes = { method = \"breaks\", breaks = [25, 50], inclusive = "
    let left = try Self.words(Self.report(rules: rule + "\"left\" }").page("index.html"))
    #expect(left.contains("50.0 or more") && left.contains("25.0 to below 50.0"))
    #expect(left.contains("below 25.0") && !left.contains("above"))
    let right = try Self.words(Self.report(rules: rule + "\"right\" }").page("index.html"))
    #expect(right.contains("above 50.0") && right.contains("above 25.0, up to 50.0"))
  }

  @Test("Populations of any size are said, and those that are not known are no zero")
  func populations() throws {
    let large = try Self.report(table: Self.table.replacing("400", with: "1e300"))
    #expect(try Self.words(large.page("territories/4.html")).contains("inhabitants"))
    let unknown = try Self.report(table: Self.table.replacing(",400,", with: ",,"))
    let page = try Self.words(unknown.page("index.html"))
    #expect(page.contains("Inhabitants600 (unknown for 1)"))
    #expect(page.contains("There are no means of larger areas"))
    let none = try Self.report(table: Self.table.replacing("400", with: "-1"))
    #expect(try Self.words(none.page("index.html")).contains("(unknown for 1)"))
  }

  @Test("A scale is said where all scores lie on it")
  func scales() throws {
    let bounded = try Self.words(Self.report(rules: "scale = [1, 10]").page("territories/4.html"))
    #expect(bounded.contains("on a scale from 1 to 10"))
    let report = try Self.report(rules: "normalisation = { method = \"zscore\" }")
    #expect(try !Self.words(report.page("territories/4.html")).contains("on a scale"))
    #expect(report.standing.range.contains(try #require(report.index.scores[3].number)))
    let french = try Self.report(rules: "scale = [1, 10]", .french)
    #expect(try !Self.words(french.page("fiches/4.html")).contains("de 0 à 100"))
  }

  @Test("In an index of strength the low end is weak, not fragile")
  func strength() throws {
    let report = try Self.report(rules: "orientation = \"strength\"", draws: 20)
    let page = try Self.words(report.page("index.html"))
    #expect(page.contains("of them in the weakest class") && page.contains("In the weakest class"))
    #expect(try Self.words(report.page("areas/commune-A.html")).contains("in the weakest class."))
  }

  @Test("A territory with a score and without a rank is not said to have no score")
  func unranked() throws {
    let rule = "reliability = { min_population = 150, unreliable = \"not_ranked\" }"
    let page = try Self.words(Self.report(rules: rule).page("territories/1.html"))
    #expect(page.contains("Un has a score, but no rank: too unreliable."))
    #expect(!page.contains("has no score"))
  }

  @Test("Where nobody has a score there is no number that is none")
  func nobody() throws {
    let rule = "normalisation = { method = \"minmax\", goalposts = [0, 10] }"
    let table = "code,name,town,pop,a\n1,,A,1,\n2,,A,1,\n"
    for (path, page) in try Self.report(rules: rule, table: table, draws: 20).allPages {
      #expect(!page.contains("± nan"), "\(path)")
    }
  }

  @Test("A territory without a name is called by its code on every page")
  func nameless() throws {
    let table = "code,name,town,pop,a\nx1,,A,1,\nx2,,A,1,4\nx3,,A,1,5\n"
    for (path, page) in try Self.report(table: table).allPages {
      #expect(page.matches(of: /<a [^>]*>\s*<\/a>/).isEmpty, "\(path)")
    }
  }

  @Test("Small values are told apart")
  func smallValues() throws {
    let table = "code,name,town,pop,a\n1,,A,1,0.00012\n2,,A,1,0.00034\n"
    let page = try Self.words(Self.report(table: table).page("territories/1.html"))
    #expect(page.contains("0.000120"))
  }

  @Test("Pages lead to pages that are made, and one page alone leads nowhere")
  func links() throws {
    let report = try Self.report()
    var selection = Report.Selection(territories: [0])
    let page = try #require(report.pages(of: selection).last?.text)
    #expect(page.contains("../areas/commune-A.html") && !page.contains("../territories/"))
    selection = Report.Selection(territories: [0], hasOverview: false)
    #expect(report.pages(of: selection).map(\.text).allSatisfy { !$0.contains("href=\"../") })
    selection.isLinked = true
    #expect(report.pages(of: selection).map(\.text).allSatisfy { $0.contains("../index.html") })
  }

  @Test("Names of files are as short as file systems need, and apart")
  func names() throws {
    let (long, other) = (String(repeating: "é", count: 100), String(repeating: "é", count: 101))
    #expect(PageShell.fileName(long).utf8.count <= 120)
    #expect(PageShell.fileName(long) != PageShell.fileName(other))
    let report = try Self.report(
      tableKeys: "parents = { p = \"town\", \"p-b\" = \"other\" }",
      table: "code,name,town,other,a\n1,,b-c,c,1\n2,,d,e,2\n"
    )
    let paths = report.allPlanned.map(\.path)
    #expect(Set(paths).count == paths.count)
  }
}
