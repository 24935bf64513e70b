import FragilityIndex

extension MethodDecoder {
  /// Places of help that are shown beside the index.
  ///
  /// - Parameters:
  ///   - section: The section.
  ///   - usual: The contours of the method, which are taken where the section names none.
  /// - Returns: The resource.
  func resource(
    _ section: TOMLSection,
    _ usual: FragilityMethod.ContourFile?
  ) -> FragilityMethod.Resource {
    typealias Resource = FragilityMethod.Resource
    let id = section.required("id", section.string("id")) ?? ""
    let label = section.text("label")
    let table = section.string("table")
    let path = section.string("path")
    let dialect = dialect(section)
    if table == nil || path != nil {
      let isBoth = table != nil && path != nil
      if isBoth {
        section.report(
          "two-sources",
          "path",
          LocalizedText(
            fr: "table et path nomment tous deux le fichier des lieux",
            en: "table and path both name the file of the places"
          ),
          remedy: LocalizedText(fr: "gardez l'un des deux", en: "keep one of the two")
        )
      } else {
        _ = section.required("path", path)
      }
    }
    if table != nil, dialect != FragilityMethod.Table.Dialect() {
      section.report(
        "dialect-of-table",
        "table",
        LocalizedText(
          fr: "la façon de lire le fichier est celle de la table \"\(table ?? "")\"",
          en: "how the file is read is said by the table \"\(table ?? "")\""
        ),
        remedy: LocalizedText(
          fr: "déclarez delimiter, decimal, encoding et skip_lines dans la table",
          en: "declare delimiter, decimal, encoding and skip_lines in the table"
        )
      )
    }
    var resource = Resource(
      id: id,
      source: table.map(Resource.Source.table) ?? .file(path ?? "", dialect),
      reach: reach(section, usual)
        ?? .codes(
          key: "",
          on: ColumnReference(table: tableIDs.first ?? "", column: ""),
          separator: nil
        )
    )
    resource.label = label
    resource.per = section.number("per") ?? resource.per
    resource.need = section.number("need")
    resource.little = section.number("little")
    section.finish()
    return resource
  }

  private func reach(
    _ section: TOMLSection,
    _ usual: FragilityMethod.ContourFile?
  ) -> FragilityMethod.Resource.Reach? {
    typealias Resource = FragilityMethod.Resource
    let on = column(section, "on")
    let key = section.string("key")
    let separator = section.string("separator")
    let isInside = section.boolean("inside") ?? false
    let within = section.number("within")
    let start = section.choice("from", Resource.Start.self)
    let longitude = section.string("longitude")
    let latitude = section.string("latitude")
    let own = section.section("contours").flatMap { contourFile($0) }
    let contours = own ?? (section.has("contours") ? nil : usual)
    let count = [on != nil, isInside, within != nil].count { $0 }
    guard count == 1 else {
      let wrong = ["on", "inside", "within"].first { section.has($0) } ?? "id"
      section.report(
        count == 0 ? "no-reach" : "two-reaches",
        wrong,
        LocalizedText(
          fr: count == 0
            ? "rien ne dit quels lieux comptent pour un territoire"
            : "plusieurs clés disent quels lieux comptent pour un territoire",
          en: count == 0
            ? "nothing says which places count for a territory"
            : "several keys say which places count for a territory"
        ),
        remedy: LocalizedText(
          fr: "donnez une seule clé : on = \"...\", inside = true ou within = 2",
          en: "give one key: on = \"...\", inside = true or within = 2"
        )
      )
      return nil
    }
    if let on {
      for key in ["longitude", "latitude", "contours", "from"] where section.has(key) {
        idle(
          key,
          section,
          fr: "un décompte par code ne lit pas \(key)",
          en: "a count by code does not read \(key)"
        )
      }
      return section.required("key", key).map { .codes(key: $0, on: on, separator: separator) }
    }
    for key in ["key", "separator"] where section.has(key) {
      idle(
        key,
        section,
        fr: "un décompte sur la carte ne lit pas \(key)",
        en: "a count on the map does not read \(key)"
      )
    }
    guard let longitude = section.required("longitude", longitude),
      let latitude = section.required("latitude", latitude),
      let contours = section.required("contours", contours)
    else { return nil }
    let coordinates = Resource.Coordinates(longitude: longitude, latitude: latitude)
    if let within {
      return .within(kilometres: within, from: start ?? .contour, coordinates, contours)
    }
    if section.has("from") {
      idle("from", section, fr: "from ne va qu'avec within", en: "from goes with within only")
    }
    return .inside(coordinates, contours)
  }

  private func idle(_ key: String, _ section: TOMLSection, fr: String, en: String) {
    section.report(
      "idle-key",
      key,
      LocalizedText(fr: fr, en: en),
      remedy: LocalizedText(fr: "retirez \(key)", en: "remove \(key)")
    )
  }

  /// When scores stand on too few persons.
  func reliability(_ section: TOMLSection) -> Reliability? {
    guard let options = section.section("reliability") else { return nil }
    var reliability = Reliability()
    reliability.minPopulation = options.number("min_population")
    reliability.minDenominator = options.number("min_denominator")
    reliability.cv = limits(options)
    reliability.minWeightShare = options.number("min_weight_share") ?? reliability.minWeightShare
    reliability.unreliable = options.choice("unreliable") ?? reliability.unreliable
    reliability.isFitted = options.boolean("fit") ?? reliability.isFitted
    options.finish()
    return reliability
  }

  private func limits(_ options: TOMLSection) -> Reliability.Limits? {
    guard let numbers = options.numbers("cv") else { return nil }
    guard numbers.count == 2 else {
      options.report(
        "wrong-type",
        "cv",
        LocalizedText(fr: "cv demande deux nombres", en: "cv takes two numbers"),
        remedy: LocalizedText(fr: "écrivez cv = [0.15, 0.3]", en: "write cv = [0.15, 0.3]")
      )
      return nil
    }
    return .init(caution: numbers[0], unreliable: numbers[1])
  }
}
