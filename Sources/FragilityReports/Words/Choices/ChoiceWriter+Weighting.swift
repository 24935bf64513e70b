import FragilityIndex

extension ChoiceWriter {
  /// Where the weights of the children of a dimension come from.
  func text(of weighting: Weighting) -> ChoiceText {
    switch weighting {
    case .given:
      return text(
        say(
          "Les poids sont ceux que la méthode écrit ; sous un même élément, chacun compte à proportion de leur somme.",
          "Weights are those that the method states; below the same part, each counts in proportion to their sum."
        ),
        "w_k / (w_1 + … + w_n)",
        letters: say("w : les poids écrits.", "w: the weights stated.")
      )
    case .equal:
      return text(
        say(
          "Tous les éléments d'une même dimension ont le même poids.",
          "All parts of the same dimension have the same weight."
        ),
        "w_k = 1 / n",
        letters: say("n : le nombre d'éléments.", "n: the number of parts.")
      )
    case .firstComponent:
      return text(
        found(
          say(
            "la première composante principale, la combinaison qui sépare le mieux les territoires",
            "the first principal component, the combination that separates the territories best"
          )
        ),
        "w_k = a_k / (a_1 + … + a_n)",
        letters: say(
          "a : les coefficients de la première composante des corrélations.",
          "a: the loadings of the first component of the correlations."
        )
      )
    case .rotatedComponents(let choice):
      let rule = say(
        "Composantes gardées : valeur propre supérieure à \(exact(choice.minEigenvalue)), plus de \(percent(choice.minShare)) de la variance, jusqu'à \(percent(choice.cumulatedShare)) en tout ; rotation varimax \(choice.kaiserNormalisation ? "avec" : "sans") normalisation de Kaiser.",
        "Components kept: eigenvalue above \(exact(choice.minEigenvalue)), more than \(percent(choice.minShare)) of the variance, up to \(percent(choice.cumulatedShare)) in all; varimax rotation \(choice.kaiserNormalisation ? "with" : "without") Kaiser normalisation."
      )
      return text(
        sentences(
          found(
            say(
              "des composantes principales tournées : chaque élément va à celle qu'il marque le plus",
              "rotated principal components: each part goes to the one it marks most"
            )
          ),
          rule
        ),
        "w_k ∝ max_j a_{kj}^2",
        letters: say(
          "a : les coefficients après rotation ; les poids sont rapportés à leur somme.",
          "a: the loadings after rotation; weights are divided by their sum."
        )
      )
    case .oneFactor:
      return text(
        found(
          say(
            "un facteur commun, estimé par le maximum de vraisemblance",
            "one common factor, estimated by maximum likelihood"
          )
        ),
        "x_k = λ_k f + e_k",
        letters: say(
          "les poids sont ceux du score du facteur f, rapportés à leur somme.",
          "weights are those of the score of the factor f, divided by their sum."
        )
      )
    case .entropy:
      return text(
        found(
          say(
            "l'entropie : un élément pèse d'autant plus que ses scores sont inégalement répartis",
            "entropy: a part weighs the more the more unequally its scores are spread"
          )
        ),
        "w_k = (1 - E_k) / Σ_j (1 - E_j)",
        letters: say(
          "E : l'entropie des parts de chaque territoire, de 0 à 1.",
          "E: the entropy of the shares of the territories, from 0 to 1."
        )
      )
    case .critic:
      return text(
        found(
          say(
            "la méthode CRITIC : un élément pèse d'autant plus qu'il varie et qu'il contredit les autres",
            "the CRITIC method: a part weighs the more the more it varies and goes against the others"
          )
        ),
        "w_k = C_k / Σ_j C_j, C_k = σ_k Σ_j (1 - r_{kj})",
        letters: say(
          "σ : l'écart-type, r : la corrélation de deux éléments.",
          "σ: the standard deviation, r: the correlation of two parts."
        )
      )
    case .balanced(.proportional(let targets)):
      let aims =
        targets.map { say("les cibles \(exact($0))", "the targets \(exact($0))") }
        ?? say("les poids que la méthode écrit", "the weights that the method states")
      return text(
        found(
          say(
            "une recherche : chaque élément est corrélé au résultat à proportion de son importance voulue, \(aims)",
            "a search: each part correlates with the result in proportion to the importance it is meant to have, \(aims)"
          )
        ),
        "min_w Σ_k (t_k - r_k / Σ_j r_j)^2",
        letters: say(
          "t : les importances voulues, r : les corrélations avec la moyenne.",
          "t: the importances that are meant, r: the correlations with the mean."
        )
      )
    case .balanced(.mostInformative):
      return text(
        found(
          say(
            "une recherche : la somme des corrélations des éléments avec le résultat est la plus grande possible",
            "a search: the sum of the correlations of the parts with the result is as large as can be"
          )
        ),
        "w_k = (1 / σ_k) / Σ_j (1 / σ_j)",
        letters: say("σ : l'écart-type des scores.", "σ: the standard deviation of the scores.")
      )
    }
  }

  private func found(_ way: String) -> String {
    say(
      "Les poids sont trouvés dans les données, par \(way). D'autres territoires donneraient d'autres poids.",
      "Weights are found in the data, by \(way). Other territories would give other weights."
    )
  }
}
