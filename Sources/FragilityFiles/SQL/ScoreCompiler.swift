import FragilityIndex

/// Turns a fitted method into the steps of a statement that scores a table row by row.
///
/// Every step adds columns to those before it. A value and the reason of its absence are two columns, `id` and `id:gap`,
/// of which one is null.
struct ScoreCompiler {
  let fitted: FittedMethod
  let dialect: SQLDialect
  let tables: SQLTables
  var steps: SQLSteps
  /// What cannot be said.
  var problems: [Problem] = []
  /// The column that holds the value of each indicator so far.
  var values: [String]
  /// The column that holds why it is absent.
  var gaps: [String]
  /// The column that says whether a territory is scored, where the method screens.
  var kept: String?
  /// Where the value of an indicator was filled in.
  var imputed: [Int: SQLExpression] = [:]
  /// Where the value of an indicator is held at a bound.
  var winsorised: [Int: SQLExpression] = [:]
  /// Where the value of an indicator lies outside of what the reference spans.
  var beyond: [Int: SQLExpression] = [:]
  /// The columns that are joined by the code of a parent, by the level.
  var frozen: [String: FrozenColumns] = [:]

  var method: FragilityMethod { fitted.method }

  init(_ fitted: FittedMethod, dialect: SQLDialect, tables: SQLTables) {
    self.fitted = fitted
    self.dialect = dialect
    self.tables = tables
    steps = SQLSteps(dialect, avoiding: tables.taken(of: fitted.method))
    values = fitted.method.indicators.map(\.id)
    gaps = fitted.method.indicators.map { "\($0.id):gap" }
    problems = tables.problems(for: fitted.method, in: dialect)
  }

  /// The value of an indicator so far.
  func value(_ position: Int) -> SQLExpression { .column(values[position]) }

  /// Why it is absent.
  func gap(_ position: Int) -> SQLExpression { .column(gaps[position]) }

  /// Whether a gap is one where a value exists without being known.
  func isImputable(_ position: Int) -> SQLExpression {
    .isOneOf(gap(position), [AbsenceReason.suppressed.word, AbsenceReason.unavailable.word])
  }

  mutating func refuse(_ subject: Problem.Subject, fr: String, en: String) {
    problems.append(.notInSQL(subject, LocalizedText(fr: fr, en: en)))
  }

  func subject(_ position: Int, _ key: String) -> Problem.Subject {
    .indicator(position, id: method.indicators[position].id, key: key)
  }

  /// Compiles what stands before a step that measures; everything up to the scores when left out.
  mutating func compile(before step: FitStatistics.Step? = nil) {
    collectFrozen()
    addFrozen()
    addSource()
    addIndicators()
    joinFrozen()
    addChecks()
    addShrinkage()
    addTransforms()
    addScreening(at: .beforeImputation)
    if step == .values { return }
    addImputation()
    addScreening(at: .afterImputation)
    if step == .prepared { return }
    addTreatment()
    addNormalisation()
    addNodes()
    addRankedScores()
  }

  /// Every name that the statement gives to a column must be one to the dialect.
  mutating func checkNames() {
    var seen: [String: String] = [:]
    for name in steps.steps.flatMap({ $0.columns.map(\.name) }) {
      if let most = dialect.longestName, name.utf8.count > most {
        problems.append(.longNameInSQL(name, most: most, in: dialect))
      }
      let key = dialect.ignoresCaseOfNames ? name.lowercased() : name
      if let other = seen.updateValue(name, forKey: key), other != name {
        problems.append(.sameNameInSQL(other, name, in: dialect))
      }
    }
  }
}

/// Frozen numbers by the code of a parent: one row a code.
struct FrozenColumns {
  private(set) var names: [String] = []
  private(set) var columns: [[String: Double]] = []

  mutating func add(_ name: String, _ values: [String: Double]) {
    names.append(name)
    columns.append(values)
  }

  /// The codes, in their order.
  var codes: [String] { Set(columns.flatMap(\.keys)).sorted() }
}
