public import FragilityIndex

/// The file of a fitted method: the frozen numbers, and the method they belong to.
public enum FittedFile {
  static let format = "fragility-fitted/1"

  /// The text of the file.
  ///
  /// Numbers are written with the fewest digits that read back to the same double, so that scoring with the file
  /// gives the same bytes as scoring without.
  ///
  /// - Parameters:
  ///   - fitted: The fitted method.
  ///   - count: How many territories it was fitted to.
  /// - Returns: TOML.
  public static func text(of fitted: FittedMethod, territories count: Int) -> String {
    let method = fitted.method
    var text = """
      # A method with its frozen numbers. Score other tables with the same bounds:
      #   fragility score METHOD --fitted THIS_FILE --table ID=PATH
      format = \(quoted(format))
      method = \(quoted(method.id))
      version = \(quoted(method.version))
      fingerprint = \(quoted(method.fingerprint))
      territories = \(count)

      [classes]
      bounds = \(list(fitted.classification.bounds))

      """
    for (indicator, normalisation) in zip(method.indicators, fitted.normalisations) {
      text += "\n[[indicator]]\nid = \(quoted(indicator.id))\n"
      switch normalisation {
      case .minMax(let fitted):
        text += "normalisation = \"minmax\"\nlower = \(fitted.lower)\nupper = \(fitted.upper)\n"
      case .zScore(let fitted):
        text += "normalisation = \"zscore\"\nmean = \(fitted.mean)\n"
        text += "sd = \(fitted.standardDeviation)\n"
      case .percentRank(let fitted):
        text += "normalisation = \"percent_rank\"\nreference = \(list(fitted.reference))\n"
      case .decile(let fitted):
        text += "normalisation = \"decile\"\ndeciles = \(list(fitted.deciles))\n"
      case .ratio(let fitted):
        let codes = fitted.values.keys.sorted()
        text += "normalisation = \"ratio\"\n"
        text += "codes = [\(codes.map(quoted).joined(separator: ", "))]\n"
        text += "values = \(list(codes.map { fitted.values[$0] ?? .nan }))\n"
      case .none:
        text += "normalisation = \"none\"\n"
      }
    }
    return text
  }

  private static func list(_ numbers: [Double]) -> String {
    "[\(numbers.map { "\($0)" }.joined(separator: ", "))]"
  }

  /// Reads the file of a fitted method.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - method: The method that it must belong to.
  /// - Returns: The method with the frozen numbers.
  /// - Throws: The file cannot be read, is not a fitted method, or belongs to another method.
  public static func read(
    _ path: String,
    for method: FragilityMethod
  ) throws(FragilityError) -> FittedMethod {
    try read(InputFile.read(path), for: method)
  }

  static func read(
    _ file: InputFile,
    for method: FragilityMethod
  ) throws(FragilityError) -> FittedMethod {
    let top = try TOMLSection.open(file)
    guard top.required("format", top.string("format")) == format else {
      let place = top.document.place(of: "format")
      throw FragilityError([.notFitted(place)])
    }
    let fingerprint = top.required("fingerprint", top.string("fingerprint"))
    _ = (top.string("method"), top.string("version"), top.integer("territories"))
    if let fingerprint, fingerprint != method.fingerprint {
      throw FragilityError([.otherMethod(method.id, at: top.document.place(of: "fingerprint"))])
    }
    let classes = top.section("classes")
    let bounds = classes?.required("bounds", classes?.numbers("bounds")) ?? []
    classes?.finish()
    if !areBounds(bounds, of: method.rules.classes) {
      top.document.problems.append(.badBounds(top.document.place(of: "classes.bounds")))
    }
    let sections = top.sections("indicator")
    for position in sections.indices.dropFirst(method.indicators.count) {
      let id = sections[position].string("id") ?? ""
      let place = top.document.place(of: "indicator[\(position)]")
      top.document.problems.append(.notOfMethod(id, at: place))
    }
    top.finish()
    var normalisations: [FittedNormalisation] = []
    for (position, indicator) in method.indicators.enumerated() {
      guard position < sections.count, sections[position].string("id") == indicator.id,
        let fitted = normalisation(sections[position], of: position, in: method)
      else {
        let key = position < sections.count ? "indicator[\(position)]" : "indicator"
        top.document.problems.append(
          .notFrozen(indicator.id, at: top.document.place(of: key))
        )
        continue
      }
      sections[position].finish()
      normalisations.append(fitted)
    }
    guard top.document.problems.isEmpty, normalisations.count == method.indicators.count else {
      throw FragilityError(top.document.problems.inFileOrder())
    }
    let inclusive: Inclusive =
      switch method.rules.classes {
      case .breaks(_, let inclusive), .quantiles(_, let inclusive): inclusive
      }
    return FittedMethod(
      method: method,
      normalisations: normalisations,
      classification: FittedClassification(bounds: bounds, inclusive: inclusive)
    )
  }

