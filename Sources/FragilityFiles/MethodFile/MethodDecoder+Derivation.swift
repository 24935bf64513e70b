import FragilityIndex

extension MethodDecoder {
  /// Where the values of an indicator come from.
  func derivation(_ section: TOMLSection) -> Derivation? {
    let given = ["column", "numerator", "count", "expected"].filter(section.has)
    guard given.count == 1, let source = given.first else {
      for key in ["denominator", "per", "categories", "date"] where section.has(key) {
        _ = section.plainString(key)
      }
      reportSource(given, section)
      return nil
    }
    let per = section.number("per")
    let denominator = column(section, "denominator")
    switch source {
    case "column":
      refuse(["denominator", "per"], with: source, in: section)
      if section.has("categories") { return categories(section) }
      if section.plainString("column") == nil, section.isTable("column") { return series(section) }
      refuse(["date"], with: "column", in: section)
      return column(section, "column").map(Derivation.column)
    case "numerator":
      refuse(["categories", "date"], with: source, in: section)
      guard let numerator = column(section, "numerator"),
        let denominator = section.required("denominator", denominator)
      else { return nil }
      return .ratio(numerator: numerator, denominator: denominator, per: per ?? 1)
    case "count":
      refuse(["categories", "date"], with: source, in: section)
      return section.string("count").map {
        .count(table: $0, denominator: denominator, per: per ?? 1)
      }
    default:
      refuse(["categories", "date"], with: source, in: section)
      let terms = expectedCounts(section, "expected")
      return .expected(terms, denominator: denominator, per: per ?? 1)
    }
  }

  private func reportSource(_ given: [String], _ section: TOMLSection) {
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
        fr: "donnez column, ou numerator et denominator, ou count, ou expected",
        en: "give column, or numerator and denominator, or count, or expected"
      )
    )
  }

  /// Reports keys that have no meaning beside another.
  private func refuse(_ keys: [String], with source: String, in section: TOMLSection) {
    for key in keys where section.has(key) {
      section.report(
        "bad-derivation",
        key,
        LocalizedText(
          fr: "\(key) ne va pas avec \(source)",
          en: "\(key) does not go with \(source)"
        ),
        remedy: source == "column" && key != "date"
          ? LocalizedText(
            fr: "remplacez column par numerator, ou retirez \(key)",
            en: "replace column by numerator, or remove \(key)"
          )
          : LocalizedText(fr: "retirez \(key)", en: "remove \(key)")
      )
    }
  }

  private func categories(_ section: TOMLSection) -> Derivation? {
    refuse(["date"], with: "categories", in: section)
    guard let source = column(section, "column"), let table = section.section("categories") else {
      return nil
    }
    let values = table.keys.compactMap { text in
      table.number(text).map { CategoryValue(text: text, value: $0) }
    }
    return .categories(source, values: values)
  }

  /// A column for each date, of which the one asked for, or the last, is the indicator.
  private func series(_ section: TOMLSection) -> Derivation? {
    guard let table = section.section("column") else { return nil }
    var dates: [DatedColumn] = []
    for key in table.keys {
      guard let time = Double(key) else {
        table.report(
          "bad-date",
          key,
          LocalizedText(fr: "\"\(key)\" n'est pas une date", en: "\"\(key)\" is not a date"),
          remedy: LocalizedText(
            fr: "écrivez une année : { 2019 = \"a\" }",
            en: "write a year: { 2019 = \"a\" }"
          )
        )
        continue
      }
      if let column = column(table, key) { dates.append(DatedColumn(time: time, column: column)) }
    }
    dates.sort { $0.time < $1.time }
    let time = section.number("date") ?? dates.last?.time ?? .nan
    return .series(dates, at: time)
  }
}
