import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Markup of plots")
struct PlotMarkupTests {
  private let languages = Language.allCases.map(Typography.init(language:))

  @Test(
    "Every plot is well formed, one image with a title and a description, and points at ids that it has"
  )
  func accessible() throws {
    for type in languages {
      for (kind, draw) in SamplePlots.named("Le Viguier") {
        let text = draw(type, "plot-1")
        let markup = try #require(ParsedMarkup(text), "\(kind)")
        let images = markup.all("svg", "plot")
        #expect(images.count == 1, "\(kind)")
        let image = try #require(images.first)
        #expect(image.attributes["role"] == "img" && image.attributes["viewBox"] != nil)
        #expect(markup.elements[2].name == "title" && !markup.elements[2].text.isEmpty, "\(kind)")
        #expect(markup.elements[3].name == "desc" && !markup.elements[3].text.isEmpty, "\(kind)")
        #expect(Set(markup.ids).count == markup.ids.count, "\(kind)")
        #expect(markup.ids.allSatisfy { $0.hasPrefix("plot-1-") }, "\(kind)")
        #expect(markup.references.allSatisfy(markup.ids.contains), "\(kind) \(markup.references)")
        #expect(!text.contains("nan") && !text.contains("inf"), "\(kind)")
      }
    }
  }

  @Test("Names that look like markup stay names, wherever they stand")
  func escaped() throws {
    for type in languages {
      for (kind, draw) in SamplePlots.named(SamplePlots.hostile) {
        let text = draw(type, "p")
        #expect(ParsedMarkup(text) != nil, "\(kind)")
        #expect(!text.contains("<script") && !text.contains("\u{1}"), "\(kind)")
      }
    }
  }

  @Test(
    "Nothing to draw, nothing finite and nothing apart are drawn without a crash, and said in words"
  )
  func empty() throws {
    for (kind, draw) in EmptyPlots().all {
      let text = draw(Typography(language: .french), "p")
      let markup = try #require(ParsedMarkup(text), "\(kind)")
      #expect(markup.all("desc").count == 1, "\(kind)")
      for name in ["x", "y", "x1", "x2", "y1", "y2", "width", "height"] {
        for element in markup.elements where element.attributes[name] != nil {
          #expect(element[name].isFinite, "\(kind) \(element.name) \(name)")
        }
      }
    }
  }

  @Test("The same input gives the same bytes")
  func deterministic() {
    let type = Typography(language: .french)
    let plots = SamplePlots.named("a")
    for ((kind, first), (_, second)) in zip(plots, SamplePlots.named("a")) {
      #expect(first(type, "p") == second(type, "p"), "\(kind)")
    }
  }

  @Test("Ids differ with the prefix, so that two plots fit on a page")
  func prefixes() throws {
    let type = Typography(language: .french)
    for (kind, draw) in SamplePlots.named("a") {
      let markup = try #require(ParsedMarkup(draw(type, "p") + draw(type, "q")), "\(kind)")
      #expect(Set(markup.ids).count == markup.ids.count, "\(kind)")
    }
  }
}
