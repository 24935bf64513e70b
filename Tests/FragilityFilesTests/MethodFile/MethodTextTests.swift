import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Methods as text")
struct MethodTextTests {
  /// The method that the text of a method says.
  private func readBack(_ method: FragilityMethod) throws -> FragilityMethod {
    try MethodFile(bytes: Array(method.toml().utf8), path: "again.toml").method
  }

  @Test("a built-in method reads back", arguments: BuiltInMethod.all.map(\.name))
  func builtIn(name: String) throws {
    let method = try MethodFile(name).method
    #expect(try readBack(method) == method)
  }

  @Test(
    "a method of the fixtures reads back",
    arguments: [
      "occitanie/method.toml", "ifn-v2/method.toml", "ifn-v1/departement.toml", "ifn-v1/epci.toml",
      "ifn-v1/region.toml", "asem/method.toml", "uncertainty/method.toml",
    ]
  )
  func fixture(name: String) throws {
    let method = try MethodFile(Fixture.path(name)).method
    #expect(try readBack(method) == method)
  }

  @Test("a rule reads back", arguments: rules)
  func rule(text: String) throws {
    let table = "parents = { epci = \"siren\", \"commune\" = \"insee\" }"
    let second = "[[indicator]]\nid = \"b\"\ncolumn = \"b\"\ndirection = \"lower_is_worse\""
    let first = try method(methodText(table: table, rules: text, more: second)).method
    #expect(first.rules != FragilityMethod.Rules())
    #expect(try readBack(first) == first)
  }

  static let rules = [
    "orientation = \"strength\"", "scale = [0.5, 1e30]", "scale = [-70, 130]",
    "screening = { min_present = 0.66, min_nonzero = 0.05 }",
    "screening = { stage = \"after_imputation\", include = [\"01004\"], exclude = [\"a\\\"b\"] }",
    "imputation = \"mean\"", "imputation = { method = \"median\", group = \"epci\" }",
    "imputation = { method = \"row_mean\", within = \"index\" }", "imputation = \"row_median\"",
    "imputation = { method = \"score\", value = -0.1 }",
    "treatment = { method = \"winsorise\", max_points = 5, else = \"log\", cumulative = true }",
    "treatment = { method = \"quantiles\", lower = 0.01, upper = 0.99 }",
    "treatment = { method = \"points\", lowest = 1, highest = 2, when = \"skewed\" }",
    "treatment = { method = \"log\", form = \"gii\", side = \"down\", skewness = 2.25 }",
    "treatment = { method = \"boxcox\", lambda = 0.5, shift = false, kurtosis = 3 }",
    "normalisation = { method = \"minmax\", scope = \"epci\" }",
    "normalisation = { method = \"minmax\", goalposts = [0, 60], clip = false }",
    "normalisation = { method = \"zscore\", mean = 100, sd = 10, round = 2 }",
    "normalisation = { method = \"percent_rank\", convention = \"midpoint\", ties = \"max\" }",
    "normalisation = { method = \"rank\", ties = \"average\", inversion = \"after\" }",
    "normalisation = \"borda\"", "normalisation = { method = \"normal_score\", sd = 15 }",
    "normalisation = { method = \"exponential_rank\", constant = 20 }",
    "normalisation = { method = \"decile\", inclusive = \"left\" }",
    "normalisation = { method = \"quantile\", count = 4 }",
    "normalisation = { method = \"steps\", probabilities = [0.25, 0.75], scores = [0, 50, 100] }",
    "normalisation = { method = \"steps\", breaks = [1, 2.5], scores = [0, 1, 2] }",
    "normalisation = { method = \"distance_to_target\", target = 95, cap = true }",
    "normalisation = { method = \"distance_to_territory\", territory = \"75056\" }",
    "normalisation = \"fraction_of_maximum\"", "normalisation = \"none\"", "weights = \"equal\"",
    "weights = \"pca\"", "weights = { method = \"varimax\", min_share = 0.2, kaiser = false }",
    "weights = \"factor\"", "weights = \"entropy\"", "weights = \"critic\"",
    "weights = \"balanced\"", "weights = \"most_informative\"",
    "aggregation = { method = \"geometric\", floor = 1 }",
    "aggregation = { method = \"harmonic\", floor = 0.5, round = 3 }",
    "aggregation = { method = \"power\", exponent = 2 }", "aggregation = \"sum\"",
    "aggregation = \"product\"", "aggregation = \"minimum\"", "aggregation = \"maximum\"",
    "aggregation = { method = \"mazziotta_pareto\", penalty = \"subtract\", variance = \"sample\" }",
    "aggregation = \"copeland\"", "aggregation = \"outranking\"",
    "aggregation = { method = \"benefit_of_the_doubt\", min_share = 0.1 }",
    "missing = { min_weight_share = 0.75 }", "ranks = { ties = \"dense\", round = 2 }",
    "classes = \"decile\"", "classes = { method = \"breaks\", breaks = [2, 4.5] }",
    "levels = [{ aggregation = \"minimum\", missing = { min_weight_share = 1 }, rescaling = { method = \"rank\", shown_only = true } }]",
  ]

