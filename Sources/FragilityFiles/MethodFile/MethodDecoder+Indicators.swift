import FragilityIndex

extension MethodDecoder {
  func dimension(_ section: TOMLSection) -> FragilityMethod.Dimension {
    let id = section.required("id", section.string("id")) ?? ""
    var dimension = FragilityMethod.Dimension(
      id: id,
      parent: section.string("parent"),
      weight: section.number("weight") ?? 1
    )
    dimension.scale = scale(section)
    dimension.normalisation = normalisation(section)
    dimension.aggregation = aggregation(section)
    dimension.missing = missing(section)
    dimension.label = section.text("label")
    dimension.description = section.text("description")
    section.finish()
    return dimension
  }

  func indicator(_ section: TOMLSection) -> FragilityMethod.Indicator {
    let id = section.required("id", section.string("id")) ?? ""
    let direction: Direction? = section.required("direction", section.choice("direction"))
    let derivation = derivation(section)
    var indicator = FragilityMethod.Indicator(
      id: id,
      dimension: section.string("dimension"),
      derivation: derivation
        ?? .column(ColumnReference(table: tableIDs.first ?? "", column: "")),
      direction: direction ?? .higherIsWorse,
      weight: section.number("weight") ?? 1
    )
    indicator.range = range(section)
    indicator.referenceColumn = column(section, "reference_column")
    indicator.scale = scale(section)
    indicator.normalisation = normalisation(section)
    indicator.label = section.text("label")
    indicator.description = section.text("description")
    indicator.unit = section.text("unit")
    indicator.source = source(section.section("source"))
    section.finish()
    return indicator
  }

  private func derivation(_ section: TOMLSection) -> Derivation? {
    let per = section.number("per")
    let plain = column(section, "column")
    let numerator = column(section, "numerator")
    let denominator = column(section, "denominator")
    let count = section.string("count")
    let given = ["column", "numerator", "count"].filter(section.has)
    guard given.count == 1 else {
      section.report(
        "bad-derivation",
        given.first ?? "id",
        given.isEmpty
          ? LocalizedText(
            fr: "rien ne dit d'où viennent les valeurs",
            en: "nothing says where the values come from"
          )
          : LocalizedText(
            fr: "\(given.joined(separator: " et ")) se contredisent",
            en: "\(given.joined(separator: " and ")) contradict each other"
          ),
        remedy: LocalizedText(
          fr: "donnez column, ou numerator et denominator, ou count",
          en: "give column, or numerator and denominator, or count"
        )
      )
      return nil
    }
    if let plain {
      for key in ["denominator", "per"] where section.has(key) {
        section.report(
          "bad-derivation",
          key,
          LocalizedText(
            fr: "\(key) ne va pas avec column",
            en: "\(key) does not go with column"
          ),
          remedy: LocalizedText(
            fr: "remplacez column par numerator, ou retirez \(key)",
            en: "replace column by numerator, or remove \(key)"
          )
        )
      }
      return .column(plain)
    }
    if let count { return .count(table: count, denominator: denominator, per: per ?? 1) }
    guard let numerator, let denominator = section.required("denominator", denominator) else {
      return nil
    }
    return .ratio(numerator: numerator, denominator: denominator, per: per ?? 1)
  }

  private func range(_ section: TOMLSection) -> ClosedRange<Double>? {
    guard let (lower, upper) = section.pair("range") else { return nil }
    guard lower <= upper else {
      section.report(
        "bad-range",
        "range",
        LocalizedText(
          fr: "l'étendue est vide",
          en: "the range is empty"
        ),
        remedy: LocalizedText(
          fr: "donnez la plus petite valeur puis la plus grande",
          en: "give the least value, then the greatest"
        )
      )
      return nil
    }
    return lower...upper
  }

  private func source(_ section: TOMLSection?) -> FragilityMethod.Source? {
    guard let section else { return nil }
    let source = FragilityMethod.Source(
      name: section.required("name", section.string("name")) ?? "",
      year: section.integer("year"),
      url: section.string("url"),
      licence: section.string("licence")
    )
    section.finish()
    return source
  }
}
