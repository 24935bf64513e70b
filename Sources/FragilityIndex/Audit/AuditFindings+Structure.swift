// What the members of the index give rise to when they meet.
extension AuditFindings {
  mutating func judge(_ coherence: Audit.Coherence) {
    let name = name(coherence.member)
    if coherence.alpha < AuditBar.alpha {
      let (alpha, bar) = (figure(coherence.alpha, bar: AuditBar.alpha), inWords(AuditBar.alpha))
      add(
        .remark,
        .incoherent,
        [coherence.member],
        coherence.alpha,
        LocalizedText(
          fr:
            "ce qui compose \(name.french) ne va guère ensemble (alpha de Cronbach \(alpha.french), moins que \(bar.french)) : la moyenne mêle des choses différentes",
          en:
            "what makes up \(name.english) hardly goes together (Cronbach's alpha \(alpha.english), less than \(bar.english)): the mean blends different things"
        ),
        remedy: LocalizedText(
          fr: "dites pourquoi ces éléments forment un tout, ou scindez-le en dimensions",
          en: "say why these parts make a whole, or split it into dimensions"
        )
      )
    }
    let components = coherence.componentsAboveOne
    guard components > 1, let share = coherence.varianceShares.first else { return }
    let first = percentage(share)
    add(
      .remark,
      .severalComponents,
      [coherence.member],
      Double(components),
      LocalizedText(
        fr:
          "\(name.french) tient à \(components) choses distinctes (composantes principales de valeur propre supérieure à 1) : la première ne porte que \(first.french) de ce qui varie",
        en:
          "\(name.english) stands on \(components) distinct things (principal components with an eigenvalue above 1): the first carries only \(first.english) of what varies"
      ),
      remedy: LocalizedText(
        fr:
          "publiez les scores de ces éléments à côté de leur moyenne, qui en cache une partie",
        en: "publish the scores of these parts beside their mean, which hides some of them"
      )
    )
  }

  mutating func judge(_ association: Audit.Association) {
    let r = association.correlation.coefficient
    guard !r.isNaN, isWeighed(association.first), isWeighed(association.second) else { return }
    switch association.relation {
    case .sibling: judgeSiblings(association)
    case .dimension:
      if r < 0 { judgeOpposition(association) } else { judgeWeakness(association) }
    case .index:
      if r < 0 {
        judgeOpposition(association)
      } else if isDirectlyBelowIndex(association.first) {
        judgeWeakness(association)
      }
    }
  }

  private mutating func judgeSiblings(_ association: Audit.Association) {
    let correlation = association.correlation
    let subjects = [association.first, association.second]
    let (first, second) = (name(association.first).english, name(association.second).english)
    if correlation.coefficient >= AuditBar.redundancy, !isTwin(association) {
      let r = figure(correlation.coefficient, bar: 1)
      add(
        severity(correlation),
        .redundant,
        subjects,
        correlation.coefficient,
        LocalizedText(
          fr:
            "\(first) et \(second) disent presque la même chose (corrélation \(r.french)) : elle compte deux fois",
          en:
            "\(first) and \(second) say nearly the same (correlation \(r.english)): it counts twice"
        ),
        remedy: .keepOne
      )
    } else if correlation.coefficient <= AuditBar.counteraction {
      let r = figure(correlation.coefficient, bar: AuditBar.counteraction)
      add(
        severity(correlation),
        .counteracting,
        subjects,
        correlation.coefficient,
        LocalizedText(
          fr:
            "\(first) et \(second) se contrarient (corrélation \(r.french)) : où l'un est fragile l'autre l'est moins, et leur moyenne efface les deux",
          en:
            "\(first) and \(second) counteract (correlation \(r.english)): where one is fragile the other is less so, and their mean wipes out both"
        ),
        remedy: LocalizedText(
          fr:
            "vérifiez direction ; si elle est juste, publiez les deux scores à côté de leur moyenne",
          en: "check direction; if it is right, publish both scores beside their mean"
        )
      )
    }
  }

  private mutating func judgeOpposition(_ association: Audit.Association) {
    let correlation = association.correlation
    let (first, whole) = (name(association.first).english, name(association.second))
    let r = figure(correlation.coefficient, bar: 0)
    let isSure = severity(correlation) == .objection
    let doubt = LocalizedText(
      fr: isSure ? "c'est à contresens de ce que l'on veut mesurer" : "peut-être par hasard",
      en: isSure ? "that is against what is meant to be measured" : "perhaps by chance"
    )
    add(
      severity(correlation),
      association.second == .index ? .againstIndex : .againstDimension,
      [association.first, association.second],
      correlation.coefficient,
      LocalizedText(
        fr:
          "\(first) baisse quand \(whole.french) monte (corrélation \(r.french)) : \(doubt.french)",
        en: "\(first) falls as \(whole.english) rises (correlation \(r.english)): \(doubt.english)"
      ),
      remedy: LocalizedText(
        fr: "vérifiez direction ; si elle est juste, justifiez sa présence dans l'indice",
        en: "check direction; if it is right, justify its place in the index"
      )
    )
  }

