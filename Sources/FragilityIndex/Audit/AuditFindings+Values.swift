// What the raw values of an indicator give rise to.
extension AuditFindings {
  mutating func judge(_ statistics: Audit.IndicatorStatistics) {
    let member = Audit.Member.indicator(statistics.indicator)
    let name = name(member).english
    judgeSpread(statistics, member, name)
    judgeSize(statistics, member, name)
    judgeGaps(statistics, member, name)
    judgeTwins(statistics, member, name)
  }

  private mutating func judgeSpread(
    _ statistics: Audit.IndicatorStatistics,
    _ member: Audit.Member,
    _ name: String
  ) {
    let summary = statistics.summary
    if summary.isConstant, summary.presentCount > 1 {
      let value = roundedValue(summary.minimum)
      add(
        .objection,
        .constant,
        [member],
        summary.minimum,
        LocalizedText(
          fr:
            "\(name) vaut partout \(value.french) : il ne distingue aucun territoire, et son poids est perdu",
          en:
            "\(name) is \(value.english) everywhere: it tells no territories apart, and its weight is lost"
        ),
        remedy: LocalizedText(
          fr: "retirez l'indicateur, ou gardez-le hors de l'indice, pour information",
          en: "remove the indicator, or keep it beside the index, for information"
        )
      )
    }
    if statistics.hasOutliers { judgeOutliers(statistics, member, name) }
    if summary.zeroShare > AuditBar.zeroShare, !summary.isConstant {
      let share = percentage(summary.zeroShare)
      add(
        .remark,
        .manyZeros,
        [member],
        summary.zeroShare,
        LocalizedText(
          fr:
            "\(name) est nul dans \(share.french) des territoires qui ont une valeur : entre eux il ne dit rien",
          en:
            "\(name) is zero in \(share.english) of the territories that have a value: between them it says nothing"
        ),
        remedy: LocalizedText(
          fr:
            "vérifiez que ces zéros sont vrais, et non des valeurs absentes (missing de la table)",
          en: "make sure that these zeros are true, and not absent values (missing of the table)"
        )
      )
    }
  }

  private mutating func judgeOutliers(
    _ statistics: Audit.IndicatorStatistics,
    _ member: Audit.Member,
    _ name: String
  ) {
    let summary = statistics.summary
    let skewness = figure(summary.skewness, bar: AuditBar.skewness)
    let kurtosis = figure(summary.kurtosis, bar: AuditBar.kurtosis)
    let extreme = roundedValue(summary.skewness > 0 ? summary.maximum : summary.minimum)
    let median = roundedValue(summary.median)
    let isBounded = audit.isSafeFromOutliers(statistics.indicator)
    let consequence =
      isBounded
      ? LocalizedText(
        fr: "la méthode les tient, mais la corrélation des valeurs brutes en dépend",
        en: "the method holds them, but correlations of raw values depend on them"
      )
      : LocalizedText(
        fr: "elles fixent l'échelle, et tassent les autres territoires à un bout",
        en: "they set the scale, and press the other territories together at one end"
      )
    add(
      isBounded ? .remark : .objection,
      .outliers,
      [member],
      summary.skewness,
      LocalizedText(
        fr:
          "\(name) a des valeurs extrêmes, jusqu'à \(extreme.french) pour une médiane de \(median.french) (asymétrie \(skewness.french) ; aplatissement \(kurtosis.french)) : \(consequence.french)",
        en:
          "\(name) has extreme values, as far as \(extreme.english) with a median of \(median.english) (skewness \(skewness.english), kurtosis \(kurtosis.english)): \(consequence.english)"
      ),
      remedy: LocalizedText(
        fr:
          "vérifiez ces valeurs, tenez-les (treatment), fixez des bornes (goalposts), ou normalisez par les rangs (percent_rank)",
        en:
          "check these values, hold them (treatment), fix the ends (goalposts), or normalise by ranks (percent_rank)"
      )
    )
  }

