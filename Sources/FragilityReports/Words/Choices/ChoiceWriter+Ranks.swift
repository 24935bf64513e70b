import FragilityIndex

/// What normalisations by rank, by steps and by distance say.
extension ChoiceWriter {
  func text(of choice: StepScore) -> ChoiceText {
    let (bounds, scores) = (exact(choice.bounds.numbers), exact(choice.scores))
    let plain =
      switch choice.bounds {
      case .values:
        say(
          "Chaque intervalle de valeurs a son score : les bornes sont \(bounds), dans l'unité de l'indicateur, et les scores \(scores), du moins élevé au plus élevé sur l'échelle.",
          "Each interval of values has its score: the bounds are \(bounds), in the unit of the indicator, and the scores \(scores), from the low end of the scale to the high one."
        )
      case .probabilities:
        say(
          "Chaque tranche de territoires a son score : les bornes sont les quantiles \(bounds) des valeurs, et les scores \(scores), du moins élevé au plus élevé sur l'échelle.",
          "Each slice of territories has its score: the bounds are the quantiles \(bounds) of the values, and the scores \(scores), from the low end of the scale to the high one."
        )
      }
    return text(
      sentences(plain, text(of: choice.inclusive)),
      choice.inclusive == .right
        ? "y = s_k, B_{k - 1} < x <= B_k" : "y = s_k, B_{k - 1} <= x < B_k",
      letters: say("B : les bornes, s : les scores.", "B: the bounds, s: the scores.")
    )
  }

  func text(of choice: Distance, _ scale: Scale) -> ChoiceText {
    let (lower, upper) = (exact(scale.lower), exact(scale.upper))
    let plain =
      switch choice.target {
      case .value(let target):
        say(
          "Le score est la part du chemin parcourue depuis la valeur du territoire \(least), qui reçoit \(lower), vers une cible, \(exact(target)), qui reçoit \(upper).",
          "The score is the share of the way from the value of \(least) territory, which scores \(lower), to a target, \(exact(target)), which scores \(upper)."
        )
      case .territory(let code):
        say(
          "Le score est la part du chemin parcourue depuis la valeur du territoire \(least), qui reçoit \(lower), vers celle du territoire \(code), qui reçoit \(upper).",
          "The score is the share of the way from the value of \(least) territory, which scores \(lower), to that of territory \(code), which scores \(upper)."
        )
      }
    let beyond =
      choice.cap
      ? say(
        "Au-delà de la cible, le score n'augmente plus.",
        "Beyond the target scores rise no more."
      )
      : say("Au-delà de la cible, le score continue.", "Beyond the target scores go on.")
    return text(
      sentences(plain, beyond),
      "y = a + (b - a) (x - o) / (t - o)",
      letters: say(
        "o : la valeur de départ, t : la cible, a = \(lower), b = \(upper).",
        "o: the value at the start, t: the target, a = \(lower), b = \(upper)."
      )
    )
  }

  func fractionText(_ scale: Scale) -> ChoiceText {
    let (lower, upper) = (exact(scale.lower), exact(scale.upper))
    return text(
      say(
        "Le score est la valeur en part de la plus grande de tous les territoires, sur l'échelle de \(lower) à \(upper) ; là où une valeur élevée fait baisser le score, c'est la plus petite valeur en part de celle du territoire.",
        "The score is the value as a fraction of the largest of all territories, on the scale from \(lower) to \(upper); where a high value lowers the score, it is the smallest value as a fraction of that of the territory."
      ),
      "y = a + (b - a) x / M" + orTurned("a + (b - a) m / x"),
      letters: say(
        "m et M : la plus petite et la plus grande valeur, a = \(lower), b = \(upper).",
        "m and M: the smallest and the largest value, a = \(lower), b = \(upper)."
      )
    )
  }

  func text(of choice: RatioToReference) -> ChoiceText {
    let plain =
      switch choice.reference {
      case .all:
        say(
          "Le score est le rapport de la valeur à celle de l'ensemble des territoires réunis, où celle-ci vaut 100.",
          "The score is the ratio of the value to that of all territories together, which is worth 100."
        )
      case .parent(let level):
        say(
          "Le score est le rapport de la valeur à celle du territoire de niveau \(levelName(level)) qui le contient, où celle-ci vaut 100.",
          "The score is the ratio of the value to that of the \(levelName(level)) it belongs to, which is worth 100."
        )
      }
    return text(
      plain,
      "y = 100 x / X" + orTurned("100 X / x"),
      letters: say(
        "X : la valeur de référence, rapport des sommes et jamais moyenne des taux.",
        "X: the value of the reference, a ratio of sums and never a mean of rates."
      )
    )
  }

  /// How a rank becomes a share.
  func share(_ convention: RankConvention) -> String {
    switch convention {
    case .inclusive: "(r - 1) / (n - 1)"
    case .exclusive: "r / (n + 1)"
    case .midpoint: say("(r - 0,5) / n", "(r - 0.5) / n")
    case .upper: "r / n"
    case .lower: "(r - 1) / n"
    }
  }

  var rankLetters: String {
    say(
      "r : le rang parmi n valeurs, 1 pour le territoire \(least).",
      "r: the rank among n values, 1 for \(least) territory."
    )
  }

  /// What equal values get among ranks that count from the low end.
  func text(ofRankTies ties: TieRule) -> String {
    switch ties {
    case .min:
      say(
        "Des valeurs égales ont le plus petit de leurs rangs.",
        "Equal values take the least of their ranks."
      )
    case .average:
      say(
        "Des valeurs égales ont la moyenne de leurs rangs.",
        "Equal values take the mean of their ranks."
      )
    case .max:
      say(
        "Des valeurs égales ont le plus grand de leurs rangs.",
        "Equal values take the largest of their ranks."
      )
    case .dense:
      say("Des valeurs égales comptent pour un seul rang.", "Equal values count as one rank.")
    }
  }

  /// When ranks are turned round.
  func text(of inversion: RankInversion) -> String {
    switch inversion {
    case .before:
      say(
        "Là où une valeur élevée fait baisser le score, on range depuis la plus grande.",
        "Where a high value lowers the score, ranks start from the largest."
      )
    case .after:
      say(
        "Là où une valeur élevée fait baisser le score, on range depuis la plus petite, puis on retourne.",
        "Where a high value lowers the score, ranks start from the smallest and are turned round afterwards."
      )
    }
  }

  /// Where a number equal to a bound belongs.
  func text(of inclusive: Inclusive) -> String {
    switch inclusive {
    case .right:
      say(
        "Une valeur égale à une borne reste au-dessous.",
        "A value equal to a bound stays below it."
      )
    case .left:
      say(
        "Une valeur égale à une borne passe au-dessus.",
        "A value equal to a bound goes above it."
      )
    }
  }
}
