package import FragilityIndex

extension TerritoryTypes {
  /// The types for reading on a screen: how many territories of each profile and which, then the groups.
  ///
  /// - Parameters:
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines with their ends.
  package func text(in language: Language, digits: Int) -> String {
    TypesText(types: self, language: language, digits: digits).text
  }
}

private struct TypesText {
  let types: TerritoryTypes
  let language: Language
  let digits: Int

  private static let mostNamed = 5

  private var numbers: NumberFormat { NumberFormat(language, digits: digits) }
  private var whole: NumberFormat { NumberFormat(language, digits: 0) }

  private func word(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

  private func number(_ number: Double) -> String {
    number.isFinite ? numbers.text(number) : "–"
  }

  var text: String {
    let method = types.result.fitted.method
    let count = types.result.territories.count
    let heading = """
      \(oneLine(method.title[language], width: 100))
      \(word("types de territoires selon", "types of territories by")) \(method.id) \(method.version)
      \(word("territoires :", "territories:")) \(count)

      """
    return [heading, profiles, groups].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var profiles: String {
    guard types.profiles != nil else { return "" }
    var table = TextTable([
      (word("profil", "profile"), .left), ("", .left),
      (word("territoires", "territories"), .right), (word("habitants", "persons"), .right),
      (word("score médian", "median score"), .right),
    ])
    let kinds = types.kinds
    for kind in kinds {
      let persons = types.persons(kind.rows)
      table.append([
        oneLine(types.word(kind.outcome), width: 24),
        oneLine(types.label(kind.outcome, in: language), width: 44), "\(kind.rows.count)",
        persons.map { whole.text($0.sum) + ($0.absent > 0 ? " (-\($0.absent))" : "") } ?? "–",
        number(types.medianScore(kind.rows)),
      ])
    }
    let note = word(
      "Un territoire a le premier profil dont toutes les conditions sont remplies ; « autre » s'il n'en remplit aucun ; « inconnu » si une valeur absente empêche de le dire. (-1) : un territoire sans population connue.",
      "A territory has the first profile whose conditions all hold; \"other\" if none does; \"unknown\" if an absent value keeps it from being said. (-1): one territory without a known population."
    )
    var text = word("PROFILS, par ordre de priorité", "PROFILES, in order of precedence") + "\n"
    text += wrapped(note, first: "") + table.text
    for kind in kinds where !kind.rows.isEmpty { text += named(kind.outcome, kind.rows) }
    return text
  }

  /// The most fragile territories of a kind; of those that are unknown, what is absent.
  private func named(_ outcome: TerritoryProfiles.Outcome, _ rows: [Int]) -> String {
    let result = types.result
    let names = rows.prefix(Self.mostNamed).map { row -> String in
      let name =
        "\(result.territories.codes[row]) \(oneLine(result.territories.names[row], width: 32))"
      let absences = types.profiles?.absences[row] ?? []
      if !absences.isEmpty { return "\(name) (\(absences.joined(separator: " ")))" }
      return "\(name) (\(number(result.scores[row].number ?? .nan)))"
    }
    let rest = rows.count - names.count
    let more = rest > 0 ? word(", et \(rest) autres", ", and \(rest) more") : ""
    let (label, id) = (types.label(outcome, in: language), types.word(outcome))
    let name = label == id ? id : "\(label) (\(id))"
    let title = printable(name) + word(" :", ":")
    return "\n" + title + "\n" + wrapped(names.joined(separator: ", ") + more, first: "    ")
  }

  private var groups: String {
    guard let groups = types.groups else { return "" }
    let method = types.result.fitted.method
    let ids = groups.dimensions.map { method.dimensions[$0].id }
    var table = TextTable(
      [
        (word("groupe", "group"), .right), (word("territoires", "territories"), .right),
        ("score", .right), ("silhouette", .right),
      ] + ids.map { (oneLine($0, width: 20), .right) }
        + [(word("se distingue par", "set apart by"), .left)]
    )
    for (position, group) in groups.groups.enumerated() {
      let marks = zip(ids, group.standardisedMeans).filter { abs($1) >= 0.5 }.map { id, mean in
        (mean > 0 ? "+" : "-") + id
      }
      table.append(
        [
          "\(position + 1)", "\(group.size)", number(group.meanScore ?? .nan),
          group.silhouette.map(NumberFormat(language, digits: 2).text) ?? "–",
        ] + group.means.map(number) + [marks.joined(separator: " ")]
      )
    }
    let leftOut = groups.labels.count(where: { $0 == nil })
    let chosen = groups.trials.first { $0.count == groups.groups.count }
    let silhouette = NumberFormat(language, digits: 2).text(chosen?.silhouette ?? 0)
    let way = groups.choice.method == .ward ? "Ward" : "k-means"
    let note = word(
      "\(way), dimensions centrées et réduites ; groupe 1 : le score moyen le plus fragile. Silhouette moyenne : \(silhouette) (\(verdict(chosen?.silhouette ?? 0))). + ou - : au moins un demi-écart-type au-dessus ou au-dessous de la moyenne.",
      "\(way) on standardised dimensions; group 1 has the most fragile mean score. Mean silhouette: \(silhouette) (\(verdict(chosen?.silhouette ?? 0))). + or -: at least half a standard deviation above or below the mean."
    )
    var text = word("GROUPES trouvés dans les données", "GROUPS found in the data") + "\n"
    text += wrapped(note, first: "") + table.text
    if groups.trials.count > 1 {
      let tried = groups.trials.map { trial in
        "\(trial.count) (\(NumberFormat(language, digits: 2).text(trial.silhouette)))"
      }
      text += word("silhouette par nombre de groupes : ", "silhouette by count of groups: ")
      text += tried.joined(separator: ", ") + "\n"
    }
    if leftOut > 0 {
      text += word(
        "sans groupe, une dimension étant absente : \(leftOut)\n",
        "without a group, as a dimension is absent: \(leftOut)\n"
      )
    }
    let placed = groups.labels.count - leftOut
    if groups.silhouetteCount < placed {
      text += word(
        "silhouettes mesurées sur un échantillon de \(groups.silhouetteCount) des \(placed) territoires\n",
        "silhouettes measured on a sample of \(groups.silhouetteCount) of the \(placed) territories\n"
      )
    }
    return text
  }

  /// How distinct groups are, in the words of Kaufman and Rousseeuw (1990).
  private func verdict(_ silhouette: Double) -> String {
    switch silhouette {
    case ...0.25: word("pas de structure nette", "no substantial structure")
    case ...0.5: word("structure faible", "weak structure")
    case ...0.7: word("structure raisonnable", "reasonable structure")
    default: word("structure forte", "strong structure")
    }
  }
}

extension NearestPeers {
  /// The peers for reading on a screen.
  ///
  /// - Parameters:
  ///   - result: The index they were found in.
  ///   - language: The language of sentences and numbers.
  ///   - digits: How many digits stand after the decimal mark.
  /// - Returns: Lines with their ends.
  package func text(of result: IndexResult, in language: Language, digits: Int) -> String {
    let method = result.fitted.method
    let isFrench = language == .french
    let name = "\(result.territories.codes[row]) \(result.territories.names[row])"
    let columns = context.map { context in
      context.column.column + (context.transform.map { " (\($0.rawValue))" } ?? "")
    }.joined(separator: ", ")
    let note =
      isFrench
      ? "Les territoires les plus semblables sur : \(columns). Distance euclidienne entre valeurs divisées par leur écart-type ; 0 : pareils. Territoires sans comparaison possible, une de ces valeurs manquant : \(leftOut.count)."
      : "The territories most alike on: \(columns). Euclidean distance between values divided by their standard deviation; 0: the same. Territories that cannot be compared, for want of one of these values: \(leftOut.count)."
    let title = isFrench ? "PLACE PARMI LES SEMBLABLES" : "PLACE AMONG THE PEERS"
    let meaning =
      isFrench
      ? "rank : 1 pour le score le plus haut du territoire et de ses semblables qui ont un score."
      : "rank: 1 for the highest score of the territory and its peers that have one."
    return oneLine(name, width: 100) + "\n" + wrapped(note, first: "") + "\n"
      + OutputTable(self, of: result).text(in: language, digits: digits) + "\n" + title + "\n"
      + wrapped(meaning, first: "")
      + OutputTable(positionsOf: self, method).text(in: language, digits: digits)
  }
}
