import FragilityIndex

extension FragilityMethod {
  /// What the tables of COINr do not hold, with the calls that do it.
  func coinrNotes(
    codes: COINrNames,
    passages: [String],
    of territories: TerritoryTable
  ) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    func note(_ list: [String], fr: String, en: String) {
      let text = list.joined(separator: ", ")
      if !list.isEmpty { notes.append(LocalizedText(fr: "\(fr) : \(text)", en: "\(en): \(text)")) }
    }
    func call(_ name: String, _ call: String?, _ choice: ChoiceWords?) {
      guard let choice, call != "" else { return }
      guard let call else {
        return note(
          ["\(name) = \(choice.toml)"],
          fr: "COINr n'a pas de fonction pour",
          en: "COINr has no function for"
        )
      }
      notes.append(LocalizedText(fr: "\(name) : \(call)", en: "\(name): \(call)"))
    }

    note(codes.changed.isEmpty ? [] : [codes.changes], fr: "codes changés", en: "changed codes")
    note(passages, fr: "agrégats de passage ajoutés", en: "aggregates added in between")
    note(
      indicators.filter { $0.derivation.isDerived }.map { codes[$0.id] },
      fr: "exportés par leurs valeurs, sans leurs sources",
      en: "exported as values, without what they come from"
    )
    note(
      indicators.filter { $0.transform != nil || $0.shrinkage != nil }.map { codes[$0.id] },
      fr: "exportés avant transform et shrinkage, que COINr n'a pas",
      en: "exported before transform and shrinkage, which COINr has not"
    )
    if territories.codes.contains(where: { $0.allSatisfy(\.isNumber) }) {
      note(
        ["read.csv(\"iData.csv\", colClasses = c(uCode = \"character\"))"],
        fr: "des uCode sont des nombres, lisez-les comme du texte",
        en: "some uCode are numbers, read them as text"
      )
    }
    call("screening", rules.screening?.coinrCall, rules.screening?.words)
    call("imputation", rules.imputation.coinrCall { codes[$0] }, rules.imputation.words)
    call("treatment", rules.treatment.coinrCall, rules.treatment.words)
    let normalise = rules.normalisation.coinrArguments(on: rules.scale)
    call(
      "normalisation",
      normalise.map { "Normalise(global_specs = list(\($0)))" },
      rules.normalisation.words
    )
    call("weights", rules.weighting.coinrCall, rules.weighting.words)
    let share = rules.missing.minWeightShare
    // COINr counts the children that have a value, whatever their weights.
    let threshold = share > 0 ? ", dat_thresh = \(tomlNumber(share))" : ""
    call(
      "aggregation",
      rules.aggregation.coinrFunction.map { "Aggregate(\($0)\(threshold))" },
      rules.aggregation.words
    )
    noteOwnChoices(codes, note: note)
    return notes
  }

  /// The choices of single indicators, dimensions and levels.
  private func noteOwnChoices(
    _ codes: COINrNames,
    note: (_ list: [String], _ fr: String, _ en: String) -> Void
  ) {
    let own = indicators.indices.filter { position in
      normalisation(of: position) != rules.normalisation || scale(of: position) != rules.scale
    }
    let specs = own.map { position in
      let arguments = normalisation(of: position).coinrArguments(on: scale(of: position))
      return "\(codes[indicators[position].id]) = \(arguments.map { "list(\($0))" } ?? "?")"
    }
    note(specs, "Normalise(indiv_specs = ...)", "Normalise(indiv_specs = ...)")
    note(
      indicators.indices.filter { treatment(of: $0) != rules.treatment }.map { indicators[$0].id },
      "Treat(indiv_specs = ...)",
      "Treat(indiv_specs = ...)"
    )
    note(
      indicators.indices.filter { imputation(of: $0) != rules.imputation }
        .map { indicators[$0].id },
      "imputation qui leur est propre, un appel de Impute chacune",
      "imputation of their own, one call of Impute each"
    )
    note(
      dimensions.filter { $0.aggregation != nil || $0.weighting != nil || $0.missing != nil }
        .map(\.id),
      "agrégation qui leur est propre ; Aggregate a un choix par niveau",
      "aggregation of their own; Aggregate has one choice a level"
    )
    note(
      rules.levels.indices.map { "\($0 + 1)" },
      "règles par niveau, depuis l'indice ; Aggregate prend un vecteur, depuis le bas",
      "rules by level, from the index down; Aggregate takes a vector, from the bottom up"
    )
    note(
      dimensions.filter { $0.rescaling != nil }.map(\.id),
      "COINr ne renormalise pas les scores de",
      "COINr does not normalise again the scores of"
    )
    let usual = Rules()
    let isUsual = rules.ties == usual.ties && rules.rankRounding == nil
    note(
      (isUsual ? [] : ["ranks"]) + (rules.classes == usual.classes ? [] : ["classes"]),
      "COINr n'a pas d'équivalent de",
      "COINr has no equivalent of"
    )
    note(
      tables.compactMap { $0.population?.column },
      "la population n'est pas exportée",
      "the population is not exported"
    )
  }
}

extension Derivation {
  /// Whether it is more than a column.
  fileprivate var isDerived: Bool { if case .column = self { false } else { true } }
}
