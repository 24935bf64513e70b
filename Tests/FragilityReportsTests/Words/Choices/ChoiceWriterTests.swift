import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Every choice of a method, in words")
struct ChoiceWriterTests {
  private static let scale = Scale(-5, 105)

  /// What is said of all choices of a stage, in a language.
  private func said(_ writer: ChoiceWriter) -> [(stage: String, texts: [ChoiceText])] {
    [
      ("normalisation", SaidChoices.normalisations.map { writer.text(of: $0, scale: Self.scale) }),
      ("treatment", SaidChoices.treatments.map(writer.text(of:))),
      ("imputation", SaidChoices.imputations.map(writer.text(of:))),
      ("aggregation", SaidChoices.aggregations.map(writer.text(of:))),
      ("weights", SaidChoices.weightings.map(writer.text(of:))),
      ("classes", SaidChoices.classifications.map(writer.text(of:))),
      ("derivation", SaidChoices.derivations.map(writer.text(of:))),
      ("sampling error", SaidChoices.samplingErrors.map(writer.text(of:))),
      ("screening", SaidChoices.screenings.map(writer.text(of:))),
      ("reliability", SaidChoices.reliabilities.map(writer.text(of:))),
      ("transform", Transform.allCases.map(writer.text(of:))),
      ("orientation", Orientation.allCases.map(writer.text(of:))),
      ("shrinkage", ["epci", "commune"].map { writer.text(of: Shrinkage(towards: $0)) }),
      ("missing", [0, 0.67, 0.75].map { writer.text(of: MissingPolicy(minWeightShare: $0)) }),
      (
        "ranks",
        TieRule.allCases.flatMap { ties in
          [nil, Rounding(digits: 3)].map { writer.text(ofTies: ties, rounding: $0) }
        }
      ),
      (
        "rescaling",
        [false, true].map {
          writer.text(of: Rescaling(.rank(RankScore()), isShownOnly: $0), scale: Self.scale)
        }
      ),
      ("variation", SaidChoices.variations.map { ChoiceText(plain: writer.text(of: $0)) }),
      ("direction", Direction.allCases.map { ChoiceText(plain: writer.text(of: $0)) }),
      ("few words", Direction.allCases.map { ChoiceText(plain: writer.shortText(of: $0)) }),
    ]
  }

  @Test(
    "No two choices of a stage are told alike, and none is silent",
    arguments: Language.allCases
  )
  func distinct(language: Language) {
    for orientation in Orientation.allCases {
      for (stage, texts) in said(ChoiceWriter(words: Words(language), orientation: orientation)) {
        #expect(texts.allSatisfy { !$0.plain.isEmpty }, "\(stage)")
        for (position, text) in texts.enumerated() {
          let twin = texts[..<position].firstIndex(of: text)
          #expect(twin == nil, "\(stage) \(twin ?? 0) and \(position): \(text.plain)")
        }
      }
    }
  }

  @Test("French and English differ, and French has its spaces")
  func languages() {
    let french = said(ChoiceWriter(words: Words(.french), orientation: .fragility))
    let english = said(ChoiceWriter(words: Words(.english), orientation: .fragility))
    for (one, other) in zip(french, english) {
      for (text, translation) in zip(one.texts, other.texts) {
        #expect(text.plain != translation.plain)
        for part in [text.plain, text.letters] {
          #expect(part.firstMatch(of: #/ [:;?!%»]|« /#) == nil, "\(part)")
        }
        #expect(text.formula.isEmpty == translation.formula.isEmpty)
      }
    }
  }

  @Test(
    "Every number of a choice is said, in the digits of the language",
    arguments: Language.allCases
  )
  func parameters(language: Language) {
    let writer = ChoiceWriter(words: Words(language), orientation: .fragility)
    func check(_ words: ChoiceWords, _ text: ChoiceText) {
      for entry in words.options { check(entry.option, entry.key, text) }
    }
    func check(_ option: ChoiceWords.Option, _ key: String, _ text: ChoiceText) {
      let said = text.plain + text.formula
      switch option {
      case .number(let number):
        #expect(
          said.contains(writer.exact(number)) || said.contains(writer.percent(number)),
          "\(key) = \(number): \(said)"
        )
      case .numbers(let numbers):
        for number in numbers { check(.number(number), key, text) }
      case .whole(let number): #expect(said.contains("\(number)"), "\(key) = \(number): \(said)")
      case .choice(let words): check(words, text)
      case .text(let word) where ["territory", "group", "scope", "level", "towards"].contains(key):
        let name = Words(language).texts["level_\(word)"] ?? word
        #expect(said.contains(name), "\(key): \(said)")
      case .texts(let words): for word in words { #expect(said.contains(word), "\(said)") }
      case .text, .flag: break
      }
    }
    for choice in SaidChoices.normalisations {
      check(choice.words, writer.text(of: choice, scale: Self.scale))
    }
    for choice in SaidChoices.treatments { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.imputations { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.weightings { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.classifications { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.screenings { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.reliabilities { check(choice.words, writer.text(of: choice)) }
    for choice in SaidChoices.aggregations where choice != .power(exponent: 3, floor: 0) {
      check(choice.words, writer.text(of: choice))
    }
  }

  @Test("A plan says each of its sources and its alternatives")
  func plan() throws {
    var plan = UncertaintyPlan()
    plan.draws = 12_345
    plan.seed = 77
    plan.interval = 0.9
    plan.weights = .relative(0.25)
    plan.normalisations = [.percentRank(PercentRank())]
    plan.aggregations = [.geometric(floor: 1)]
    plan.imputations = [.central(CentralImputation(.mean))]
    plan.treatments = [.steps(.init(first: .winsorise(maxPoints: 5)))]
    plan.leavesOutIndicators = true
    let method = try FragilityMethod(
      id: "m",
      tables: [.init(id: "t", path: "t.csv", key: "code")],
      indicators: [
        .init(
          id: "a",
          derivation: .column(ColumnReference(table: "t", column: "a")),
          direction: .higherIsWorse
        )
      ]
    )
    for language in Language.allCases {
      let writer = ChoiceWriter(words: Words(language), orientation: .fragility)
      let texts = writer.texts(of: plan, for: method)
      #expect(texts.count == 7 && texts.allSatisfy { !$0.isEmpty })
      #expect(texts[0].contains(language == .french ? "12\u{202F}345" : "12,345"))
      #expect(texts[0].contains("77"))
      #expect(
        texts[3].contains(writer.text(of: plan.normalisations[0], scale: Scale(0, 100)).plain)
      )
    }
  }
}

@Suite("Formulas as markup")
struct FormulaTests {
  @Test(
    "have variables, signs and what stands below or above",
    arguments: [
      ("y = a - b", "<var>y</var> = <var>a</var> \u{2212} <var>b</var>"),
      ("w_1 x^2", "<var>w</var><sub>1</sub> <var>x</var><sup>2</sup>"),
      ("Q_{k - 1} <= max(x)", "<var>Q</var><sub><var>k</var> \u{2212} 1</sub> ≤ max(<var>x</var>)"),
      ("x_10 != 3", "<var>x</var><sub>10</sub> ≠ 3"),
      ("a < b & c > d", "<var>a</var> &lt; <var>b</var> &amp; <var>c</var> &gt; <var>d</var>"),
      ("y\nz", "<var>y</var><br><var>z</var>"), ("x_", "<var>x</var><sub></sub>"),
      ("x_{a", "<var>x</var><sub><var>a</var></sub>"),
    ]
  )
  func markup(typed: String, markup: String) {
    #expect(formula(typed) == markup)
  }
}
