import FragilityIndex

extension ChoiceWriter {
  /// What is done to outliers.
  func text(of treatment: Treatment) -> ChoiceText {
    guard case .steps(let steps) = treatment else {
      return text(
        say(
          "Les valeurs extrêmes restent telles qu'elles sont publiées.",
          "Extreme values stay as they are published."
        )
      )
    }
    let test = say(
      "Test : asymétrie d'au moins \(exact(steps.test.skewness)) en valeur absolue et aplatissement d'au moins \(exact(steps.test.kurtosis)).",
      "Test: skewness of at least \(exact(steps.test.skewness)) in size and excess kurtosis of at least \(exact(steps.test.kurtosis))."
    )
    let occasion =
      switch steps.occasion {
      case .skewed:
        say(
          "Seulement si quelques valeurs fixeraient l'échelle à elles seules :",
          "Only where a few values would set the scale by themselves:"
        )
      case .always: say("Pour tous ces indicateurs :", "For all of these indicators:")
      }
    let first = text(of: steps.first)
    let second = steps.otherwise.map(text(of:))
    let otherwise = second.map { other in
      steps.cumulative
        ? say(
          "Si cela ne suffit pas, en plus : \(other.plain)",
          "Where that is not enough, on top of it: \(other.plain)"
        )
        : say(
          "Si cela ne suffit pas, à la place, depuis les valeurs d'origine : \(other.plain)",
          "Where that is not enough, in its place, from the original values: \(other.plain)"
        )
    }
    var result = ChoiceText(plain: sentences(occasion, first.plain, otherwise, test))
    result.formula = [first.formula, second?.formula ?? ""].filter { !$0.isEmpty }
      .joined(separator: "<br>")
    result.letters = sentences(first.letters, second?.letters)
    return result
  }

  /// One way to treat outliers.
  func text(of step: Treatment.Step) -> ChoiceText {
    switch step {
    case .winsorise(let points):
      let limit =
        points.map {
          say(
            "en s'arrêtant après \($0) \($0 > 1 ? "points déplacés" : "point déplacé")",
            "stopping after \($0) \($0 == 1 ? "point" : "points")"
          )
        } ?? say("sans limite de nombre", "without a limit of number")
      return text(
        say(
          "la valeur la plus extrême est ramenée à la suivante tant que le test échoue, \(limit) (winsorisation).",
          "the most extreme value is moved to the next one as long as the test fails, \(limit) (winsorising)."
        )
      )
    case .holdAtQuantiles(let lower, let upper):
      let low = lower.map {
        say("au-dessous du quantile \(percent($0))", "below the quantile \(percent($0))")
      }
      let high = upper.map {
        say("au-dessus du quantile \(percent($0))", "above the quantile \(percent($0))")
      }
      let sides = [low, high].compactMap(\.self).joined(separator: say(" ou ", " or "))
      return text(
        say(
          "les valeurs \(sides) sont tenues à ce quantile.",
          "values \(sides) are held at that quantile."
        ),
        "y = min(max(x, Q_{lower}), Q_{upper})".replacing(
          "lower",
          with: say("bas", "lower")
        ).replacing("upper", with: say("haut", "upper"))
      )
    case .holdPoints(let lowest, let highest):
      return text(
        say(
          "les \(lowest) valeurs les plus basses et les \(highest) plus hautes sont ramenées à la suivante.",
          "the \(lowest) lowest and the \(highest) highest values are held at the next one."
        )
      )
    case .logarithm(let choice): return text(of: choice)
    case .boxCox(let choice):
      let power =
        choice.lambda.map { say("de puissance \(exact($0))", "with the power \(exact($0))") }
        ?? say("de puissance estimée sur les données", "with a power estimated from the data")
      let shift =
        choice.isShifted
        ? say("après décalage du minimum à 1", "after moving the minimum to 1")
        : say("sans décalage", "without a shift")
      return text(
        say(
          "une transformation de Box et Cox est prise, \(power), \(shift).",
          "a Box-Cox transformation is taken, \(power), \(shift)."
        ),
        choice.isShifted
          ? "y = ((x - m + 1)^λ - 1) / λ" : "y = (x^λ - 1) / λ",
        letters: say("m : le minimum, λ : la puissance.", "m: the minimum, λ: the power.")
      )
    }
  }

  private func text(of choice: LogTransform) -> ChoiceText {
    let side =
      switch choice.orientation {
      case .automatic: say("du côté de l'asymétrie", "on the side of the skewness")
      case .up: say("du côté des grandes valeurs", "on the side of large values")
      case .down: say("du côté des petites valeurs", "on the side of small values")
      }
    let typed =
      switch choice.form {
      case .coin: say("y = ln(x - m + 0,01 (M - m))", "y = ln(x - m + 0.01 (M - m))")
      case .plusOne: "y = ln(x - m + 1)"
      case .gii: "y = ln((M - 1) (x - m) / (M - m) + 1)"
      }
    let form =
      switch choice.form {
      case .coin: say("décalage d'un centième de l'étendue", "shifted by a hundredth of the range")
      case .plusOne: say("décalage de 1", "shifted by 1")
      case .gii: say("forme du Global Innovation Index", "form of the Global Innovation Index")
      }
    return text(
      say(
        "un logarithme rapproche les valeurs extrêmes, \(side) (\(form)).",
        "a logarithm brings extreme values closer, \(side) (\(form))."
      ),
      typed,
      letters: say("m et M : le minimum et le maximum.", "m and M: the minimum and the maximum.")
    )
  }
}
