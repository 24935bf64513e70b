import FragilityIndex

/// What is done to small counts and to gaps.
extension ChoiceWriter {
  /// How a rate from small counts is drawn towards that of its parent.
  func text(of shrinkage: Shrinkage) -> ChoiceText {
    text(
      say(
        "Un taux calculé sur peu de personnes est rapproché de celui du territoire de niveau \(levelName(shrinkage.level)) qui le contient, d'autant plus qu'elles sont peu nombreuses.",
        "A rate from few persons is drawn towards that of the \(levelName(shrinkage.level)) it belongs to, the more the fewer they are."
      ),
      "logit y = w m + (1 - w) M, w = (1 / s^2) / (1 / s^2 + 1 / t^2)",
      letters: say(
        "m et M : logits du taux du territoire et de celui qui le contient ; s² : variance de m ; t² : dispersion des territoires de ce dernier.",
        "m and M: logits of the rate of the territory and of its parent; s²: variance of m; t²: spread of the territories of the parent."
      )
    )
  }

  /// Which territories have too few values, or too many zeros, to be scored.
  func text(of screening: Screening) -> ChoiceText {
    let present = screening.minPresent.map {
      say(
        "Un territoire est noté s'il a au moins \(percent($0)) des indicateurs.",
        "A territory is scored if it has at least \(percent($0)) of the indicators."
      )
    }
    let nonZero = screening.minNonZero.map {
      say(
        "Au moins \(percent($0)) de ses valeurs doivent être différentes de zéro.",
        "At least \(percent($0)) of its values must not be zero."
      )
    }
    let stage =
      switch screening.stage {
      case .beforeImputation:
        say(
          "Les valeurs sont comptées avant toute imputation.",
          "Values are counted before any is filled in."
        )
      case .afterImputation:
        say(
          "Les valeurs imputées sont comptées aussi.",
          "Values that were filled in are counted too."
        )
      }
    let include =
      screening.include.isEmpty
      ? nil
      : say(
        "Notés dans tous les cas : \(screening.include.joined(separator: ", ")).",
        "Scored in any case: \(screening.include.joined(separator: ", "))."
      )
    let exclude =
      screening.exclude.isEmpty
      ? nil
      : say(
        "Jamais notés : \(screening.exclude.joined(separator: ", ")).",
        "Never scored: \(screening.exclude.joined(separator: ", "))."
      )
    return text(
      sentences(
        present,
        nonZero,
        stage,
        include,
        exclude,
        say(
          "Les autres n'ont pas de score et ne servent à fixer aucune borne.",
          "The others have no score and serve to set no bound."
        )
      )
    )
  }

  /// How absent values are filled in.
  func text(of imputation: Imputation) -> ChoiceText {
    switch imputation {
    case .none:
      return text(
        say(
          "Une valeur absente reste absente, avec sa raison : rien n'est rempli.",
          "An absent value stays absent, with its reason: nothing is filled in."
        )
      )
    case .central(let choice):
      let centre = centre(choice.centre)
      let plain =
        choice.group.map { level in
          say(
            "Une valeur absente est remplacée par \(centre) des territoires du même niveau \(levelName(level)).",
            "An absent value is filled in by \(centre) of the territories with the same \(levelName(level))."
          )
        }
        ?? say(
          "Une valeur absente est remplacée par \(centre) de tous les territoires.",
          "An absent value is filled in by \(centre) of all territories."
        )
      return text(flagged(plain))
    case .row(let choice):
      let extent =
        switch choice.extent {
        case .dimension: say("de la même dimension", "of the same dimension")
        case .index: say("de tout l'indice", "of the whole index")
        }
      return text(
        flagged(
          say(
            "Une valeur absente est estimée par \(centre(choice.centre)) des autres indicateurs du territoire, \(extent), mis entre 0 et 1, puis ramenée à l'unité de l'indicateur.",
            "An absent value is estimated by \(centre(choice.centre)) of the other indicators of the territory, \(extent), put between 0 and 1, and brought back to the unit of the indicator."
          )
        ),
        "x = m + s (M - m)",
        letters: say(
          "s : cette moyenne ou médiane ; m et M : la plus petite et la plus grande valeur.",
          "s: that mean or median; m and M: the smallest and the largest value."
        )
      )
    case .parent(let level):
      return text(
        flagged(
          say(
            "Une valeur absente prend celle du territoire de niveau \(levelName(level)) qui contient le territoire : son propre chiffre, ou le rapport des sommes.",
            "An absent value takes that of the \(levelName(level)) the territory belongs to: its own figure, or the ratio of the sums."
          )
        )
      )
    case .series(let choice): return text(flagged(text(of: choice)))
    case .score(let score):
      return text(
        flagged(
          say(
            "Une valeur absente reçoit le score \(exact(score)), une fois les autres normalisées.",
            "An absent value takes the score \(exact(score)), once the others are normalised."
          )
        )
      )
    }
  }

  private func text(of choice: SeriesImputation) -> String {
    let gap = choice.maxGap.map {
      say(
        "Au plus \(exact($0)) en arrière, dans l'unité des dates.",
        "At most \(exact($0)) back, in the unit of the dates."
      )
    }
    let plain =
      switch choice.form {
      case .latest:
        say(
          "Une valeur absente prend la plus récente des dates précédentes.",
          "An absent value takes the most recent one of earlier dates."
        )
      case .linear:
        say(
          "Une valeur absente est lue sur la droite entre les dates d'avant et d'après ; il en faut deux.",
          "An absent value is read on the line between the dates before and after; it takes two of them."
        )
      case .linearConstant:
        say(
          "Une valeur absente est lue sur la droite entre les dates d'avant et d'après ; une seule date vaut pour toutes.",
          "An absent value is read on the line between the dates before and after; a single date holds for all."
        )
      case .constant:
        say(
          "Une valeur absente prend la plus récente des dates précédentes ; avant la première date, la première valeur.",
          "An absent value takes the most recent one of earlier dates; before the first date, the first value."
        )
      }
    return sentences(plain, gap)
  }

  private func centre(_ centre: Centre) -> String {
    switch centre {
    case .mean: say("la moyenne", "the mean")
    case .median: say("la médiane", "the median")
    }
  }

  private func flagged(_ plain: String) -> String {
    sentences(
      plain,
      say(
        "Seules les valeurs secrètes ou non disponibles le sont ; chacune est signalée et ne compte pas comme couverte.",
        "Only suppressed and unavailable values are; each is flagged and does not count as covered."
      )
    )
  }
}
