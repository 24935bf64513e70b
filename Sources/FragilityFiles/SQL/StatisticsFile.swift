public import FragilityIndex

/// Files of statistics that databases measured for a fit: the results of `fragility sql --fit` as CSV.
public struct StatisticsFile: Sendable {
  /// The statistics of all files together.
  let statistics: FitStatistics
  /// How many territories were measured.
  private let territories: Int

  /// Reads files.
  ///
  /// - Parameters:
  ///   - paths: Their paths; together they may hold each figure once.
  ///   - method: The method that the statistics are for.
  /// - Throws: Everything that is wrong with any of them, each with its line.
  public init(_ paths: [String], for method: FragilityMethod) throws(FragilityError) {
    var figures: [FitStatistics.Key: [String: Double]] = [:]
    var problems: [Problem] = []
    var cause = FragilityError.Cause.invalidInput
    for path in paths {
      do throws(FragilityError) {
        try Self.read(path, for: method, into: &figures)
      } catch {
        problems += error.problems
        if error.cause == .inputOutput { cause = .inputOutput }
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems, cause: cause) }
    var rows: [String: Double] = [:]
    for (key, column) in figures {
      rows["\(key.step) \(key.id)", default: 0] += column["territories"] ?? 0
    }
    territories = rows.values.max().flatMap { Int(exactly: $0) } ?? 0
    statistics = FitStatistics(
      figures.filter { Array($1.keys) != ["territories"] }.mapValues(Self.column)
    )
  }

  private static let names = [
    "territories", "count", "minimum", "maximum", "mean", "sd", "skewness", "kurtosis",
  ]

  private static func column(_ figures: [String: Double]) -> ColumnStatistics {
    func figure(_ name: String) -> Double { figures[name] ?? .nan }
    var ordered: [Int: Double] = [:]
    for (name, value) in figures {
      if let place = place(name) { ordered[place] = value }
    }
    return ColumnStatistics(
      count: figures["count"].flatMap { Int(exactly: $0) } ?? 0,
      minimum: figure("minimum"),
      maximum: figure("maximum"),
      mean: figure("mean"),
      standardDeviation: figure("sd"),
      skewness: figure("skewness"),
      kurtosis: figure("kurtosis"),
      ordered: ordered
    )
  }

  private static func place(_ name: String) -> Int? {
    guard name.hasPrefix("value_") else { return nil }
    return Int(name.dropFirst(6)).flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func read(
    _ path: String,
    for method: FragilityMethod,
    into figures: inout [FitStatistics.Key: [String: Double]]
  ) throws(FragilityError) {
    let input = try InputFile.read(path)
    let text = try DecodedText(input, encoding: nil)
    let reader = CSVTableReader(path: input.path, text: text, dialect: .init())
    func request(_ column: String) -> ColumnsNeeded.Request {
      .init(column: column, subject: .method(key: "statistics"))
    }
    var needed = ColumnsNeeded()
    let texts = ["method", "step", "id", "group", "statistic"]
    needed.texts = texts.map(request)
    needed.numbers = [request("value")]
    let table = try reader.read(id: "statistics", markers: [:], needed: needed).table
    var wrong: [(row: Int, column: String, kind: Problem.StatisticsFault)] = []
    let ids = Set(method.indicators.map(\.id) + ["score"])
    for row in 0..<table.rowCount {
      func cell(_ column: String) -> String { table.texts[column]?[row] ?? "" }
      guard cell("method") == method.fingerprint else {
        wrong.append((row, "method", .otherMethod))
        // One row tells it; the others would say it again.
        break
      }
      guard let step = FitStatistics.Step(rawValue: cell("step")) else {
        wrong.append((row, "step", .unknown(cell("step"))))
        continue
      }
      guard ids.contains(cell("id")) else {
        wrong.append((row, "id", .unknown(cell("id"))))
        continue
      }
      let statistic = cell("statistic")
      guard names.contains(statistic) || place(statistic) != nil else {
        wrong.append((row, "statistic", .unknown(statistic)))
        continue
      }
      let value = table.numbers["value"]?.encoded[row] ?? .nan
      guard value.isFinite, !statistic.isCount || (value >= 1 && Int(exactly: value) != nil)
      else {
        wrong.append((row, "value", .impossible))
        continue
      }
      let key = FitStatistics.Key(step, cell("id"), group: cell("group"))
      if let earlier = figures[key, default: [:]].updateValue(value, forKey: statistic),
        earlier != value
      {
        wrong.append((row, "statistic", .contradiction))
      }
    }
    for (key, column) in figures where wrong.isEmpty && Array(column.keys) != ["territories"] {
      let isWhole = ["count", "minimum", "maximum", "mean"].allSatisfy {
        column[$0] != nil
      }
      if !isWhole || (column["minimum"] ?? 0) > (column["maximum"] ?? 0) {
        throw FragilityError([.brokenStatistics(input.path, key)])
      }
    }
    guard !wrong.isEmpty else { return }
    let cells = Set(wrong.map { CellAddress(row: $0.row, column: $0.column) })
    let positions = reader.positions(of: cells)
    throw FragilityError(
      wrong.map { entry in
        let position = positions[CellAddress(row: entry.row, column: entry.column)]
        let place = Problem.Place(
          file: input.path,
          line: position?.line,
          column: position?.column
        )
        return .statistics(entry.kind, at: place)
      }
    )
  }

  /// The step that a database has still to measure; `nil` where everything is there.
  func nextStep(of method: FragilityMethod) -> FitStatistics.Step? {
    let known = Set(statistics.columns.keys.map(\.step))
    return method.fitSteps.first { !known.contains($0) }
  }

  /// Fits the method to the statistics.
  ///
  /// - Parameter file: The method.
  /// - Returns: The frozen method, and how many territories have a score where that was measured.
  /// - Throws: What is still missing, and what the fit of the engine throws, with the lines of the method file.
  public func fit(
    _ file: MethodFile
  ) throws(FragilityError) -> (fitted: FittedMethod, territories: Int) {
    if let step = nextStep(of: file.method) {
      throw FragilityError([.stepToMeasure(step)])
    }
    do throws(FragilityError) {
      let fitted = try file.method.fit(to: statistics)
      return (fitted, territories)
    } catch {
      throw error.located(in: file)
    }
  }
}

extension FragilityError {
  /// The same problems with the lines of the method file.
  package func located(in file: MethodFile) -> FragilityError {
    var located = self
    for position in located.problems.indices {
      located.problems[position].place = file.locate(located.problems[position].place)
    }
    return located
  }
}

extension String {
  /// Whether it names a number of rows.
  fileprivate var isCount: Bool { self == "count" || self == "territories" }
}
