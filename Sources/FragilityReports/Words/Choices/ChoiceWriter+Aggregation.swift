import FragilityIndex

extension ChoiceWriter {
  /// How the children of a dimension become its score.
  func text(of aggregation: Aggregation) -> ChoiceText {
    switch aggregation {
    case .arithmetic:
      return text(
        say(
          "Moyenne pondérée : un score bas sur un élément rattrape entièrement un score haut sur un autre.",
          "Weighted mean: a low score on one part fully makes up for a high one on another."
        ),
        "y = (w_1 x_1 + … + w_k x_k) / (w_1 + … + w_k)",
        letters: meanLetters
      )
    case .geometric(let floor):
      return text(
        sentences(
          say(
            "Moyenne géométrique pondérée : un score bas tire le résultat vers le bas, et un score haut ailleurs ne le rattrape qu'en partie.",
            "Weighted geometric mean: a low score draws the result down, and a high one elsewhere makes up for it only in part."
          ),
          floorText(floor)
        ),
        "y = exp((w_1 ln x_1 + … + w_k ln x_k) / (w_1 + … + w_k))",
        letters: meanLetters
      )
    case .harmonic(let floor):
      return text(
        sentences(
          say(
            "Moyenne harmonique pondérée : le résultat reste près des scores les plus bas, qu'un score haut ailleurs rattrape à peine.",
            "Weighted harmonic mean: the result stays close to the lowest scores, for which a high one elsewhere hardly makes up."
          ),
          floorText(floor)
        ),
        "y = (w_1 + … + w_k) / (w_1 / x_1 + … + w_k / x_k)",
        letters: meanLetters
      )
    case .power(let exponent, let floor):
      let power = exact(exponent)
      let side =
        exponent > 1
        ? say(
          "les scores hauts pèsent plus que dans une moyenne",
          "high scores weigh more than in a mean"
        )
        : say(
          "les scores bas pèsent plus que dans une moyenne",
          "low scores weigh more than in a mean"
        )
      return text(
        sentences(
          say(
            "Moyenne de puissance, d'exposant \(power) : \(side).",
            "Power mean with the exponent \(power): \(side)."
          ),
          floorText(floor)
        ),
        "y = ((w_1 x_1^{\(power)} + … + w_k x_k^{\(power)}) / (w_1 + … + w_k))^{1 / \(power)}",
        letters: meanLetters
      )
    case .sum:
      return text(
        say(
          "Somme des scores, chacun multiplié par son poids tel qu'il est écrit ; s'il manque un élément, la somme est divisée par la part du poids qui est présente.",
          "Sum of the scores, each times its weight as it is written; where a part is absent the sum is divided by the share of the weight that is present."
        ),
        "y = w_1 x_1 + … + w_k x_k",
        letters: meanLetters
      )
    case .product:
      return text(
        say(
          "Produit des scores, chacun à la puissance de son poids : un seul score nul met le résultat à zéro.",
          "Product of the scores, each to the power of its weight: a single score of zero makes the result zero."
        ),
        "y = x_1^{w_1} * … * x_k^{w_k}",
        letters: meanLetters
      )
    case .minimum:
      return text(
        say(
          "Le plus bas des scores : rien ne rattrape l'élément le plus bas. Les poids disent seulement quelles absences sont admises.",
          "The lowest of the scores: nothing makes up for the lowest part. Weights only say which gaps are accepted."
        ),
        "y = min(x_1, …, x_k)",
        letters: meanLetters
      )
    case .maximum:
      return text(
        say(
          "Le plus haut des scores : rien ne compense l'élément le plus haut. Les poids disent seulement quelles absences sont admises.",
          "The highest of the scores: nothing makes up for the highest part. Weights only say which gaps are accepted."
        ),
        "y = max(x_1, …, x_k)",
        letters: meanLetters
      )
    case .mazziottaPareto(let choice): return text(of: choice)
    case .outranking(let choice): return text(of: choice)
    case .benefitOfTheDoubt(let choice): return text(of: choice)
    case .rounded(let choice, let rounding):
      var rounded = text(of: choice)
      rounded.plain = sentences(rounded.plain, text(of: rounding))
      return rounded
    }
  }

  private var meanLetters: String {
    say(
      "x : les scores des éléments présents, w : leurs poids.",
      "x: the scores of the parts that are present, w: their weights."
    )
  }

  private func floorText(_ floor: Double) -> String {
    say(
      "Un score au-dessous de \(exact(floor)) est relevé à ce plancher, et le territoire signalé.",
      "A score below \(exact(floor)) is raised to this floor, and the territory flagged."
    )
  }

