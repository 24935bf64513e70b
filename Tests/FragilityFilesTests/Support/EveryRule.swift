import FragilityIndex

@testable import FragilityFiles

/// Every choice of every stage in the words of a method file: a line of the rules, or of the last indicator.
enum EveryRule {
  static let rules =
    normalisations.map { "normalisation = \($0)" } + treatments.map { "treatment = \($0)" }
    + imputations.map { "imputation = \($0)" } + aggregations.map { "aggregation = \($0)" }
    + weights.map { "weights = \($0)" } + others

  /// The last indicator, as a whole.
  static let lastIndicators = [
    "numerator = \"e\"\ndenominator = \"pop\"\nper = 100\nshrinkage = { towards = \"epci\" }",
    "numerator = \"e\"\ndenominator = \"pop\"\ntransform = \"sqrt\"\nshrinkage = { towards = \"epci\" }",
    "column = \"e\"\ntransform = \"log\"",
    "column = \"e\"\ntransform = \"log10\"\nnormalisation = { method = \"minmax\", goalposts = [1, 90] }",
    "column = \"e\"\nreference_column = \"d\"\nimputation = { method = \"parent\", level = \"epci\" }",
    "expected = [{ persons = \"e\", rate = 0.3 }, { persons = \"d\", rate = 0.2 }]\ndenominator = \"pop\"",
    "column = \"net\"\ncategories = { \"fibre\" = 0, \"none\" = 9, \"adsl\" = 4 }",
    series("latest", "max_gap = 2"), series("latest"), series("linear"), series("linear_constant"),
    series("constant"),
  ]

  private static func series(_ word: String, _ option: String = "") -> String {
    let options = option.isEmpty ? "" : ", \(option)"
    return """
      column = { 2017 = "c", 2019 = "d", 2021 = "e" }
      date = 2019
      imputation = { method = "\(word)"\(options) }
      """
  }

  private static let normalisations = [
    "\"minmax\"", "{ method = \"minmax\", scope = \"epci\" }",
    "{ method = \"minmax\", goalposts = [10, 60] }",
    "{ method = \"minmax\", goalposts = [10, 60], clip = false, round = 2 }",
    "{ method = \"zscore\", mean = 100, sd = 10 }", "\"percent_rank\"",
    "{ method = \"percent_rank\", convention = \"upper\", ties = \"max\", inversion = \"before\" }",
    "\"rank\"", "{ method = \"borda\", ties = \"average\", inversion = \"after\" }",
    "\"normal_score\"",
    "{ method = \"normal_score\", convention = \"midpoint\", ties = \"min\", mean = 50, sd = 10 }",
    "\"exponential_rank\"",
    "{ method = \"exponential_rank\", convention = \"lower\", ties = \"max\", constant = 30 }",
    "\"decile\"", "{ method = \"quantile\", count = 4, inclusive = \"left\" }",
    "{ method = \"steps\", breaks = [20, 40], scores = [0, 30, 100] }",
    "{ method = \"steps\", probabilities = [0.25, 0.75], scores = [0, 30, 100], inclusive = \"left\" }",
    "{ method = \"distance_to_target\", target = 30 }",
    "{ method = \"distance_to_territory\", territory = \"QN5\", cap = true }",
    "\"fraction_of_maximum\"", "{ method = \"ratio\", reference = \"all\" }",
    "{ method = \"ratio\", reference = \"epci\" }", "\"none\"",
  ]

  private static let treatments = [
    "{ method = \"winsorise\", max_points = 5, when = \"always\" }", "\"winsorise\"",
    "{ method = \"quantiles\", lower = 0.1, upper = 0.9 }",
    "{ method = \"quantiles\", upper = 0.9 }",
    "{ method = \"points\", lowest = 1, highest = 2 }",
    "{ method = \"log\", form = \"coin\", side = \"up\", when = \"always\" }",
    "{ method = \"log\", form = \"plus_one\", side = \"down\", when = \"always\" }",
    "{ method = \"log\", form = \"gii\", side = \"automatic\", when = \"always\" }",
    "{ method = \"boxcox\", when = \"always\" }",
    "{ method = \"boxcox\", lambda = 0.5, shift = false, when = \"always\" }",
    "{ method = \"winsorise\", max_points = 1, else = \"log\", skewness = 0.01, kurtosis = -9 }",
    "{ method = \"points\", highest = 1, else = \"boxcox\", cumulative = true, skewness = 0.01, kurtosis = -9, when = \"skewed\" }",
  ]

  private static let imputations = [
    "\"mean\"", "{ method = \"median\", group = \"epci\" }", "\"row_mean\"",
    "{ method = \"row_median\", within = \"index\" }", "{ method = \"parent\", level = \"epci\" }",
    "{ method = \"score\", value = 50 }",
  ]

