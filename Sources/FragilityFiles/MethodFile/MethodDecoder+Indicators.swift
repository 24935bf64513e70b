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
    dimension.imputation = imputation(section)
    dimension.treatment = treatment(section)
    dimension.normalisation = normalisation(section)
    dimension.weighting = weighting(section)
    dimension.aggregation = aggregation(section)
    dimension.missing = missing(section)
    dimension.rescaling = rescaling(section)
    dimension.label = section.text("label")
    dimension.description = section.text("description")
    section.finish()
    return dimension
  }

  func indicator(_ section: TOMLSection) -> FragilityMethod.Indicator {
    let id = section.required("id", section.string("id")) ?? ""
    let direction = section.required("direction", direction(section))
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
    indicator.samplingError = samplingError(section)
    indicator.breaks = breaks(section)
    indicator.comparableEvery = section.number("comparable_every")
    indicator.transform = section.choice("transform")
    indicator.shrinkage = shrinkage(section)
    indicator.scale = scale(section)
    indicator.imputation = imputation(section)
    indicator.treatment = treatment(section)
    indicator.normalisation = normalisation(section)
    indicator.label = section.text("label")
    indicator.description = section.text("description")
    indicator.unit = section.text("unit")
    indicator.source = source(section.section("source"))
    section.finish()
    return indicator
  }

  /// Which values mean more fragility; what is better is the other end.
  private func direction(_ section: TOMLSection) -> Direction? {
    switch section.string("direction") {
    case nil: return nil
    case "higher_is_worse", "lower_is_better": return .higherIsWorse
    case "lower_is_worse", "higher_is_better": return .lowerIsWorse
    case .some(let word):
      section.unknownWord(
        word,
        "direction",
        among: ["higher_is_worse", "lower_is_worse", "higher_is_better", "lower_is_better"]
      )
      return nil
    }
  }

  private func shrinkage(_ section: TOMLSection) -> Shrinkage? {
    guard let shrinkage = section.section("shrinkage") else { return nil }
    defer { shrinkage.finish() }
    return shrinkage.required("towards", shrinkage.string("towards")).map(Shrinkage.init(towards:))
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

  /// Dates, or tables of a date and a reason.
  private func breaks(_ section: TOMLSection) -> [SeriesBreak] {
    section.alternatives("breaks").compactMap { element in
      guard element.isTable("breaks") else {
        return element.number("breaks").map { SeriesBreak(date: $0) }
      }
      guard let table = element.section("breaks") else { return nil }
      defer { table.finish() }
      let reason = table.text("reason")
      return table.required("date", table.number("date")).map {
        SeriesBreak(date: $0, reason: reason)
      }
    }
  }

  func source(_ section: TOMLSection?) -> FragilityMethod.Source? {
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
