import FragilityFiles
import FragilityIndex

/// A step of the computation, as the method note tells it.
struct MethodStep: Sendable {
  /// A choice, and who follows it.
  struct Variant: Sendable {
    let who: String?
    let plain: String
    let formula: String?
    let letters: String?
    let code: String?
  }

  let anchor: String
  let number: Int
  let title: String
  let variants: [Variant]
  let stepNotes: [String]
  let reason: String?
  let table: PageTable?
}

/// The steps of the computation in their order, and what is said of all of them.
struct MethodSteps {
  typealias Subject = FragilityMethod.About.Subject

  private(set) var steps: [MethodStep] = []
  /// The steps that the method does not use.
  var unused: String? {
    unusedSubjects.isEmpty
      ? nil
      : words("m_steps_unused", ["list": words.list(unusedSubjects.map(name))])
  }
  /// For which steps the method gives no reason.
  var reasonsLacking: String {
    if reasonless.count == steps.count - 1 { return words["m_reasons_none"] }
    return reasonless.isEmpty
      ? "" : words("m_reasons_some", ["list": words.list(reasonless.map(name))])
  }

  let facts: ReportFacts
  let writer: ChoiceWriter
  private var unusedSubjects: [Subject] = []
  private var reasonless: [Subject] = []

  var words: Words { writer.words }
  var method: FragilityMethod { facts.method }
  var rules: FragilityMethod.Rules { facts.method.rules }

  init(_ facts: ReportFacts, writer: ChoiceWriter) {
    self.facts = facts
    self.writer = writer
    addDerivation()
    addPreparation()
    addStages()
    addNodes()
    addResults()
  }

  private func name(_ subject: Subject) -> String {
    words["m_step_\(subject.rawValue)"].lowercasedFirst
  }

  // MARK: Putting a step together

  /// Adds a step; one without variants is not used.
  private mutating func add(
    _ subject: Subject,
    _ variants: [MethodStep.Variant],
    notes: [String] = [],
    table: PageTable? = nil
  ) {
    guard !variants.isEmpty else { return unusedSubjects.append(subject) }
    let reason = method.about?.reasons[subject].map(words.text)
    if reason == nil { reasonless.append(subject) }
    steps.append(
      MethodStep(
        anchor: "s-\(subject.rawValue)",
        number: steps.count + 1,
        title: words["m_step_\(subject.rawValue)"],
        variants: variants,
        stepNotes: notes,
        reason: reason,
        table: table
      )
    )
  }

  // MARK: The steps

  private mutating func addDerivation() {
    steps.append(
      MethodStep(
        anchor: "s-derivation",
        number: 1,
        title: words["m_step_derivation"],
        variants: [variant(writer.text(words["m_derivation_note"]), code: nil)],
        stepNotes: [],
        reason: nil,
        table: nil
      )
    )
  }

  private mutating func addPreparation() {
    let indicators = method.indicators
    add(
      .transform,
      variants(indicators.map(\.transform), writer.text(of:)) { "transform = \"\($0.rawValue)\"" }
    )
    add(
      .shrinkage,
      variants(indicators.map(\.shrinkage), writer.text(of:)) {
        "shrinkage = \($0.words.tomlOptions)"
      },
      table: shrunkTable
    )
    add(
      .screening,
      rules.screening.map {
        [variant(writer.text(of: $0), code: "screening = \($0.words.tomlOptions)")]
      } ?? []
    )
  }

  private mutating func addStages() {
    let indices = method.indicators.indices
    add(
      .imputation,
      variants(indices.map(method.imputation(of:)), writer.text(of:)) {
        "imputation = \($0.words.tomlOrWord)"
      },
      table: imputedTable
    )
    let treatments = indices.map(method.treatment(of:))
    add(
      .treatment,
      variants(treatments, writer.text(of:)) { "treatment = \($0.words.tomlOrWord)" },
      notes: treatedTable == nil && treatments.contains { $0 != .none }
        ? [words["m_nothing_treated"]] : [],
      table: treatedTable
    )
    struct Scaled: Hashable {
      let normalisation: Normalisation
      let scale: Scale
    }
    let scaled = indices.map {
      Scaled(normalisation: method.normalisation(of: $0), scale: method.scale(of: $0))
    }
    add(
      .normalisation,
      variants(
        scaled,
        { writer.text(of: $0.normalisation, scale: $0.scale) },
        code: { "normalisation = \($0.normalisation.words.tomlOrWord)" }
      ),
      table: endsTable
    )
  }

  private mutating func addNodes() {
    add(
      .weights,
      nodeVariants(\.weighting, writer.text(of:)) { "weights = \($0.words.tomlOrWord)" },
      table: weightsTable
    )
    add(
      .aggregation,
      nodeVariants(\.aggregation, writer.text(of:)) { "aggregation = \($0.words.tomlOrWord)" }
    )
    add(
      .missing,
      nodeVariants(\.missing, writer.text(of:)) { "missing = \($0.words.tomlOptions)" }
    )
    let scale = rules.scale
    add(
      .rescaling,
      nodeVariants(\.rescaling, { writer.text(of: $0, scale: scale) }) {
        "rescaling = \($0.words.tomlOrWord)"
      }
    )
  }

  private mutating func addResults() {
    var ranks = writer.text(ofTies: rules.ties, rounding: rules.rankRounding)
    ranks.plain = writer.sentences(writer.text(of: rules.orientation).plain, ranks.plain)
    let round = rules.rankRounding.map { ", round = \($0.digits)" } ?? ""
    add(.ranks, [variant(ranks, code: "ranks = { ties = \"\(rules.ties.rawValue)\"\(round) }")])
    add(
      .classes,
      [variant(writer.text(of: rules.classes), code: "classes = \(rules.classes.words.toml)")],
      table: classesTable
    )
    add(
      .reliability,
      rules.reliability.map {
        [variant(writer.text(of: $0), code: "reliability = \($0.toml)")]
      } ?? []
    )
    let plan = method.uncertainty ?? .usual
    let head = method.uncertainty == nil ? [words["m_uncertainty_none"]] : []
    let texts = head + writer.texts(of: plan, for: method)
    add(.uncertainty, texts.map { variant(writer.text($0), code: nil) })
  }
}

extension String {
  /// The text with a small first letter, for the middle of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