  private static let aggregations = [
    "\"arithmetic\"", "{ method = \"geometric\", floor = 1 }",
    "{ method = \"harmonic\", floor = 0.5 }",
    "{ method = \"power\", exponent = 2 }", "{ method = \"power\", exponent = -2, floor = 1 }",
    "\"sum\"", "\"product\"", "\"minimum\"", "\"maximum\"", "\"mazziotta_pareto\"",
    "{ method = \"mazziotta_pareto\", penalty = \"subtract\", variance = \"sample\" }",
    "\"copeland\"", "\"outranking\"",
    "{ method = \"benefit_of_the_doubt\", min_share = 0.05, max_share = 0.9 }",
    "{ method = \"arithmetic\", round = 1 }",
  ]

  private static let weights = [
    "\"given\"", "\"equal\"", "\"pca\"",
    "{ method = \"varimax\", min_eigenvalue = 0.5, min_share = 0.1, cumulated_share = 0.7, kaiser = false }",
    "\"factor\"", "\"entropy\"", "\"critic\"", "\"balanced\"", "\"most_informative\"",
  ]

  private static let others = [
    "orientation = \"strength\"", "scale = [-5, 5]",
    "screening = { min_present = 0.9, min_nonzero = 0.1, include = [\"QN3\"], exclude = [\"QN7\"] }",
    "screening = { min_present = 0.9, stage = \"after_imputation\" }\nimputation = \"mean\"",
    "reliability = { min_denominator = 200, cv = [0.05, 0.1], min_weight_share = 0.5, unreliable = \"not_ranked\", fit = false }",
    "ranks = { ties = \"average\", round = 1 }", "classes = \"decile\"",
    "classes = { method = \"breaks\", breaks = [30, 60], inclusive = \"left\" }",
    "levels = [{ aggregation = \"maximum\" }, { rescaling = { method = \"rank\", shown_only = true } }]",
    "levels = [{ aggregation = \"copeland\" }, { weights = \"critic\", rescaling = \"exponential_rank\" }]",
    "levels = [{ rescaling = { method = \"minmax\", round = 1 } }, { rescaling = { method = \"minmax\", scope = \"epci\" } }]",
  ]

  /// A method of five indicators in two dimensions.
  static func method(
    rule: String = "",
    last: String = "numerator = \"e\"\ndenominator = \"pop\"\nper = 100"
  ) throws(FragilityError) -> FragilityMethod {
    let indicators = ["a", "b", "c", "d"].map { id in
      """
      [[indicator]]
      id = "i_\(id)"
      dimension = "\(id < "c" ? "x" : "y")"
      numerator = "\(id)"
      denominator = "pop"
      per = 100
      direction = "\(id == "b" ? "lower" : "higher")_is_worse"

      """
    }
    return try FragilityFilesTests.method(
      """
      format = "fragility-method/1"
      id = "every"
      version = "1"
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      parents = { epci = "epci" }
      [rules]
      missing = { min_weight_share = 0.3 }
      \(rule)
      [[dimension]]
      id = "x"
      weight = 2
      [[dimension]]
      id = "y"
      \(indicators.joined())
      [[indicator]]
      id = "i_e"
      dimension = "y"
      direction = "higher_is_worse"
      \(last)
      """
    ).method
  }

  /// Territories whose indicators share a factor, with gaps and parents of awkward names.
  static func territories(
    of method: FragilityMethod,
    seed: UInt64
  ) throws(FragilityError) -> TerritoryTable {
    var random = SplitMix(seed: seed)
    let rows = 0..<40
    let factor = rows.map { _ in Double.random(in: 0...1, using: &random) }
    let people = rows.map { _ in Double.random(in: 50...500, using: &random).rounded() }
    func counts(_ sign: Double) -> Column {
      Column(
        rows.map { row -> Double? in
          if (row + Int(10 * sign)) % 11 == 4 { return nil }
          let noise = Double.random(in: -0.08...0.08, using: &random)
          return people[row] * (0.35 + sign * (factor[row] - 0.5) + noise)
        }
      )
    }
    let signs = ["a": 0.4, "b": -0.4, "c": 0.3, "d": 0.35, "e": 0.45]
    var numbers = Dictionary(
      uniqueKeysWithValues: signs.keys.sorted().map { ($0, counts(signs[$0] ?? 0)) }
    )
    numbers["pop"] = Column(people)
    // A column of the parents has one value a parent.
    let isReference = method.indicators[4].referenceColumn != nil
    let parents = rows.map { ["0100\"4", "2A\\004", "Évry"][$0 % 3] }
    if isReference { numbers["d"] = Column(rows.map { [40, 55.5, 0.1][$0 % 3] }) }
    return try method.derive(from: [
      DataTable(
        id: "t",
        rowCount: rows.count,
        texts: [
          "code": TextColumn(rows.map { "QN\($0)" }), "epci": TextColumn(parents),
          "net": TextColumn(rows.map { ["fibre", "none", "adsl", ""][$0 % 4] }),
        ],
        numbers: numbers
      )
    ])
  }
}
