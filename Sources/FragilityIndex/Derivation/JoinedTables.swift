/// The tables of a method joined by code, whose columns can be brought to the territories.
struct JoinedTables {
  private let method: FragilityMethod
  private let tables: [DataTable]
  private let positions: [String: Int]
  private var links: [Int: Link] = [:]
  private var counts: [Int: [Double]] = [:]
  /// The codes of the territories, once the tables are joined.
  private(set) var codes = TextColumn()
  /// How many rows of each counted table carry the code of no territory.
  private(set) var uncountedRows: [String: Int] = [:]
  /// What is wrong so far.
  private(set) var problems: [Problem] = []

  init(method: FragilityMethod, tables: [DataTable]) {
    self.method = method
    self.tables = tables
    positions = Dictionary(
      tables.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private var first: DataTable { tables[0] }

  /// More problems of the same data would not help to mend them.
  private static let mostReported = 1000

  mutating func report(_ problem: Problem) {
    if problems.count < Self.mostReported { problems.append(problem) }
  }

  /// Checks the codes of all tables and joins each to those before it.
  mutating func joinAll() {
    codes = checkedCodes(ofTable: 0, unique: true)
    for position in tables.indices.dropFirst() { join(position) }
  }

  /// How many rows of a table each territory has.
  func counts(ofTable id: String) -> [Double] {
    positions[id].flatMap { counts[$0] } ?? []
  }

  // MARK: Codes and joins

  private mutating func checkedCodes(ofTable position: Int, unique: Bool) -> TextColumn {
    let table = tables[position]
    let key = method.tables[position].key
    let codes = table.texts[key] ?? TextColumn(repeatElement("", count: table.rowCount))
    for row in codes.indices where codes.byteRange(of: row).isEmpty {
      report(.emptyCode(at: .cell(table: table.id, row: row, column: key)))
    }
    // Codes in order, as most files have them, need no index to be told apart.
    if unique, !codes.isStrictlyIncreasing {
      let index = CodeIndex(codes)
      for row in index.duplicates where !codes.byteRange(of: row).isEmpty {
        let earlier = index.firstRow(codes[row]) ?? row
        report(
          .duplicateCode(codes[row], table: table.id, row: row, earlier: earlier, column: key)
        )
      }
    }
    return codes
  }

  /// Finds the rows of a joined table for every territory, and counts them.
  private mutating func join(_ position: Int) {
    let source = method.tables[position]
    guard let join = source.join else { return }
    let isCounted = method.isCounted(source.id)
    let codes = checkedCodes(ofTable: position, unique: !isCounted)
    let index = CodeIndex(codes)
    let markers = method.tables[positions[join.on.table] ?? 0].markers
    var link = Link()
    var counts: [Double] = []
    var counted: Set<Int> = []
    for territory in 0..<first.rowCount {
      let cells: [String]
      switch entry(join.on, territory: territory) {
      case .absent(let reason):
        link.append(absent: reason)
        counts.append(Double(absent: reason))
        continue
      case .texts(let texts): cells = texts
      }
      if let reason = cells.lazy.compactMap({ markers[$0] }).first {
        link.append(absent: reason)
        counts.append(Double(absent: reason))
        continue
      }
      let wanted = distinctCodes(in: cells, separator: join.separator)
      if wanted.isEmpty || cells.contains("") {
        report(.emptyCode(at: place(ofValue: join.on, territory: territory)))
      }
      var found: [Int] = []
      var count = 0
      var missing: String?
      for code in wanted where !code.isEmpty {
        if let row = index.firstRow(code) {
          found.append(row)
          count += index.count(ofFirstRow: row)
          counted.insert(row)
        } else if missing == nil {
          missing = code
        }
      }
      counts.append(Double(count))
      let likely = missing.flatMap { likelyCode(for: $0, in: index) }
      // A code without rows is counted as 0, unless a leading zero was lost on the way.
      if let code = missing, !isCounted || likely != nil {
        switch join.unmatched {
        case .absent(let reason): link.append(absent: reason)
        case .error:
          link.append(absent: .unavailable)
          report(
            .unmatchedCode(
              code,
              at: place(ofValue: join.on, territory: territory),
              table: source,
              likely: likely
            )
          )
        }
      } else if found.count > 1 {
        link.append(several: found)
      } else if let row = found.first {
        link.append(row: row)
      } else {
        link.append(absent: .unavailable)
      }
    }
    links[position] = link
    if isCounted {
      self.counts[position] = counts
      uncountedRows[source.id] =
        codes.count - counted.reduce(0) { $0 + index.count(ofFirstRow: $1) }
    }
  }

  /// The code that was probably meant: with a leading zero that a spreadsheet took away, or without one.
  private func likelyCode(for code: String, in index: CodeIndex) -> String? {
    let bare = String(code.drop { $0 == "0" })
    return ["0" + code, bare].first { $0 != code && index.firstRow($0) != nil }
  }

  /// The codes that stand in cells, each once.
  private func distinctCodes(in cells: [String], separator: String?) -> [String] {
    var codes = cells
    if let separator, !separator.isEmpty {
      codes = cells.flatMap { cell in
        cell.split(separator: separator).map(trimmed).filter { !$0.isEmpty }
      }
    }
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  // MARK: Columns of the territories

  /// What a column of text holds for a territory.
  private enum Entry {
    /// One text, or those of several rows.
    case texts([String])
    /// The territory has no row.
    case absent(AbsenceReason)
  }

  private func entry(_ reference: ColumnReference, territory: Int) -> Entry {
    let position = positions[reference.table] ?? 0
    guard let column = tables[position].texts[reference.column] else {
      return .absent(.unavailable)
    }
    switch links[position]?[territory] ?? .row(territory) {
    case .row(let row): return .texts([column[row]])
    case .several(let rows): return .texts(rows.map { column[$0] })
    case .absent(let reason): return .absent(reason)
    }
  }

  /// A column of text, brought to the territories; several texts are listed, and no text is an empty one.
  func texts(_ reference: ColumnReference) -> TextColumn {
    let position = positions[reference.table] ?? 0
    if links[position] == nil, let column = tables[position].texts[reference.column] {
      return column
    }
    return TextColumn(
      (0..<first.rowCount).map { territory in
        guard case .texts(let texts) = entry(reference, territory: territory) else { return "" }
        return texts.reduce(into: [String]()) { distinct, text in
          if !distinct.contains(text) { distinct.append(text) }
        }.joined(separator: ", ")
      }
    )
  }

  /// The codes of a level; a marker of absence is no code.
  func parentCodes(_ reference: ColumnReference) -> TextColumn {
    let markers = method.tables[positions[reference.table] ?? 0].markers
    let codes = texts(reference)
    let marks = markers.keys.filter { !$0.isEmpty }.map { Array($0.utf8) }
    guard codes.contains(anyOf: marks) else { return codes }
    return TextColumn(codes.map { markers[$0] == nil ? $0 : "" })
  }

  /// A column of numbers, brought to the territories.
  mutating func numbers(_ reference: ColumnReference, as quantity: Quantity = .value) -> Column {
    let position = positions[reference.table] ?? 0
    guard let column = tables[position].numbers[reference.column] else { return Column([Value]()) }
    return bring(column, ofTable: position, as: quantity)
  }

  /// The values of the texts of a column, brought to the territories.
  mutating func categories(_ reference: ColumnReference, _ values: [CategoryValue]) -> Column {
    let position = positions[reference.table] ?? 0
    let table = tables[position]
    guard let column = table.texts[reference.column] else { return Column([Value]()) }
    let markers = method.tables[position].markers
    let known = Dictionary(
      values.map { ($0.text, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    var found: [Double] = []
    found.reserveCapacity(column.count)
    for (row, text) in column.enumerated() {
      if let value = known[text] {
        found.append(value)
      } else if let reason = markers[text] {
        found.append(Double(absent: reason))
      } else {
        let cell = Problem.Subject.cell(table: table.id, row: row, column: reference.column)
        report(.unknownCategory(text, among: values.map(\.text), at: cell))
        found.append(Double(absent: .unavailable))
      }
    }
    return bring(Column(encoded: found), ofTable: position)
  }

  private mutating func bring(
    _ column: Column,
    ofTable position: Int,
    as quantity: Quantity = .value
  ) -> Column {
    guard let link = links[position] else { return column }
    let several = method.tables[position].join?.several
    checkWeights(ofTable: position, several, link)
    var values: [Double] = []
    values.reserveCapacity(first.rowCount)
    for territory in 0..<first.rowCount {
      switch link[territory] {
      case .row(let row): values.append(column.encoded[row])
      case .absent(let reason): values.append(Double(absent: reason))
      case .several(let rows):
        guard let several else {
          if let join = method.tables[position].join {
            report(
              .severalCodes(
                rows.count,
                at: place(ofValue: join.on, territory: territory),
                table: method.tables[position].id
              )
            )
          }
          values.append(Double(absent: .unavailable))
          continue
        }
        values.append(quantity.combined(rows, of: column, by: several, in: tables[position]))
      }
    }
    return Column(encoded: values)
  }

  /// A mean with a negative weight has no meaning.
  private mutating func checkWeights(
    ofTable position: Int,
    _ rule: FragilityMethod.Table.Join.Several?,
    _ link: Link
  ) {
    guard case .weightedMean(let name) = rule, let weights = tables[position].numbers[name] else {
      return
    }
    for row in Set(link.several.values.joined()).sorted() where weights.encoded[row] < 0 {
      let cell = Problem.Subject.cell(table: tables[position].id, row: row, column: name)
      report(.negativeWeight(weights.encoded[row], at: cell))
    }
  }

  // MARK: Places

  /// The cell that a value of a territory was read from; its code where that is another table's several rows.
  func place(ofValue reference: ColumnReference, territory: Int) -> Problem.Subject {
    if let position = positions[reference.table], let link = links[position],
      case .row(let row) = link[territory]
    {
      return .cell(table: reference.table, row: row, column: reference.column)
    }
    let isFirst = reference.table == first.id
    return .cell(
      table: first.id,
      row: territory,
      column: isFirst ? reference.column : method.tables[0].key
    )
  }
}
