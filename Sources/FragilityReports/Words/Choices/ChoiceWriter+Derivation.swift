import FragilityIndex

/// Where the values of indicators come from.
extension ChoiceWriter {
  /// How the values of an indicator come about.
  func text(of derivation: Derivation) -> ChoiceText {
    switch derivation {
    case .column(let column):
      return text(
        say("Valeur publiée : colonne \(name(column)).", "Published value: column \(name(column)).")
      )
    case .ratio(let numerator, let denominator, let per):
      return text(
        say(
          "Rapport de deux colonnes : \(name(numerator)) sur \(name(denominator))\(factor(per)).",
          "Ratio of two columns: \(name(numerator)) over \(name(denominator))\(factor(per))."
        ),
        per == 1 ? "x = N / D" : "x = \(exact(per)) N / D",
        letters: say(
          "N : le numérateur, D : le dénominateur.",
          "N: the numerator, D: the denominator."
        )
      )
    case .count(let table, let denominator, let per):
      guard let denominator else {
        return text(
          say(
            "Nombre de lignes de la table \(quoted(table)) qui portent le code du territoire ; 0 s'il n'y en a pas\(factor(per)).",
            "How many rows of table \(quoted(table)) carry the code of the territory; 0 where none does\(factor(per))."
          )
        )
      }
      return text(
        say(
          "Nombre de lignes de la table \(quoted(table)) qui portent le code du territoire, sur \(name(denominator))\(factor(per)).",
          "How many rows of table \(quoted(table)) carry the code of the territory, over \(name(denominator))\(factor(per))."
        ),
        per == 1 ? "x = N / D" : "x = \(exact(per)) N / D",
        letters: say(
          "N : le numérateur, D : le dénominateur.",
          "N: the numerator, D: the denominator."
        )
      )
    case .expected(let terms, let denominator, let per):
      let list = terms.map { "\(exact($0.rate)) × \(name($0.persons))" }.joined(separator: " + ")
      let scaled = per == 1 ? "" : exact(per) + " "
      let below = denominator.map { say(" sur \(name($0))", " over \(name($0))") } ?? ""
      return text(
        say(
          "Nombre attendu, estimé et non compté : \(list)\(below)\(factor(per)).",
          "Expected number, estimated and not counted: \(list)\(below)\(factor(per))."
        ),
        denominator == nil
          ? "x = \(scaled)Σ_k q_k N_k" : "x = \(scaled)(Σ_k q_k N_k) / D",
        letters: say(
          "q : le taux de chaque catégorie, N : ses personnes.",
          "q: the rate of each category, N: its persons."
        )
      )
    case .categories(let column, let values):
      let list = values.map { "\(quoted($0.text)) = \(exact($0.value))" }.joined(separator: " ; ")
      return text(
        say(
          "Texte de la colonne \(name(column)), dont chacun a une valeur : \(list).",
          "Text of the column \(name(column)), each of which has a value: \(list)."
        )
      )
    case .series(let dates, let time):
      let list = dates.map { "\(ungrouped($0.time)) (\(name($0.column)))" }.joined(separator: ", ")
      return text(
        say(
          "Série de dates : \(list) ; la valeur est celle de \(ungrouped(time)).",
          "Series of dates: \(list); the value is that of \(ungrouped(time))."
        )
      )
    }
  }

  /// A column with its table.
  func name(_ column: ColumnReference) -> String {
    quoted("\(column.table).\(column.column)")
  }

  private func factor(_ per: Double) -> String {
    guard per != 1 else { return "" }
    return say(", pour \(exact(per))", ", per \(exact(per))")
  }

  /// A change of unit.
  func text(of transform: Transform) -> ChoiceText {
    switch transform {
    case .log:
      text(
        say(
          "Le logarithme népérien est pris d'abord : doubler compte autant partout.",
          "The natural logarithm is taken first: doubling counts the same everywhere."
        ),
        "x = ln v"
      )
    case .log10:
      text(
        say(
          "Le logarithme décimal est pris d'abord : multiplier par dix compte autant partout.",
          "The decimal logarithm is taken first: a factor of ten counts the same everywhere."
        ),
        "x = log_10 v"
      )
    case .squareRoot:
      text(
        say(
          "La racine carrée est prise d'abord : les grandes valeurs se resserrent.",
          "The square root is taken first: large values are drawn together."
        ),
        "x = √v"
      )
    }
  }

  /// Which values make things worse.
  func text(of direction: Direction) -> String {
    switch (orientation, direction) {
    case (.fragility, .higherIsWorse):
      say(
        "plus la valeur est élevée, plus le territoire est fragile",
        "the higher, the more fragile"
      )
    case (.fragility, .lowerIsWorse):
      say("plus la valeur est basse, plus le territoire est fragile", "the lower, the more fragile")
    case (.strength, .higherIsWorse):
      say("plus la valeur est basse, mieux le territoire est placé", "the lower, the better")
    case (.strength, .lowerIsWorse):
      say("plus la valeur est élevée, mieux le territoire est placé", "the higher, the better")
    }
  }

  /// Which values make things worse, in few words.
  func shortText(of direction: Direction) -> String {
    switch (orientation, direction) {
    case (.fragility, .higherIsWorse): say("fragile si élevé", "fragile if high")
    case (.fragility, .lowerIsWorse): say("fragile si bas", "fragile if low")
    case (.strength, .higherIsWorse): say("mieux si bas", "better if low")
    case (.strength, .lowerIsWorse): say("mieux si élevé", "better if high")
    }
  }

  /// How far a value may be from the truth.
  func text(of error: SamplingError) -> ChoiceText {
    switch error.kind {
    case .standardError(let column):
      return text(
        sentences(
          say("Erreur type : colonne \(name(column)).", "Standard error: column \(name(column))."),
          text(of: error.scale)
        )
      )
    case .margin(let column, let confidence):
      return text(
        sentences(
          say(
            "Marge d'erreur à \(percent(confidence)) : colonne \(name(column)).",
            "Margin of error at \(percent(confidence)): column \(name(column))."
          ),
          text(of: error.scale)
        )
      )
    case .count(let column, let law):
      let persons =
        column.map {
          say("personnes enquêtées : colonne \(name($0))", "persons asked: column \(name($0))")
        }
        ?? say("personnes : le dénominateur du taux", "persons: the denominator of the rate")
      let kind =
        switch law {
        case .beta: say("loi bêta", "beta law")
        case .binomial: say("loi binomiale", "binomial law")
        }
      return text(
        say(
          "Erreur d'un taux compté sur des personnes (\(persons), \(kind)).",
          "Error of a rate counted on persons (\(persons), \(kind))."
        )
      )
    }
  }

  private func text(of scale: SamplingError.Scale) -> String {
    switch scale {
    case .identity:
      say(
        "Elle est symétrique dans l'unité des valeurs.",
        "It is symmetric in the unit of the values."
      )
    case .log: say("Elle est symétrique en logarithme.", "It is symmetric in logarithms.")
    case .logit: say("Elle est symétrique en logit.", "It is symmetric in log-odds.")
    }
  }
}
