import FragilityIndex

/// What becomes of scores: ranks, classes, reliability.
extension ChoiceWriter {
  /// Which territory has rank 1.
  func text(of orientation: Orientation) -> ChoiceText {
    switch orientation {
    case .fragility:
      text(
        say(
          "Un score élevé est un signe de fragilité ; le rang 1 est le territoire le plus fragile.",
          "A high score is a sign of fragility; rank 1 is the most fragile territory."
        )
      )
    case .strength:
      text(
        say(
          "Un score élevé est un signe de force ; le rang 1 est le territoire le mieux placé.",
          "A high score is a sign of strength; rank 1 is the best placed territory."
        )
      )
    }
  }

  /// How equal scores are ranked, and how scores are rounded before.
  func text(ofTies ties: TieRule, rounding: Rounding?) -> ChoiceText {
    let plain =
      switch ties {
      case .min:
        say(
          "Des scores égaux partagent le meilleur de leurs rangs : 1, 2, 2, 4.",
          "Equal scores share the best of their ranks: 1, 2, 2, 4."
        )
      case .average:
        say(
          "Des scores égaux ont la moyenne de leurs rangs : 1, 2,5, 2,5, 4.",
          "Equal scores take the mean of their ranks: 1, 2.5, 2.5, 4."
        )
      case .max:
        say(
          "Des scores égaux ont le dernier de leurs rangs : 1, 3, 3, 4.",
          "Equal scores take the last of their ranks: 1, 3, 3, 4."
        )
      case .dense:
        say(
          "Des scores égaux ont le même rang, et le suivant le nombre d'après : 1, 2, 2, 3.",
          "Equal scores take the same rank, and the next one the number after it: 1, 2, 2, 3."
        )
      }
    let before = rounding.map {
      say(
        "Les scores sont d'abord arrondis, avec \(digits($0)) après la virgule.",
        "Scores are rounded first, to \(digits($0))."
      )
    }
    return text(sentences(plain, before))
  }

  /// How scores become classes.
  func text(of classification: Classification) -> ChoiceText {
    switch classification {
    case .breaks(let bounds, let inclusive):
      return text(
        sentences(
          say(
            "\(bounds.count + 1) classes, séparées par des bornes que la méthode fixe : \(exact(bounds)). Leur effectif n'est pas égal.",
            "\(bounds.count + 1) classes between bounds that the method fixes: \(exact(bounds)). They are not of equal size."
          ),
          text(of: inclusive)
        ),
        inclusive == .right ? "c = 1 + #{k: B_k < y}" : "c = 1 + #{k: B_k <= y}"
      )
    case .quantiles(let count, let inclusive):
      return text(
        sentences(
          say(
            "\(count) classes d'effectifs proches, séparées par les quantiles des scores : il y a toujours des territoires dans la dernière, quel que soit leur niveau.",
            "\(count) classes of about equal size, between the quantiles of the scores: there are always territories in the last one, whatever their level."
          ),
          text(of: inclusive)
        ),
        inclusive == .right ? "c = 1 + #{k: Q_k < y}" : "c = 1 + #{k: Q_k <= y}",
        letters: say("Q : les quantiles (type 7).", "Q: the quantiles (type 7).")
      )
    case .ranks(let count):
      return text(
        say(
          "\(count) classes par le rang, d'autant de territoires chacune ; des scores égaux ont la classe du premier de leurs rangs.",
          "\(count) classes by rank, of as many territories each; equal scores have the class of the first of their ranks."
        ),
        "c = \(count) + 1 - ⌈\(count) r / N⌉",
        letters: say("r : le rang, N : leur nombre.", "r: the rank, N: how many there are.")
      )
    }
  }

  /// When scores stand on too few persons.
  func text(of rule: Reliability) -> ChoiceText {
    let population = rule.minPopulation.map {
      say(
        "Un territoire de moins de \(exact($0)) habitants n'est pas fiable.",
        "A territory of fewer than \(exact($0)) inhabitants is unreliable."
      )
    }
    let denominator = rule.minDenominator.map {
      say(
        "Un taux calculé sur moins de \(exact($0)) personnes n'est pas fiable.",
        "A rate counted on fewer than \(exact($0)) persons is unreliable."
      )
    }
    let variation = rule.cv.map {
      say(
        "Un coefficient de variation au-dessus de \(percent($0.caution)) appelle à la prudence ; au-dessus de \(percent($0.unreliable)), la valeur n'est pas fiable.",
        "A coefficient of variation above \(percent($0.caution)) calls for caution; above \(percent($0.unreliable)) the value is unreliable."
      )
    }
    let share = say(
      "Un territoire est fiable si au moins \(percent(rule.minWeightShare)) du poids de ses valeurs l'est.",
      "A territory is reliable if at least \(percent(rule.minWeightShare)) of the weight of its values is."
    )
    let outcome =
      switch rule.unreliable {
      case .shown: say("Les autres sont signalés et classés.", "The others are flagged and ranked.")
      case .notRanked:
        say(
          "Les autres sont signalés et n'ont pas de rang.",
          "The others are flagged and have no rank."
        )
      }
    let fit =
      rule.isFitted
      ? say("Ils servent à fixer les bornes.", "They serve to set bounds.")
      : say("Ils ne servent à fixer aucune borne.", "They serve to set no bound.")
    return text(
      sentences(population, denominator, variation, share, outcome, fit),
      rule.cv == nil ? "" : "CV = e / x, CV = √((1 - p) / (n p))",
      letters: rule.cv == nil
        ? ""
        : say(
          "e : l'erreur type, p : un taux calculé sur n personnes.",
          "e: the standard error, p: a rate counted on n persons."
        )
    )
  }
}