  @Test("tables, joins, dimensions and every kind of indicator read back")
  func everything() throws {
    let first = try method(Self.everything).method
    #expect(try readBack(first) == first)
    #expect(first.tables.count == 5 && first.indicators.count == 8)
  }

  @Test("what is taken when it is left out is not written")
  func defaultsStayOut() throws {
    let text = try method(methodText()).method.toml()
    #expect(
      text == """
        format = "fragility-method/1"
        id = "m"
        version = "1"

        [[table]]
        id = "t"
        path = "t.csv"
        key = "code"

        [[indicator]]
        id = "a"
        column = "taux"
        direction = "higher_is_worse"

        """
    )
  }

  @Test("comments stand above what they are about, and cannot break a line")
  func comments() throws {
    let first = try method(methodText()).method
    var comments = MethodComments()
    comments.head = ["two\nlines", ""]
    comments.rules = ["no rules"]
    comments.indicators["a"] = ["of a"]
    let text = first.toml(comments: comments)
    #expect(text.hasPrefix("# two lines\n#\n\nformat"))
    #expect(text.contains("# no rules\n[rules]\n\n# of a\n[[indicator]]\n"))
    #expect(try MethodFile(bytes: Array(text.utf8), path: "again.toml").method == first)
  }

  private static let everything = """
    format = "fragility-method/1"
    id = "un \\"id\\""
    version = "2"
    title = { fr = "Indice", en = "Index" }
    description = { fr = "a\\nb", en = "c" }
    [[table]]
    id = "q"
    path = "q.geojson"
    format = "geojson"
    key = "code"
    name = "info.name"
    population = "pop"
    parents = { z = "z", a = "info.a" }
    missing = { suppressed = ["s", "ns"], unavailable = [], not_applicable = ["///"] }
    [[table]]
    id = "info"
    path = "-"
    key = "code"
    on = "code"
    separator = ","
    several = { method = "weighted_mean", weight = "pop" }
    unmatched = "not_applicable"
    delimiter = "\\t"
    decimal = ","
    encoding = "windows-1252"
    skip_lines = 2
    [[table]]
    id = "sum"
    path = "s.csv"
    key = "code"
    on = "info.a"
    several = "sum"
    separator = ";"
    [[table]]
    id = "mean"
    path = "s.csv"
    key = "code"
    on = "a"
    several = "mean"
    separator = ";"
    missing = {}
    [[table]]
    id = "points"
    path = "p.csv"
    key = "code"
    on = "code"
    [rules]
    orientation = "strength"
    [[dimension]]
    id = "d"
    weight = 0.3
    imputation = "mean"
    treatment = "winsorise"
    normalisation = "zscore"
    scale = [0, 10]
    weights = "equal"
    aggregation = "maximum"
    missing = { min_weight_share = 0.5 }
    rescaling = { method = "decile", shown_only = true }
    label = "D"
    [[dimension]]
    id = "e"
    parent = "d"
    [[indicator]]
    id = "ratio"
    dimension = "e"
    numerator = "info.n"
    denominator = "pop"
    per = 1000
    direction = "higher_is_better"
    weight = 2.5
    range = [0, 1e6]
    shrinkage = { towards = "z" }
    source = { name = "N", year = 2023, url = "https://x", licence = "L" }
    unit = "%"
    [[indicator]]
    id = "odd"
    dimension = "d"
    column = "q.info.x"
    direction = "lower_is_better"
    transform = "sqrt"
    imputation = { method = "parent", level = "z" }
    reference_column = "sum.x"
    [[indicator]]
    id = "mean"
    dimension = "d"
    column = "mean.x"
    direction = "lower_is_worse"
    treatment = "none"
    normalisation = { method = "minmax", goalposts = [0, 1] }
    scale = [1, 2]
    [[indicator]]
    id = "counted"
    dimension = "d"
    count = "points"
    direction = "lower_is_worse"
    [[indicator]]
    id = "counted_for"
    dimension = "d"
    count = "points"
    denominator = "pop"
    per = 100
    direction = "lower_is_worse"
    normalisation = { method = "ratio", reference = "all" }
    [[indicator]]
    id = "expected"
    dimension = "d"
    expected = [{ persons = "low", rate = 0.62 }, { persons = "info.high", rate = 0.1 }]
    denominator = "pop"
    direction = "lower_is_worse"
    [[indicator]]
    id = "text"
    dimension = "d"
    column = "kind"
    categories = { "fibre optique" = 0, none = 100, "" = -1.5 }
    direction = "lower_is_worse"
    [[indicator]]
    id = "dated"
    dimension = "d"
    column = { 2019 = "a19", "2020.5" = "info.a20", 2021 = "a21" }
    date = 2019
    direction = "lower_is_worse"
    imputation = { method = "latest", max_gap = 2 }
    """
}
