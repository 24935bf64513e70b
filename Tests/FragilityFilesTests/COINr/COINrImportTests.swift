import FragilityIndex
import Testing

@testable import FragilityFiles

/// A small iMeta that is right, in which rows can be replaced; the header is line 1.
func iMeta(
  header: String = "Level,iCode,Parent,Direction,Type,Weight",
  _ changes: [Int: String] = [:],
  adding more: [String] = []
) -> String {
  var rows = [
    "1,a,D,1,Indicator,1", "1,b,D,-1,Indicator,2", "1,c,E,1,Indicator,1", "2,D,T,1,Aggregate,1",
    "2,E,T,1,Aggregate,3", "3,T,NA,1,Aggregate,1", "NA,g,NA,NA,Group,NA",
    "NA,p,NA,NA,Denominator,NA", "NA,o,NA,NA,Other,NA",
  ]
  for (line, row) in changes { rows[line - 2] = row }
  return ([header] + rows + more).joined(separator: "\n") + "\n"
}

let iData = """
  uCode,uName,Time,g,p,o,a,b,c
  01,One,2020,x,10,text,1,5,NA
  02,Two,2020,NA,20,,2,4,0.5
  03,Three,2020,y,40,,3,3,0.25

  """

/// Reads two tables, called `iMeta.csv` and `iData.csv` in messages.
func coinr(
  _ metadata: String = iMeta(),
  _ data: String = iData,
  _ change: (inout COINrImport.Options) -> Void = { _ in }
) throws(FragilityError) -> COINrImport {
  var options = COINrImport.Options()
  change(&options)
  return try COINrImport(
    metadata: InputFile(path: "iMeta.csv", bytes: Array(metadata.utf8)),
    data: InputFile(path: "iData.csv", bytes: Array(data.utf8)),
    options: options
  )
}

@Suite("Import of COINr's tables")
struct COINrImportTests {
  @Test("indicators, weights, directions, dimensions and groups are taken over")
  func method() throws {
    let method = try coinr().method
    #expect(method.id == "T" && method.rules.orientation == .strength)
    #expect(method.rules.missing.minWeightShare == 0)
    #expect(method.dimensions.map(\.id) == ["D", "E"])
    #expect(method.dimensions.map(\.weight) == [1, 3])
    #expect(method.dimensions.allSatisfy { $0.parent == nil })
    #expect(method.indicators.map(\.id) == ["a", "b", "c"])
    #expect(method.indicators.map(\.dimension) == ["D", "D", "E"])
    #expect(method.indicators.map(\.weight) == [1, 2, 1])
    #expect(method.indicators.map(\.direction) == [.lowerIsWorse, .higherIsWorse, .lowerIsWorse])
    #expect(method.tables[0].parents.map(\.id) == ["g"])
    #expect(method.tables[0].name?.column == "uName" && method.tables[0].key == "uCode")
  }