  private mutating func judgeSize(
    _ statistics: Audit.IndicatorStatistics,
    _ member: Audit.Member,
    _ name: String
  ) {
    if statistics.isUndividedCount {
      add(
        .objection,
        .undividedCount,
        [member],
        statistics.summary.presentCount == 0 ? 0 : statistics.summary.maximum,
        LocalizedText(
          fr:
            "\(name) est un nombre et non un taux : un grand territoire en a plus, sans être mieux doté",
          en:
            "\(name) is a count and not a rate: a large territory has more of them without being better off"
        ),
        remedy: LocalizedText(
          fr: "divisez-le par la population ou par une surface : denominator et per",
          en: "divide it by the population or an area: denominator and per"
        )
      )
    }
    guard case .column = audit.method.indicators[statistics.indicator].derivation,
      let population = statistics.population,
      abs(population.coefficient) > AuditBar.population
    else { return }
    let r = figure(population.coefficient, bar: AuditBar.population)
    add(
      .remark,
      .followsPopulation,
      [member],
      population.coefficient,
      LocalizedText(
        fr:
          "\(name) varie avec la population (corrélation \(r.french)) : si c'est un nombre, il mesure la taille et non la fragilité",
        en:
          "\(name) varies with the population (correlation \(r.english)): if it is a count, it measures size and not fragility"
      ),
      remedy: LocalizedText(
        fr: "si c'est un nombre, faites-en un taux : numerator, denominator et per",
        en: "if it is a count, make it a rate: numerator, denominator and per"
      )
    )
  }

  private mutating func judgeGaps(
    _ statistics: Audit.IndicatorStatistics,
    _ member: Audit.Member,
    _ name: String
  ) {
    let summary = statistics.summary
    guard statistics.isScarce, summary.count > 0 else { return }
    let share = percentage(summary.availability)
    let bar = percentage(AuditBar.availability)
    add(
      .objection,
      .scarce,
      [member],
      summary.availability,
      LocalizedText(
        fr:
          "\(name) n'a de valeur que dans \(share.french) des territoires (\(summary.presentCount) sur \(summary.count)), moins que \(bar.french) : ailleurs l'indice repose sur autre chose",
        en:
          "\(name) has a value in only \(share.english) of the territories (\(summary.presentCount) of \(summary.count)), less than \(bar.english): elsewhere the index stands on something else"
      ),
      remedy: LocalizedText(
        fr: "cherchez une source plus complète, ou retirez l'indicateur",
        en: "look for a source with fewer gaps, or remove the indicator"
      )
    )
  }

  /// Each pair is told once, at the indicator that comes later.
  private mutating func judgeTwins(
    _ statistics: Audit.IndicatorStatistics,
    _ member: Audit.Member,
    _ name: String
  ) {
    func isDouble(_ twin: Int) -> Bool {
      twin < statistics.indicator && isWeighed(member) && isWeighed(.indicator(twin))
    }
    for twin in statistics.identical where isDouble(twin) {
      let other = self.name(.indicator(twin)).english
      add(
        .objection,
        .identical,
        [member, .indicator(twin)],
        1,
        LocalizedText(
          fr:
            "\(name) a les mêmes valeurs que \(other) dans tous les territoires : la même chose compte deux fois",
          en:
            "\(name) has the same values as \(other) in all territories: the same thing counts twice"
        ),
        remedy: .keepOne
      )
    }
    for twin in statistics.collinear where isDouble(twin) {
      let other = self.name(.indicator(twin)).english
      add(
        .objection,
        .collinear,
        [member, .indicator(twin)],
        1,
        LocalizedText(
          fr:
            "\(name) se déduit exactement de \(other), à un facteur et une constante près : la même chose compte deux fois",
          en:
            "\(name) follows exactly from \(other), but for a factor and a constant: the same thing counts twice"
        ),
        remedy: .keepOne
      )
    }
  }
}

extension LocalizedText {
  static let keepOne = LocalizedText(
    fr: "gardez-en un, ou partagez entre eux le poids d'un seul",
    en: "keep one of them, or share the weight of one between them"
  )
}

extension Audit {
  /// Whether values far out cannot set the scale of an indicator: it reads ranks or intervals only, has fixed ends, or its
  /// outliers are treated.
  fileprivate func isSafeFromOutliers(_ indicator: Int) -> Bool {
    if treatments.contains(where: { $0.indicator == indicator && $0.after.passes }) { return true }
    return switch method.normalisation(of: indicator).unrounded {
    case .percentRank, .rank, .normalScore, .exponentialRank, .quantile, .steps: true
    case .minMax(let choice): choice.goalposts != nil && choice.clip
    case .distance(let choice): choice.cap
    case .zScore, .ratio, .fractionOfMaximum, .none, .rounded: false
    }
  }
}
