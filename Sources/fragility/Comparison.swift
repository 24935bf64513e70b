import FragilityFiles
import FragilityIndex

/// The tables of a comparison, made when they are asked for.
struct Comparison {
  /// The one that is written when none is named.
  let usual: ComparisonTable
  let notes: [LocalizedText]
  var tables: [(ComparisonTable, (Language) -> OutputTable)]
}

extension MethodFile {
  /// A column of the tables as a level of parents.
  func groupLevel(_ name: String) -> FragilityMethod.Table.Level {
    let ids = method.tables.map(\.id)
    let table = ids.first { name.hasPrefix($0 + ".") }
    let column = table.map { String(name.dropFirst($0.count + 1)) } ?? name
    return FragilityMethod.Table.Level(
      id: "by-column",
      codes: ColumnReference(table: table ?? ids[0], column: column)
    )
  }
}

// What is compared.
extension CompareCommand {
  func gaps(
    _ result: IndexResult,
    _ tables: LoadedTables,
    _ messages: MessageOptions,
    _ inputs: inout [String]
  ) throws(FragilityError) -> Comparison {
    let threads = input.threadCount
    let whole = FragilityMethod.ParentTable.whole
    let levels = level.isEmpty ? result.territories.parents.map(\.id) + [whole] : level
    let parents = try LoadedParents(
      tables.file,
      levels: Set(levels),
      paths: input.paths,
      threads: threads
    )
    for note in parents.notes { messages.note(note.text) }
    inputs += parents.notes.map(\.path)
    var gaps: [Gaps] = []
    var problems: [Problem] = []
    for level in levels {
      do throws(FragilityError) {
        let comparison = try tables.located { () throws(FragilityError) in
          try result.comparison(at: level, parents: parents.values, threads: threads)
        }
        gaps.append(Gaps(of: result, to: comparison, threads: threads))
      } catch { problems += error.problems }
    }
    let known = result.territories.rowsByCode
    problems += codes.filter { known[$0] == nil }.map(Problem.unknownTerritory)
    guard problems.isEmpty else { throw FragilityError(problems) }
    let rows = codes.isEmpty ? result.rowsByRank : codes.compactMap { known[$0] }
    return Comparison(
      usual: .gaps,
      notes: gaps.flatMap(\.cautions),
      tables: [
        (.gaps, { _ in OutputTable(gaps, of: rows) }),
        (.parents, { _ in OutputTable(parentsOf: gaps) }),
      ]
    )
  }

  func groups(
    _ result: IndexResult,
    _ tables: LoadedTables
  ) throws(FragilityError) -> Comparison {
    let codes: TextColumn
    if let by {
      codes = try tables.located { () throws(FragilityError) in
        try result.groupCodes(at: by)
      }
    } else {
      codes = result.territories.parents.last?.codes ?? TextColumn()
    }
    let comparison = GroupComparison(of: result, by: codes)
    var found = Comparison(
      usual: .groups,
      notes: comparison.cautions,
      tables: [
        (.groups, { _ in OutputTable(groupsOf: comparison, result) }),
        (.members, { _ in OutputTable(membersOf: comparison, result) }),
        (.spread, { _ in OutputTable(spreadOf: comparison) }),
        (.tests, { OutputTable(testsOf: comparison, in: $0) }),
      ]
    )
    // The other tables do without people.
    let isWanted = tableOf == .rollup || format == .json && result.territories.population != nil
    guard isWanted else { return found }
    let summaries = try tables.located { () throws(FragilityError) in
      try result.summaries(of: codes)
    }
    found.tables.append((.rollup, { _ in OutputTable(rollUp: summaries) }))
    return found
  }

  func pairs(
    _ result: IndexResult,
    _ other: String,
    _ messages: MessageOptions,
    _ inputs: inout [String]
  ) throws(FragilityError) -> Comparison {
    let threads = input.threadCount
    let file = try MethodFile(other)
    let paths = Dictionary(withTable.map { ($0.id, $0.path) }, uniquingKeysWith: { $1 })
    let (tables, territories) = try input.load(file, paths: paths, messages)
    let isSame = file.method.fingerprint == result.fitted.method.fingerprint
    let method =
      isSame && fitted.fitted != nil
      ? try fitted.method(for: tables, territories: territories, threads: threads)
      : try tables.fit(to: territories, threads: threads)
    inputs += [other] + tables.notes.map(\.path)
    let second = method.score(territories, threads: threads)
    let paired = PairedIndexes(result, second)
    var found = Comparison(
      usual: .agreement,
      notes: paired.cautions,
      tables: [(.distributions, { _ in OutputTable(distributionsOf: result, second) })]
    )
    if paired.matchedCount == 0 {
      guard tableOf == .distributions || format == .json else {
        throw FragilityError([
          .noCommonTerritory(result.territories.count, territories.count)
        ])
      }
      return found
    }
    let top = top
    found.tables += [
      (.agreement, { _ in OutputTable(agreementOf: paired) }),
      (.classes, { _ in OutputTable(classesOf: paired) }),
      (.movers, { _ in OutputTable(pairsOf: paired, movers: top) }),
      (.pairs, { _ in OutputTable(pairsOf: paired) }),
    ]
    return found
  }
}