  @Test("the text reads back to the method, and the same values raise the score either way round")
  func text() throws {
    for orientation in Orientation.allCases {
      let made = try coinr { $0.orientation = orientation }
      let text = made.text(in: .french)
      #expect(try MethodFile(bytes: Array(text.utf8), path: "m.toml").method == made.method)
      #expect(
        (0..<3).map { made.method.sense(of: $0) } == [
          .higherIsWorse, .lowerIsWorse, .higherIsWorse,
        ]
      )
      #expect(text.contains("tables de COINr"))
    }
  }

  @Test("Denominator divides where it is asked for, and is said not to be used otherwise")
  func denominators() throws {
    let meta = iMeta(
      header: "Level,iCode,Parent,Direction,Type,Weight,Denominator,ScaleFactor",
      [2: "1,a,D,1,Indicator,1,p,1000", 3: "1,b,D,-1,Indicator,2,p,NA"].merging(
        Dictionary(uniqueKeysWithValues: (4...10).map { ($0, row($0) + ",NA,NA") })
      ) { first, _ in first }
    )
    let plain = try coinr(meta)
    #expect(plain.method == (try coinr()).method)
    #expect(plain.notes.contains { $0.english.contains("--denominate divides them: a, b") })
    let divided = try coinr(meta) { $0.denominates = true }.method
    let column = { ColumnReference(table: "iData", column: $0) }
    #expect(
      divided.indicators.map(\.derivation) == [
        .ratio(numerator: column("a"), denominator: column("p"), per: 1000),
        .ratio(numerator: column("b"), denominator: column("p"), per: 1), .column(column("c")),
      ]
    )
  }

  private func row(_ line: Int) -> String {
    String(iMeta().split(separator: "\n")[line - 1])
  }

  /// The method with further columns for the indicators a and b.
  private func method(
    columns: String,
    a: String,
    b: String,
    usesTargets: Bool = false
  ) throws -> (FragilityMethod, notes: [String]) {
    let empty = String(repeating: ",NA", count: columns.split(separator: ",").count)
    var changes = Dictionary(uniqueKeysWithValues: (4...10).map { ($0, row($0) + empty) })
    changes[2] = row(2) + "," + a
    changes[3] = row(3) + "," + b
    if columns.contains("Target") { changes[4] = row(4) + ",9" }
    let meta = iMeta(header: "Level,iCode,Parent,Direction,Type,Weight,\(columns)", changes)
    let made = try coinr(meta) { $0.usesTargets = usesTargets }
    return (made.method, made.notes.map(\.english))
  }

  @Test("goalposts are in the unit of the indicator, and truncate unless told otherwise")
  func goalposts() throws {
    let (method, notes) = try method(
      columns: "goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts",
      a: "1,3,10,NA",
      b: "2,6,1,FALSE"
    )
    let posts = [MinMax(goalposts: Scale(1, 3)), MinMax(goalposts: Scale(2, 6), clip: false)]
    #expect(method.indicators.map(\.normalisation) == posts.map { .minMax($0) } + [nil])
    #expect(method.indicators.map(\.scale) == [Scale(0, 10), Scale(0, 1), nil])
    #expect(notes.contains { $0.contains("goalpost_lower, goalpost_upper") })
  }

  @Test("the ends of n_scaled are those of values multiplied by the direction")
  func scaled() throws {
    let (method, _) = try method(columns: "scaled_lower,scaled_upper", a: "1,3", b: "-6,-2")
    let ends = [
      MinMax(goalposts: Scale(1, 3), clip: false), MinMax(goalposts: Scale(2, 6), clip: false),
    ]
    #expect(method.indicators.map(\.normalisation) == ends.map { .minMax($0) } + [nil])
    #expect(method.indicators.map(\.scale) == [Scale(0, 100), Scale(0, 100), nil])
  }

  @Test("z-scores, bounds of min-max, and what is left out where an indicator has several")
  func others() throws {
    let (method, notes) = try method(
      columns: "zscore_mean,zscore_sd,minmax_lower,minmax_upper",
      a: "100,10,1,5",
      b: "NA,NA,1,5"
    )
    let score = ZScore(mean: 100, standardDeviation: 10)
    #expect(method.indicators.map(\.normalisation) == [.zScore(score), nil, nil])
    #expect(method.indicators.map(\.scale) == [nil, Scale(1, 5), nil])
    #expect(notes.contains { $0.contains("already: minmax_lower, minmax_upper") })
  }

  @Test("targets normalise where they are asked for, and are said not to be used otherwise")
  func targets() throws {
    let (plain, notes) = try method(columns: "Target", a: "3", b: "2")
    #expect(plain.indicators.allSatisfy { $0.normalisation == nil })
    #expect(notes.contains { $0.contains("Target; --targets") })
    let (method, _) = try method(columns: "Target", a: "3", b: "2", usesTargets: true)
    let expected = [3, 2, 9].map { Normalisation.distance(Distance(to: .value($0))) }
    #expect(method.indicators.map(\.normalisation) == expected)
  }

  @Test("codes that are no ids are changed, columns keep their names, and that is said")
  func ids() throws {
    let meta = iMeta([2: "1,a.1,D,1,Indicator,1", 3: "1,score,D,-1,Indicator,2"])
    let data = iData.replacing("o,a,b,c", with: "o,a.1,score,c")
    let made = try coinr(meta, data)
    #expect(made.method.indicators.map(\.id) == ["a_1", "score_2", "c"])
    #expect(made.method.indicators[0].derivation == .column(.init(table: "iData", column: "a.1")))
    #expect(made.notes.contains { $0.english.hasSuffix("a.1 -> a_1, score -> score_2") })
  }

  @Test("a semicolon and decimal commas are read as well")
  func frenchTables() throws {
    let meta = iMeta([2: "1;a;D;1;Indicator;0,5"]).replacing(",", with: ";")
      .replacing("0;5", with: "0,5")
    let data = iData.replacing(",", with: ";").replacing("0.5", with: "0,5")
      .replacing("0.25", with: "0,25")
    #expect(try coinr(meta, data).method.indicators[0].weight == 0.5)
  }

  @Test("of a panel one date is kept, its rows as they stand")
  func oneDate() throws {
    let panel = iData + "01,One,2021,x,10,\"a, b\",7,5,NA\n"
    let made = try coinr(iMeta(), panel) { $0.time = "2021" }
    let rows = String(decoding: made.rowsOfTime ?? [], as: UTF8.self)
    #expect(rows == "uCode,uName,Time,g,p,o,a,b,c\n01,One,2021,x,10,\"a, b\",7,5,NA\n")
    #expect(try coinr().rowsOfTime == nil)
  }
}
