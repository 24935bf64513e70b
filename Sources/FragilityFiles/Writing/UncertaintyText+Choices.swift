import FragilityIndex

extension UncertaintyText {
  // MARK: What moves the ranks

  func sources(_ sensitivity: Sensitivity) -> String {
    var table = TextTable([
      (word("résultat", "result"), .left), ("source", .left), (word("seule", "alone"), .right),
      (word("intervalle", "interval"), .right), (word("en tout", "in all"), .right),
      (word("intervalle", "interval"), .right), ("", .left),
    ])
    let results =
      [(word("tous les rangs", "all ranks"), sensitivity.meanRankShift)]
      + sensitivity.ranks.map {
        (oneLine("\(codes[$0.row]) \(names[$0.row])", width: 22), $0.shares)
      }
    for (name, shares) in results {
      guard let shares else {
        table.append([name, word("rien ne varie", "nothing varies"), "", "", "", "", ""])
        continue
      }
      for (position, share) in shares.enumerated() {
        table.append([
          position == 0 ? name : "", share.source.label(in: language), percentage(share.first),
          bounds(share.firstInterval), percentage(share.total), bounds(share.totalInterval),
          share.hasConverged ? "" : word("imprécis", "imprecise"),
        ])
      }
    }
    let note =
      word(
        "Part de ce qui varie d'un tirage à l'autre (l'écart moyen des rangs, puis le rang de chaque territoire demandé) qui tient à chaque source : seule, puis avec celles auxquelles elle se combine. Intervalle : l'imprécision de l'estimation ; imprécis demande plus de --points (ici \(sensitivity.points)).",
        "The share of what varies from draw to draw (the mean shift of the ranks, then the rank of each territory asked for) that each source accounts for: alone, then with those that it combines with. Interval: how imprecise the estimate is; imprecise asks for more --points (\(sensitivity.points) here)."
      )
      + (sensitivity.meanRankShift?.count == 1
        ? word(
          " Une seule source varie : tout lui revient, à l'imprécision près.",
          " A single source varies: all is its doing, whatever the estimate says."
        ) : "")
    return title("SOURCES", note, table)
  }

  private func bounds(_ range: ClosedRange<Double>) -> String {
    let text = interval(range.lowerBound * 100, range.upperBound * 100, whole)
    return text == "–" ? text : "\(text) %"
  }

  func removals(_ removals: Removals) -> String {
    var table = TextTable(
      [(word("sans", "without"), .left), ("", .left)] + shiftHeader
    )
    for removal in removals.removals.sorted(by: { $0.shift.moves(more: $1.shift) }) {
      let id = method.id(of: removal.member)
      let label = method.label(of: removal.member, in: language)
      table.append(
        [oneLine(id, width: 22), label == id ? "" : oneLine(label, width: 30)]
          + shiftCells(removal.shift)
      )
    }
    let note = word(
      "L'indice sans chacun de ses indicateurs et de ses dimensions, celui qui déplace le plus les rangs d'abord. \(shiftNote) Les bornes des classes ne bougent pas.",
      "The index without each of its indicators and dimensions, the one that moves the ranks most first. \(shiftNote) The bounds of the classes stay."
    )
    return title(word("SANS UN ÉLÉMENT", "WITHOUT AN ELEMENT"), note, table)
  }

  func alternatives(_ alternatives: OneAtATime) -> String {
    guard !alternatives.alternatives.isEmpty else {
      return word(
        "Aucun autre choix à comparer : [uncertainty] n'en nomme pas.\n",
        "No other choice to compare: [uncertainty] names none.\n"
      )
    }
    var table = TextTable([(word("autre choix", "other choice"), .left)] + shiftHeader)
    for alternative in alternatives.alternatives {
      table.append([oneLine(alternative.id, width: 52)] + shiftCells(alternative.shift))
    }
    let note = word(
      "L'indice avec chaque autre choix, un à la fois, les bornes des classes refaites. \(shiftNote)",
      "The index with each other choice, one at a time, with class bounds of its own. \(shiftNote)"
    )
    return title(word("UN AUTRE CHOIX", "ANOTHER CHOICE"), note, table)
  }

  private var shiftHeader: [(String, TextTable.Alignment)] {
    [
      (word("écart", "shift"), .right), (word("plus grand", "largest"), .right),
      (word("classes", "classes"), .right), (word("corrélation", "correlation"), .right),
    ]
  }

