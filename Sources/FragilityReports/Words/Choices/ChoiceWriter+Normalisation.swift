import FragilityIndex

extension ChoiceWriter {
  /// How the values of indicators become scores.
  ///
  /// - Parameters:
  ///   - normalisation: The choice.
  ///   - scale: The ends of the scale, where the choice takes them.
  /// - Returns: The choice in words.
  func text(of normalisation: Normalisation, scale: Scale) -> ChoiceText {
    switch normalisation {
    case .minMax(let choice): return text(of: choice, scale)
    case .zScore(let choice): return text(of: choice)
    case .percentRank(let choice): return text(of: choice, scale)
    case .rank(let choice): return text(of: choice)
    case .normalScore(let choice): return text(of: choice)
    case .exponentialRank(let choice): return text(of: choice)
    case .quantile(let choice): return text(of: choice)
    case .steps(let choice): return text(of: choice)
    case .distance(let choice): return text(of: choice, scale)
    case .fractionOfMaximum: return fractionText(scale)
    case .ratio(let choice): return text(of: choice)
    case .none:
      return text(
        say(
          "Les valeurs sont déjà des scores : elles sont prises telles quelles. Là où une valeur élevée fait baisser le score, l'échelle de \(exact(scale.lower)) à \(exact(scale.upper)) est retournée.",
          "Values are scores already: they are taken as they are. Where a high value lowers the score, the scale from \(exact(scale.lower)) to \(exact(scale.upper)) is turned round."
        ),
        "y = x" + orTurned("a + b - x"),
        letters: scaleLetters(scale)
      )
    case .rounded(let choice, let rounding):
      var rounded = text(of: choice, scale: scale)
      rounded.plain = sentences(rounded.plain, text(of: rounding))
      return rounded
    }
  }

  /// How many digits stay.
  func digits(_ rounding: Rounding) -> String {
    say(
      "\(rounding.digits) \(rounding.digits > 1 ? "chiffres" : "chiffre")",
      "\(rounding.digits) \(rounding.digits == 1 ? "decimal" : "decimals")"
    )
  }

  /// That a result is rounded.
  func text(of rounding: Rounding) -> String {
    say(
      "Le résultat est arrondi, avec \(digits(rounding)) après la virgule (au plus près, le pair en cas d'égalité).",
      "The result is rounded to \(digits(rounding)) (to the nearest, ties to even)."
    )
  }

  /// What holds where a high value lowers the score.
  func orTurned(_ typed: String) -> String {
    "\n" + say("sens inverse : y = ", "the other way round: y = ") + typed
  }

  private func scaleLetters(_ scale: Scale) -> String {
    say(
      "x : la valeur, y : le score, a = \(exact(scale.lower)), b = \(exact(scale.upper)).",
      "x: the value, y: the score, a = \(exact(scale.lower)), b = \(exact(scale.upper))."
    )
  }

  private func text(of choice: MinMax, _ scale: Scale) -> ChoiceText {
    let (lower, upper) = (exact(scale.lower), exact(scale.upper))
    let ends: String
    if let posts = choice.goalposts {
      let (low, high) = (exact(posts.lower), exact(posts.upper))
      ends = say(
        "Deux bornes que la méthode fixe, \(low) et \(high) dans l'unité de l'indicateur, reçoivent les scores \(lower) et \(upper), selon le sens de l'indicateur ; les autres valeurs se placent entre les deux, en proportion.",
        "Two ends fixed by the method, \(low) and \(high) in the unit of the indicator, score \(lower) and \(upper), depending on the direction of the indicator; other values lie between them, in proportion."
      )
    } else if case .parent(let level) = choice.scope {
      ends = say(
        "Parmi les territoires du même niveau \(levelName(level)), la valeur de celui qui est \(least) reçoit \(lower), celle de celui qui est \(most) \(upper) ; les autres se placent entre les deux, en proportion. Un score se lit donc à l'intérieur de ce niveau.",
        "Among the territories with the same \(levelName(level)), the value of \(least) scores \(lower), that of \(most) \(upper); the others lie between them, in proportion. A score is therefore read within that level."
      )
    } else {
      ends = say(
        "La valeur du territoire \(least) reçoit \(lower), celle du territoire \(most) \(upper) ; les autres se placent entre les deux, en proportion. Un score dit une position parmi ces territoires, pas un niveau.",
        "The value of \(least) territory scores \(lower), that of \(most) \(upper); the others lie between them, in proportion. A score says a position among these territories, not a level."
      )
    }
    let beyond =
      choice.clip
      ? say(
        "Une valeur au-delà d'une borne reçoit le score de cette borne.",
        "A value beyond an end scores what the end scores."
      )
      : say(
        "Une valeur au-delà d'une borne, d'une autre année par exemple, reçoit un score hors de l'échelle.",
        "A value beyond an end, of another year for instance, scores beyond the scale."
      )
    return text(
      sentences(ends, beyond),
      "y = a + (b - a) (x - m) / (M - m)" + orTurned("a + (b - a) (M - x) / (M - m)"),
      letters: sentences(
        say("m et M : les deux bornes.", "m and M: the two ends."),
        scaleLetters(scale)
      )
    )
  }

