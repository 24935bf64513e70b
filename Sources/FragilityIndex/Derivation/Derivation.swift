/// How the values of an indicator come about.
public enum Derivation: Sendable, Hashable {
  /// The values of a column.
  case column(ColumnReference)
  /// `per * numerator / denominator`; absent where the denominator is zero.
  case ratio(numerator: ColumnReference, denominator: ColumnReference, per: Double)
  /// How many rows of a table carry the territory's code; with a denominator, `per * count / denominator`.
  case count(table: String, denominator: ColumnReference?, per: Double)
  /// How many persons are expected to be concerned, `per * sum(rate * persons)` over categories; with a denominator,
  /// divided by it.
  case expected([ExpectedCount], denominator: ColumnReference?, per: Double)
  /// A number for each text of a column.
  case categories(ColumnReference, values: [CategoryValue])
  /// One column for each date, of which one is the value of the indicator; the others serve to fill it in.
  case series([DatedColumn], at: Double)

  /// The columns that it reads, as text or as numbers.
  public var columns: [ColumnReference] {
    switch self {
    case .column(let column), .categories(let column, _): [column]
    case .ratio(let numerator, let denominator, _): [numerator, denominator]
    case .count(_, let denominator, _): denominator.map { [$0] } ?? []
    case .expected(let terms, let denominator, _):
      terms.map(\.persons) + (denominator.map { [$0] } ?? [])
    case .series(let dates, _): dates.map(\.column)
    }
  }

  /// The column that a value can be found in, if it is one.
  var valueColumn: ColumnReference? {
    switch self {
    case .column(let column), .categories(let column, _): column
    case .series(let dates, let time): dates.first { $0.time == time }?.column
    case .ratio, .count, .expected: nil
    }
  }

  /// Whether values come with a numerator and a denominator.
  var isRatio: Bool {
    switch self {
    case .ratio: true
    case .count(_, let denominator, _), .expected(_, let denominator, _): denominator != nil
    case .column, .categories, .series: false
    }
  }

  /// The factor of a ratio.
  package var per: Double {
    switch self {
    case .ratio(_, _, let per), .count(_, _, let per), .expected(_, _, let per): per
    case .column, .categories, .series: 1
    }
  }

  package var words: ChoiceWords {
    switch self {
    case .column: ChoiceWords("column")
    case .ratio(_, _, let per): ChoiceWords("ratio").with("per", .number(per))
    case .count(_, let denominator, let per):
      ChoiceWords(denominator == nil ? "count" : "count_ratio").with("per", .number(per))
    case .expected(let terms, let denominator, let per):
      ChoiceWords(denominator == nil ? "expected" : "expected_ratio")
        .with("rates", .numbers(terms.map(\.rate))).with("per", .number(per))
    case .categories(_, let values):
      ChoiceWords("categories").with("texts", .texts(values.map(\.text)))
        .with("values", .numbers(values.map(\.value)))
    case .series(let dates, let time):
      ChoiceWords("series").with("dates", .whole(dates.count)).with("date", .number(time))
    }
  }
}

/// Persons of one category, with the share of them that is expected to be concerned.
public struct ExpectedCount: Sendable, Hashable {
  /// The column with the number of persons.
  public var persons: ColumnReference
  /// The share of them that is expected to be concerned.
  public var rate: Double

  /// Creates a category.
  ///
  /// - Parameters:
  ///   - persons: The column with the number of persons.
  ///   - rate: The share of them that is expected to be concerned.
  public init(persons: ColumnReference, rate: Double) {
    self.persons = persons
    self.rate = rate
  }
}

/// What a text of a column is worth.
public struct CategoryValue: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Its value.
  public var value: Double

  /// Creates a value.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - value: Its value.
  public init(text: String, value: Double) {
    self.text = text
    self.value = value
  }
}

/// The column of one date.
public struct DatedColumn: Sendable, Hashable {
  /// The date, such as a year.
  public var time: Double
  /// The column.
  public var column: ColumnReference

  /// Creates a dated column.
  ///
  /// - Parameters:
  ///   - time: The date, such as a year.
  ///   - column: The column.
  public init(time: Double, column: ColumnReference) {
    self.time = time
    self.column = column
  }
}