  private func text(of choice: MazziottaPareto) -> ChoiceText {
    let penalty = choice.penalty ?? (orientation == .fragility ? .add : .subtract)
    let sign = penalty == .add ? "+" : "-"
    let effect =
      switch penalty {
      case .add:
        say("ajoutée : le déséquilibre fait monter le score", "added: imbalance raises the score")
      case .subtract:
        say(
          "retranchée : le déséquilibre fait baisser le score",
          "subtracted: imbalance lowers the score"
        )
      }
    let divisor =
      switch choice.variance {
      case .population: say("divisée par le nombre d'éléments", "divided by the number of parts")
      case .sample:
        say("divisée par le nombre d'éléments moins un", "divided by the number of parts less one")
      }
    return text(
      say(
        "Moyenne de Mazziotta et Pareto : la moyenne pondérée, avec une pénalité pour les éléments inégaux, \(effect). La variance est \(divisor).",
        "Mazziotta-Pareto mean: the weighted mean, with a penalty for unequal parts, \(effect). The variance is \(divisor)."
      ),
      "y = M \(sign) S^2 / M",
      letters: say(
        "M : la moyenne pondérée des éléments, S² : leur variance.",
        "M: the weighted mean of the parts, S²: their variance."
      )
    )
  }

  private func text(of choice: Outranking) -> ChoiceText {
    let letters = say(
      "o(u, v) : la part du poids des éléments où u a un score plus haut que v, un score égal comptant pour moitié.",
      "o(u, v): the share of the weight of the parts where u scores higher than v, an equal score counting for half."
    )
    switch choice.score {
    case .copeland:
      return text(
        say(
          "Comparaison deux à deux (Copeland) : combien de territoires celui-ci dépasse sur la plus grande part du poids, moins ceux qui le dépassent. De combien il dépasse ne compte pas.",
          "Pairwise comparison (Copeland): how many territories this one exceeds on most of the weight, less those that exceed it. By how much does not count."
        ),
        "y = #{v: o(u, v) > 1/2} - #{v: o(u, v) < 1/2}",
        letters: letters
      )
    case .outranking:
      return text(
        say(
          "Comparaison deux à deux : la part moyenne du poids sur laquelle le territoire dépasse chacun des autres, de 0 à 1. De combien il dépasse ne compte pas.",
          "Pairwise comparison: the mean share of the weight on which the territory exceeds each of the others, from 0 to 1. By how much does not count."
        ),
        "y = (o(u, v_1) + … + o(u, v_n)) / n",
        letters: letters
      )
    }
  }

  private func text(of choice: BenefitOfTheDoubt) -> ChoiceText {
    let least = choice.minShare.map {
      say(
        "Chaque élément fait au moins \(percent($0)) du score.",
        "Each part is at least \(percent($0)) of the score."
      )
    }
    let most = choice.maxShare.map {
      say(
        "Chaque élément fait au plus \(percent($0)) du score.",
        "Each part is at most \(percent($0)) of the score."
      )
    }
    return text(
      sentences(
        say(
          "Bénéfice du doute : chaque territoire est noté avec les poids qui rendent son score le plus haut, de 0 à 1, de sorte que les poids diffèrent d'un territoire à l'autre.",
          "Benefit of the doubt: each territory is scored with the weights that make its score highest, from 0 to 1, so that weights differ from one territory to another."
        ),
        least,
        most
      ),
      "y = max_w (w_1 x_1 + … + w_k x_k), w_1 v_1 + … + w_k v_k <= 1",
      letters: say(
        "v : les scores de chaque territoire de référence.",
        "v: the scores of each territory of the reference."
      )
    )
  }

  /// What happens when values are absent.
  func text(of missing: MissingPolicy) -> ChoiceText {
    let share = percent(missing.minWeightShare)
    let plain =
      missing.minWeightShare <= 0
      ? say(
        "Un élément absent est laissé de côté et les poids des autres sont rapportés à leur somme ; il suffit d'un seul élément présent (part exigée : \(share)).",
        "A part that is absent is left out and the weights of the others are divided by their sum; a single part is enough (share required: \(share))."
      )
      : say(
        "Un élément absent est laissé de côté et les poids des autres sont rapportés à leur somme, tant qu'ils tiennent au moins \(share) du poids ; sinon il n'y a pas de score, et la raison est écrite. Rien n'est remplacé par zéro.",
        "A part that is absent is left out and the weights of the others are divided by their sum, as long as they hold at least \(share) of the weight; otherwise there is no score, and the reason is written. Nothing is replaced by zero."
      )
    return text(plain)
  }

  /// What is done to the score of a dimension once it is aggregated.
  func text(of rescaling: Rescaling, scale: Scale) -> ChoiceText {
    var inner = text(of: rescaling.normalisation, scale: scale)
    let head =
      rescaling.isShownOnly
      ? say(
        "Le score montré est remis à l'échelle ; le niveau au-dessus prend celui d'avant.",
        "The score that is shown is rescaled; the level above takes the one before."
      )
      : say(
        "Le score est remis à l'échelle avant d'entrer dans le niveau au-dessus.",
        "The score is rescaled before it enters the level above."
      )
    inner.plain = sentences(head, inner.plain)
    return inner
  }
}
