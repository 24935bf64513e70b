import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Geometry of plots")
struct PlotGeometryTests {
  private let french = Typography(language: .french)
  private let english = Typography(language: .english)

  @Test("Lengths are written to a tenth of a pixel, without needless zeros")
  func lengths() {
    #expect([0, 12, 0.5, -3.24, -0.04, 1 / 0.0].map(px) == ["0", "12", "0.5", "-3.2", "0", "0"])
  }

  @Test("Ticks are 1, 2 or 5 times a power of ten")
  func ticks() {
    let axis = Axis(from: 0, to: 100, start: 10, end: 210)
    #expect(axis.ticks(5).numbers == [0, 20, 40, 60, 80, 100])
    #expect(axis.position(50) == 110 && axis.position(-3) == 10 && axis.position(300) == 210)
    let small = Axis(from: 0.1, to: 0.45, start: 0, end: 1).ticks(4)
    #expect(small.numbers.count == 4 && small.digits == 1)
    #expect(Axis.roundStep(0.3).size == 0.5 && Axis.roundStep(7).size == 10)
    #expect(Axis(from: 5, to: 5, start: 0, end: 10).position(5) == 5)
  }

  @Test("A histogram counts every score once, at round steps")
  func bins() {
    let bins = Distribution.Bins([20, 24.9, 25, 31, 64.9])
    #expect(bins.step == 5 && bins.start == 20)
    #expect(bins.counts == [2, 1, 1, 0, 0, 0, 0, 0, 1])
    #expect(Distribution.Bins([7, 7, 7]).counts == [3])
    #expect(Distribution.Bins([]).counts.isEmpty)
  }

  @Test("The parts of a bar are as long as their counts, in the order of the classes")
  func classBar() throws {
    let bar = ClassBar(title: "t", counts: [1, 0, 3], unscored: 1, width: 122)
    let markup = try #require(ParsedMarkup(bar.svg(french, id: "b")))
    let parts = markup.all("rect", "shape")
    #expect(parts.map { $0["width"] } == [24, 72, 24])
    #expect(parts.map { $0["x"] } == [1, 25, 97])
    #expect(
      parts.map { $0.attributes["fill"] } == ["url(#b-step1)", "url(#b-step3)", "url(#b-none)"]
    )
    #expect(markup.all("text", "ink").map(\.text) == ["1", "3", "–"])
  }

  @Test("A part too narrow for its count is said below")
  func narrowPart() throws {
    let bar = ClassBar(title: "t", counts: [1, 999])
    let markup = try #require(ParsedMarkup(bar.svg(french, id: "b")))
    #expect(markup.all("text").map(\.text).contains("classe 1\u{A0}: 1"))
  }

  @Test("Bars go to the right where they raise the score and to the left where they lower it")
  func contributions() throws {
    let rows = [("a", 4.0), ("b", -2.0)].map { ContributionBars.Row(label: $0.0, difference: $0.1) }
    let plot = ContributionBars(title: "t", rows: rows, width: 300)
    let markup = try #require(ParsedMarkup(plot.svg(english, id: "c")))
    let (rise, fall) = (markup.all("rect", "outlined"), markup.all("rect", "fall"))
    #expect(rise.count == 1 && rise[0]["x"] == 150)
    // The bar of the colour alone is the tile of the texture: 6 pixels.
    let falls = fall.filter { $0["height"] == 11 }
    #expect(falls.count == 1 && abs(falls[0]["x"] + falls[0]["width"] - 150) < 0.15)
    #expect(abs(rise[0]["width"] - 2 * falls[0]["width"]) < 0.15)
    #expect(markup.all("text", "strong").map(\.text) == ["+4.0", "\u{2212}2.0"])
  }

  @Test("A row without a value says why in words, and has no dot")
  func absentRow() throws {
    let rows = [
      Lollipops.Row(label: "a", value: 25, comparisons: [75]),
      Lollipops.Row(label: "b", value: nil, absence: "trop peu de valeurs", comparisons: [nil]),
    ]
    let plot = Lollipops(title: "t", name: "n", comparisons: ["EPCI"], rows: rows, width: 416)
    let markup = try #require(ParsedMarkup(plot.svg(french, id: "l")))
    // One in the legend, one in the first row.
    #expect(markup.all("path", "dot").count == 2)
    #expect(markup.all("path", "compared").count == 2)
    #expect(markup.all("line", "stem").map { $0["x2"] } == [8 + 0.25 * 400])
    #expect(markup.all("text").map(\.text).contains("trop peu de valeurs"))
  }

  @Test("Sparks of one table have one scale: the first place at the left, the last at the right")
  func sparks() throws {
    let spark = RankSpark(rank: 1, low: 1, high: 11, count: 11, width: 112)
    let markup = try #require(ParsedMarkup(spark.svg(french, id: "s")))
    #expect(markup.all("path", "whisker").first?.attributes["d"] == "M6 4v8M6 8H106M106 4v8")
    #expect(markup.all("title").first?.text == "1er, entre 1er et 11e")
  }

  @Test("Few points have names and many have numbers, which the key explains")
  func quadrantLabels() throws {
    let few = SamplePlots.quadrants(SamplePlots.points(9, "Nom"))
    let many = SamplePlots.quadrants(SamplePlots.points(60, "Nom"))
    #expect(few.key().isEmpty)
    let numbers = QuadrantLayout(many).labels.compactMap(\.number)
    #expect(numbers.count > 40 && numbers == numbers.sorted())
    let key = try #require(ParsedMarkup(many.key()))
    #expect(key.all("li").map { $0.attributes["value"] } == numbers.map { "\($0)" })
    let boxes = QuadrantLayout(few).labels.map { label in
      Box(label.place.x - 10, label.place.y - 10, 20, 10)
    }
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains(where: box.overlaps))
    }
  }

  @Test("A point lies in the quadrant on its side of both thresholds; on a threshold it lies below")
  func quadrants() {
    let plot = SamplePlots.quadrants([])
    #expect(plot.quadrant(50, 1) == 0 && plot.quadrant(51, 1) == 1)
    #expect(plot.quadrant(50, 0) == 2 && plot.quadrant(51, -1) == 3)
  }

  @Test("Absent values are as long as their share, by reason, and a complete indicator says so")
  func missing() throws {
    let rows = [
      MissingGrid.Row(label: "a", total: 10, absent: [2, 3]),
      MissingGrid.Row(label: "b", total: 10, absent: [0, 0]),
    ]
    let plot = MissingGrid(title: "t", reasons: ["secret", "non publié"], rows: rows, width: 308)
    let markup = try #require(ParsedMarkup(plot.svg(french, id: "m")))
    let parts = markup.all("rect", "outlined").filter { $0["height"] == 9 }
    #expect(parts.map { $0["width"] } == [60, 90])
    #expect(Set(parts.map { $0.attributes["fill"] }).count == 2)
    #expect(markup.all("text", "end").map(\.text) == ["50\u{202F}%", "complet"])
  }

  @Test("Text is broken at blanks, and cut with an ellipsis where lines run out")
  func text() {
    #expect(TextMeasure.wrapped("un deux trois", to: 60, lines: 3) == ["un deux", "trois"])
    let cut = TextMeasure.wrapped("un deux trois quatre cinq", to: 60, lines: 2)
    #expect(cut.count == 2 && cut[1].hasSuffix("…"))
    #expect(TextMeasure.elided("court", to: 100) == "court")
    #expect(TextMeasure.width(TextMeasure.elided("anticonstitutionnellement", to: 80)) <= 80)
    #expect(TextMeasure.wrapped("", to: 10, lines: 2) == [""])
  }
}