  private func text(of choice: ZScore) -> ChoiceText {
    let (mean, deviation) = (exact(choice.mean), exact(choice.standardDeviation))
    return text(
      say(
        "Chaque valeur est située par son écart à la moyenne des territoires, compté en écarts-types : la moyenne reçoit \(mean), et un écart-type vaut \(deviation) points. Les scores n'ont ni minimum ni maximum.",
        "Each value is placed by its distance from the mean of the territories, in standard deviations: the mean scores \(mean), and a standard deviation is worth \(deviation) points. Scores have no lowest or highest."
      ),
      "y = \(mean) + \(deviation) (x - μ) / σ"
        + orTurned("\(mean) + \(deviation) (μ - x) / σ"),
      letters: say(
        "μ : la moyenne, σ : l'écart-type de l'échantillon (divisé par n − 1).",
        "μ: the mean, σ: the sample standard deviation (divided by n − 1)."
      )
    )
  }

  private func text(of choice: PercentRank, _ scale: Scale) -> ChoiceText {
    text(
      sentences(
        say(
          "Le score est la place de la valeur parmi celles des territoires, en part de ceux qui sont plus bas sur l'échelle : de \(exact(scale.lower)) à \(exact(scale.upper)). Les écarts entre valeurs ne comptent pas, seulement leur ordre.",
          "The score is the place of the value among those of the territories, as the share of those that are lower on the scale: from \(exact(scale.lower)) to \(exact(scale.upper)). Only the order of values counts, not how far apart they are."
        ),
        text(ofRankTies: choice.ties),
        text(of: choice.inversion)
      ),
      "y = a + (b - a) p, p = \(share(choice.convention))",
      letters: sentences(rankLetters, scaleLetters(scale))
    )
  }

  private func text(of choice: RankScore) -> ChoiceText {
    let plain =
      switch choice.start {
      case .rank:
        say(
          "Le score est le rang de la valeur, de 1 pour le territoire \(least) au nombre des territoires. Les écarts entre valeurs ne comptent pas.",
          "The score is the rank of the value, from 1 for \(least) territory to the number of territories. How far apart values are does not count."
        )
      case .borda:
        say(
          "Le score est le compte de Borda : combien de territoires ont une valeur plus basse sur l'échelle, de 0 pour le territoire \(least). Les écarts entre valeurs ne comptent pas.",
          "The score is the Borda count: how many territories have a value that is lower on the scale, from 0 for \(least) territory. How far apart values are does not count."
        )
      }
    return text(
      sentences(plain, text(ofRankTies: choice.ties), text(of: choice.inversion)),
      choice.start == .rank ? "y = r" : "y = r - 1",
      letters: rankLetters
    )
  }

  private func text(of choice: NormalScore) -> ChoiceText {
    let (mean, deviation) = (exact(choice.mean), exact(choice.standardDeviation))
    return text(
      sentences(
        say(
          "Les valeurs sont rangées, et chaque rang reçoit la valeur qu'il aurait dans une loi normale de moyenne \(mean) et d'écart-type \(deviation) : les extrêmes s'écartent, le milieu se resserre.",
          "Values are ranked, and each rank takes the value it would have in a normal law of mean \(mean) and standard deviation \(deviation): the ends spread, the middle is drawn together."
        ),
        text(ofRankTies: choice.ties)
      ),
      "y = \(mean) + \(deviation) Φ^{-1}(p), p = \(share(choice.convention))",
      letters: sentences(
        rankLetters,
        say("Φ : la loi normale.", "Φ: the normal law.")
      )
    )
  }

  private func text(of choice: ExponentialRank) -> ChoiceText {
    let constant = exact(choice.constant)
    return text(
      sentences(
        say(
          "Les valeurs sont rangées, et les rangs étirés du côté le plus haut de l'échelle, de 0 à 100 : une bonne place sur un indicateur rattrape mal une mauvaise sur un autre (constante \(constant)).",
          "Values are ranked, and ranks are stretched at the high end of the scale, from 0 to 100: a good place on one indicator hardly makes up for a bad one on another (constant \(constant))."
        ),
        text(ofRankTies: choice.ties)
      ),
      "y = -\(constant) ln(1 - p (1 - exp(-100 / \(constant)))), p = \(share(choice.convention))",
      letters: rankLetters
    )
  }

  private func text(of choice: QuantileScore) -> ChoiceText {
    text(
      sentences(
        say(
          "Les territoires sont partagés en \(choice.count) groupes d'effectifs proches, par les quantiles de leurs valeurs ; le score est le numéro du groupe, de 1 à \(choice.count). Les écarts à l'intérieur d'un groupe ne comptent pas.",
          "Territories are split into \(choice.count) groups of about equal size by the quantiles of their values; the score is the number of the group, from 1 to \(choice.count). Differences within a group do not count."
        ),
        text(of: choice.inclusive)
      ),
      choice.inclusive == .right ? "y = 1 + #{k: Q_k < x}" : "y = 1 + #{k: Q_k <= x}",
      letters: say(
        "Qₖ : les quantiles des territoires (type 7) ; sens inverse : \(choice.count) + 1 − y.",
        "Qₖ: the quantiles of the territories (type 7); the other way round: \(choice.count) + 1 − y."
      )
    )
  }
}
