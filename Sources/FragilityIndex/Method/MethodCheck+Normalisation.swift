extension MethodCheck {
  mutating func check(
    _ normalisation: Normalisation?,
    at subject: (String) -> Problem.Subject
  ) {
    if let normalisation { check(normalisation, at: subject("normalisation")) }
  }

  /// A rescaling is a normalisation of scores, which have no parent's value to be compared with.
  mutating func check(_ rescaling: Rescaling?, at place: Problem.Subject) {
    guard let rescaling else { return }
    if case .ratio = rescaling.normalisation.unrounded {
      report(
        "bad-rescaling",
        place,
        fr: "les scores d'une dimension n'ont pas de valeur de référence",
        en: "the scores of a dimension have no reference value",
        mendFr: "choisissez une autre normalisation",
        mendEn: "choose another normalisation"
      )
    }
    check(rescaling.normalisation, at: place)
  }

  private mutating func check(_ normalisation: Normalisation, at place: Problem.Subject) {
    switch normalisation {
    case .minMax(let choice): check(choice, at: place)
    case .zScore(let choice):
      checkLaw(mean: choice.mean, deviation: choice.standardDeviation, at: place)
    case .percentRank(let choice): check(choice.ties, at: place)
    case .rank(let choice): check(choice.ties, at: place)
    case .normalScore(let choice):
      check(choice.ties, at: place)
      checkLaw(mean: choice.mean, deviation: choice.standardDeviation, at: place)
      guard choice.convention != .exclusive, choice.convention != .midpoint else { return }
      report(
        "bad-normal-score",
        place,
        fr: "\"\(choice.convention.rawValue)\" va jusqu'à 0 ou 1, qui n'ont pas de score normal",
        en: "\"\(choice.convention.rawValue)\" reaches 0 or 1, which have no normal score",
        mendFr: "choisissez exclusive ou midpoint",
        mendEn: "choose exclusive or midpoint"
      )
    case .exponentialRank(let choice):
      check(choice.ties, at: place)
      guard !(choice.constant > 0 && choice.constant.isFinite) else { return }
      report(
        "bad-constant",
        place,
        fr: "la constante \(inWords(choice.constant).french) n'est pas positive",
        en: "the constant \(inWords(choice.constant).english) is not positive",
        mendFr: "donnez constant = 23",
        mendEn: "give constant = 23"
      )
    case .quantile(let choice): checkCount(choice.count, at: place)
    case .steps(let choice): check(choice, at: place)
    case .distance, .fractionOfMaximum, .none: break
    case .ratio(let choice):
      if case .parent(let level) = choice.reference { checkLevel(level, at: place, or: ["all"]) }
    case .rounded(let choice, let rounding):
      check(rounding, at: place)
      check(choice, at: place)
    }
  }

  private mutating func check(_ choice: MinMax, at place: Problem.Subject) {
    if case .parent(let level) = choice.scope {
      checkLevel(level, at: place, or: ["all"])
      if choice.goalposts != nil {
        report(
          "scope-of-goalposts",
          place,
          fr: "des bornes fixes ne dépendent d'aucun territoire",
          en: "fixed goalposts depend on no territory",
          mendFr: "retirez scope, ou goalposts",
          mendEn: "remove scope, or goalposts"
        )
      }
    }
    guard let posts = choice.goalposts,
      !(posts.lower < posts.upper && (posts.upper - posts.lower).isFinite)
    else { return }
    report(
      "bad-goalposts",
      place,
      fr:
        "les bornes [\(inWords(posts.lower).french), \(inWords(posts.upper).french)] n'ont pas d'étendue",
      en:
        "the goalposts [\(inWords(posts.lower).english), \(inWords(posts.upper).english)] have no extent",
      mendFr: "donnez deux nombres croissants ; direction dit lequel est le pire",
      mendEn: "give two increasing numbers; direction says which one is the worse"
    )
  }

  private mutating func check(_ choice: StepScore, at place: Problem.Subject) {
    let bounds = choice.bounds.numbers
    let isIncreasing = zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
    var isPossible = bounds.allSatisfy(\.isFinite)
    if case .probabilities = choice.bounds { isPossible = bounds.allSatisfy { $0 > 0 && $0 < 1 } }
    if bounds.isEmpty || !isIncreasing || !isPossible {
      report(
        "bad-steps",
        place,
        fr: "les bornes ne sont pas croissantes, ou les parts pas entre 0 et 1",
        en: "the bounds do not increase, or the shares are not between 0 and 1",
        mendFr: "écrivez par exemple probabilities = [0.25, 0.5, 0.75]",
        mendEn: "write for instance probabilities = [0.25, 0.5, 0.75]"
      )
    }
    if choice.scores.count != bounds.count + 1 || !choice.scores.allSatisfy(\.isFinite) {
      report(
        "bad-steps",
        place,
        fr: "\(bounds.count) bornes font \(bounds.count + 1) scores, pas \(choice.scores.count)",
        en: "\(bounds.count) bounds make \(bounds.count + 1) scores, not \(choice.scores.count)",
        mendFr: "donnez un score par intervalle, du moins fragile au plus fragile",
        mendEn: "give one score an interval, from the least fragile to the most"
      )
    }
  }

  private mutating func checkLaw(mean: Double, deviation: Double, at place: Problem.Subject) {
    guard !(deviation > 0 && deviation.isFinite && mean.isFinite) else { return }
    report(
      "bad-zscore",
      place,
      fr: "l'écart-type visé doit être positif",
      en: "the standard deviation aimed at must be positive",
      mendFr: "donnez sd = 1",
      mendEn: "give sd = 1"
    )
  }

  private mutating func check(_ ties: TieRule, at place: Problem.Subject) {
    guard ties == .dense else { return }
    report(
      "bad-percent-rank",
      place,
      fr: "un rang parmi n n'admet pas ties = \"dense\"",
      en: "a rank among n does not take ties = \"dense\"",
      mendFr: "choisissez min, average ou max",
      mendEn: "choose min, average or max"
    )
  }

  private mutating func checkCount(_ count: Int, at place: Problem.Subject) {
    guard !(2...1000).contains(count) else { return }
    report(
      "bad-classes",
      place,
      fr: "\(count) scores n'ont pas de sens",
      en: "\(count) scores have no meaning",
      mendFr: "donnez un nombre de 2 à 1000",
      mendEn: "give a number from 2 to 1000"
    )
  }

  mutating func check(_ rounding: Rounding?, at place: Problem.Subject) {
    guard let rounding, !(0...15).contains(rounding.digits) else { return }
    report(
      "bad-rounding",
      place,
      fr: "round = \(rounding.digits) n'est pas un nombre de décimales",
      en: "round = \(rounding.digits) is not a number of digits",
      mendFr: "donnez un nombre de 0 à 15",
      mendEn: "give a number from 0 to 15"
    )
  }

  /// A level that the territories have.
  mutating func checkLevel(_ level: String, at place: Problem.Subject, or others: [String] = []) {
    guard let levels = tables.first?.parents.map(\.id), !levels.contains(level) else { return }
    unknown("level", level, place, among: levels + others)
  }
}