  /// Whether numbers can be the bounds of a classification: none if nothing was scored.
  private static func areBounds(_ bounds: [Double], of classes: Classification) -> Bool {
    switch classes {
    case .breaks(let breaks, _): bounds == breaks
    case .quantiles(let count, _):
      bounds.isEmpty || (bounds.count == count - 1 && bounds == bounds.sorted())
    }
  }

  private static func normalisation(
    _ section: TOMLSection,
    of position: Int,
    in method: FragilityMethod
  ) -> FittedNormalisation? {
    let direction = method.indicators[position].direction
    let scale = method.scale(of: position)
    let word = section.string("normalisation")
    switch (method.normalisation(of: position), word) {
    case (.minMax(let choice), "minmax"):
      guard let lower = section.number("lower"), let upper = section.number("upper"), lower < upper
      else { return nil }
      return .minMax(
        FittedMinMax(
          lower: lower,
          upper: upper,
          scale: scale,
          direction: direction,
          clip: choice.clip
        )
      )
    case (.zScore(let choice), "zscore"):
      guard let mean = section.number("mean"), let deviation = section.number("sd"), deviation > 0
      else { return nil }
      return .zScore(
        FittedZScore(
          mean: mean,
          standardDeviation: deviation,
          target: choice,
          direction: direction
        )
      )
    case (.percentRank(let choice), "percent_rank"):
      guard let reference = section.numbers("reference"), !reference.isEmpty,
        reference == reference.sorted()
      else { return nil }
      return .percentRank(
        FittedPercentRank(
          reference: reference,
          choice: choice,
          scale: scale,
          direction: direction
        )
      )
    case (.decile(let choice), "decile"):
      guard let deciles = section.numbers("deciles"), deciles.count == 9,
        deciles == deciles.sorted()
      else { return nil }
      return .decile(
        FittedDecileScore(
          deciles: deciles,
          inclusive: choice.inclusive,
          direction: direction
        )
      )
    case (.ratio(let choice), "ratio"):
      guard let codes = section.strings("codes"), let values = section.numbers("values"),
        codes.count == values.count
      else { return nil }
      let pairs = Dictionary(zip(codes, values), uniquingKeysWith: { first, _ in first })
      return .ratio(
        FittedRatioToReference(values: pairs, choice: choice, direction: direction)
      )
    case (.none, "none"):
      return .none(FittedNone(scale: scale, direction: direction))
    default: return nil
    }
  }
}

extension Problem {
  fileprivate static func notFitted(_ place: Place) -> Problem {
    Problem(
      "fitted.format",
      at: place,
      LocalizedText(
        fr: "le fichier n'est pas une méthode figée",
        en: "the file is not a fitted method"
      ),
      remedy: LocalizedText(
        fr: "faites-en une : fragility fit METHOD -o FICHIER",
        en: "make one: fragility fit METHOD -o FILE"
      )
    )
  }

  fileprivate static func otherMethod(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.other-method",
      at: place,
      LocalizedText(
        fr: "ces nombres figés viennent d'une autre version de la méthode que \"\(id)\"",
        en: "these frozen numbers come from another version of the method than \"\(id)\""
      ),
      remedy: LocalizedText(
        fr: "reprenez la méthode d'alors, ou refaites fragility fit",
        en: "take the method as it was, or run fragility fit again"
      )
    )
  }

  fileprivate static func badBounds(_ place: Place) -> Problem {
    Problem(
      "fitted.bounds",
      at: place,
      LocalizedText(
        fr: "ces bornes ne sont pas celles des classes de la méthode",
        en: "these bounds are not those of the method's classes"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }

  fileprivate static func notOfMethod(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.surplus",
      at: place,
      LocalizedText(
        fr: "la méthode n'a pas d'indicateur \"\(id)\" à cette place",
        en: "the method has no indicator \"\(id)\" in this place"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }

  fileprivate static func notFrozen(_ id: String, at place: Place) -> Problem {
    Problem(
      "fitted.indicator",
      at: place,
      LocalizedText(
        fr: "les nombres figés de l'indicateur \"\(id)\" manquent, sont incomplets ou en désordre",
        en: "the frozen numbers of the indicator \"\(id)\" are missing, incomplete or out of order"
      ),
      remedy: LocalizedText(fr: "refaites fragility fit", en: "run fragility fit again")
    )
  }
}