  private var shiftNote: String {
    word(
      "Écart : de combien de places un rang bouge en moyenne, puis au plus. Classes : territoires qui en changent. Corrélation des rangs (Spearman).",
      "Shift: by how many places a rank moves on average, then at most. Classes: territories that change theirs. Correlation of the ranks (Spearman)."
    )
  }

  private func shiftCells(_ shift: RankShift) -> [String] {
    let correlation = NumberFormat(language, digits: 3)
    return [
      number(shift.meanAbsoluteShift), number(shift.largestShift, shortest),
      "\(shift.classChanges)",
      shift.rankCorrelation.isFinite ? correlation.text(shift.rankCorrelation) : "–",
    ]
  }

  // MARK: What would have to change

  var changes: String {
    let note = word(
      "La valeur la plus proche qui changerait de classe, une seule à la fois, tout le reste et les bornes des classes inchangés.",
      "The nearest value that would change the class, one at a time, all else and the bounds of the classes unchanged."
    )
    return word("VALEURS QUI CHANGERAIENT LA CLASSE", "VALUES THAT WOULD CHANGE THE CLASS") + "\n"
      + wrapped(note, first: "") + report.points.map { "\n" + changes($0) }.joined()
  }

  private func changes(_ points: TippingPoints) -> String {
    guard points.currentClass != nil else { return place(points) + "\n" }
    var table = TextTable([
      (word("indicateur", "indicator"), .left), (word("valeur", "value"), .right),
      (word("plus fragile", "more fragile"), .right), (word("écart", "change"), .right),
      (word("moins fragile", "less fragile"), .right), (word("écart", "change"), .right),
    ])
    for change in points.indicators {
      let member = Explanation.Member.indicator(change.indicator)
      table.append(
        [
          oneLine(method.label(of: member, in: language), width: 36),
          number(change.value.number ?? .nan, values),
        ] + cells(change.moreFragile) + cells(change.lessFragile)
      )
    }
    return place(points) + "\n" + table.text
  }

  private func cells(_ change: TippingPoints.Change) -> [String] {
    if let found = change.found {
      let sign = found.difference > 0 ? "+" : ""
      return [number(found.value, values), sign + number(found.difference, values)]
    }
    return [change.obstacle?.label(in: language) ?? "", ""]
  }

  var weights: String {
    let note = word(
      "Les parts du poids, une seule à la fois, les autres gardant leurs proportions, qui mettent le territoire parmi le cinquième le plus fragile.",
      "The shares of weight, one at a time, the others keeping their proportions, that put the territory among the most fragile fifth."
    )
    return word("POIDS ET CINQUIÈME LE PLUS FRAGILE", "WEIGHTS AND THE MOST FRAGILE FIFTH") + "\n"
      + wrapped(note, first: "") + report.points.map { "\n" + weights($0) }.joined()
  }

  private func weights(_ points: TippingPoints) -> String {
    guard let isMostFragile = points.isMostFragile else { return place(points) + "\n" }
    var table = TextTable([
      (word("élément", "element"), .left), (word("part du poids", "share of weight"), .right),
      (word("parmi les plus fragiles", "among the most fragile"), .left),
    ])
    for weight in points.weights {
      let ranges = weight.ranges.map { range in
        let (low, high) = (percentage(range.lowerBound), percentage(range.upperBound))
        return range == 0...1
          ? word("toujours", "always") : word("de \(low) à \(high)", "from \(low) to \(high)")
      }
      table.append([
        oneLine(method.label(of: weight.member, in: language), width: 36),
        percentage(weight.share),
        ranges.isEmpty ? word("jamais", "never") : ranges.joined(separator: ", "),
      ])
    }
    let status =
      isMostFragile
      ? word("il en est", "it is one of them") : word("il n'en est pas", "it is not one of them")
    return "\(place(points)) (\(status))\n\(table.text)"
  }

  /// A territory with its class, as the title of what is about it.
  private func place(_ points: TippingPoints) -> String {
    let name = oneLine(names[points.row])
    let own =
      points.currentClass.map { "\(word("classe", "class")) \($0)" }
      ?? word("pas de score", "no score")
    return "\(codes[points.row])  \(name.isEmpty ? "" : name + ", ")\(own)"
  }
}

extension RankShift {
  /// Whether it moves ranks more than another; one that leaves no ranks moves them most.
  fileprivate func moves(more other: RankShift) -> Bool {
    let (own, its) = (meanAbsoluteShift, other.meanAbsoluteShift)
    return (own.isNaN ? .infinity : own) > (its.isNaN ? .infinity : its)
  }
}
