import FragilityIndex

/// What the method note tells of an indicator.
struct MethodIndicator: Sendable {
  struct Source: Sendable {
    let text: String
    /// Where it can be fetched, if that is an address of the web.
    let sourceHref: String?
    /// The address as it is written, where it is none of the web.
    let sourceAddress: String?
    let sourceLicence: String?
  }

  let anchor: String
  let title: String
  /// The dimensions above it, from the index down.
  let path: String
  let measures: String?
  let facts: [MethodPage.Fact]
  let derivationFormula: String?
  let derivationLetters: String?
  let source: Source?
  let noSource: Bool

  /// The anchor of an indicator; ids are of letters, digits, `_` and `-`.
  static func anchor(_ indicator: FragilityMethod.Indicator) -> String { "i-\(indicator.id)" }

  init(_ position: Int, of facts: ReportFacts, writer: ChoiceWriter) {
    let (method, words) = (facts.method, writer.words)
    let indicator = method.indicators[position]
    anchor = Self.anchor(indicator)
    title = words.label(of: indicator)
    var dimensions: [String] = []
    var above = indicator.dimension
    while let id = above, let dimension = method.dimensions.first(where: { $0.id == id }) {
      dimensions.insert(words.label(of: dimension), at: 0)
      above = dimension.parent
    }
    path = dimensions.joined(separator: " › ")
    measures = indicator.description.map(words.text)
    let derivation = writer.text(of: indicator.derivation)
    let share = words.typography.percent(
      facts.index.fitted.effectiveWeights[position] ?? 0,
      digits: 1
    )
    func fact(_ key: String, _ value: String?) -> MethodPage.Fact? {
      value.map { MethodPage.Fact(name: words[key], value: $0) }
    }
    let breaks = indicator.breaks.map { item in
      writer.ungrouped(item.date) + (item.reason.map { " (\(words.text($0)))" } ?? "")
    }
    self.facts = [
      fact("m_derivation", derivation.plain),
      fact("m_unit", indicator.unit.map(words.text)),
      fact("m_direction", writer.text(of: indicator.direction)),
      fact(
        "m_share",
        words("m_share_weight", ["share": share, "weight": words.figure(indicator.weight)])
      ),
      fact(
        "m_range",
        indicator.range.map {
          words(
            "m_scale_ends",
            ["lower": writer.exact($0.lowerBound), "upper": writer.exact($0.upperBound)]
          )
        }
      ),
      fact("m_error", indicator.samplingError.map { writer.text(of: $0).plain }),
      fact("m_breaks", breaks.isEmpty ? nil : breaks.joined(separator: ", ")),
      fact(
        "m_breaks",
        indicator.comparableEvery.map { words("m_comparable", ["distance": writer.exact($0)]) }
      ),
    ].compactMap(\.self)
    derivationFormula = derivation.formula.isEmpty ? nil : derivation.formula
    derivationLetters = derivation.letters.isEmpty ? nil : derivation.letters
    source = indicator.source.map { source in
      Source(
        text: words.typography.sentence(source.name) + (source.year.map { ", \($0)" } ?? ""),
        sourceHref: webAddress(source.url),
        sourceAddress: webAddress(source.url) == nil ? source.url : nil,
        sourceLicence: source.licence.map { words("m_source_licence", ["licence": $0]) }
      )
    }
    noSource = source == nil
  }
}
