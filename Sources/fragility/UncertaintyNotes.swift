import FragilityFiles
import FragilityIndex

extension MessageOptions {
  /// Says what is drawn where the method says nothing about it.
  func noteUsualPlan(_ plan: UncertaintyPlan, of method: FragilityMethod) {
    guard method.uncertainty == nil else { return }
    let words = { (language: Language) in
      plan.words(for: method, in: language)
        .joined(separator: language == .french ? " ; " : "; ")
    }
    note(
      LocalizedText(
        fr: "sans [uncertainty] dans la méthode, ce qui varie est : \(words(.french))",
        en: "without [uncertainty] in the method, what varies is: \(words(.english))"
      )
    )
  }

  /// Says how many values are not drawn because nothing is known of their error.
  func noteLawless(_ result: UncertaintyResult) {
    for (indicator, count) in zip(result.index.fitted.method.indicators, result.lawless)
    where count > 0 {
      note(
        LocalizedText(
          fr:
            "\(indicator.id) : valeurs sans erreur d'échantillonnage, qui ne varient pas : \(count)",
          en: "\(indicator.id): values without a sampling error, which do not vary: \(count)"
        )
      )
    }
  }

  /// Says where shares of variance are not to be relied on.
  func noteDoubt(_ sensitivity: Sensitivity) {
    let all = [sensitivity.meanRankShift] + sensitivity.ranks.map(\.shares)
    let doubtful = all.compactMap(\.self).joined().count { !$0.hasConverged }
    // The share of a single source is known without any points.
    guard doubtful > 0, sensitivity.meanRankShift?.count != 1 else { return }
    let points = sensitivity.points
    note(
      LocalizedText(
        fr:
          "parts de variance trop imprécises : \(doubtful) ; donnez plus de --points (ici \(points))",
        en:
          "shares of variance that are too imprecise: \(doubtful); give more --points (\(points) here)"
      )
    )
  }

  /// Says why choices of a plan are not compared.
  func noteNothingToCompare(_ alternatives: [String], _ plan: UncertaintyPlan) {
    if alternatives.isEmpty {
      note(
        LocalizedText(
          fr: "aucun autre choix à comparer : [uncertainty] n'en nomme pas",
          en: "no other choice to compare: [uncertainty] names none"
        )
      )
    }
    if case .sets = plan.weights, !alternatives.contains(where: { $0.hasPrefix("weights: ") }) {
      note(
        LocalizedText(
          fr: "les jeux de poids ne sont pas comparés : la méthode tire ses poids des valeurs",
          en: "the sets of weights are not compared: the method finds its weights from the values"
        )
      )
    }
  }

  /// Shows on a terminal how far a long run is, on one line that is gone at the end; `nil` elsewhere.
  var progress: ((Double) -> Void)? {
    guard !quiet, Platform.isTerminal(2) else { return nil }
    return { share in
      let line = share < 1 ? "\r\(Int(share * 100)) %" : "\r\u{1B}[K"
      _ = Platform.write(Array(line.utf8), to: 2)
    }
  }
}

extension InputOptions {
  /// Computes the index of the territories many times over, as the method says, with progress and notes.
  func draws(
    _ tables: LoadedTables,
    _ territories: TerritoryTable,
    _ messages: MessageOptions
  ) throws(FragilityError) -> UncertaintyResult {
    let method = tables.file.method
    messages.noteUsualPlan(method.uncertainty ?? .usual, of: method)
    let made = try tables.located { () throws(FragilityError) in
      try method.uncertainty(
        of: territories,
        threads: threadCount,
        parts: [],
        progress: messages.progress
      )
    }
    messages.noteLawless(made)
    return made
  }
}