  private mutating func judgeWeakness(_ association: Audit.Association) {
    let r = association.correlation.coefficient
    guard r < AuditBar.weakness else { return }
    let (first, whole) = (name(association.first).english, name(association.second))
    let (found, bar) = (figure(r, bar: AuditBar.weakness), inWords(AuditBar.weakness))
    add(
      .remark,
      .weak,
      [association.first, association.second],
      r,
      LocalizedText(
        fr:
          "\(first) ne se voit guère dans \(whole.french) (corrélation \(found.french), moins que \(bar.french)) : son poids n'a presque pas d'effet",
        en:
          "\(first) hardly shows in \(whole.english) (correlation \(found.english), less than \(bar.english)): its weight has almost no effect"
      ),
      remedy: LocalizedText(
        fr: "montrez cette mesure à côté de l'indice, ou placez-la là où elle a un sens",
        en: "show this measure beside the index, or put it where it has a meaning"
      )
    )
  }

  mutating func judgeRival(of statistics: Audit.IndicatorStatistics) {
    let member = Audit.Member.indicator(statistics.indicator)
    guard let rival = statistics.strongestOther, isWeighed(member),
      let own = audit.association(of: member, .dimension)?.correlation.coefficient,
      rival.correlation.coefficient > max(own, AuditBar.weakness)
    else { return }
    let elsewhere = Audit.Member.dimension(rival.dimension)
    let (first, other) = (name(member).english, name(elsewhere).english)
    let dimension = name(whole(of: statistics.indicator)).english
    let r = figure(rival.correlation.coefficient, bar: own)
    let ownR = figure(own, bar: rival.correlation.coefficient)
    add(
      .remark,
      .closerElsewhere,
      [member, elsewhere],
      rival.correlation.coefficient,
      LocalizedText(
        fr:
          "\(first) va plus avec \(other) (corrélation \(r.french)) qu'avec \(dimension), où il est rangé (\(ownR.french))",
        en:
          "\(first) goes more with \(other) (correlation \(r.english)) than with \(dimension), where it stands (\(ownR.english))"
      ),
      remedy: LocalizedText(
        fr: "rangez-le dans l'autre dimension si le sens le permet",
        en: "move it to the other dimension if its meaning allows"
      )
    )
  }

  mutating func judge(_ importance: Audit.Importance) {
    let ratio = importance.effective / importance.nominal
    let isMore = ratio > AuditBar.importanceRatio
    guard isMore || ratio < 1 / AuditBar.importanceRatio else { return }
    let (name, whole) = (name(importance.member).english, name(importance.whole))
    let (nominal, effective) = (percentage(importance.nominal), percentage(importance.effective))
    add(
      .remark,
      .importance,
      [importance.member, importance.whole],
      ratio,
      LocalizedText(
        fr:
          "\(name) pèse \(nominal.french) dans \(whole.french) mais compte pour \(effective.french) dans ses écarts : \(isMore ? "bien plus" : "bien moins") que voulu",
        en:
          "\(name) weighs \(nominal.english) in \(whole.english) but counts for \(effective.english) of its differences: much \(isMore ? "more" : "less") than intended"
      ),
      remedy: LocalizedText(
        fr:
          "les poids ne disent pas l'importance : dites ce qui compte vraiment, ou ajustez weight",
        en: "weights do not say importance: say what truly counts, or adjust weight"
      )
    )
  }

  private func isDirectlyBelowIndex(_ member: Audit.Member) -> Bool {
    switch member {
    case .index: false
    case .dimension(let dimension): audit.method.dimensions[dimension].parent == nil
    case .indicator(let indicator): audit.method.indicators[indicator].dimension == nil
    }
  }

  /// Whether two indicators were already told to be the same.
  private func isTwin(_ association: Audit.Association) -> Bool {
    guard case .indicator(let one) = association.first,
      case .indicator(let two) = association.second
    else { return false }
    let statistics = audit.indicators[one]
    return statistics.identical.contains(two) || statistics.collinear.contains(two)
  }
}
