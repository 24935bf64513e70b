public import FragilityIndex

/// Which columns of a published file are checked, and against what.
public struct SecrecyRequest: Sendable {
  /// The path of the file; `-` is the standard input.
  public var path: String
  /// The column that names rows; the first one when `nil`.
  public var key: String?
  /// The columns of counts of persons.
  public var counts: [String]
  /// The column of the persons that all counts are parts of.
  public var whole: String?
  /// The column of the groups whose totals are published.
  public var parent: String?
  /// A file with these totals: a row per group, in columns of the same names.
  public var totals: String?
  /// The columns of the shares of the largest contributor.
  public var shares: [String] = []
  /// The largest share that one contributor may have.
  public var maxShare = 0.85
  /// The fewest persons that a cell may count.
  public var minimum = 11.0
  /// Whether a count of 0 may be published.
  public var allowsZeros = false
  /// The texts that stand for hidden cells.
  public var hidden = ["", "s", "ns", "nd", "c", "x", "*"]

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - counts: The columns of counts of persons.
  public init(path: String, counts: [String]) {
    self.path = path
    self.counts = counts
  }
}

/// What a published file says that it must not.
public struct SecrecyReport: Sendable {
  /// What was asked.
  public let request: SecrecyRequest
  /// What was found.
  public let findings: [SecrecyFinding]
  /// How many rows the file has.
  public let rowCount: Int
  /// What a reader must know beside the findings.
  public let notes: [LocalizedText]
  package let codes: TextColumn
  package let groups: TextColumn?
  package let lines: [Int?]

  /// Reads a file and checks it.
  ///
  /// - Parameter request: What is asked.
  /// - Throws: The file cannot be read, lacks a column, or holds what is no count.
  public init(_ request: SecrecyRequest) throws(FragilityError) {
    let markers = Dictionary(
      request.hidden.map { ($0, AbsenceReason.suppressed) },
      uniquingKeysWith: { first, _ in first }
    )
    let input = try InputFile.read(request.path)
    let text = try DecodedText(input, encoding: nil)
    let reader = CSVTableReader(path: input.path, text: text, dialect: .init())
    let key: String
    if let own = request.key {
      key = own
    } else {
      key = try reader.records().header.names.first ?? ""
    }
    let numbers = request.counts + request.shares + [request.whole].compactMap { $0 }
    let table = try reader.read(
      id: "secrecy",
      markers: markers,
      needed: .init(texts: [key] + [request.parent].compactMap { $0 }, numbers: numbers)
    ).table
    func column(_ name: String) -> Column { table.numbers[name] ?? Column([Double?]()) }
    try Self.checkCounts(request, table, reader)

    var check = SecrecyCheck(counts: request.counts.map { .init($0, column($0)) })
    check.whole = request.whole.map { .init($0, column($0)) }
    check.shares = request.shares.map { .init($0, column($0)) }
    check.groups = request.parent.flatMap { table.texts[$0] }
    check.minimum = request.minimum
    check.maxShare = request.maxShare
    check.allowsZeros = request.allowsZeros
    var notes: [LocalizedText] = []
    if let path = request.totals, let parent = request.parent {
      check.totals = try Self.totals(path, parent, request.counts, markers)
      notes += Self.notes(on: check)
    }
    if let whole = check.whole {
      let beyond = check.counts.reduce(0) { sum, column in
        sum + zip(column.values.encoded, whole.values.encoded).count { $0 > $1 }
      }
      if beyond > 0 {
        notes.append(
          LocalizedText(
            fr:
              "cellules plus grandes que \(whole.name), dont le reste n'a pas de sens : \(beyond)",
            en: "cells larger than \(whole.name), whose rest has no meaning: \(beyond)"
          )
        )
      }
    }
    let findings = check.findings()
    let cells = findings.compactMap { finding in
      finding.row.map { CellAddress(row: $0, column: finding.column) }
    }
    let positions = cells.isEmpty ? [:] : reader.positions(of: Set(cells))
    lines = findings.map { finding in
      finding.row.flatMap { positions[CellAddress(row: $0, column: finding.column)]?.line }
    }
    self.request = request
    self.findings = findings
    self.notes = notes
    rowCount = table.rowCount
    codes = table.texts[key] ?? TextColumn()
    groups = check.groups
  }

  /// Reports counts below zero.
  private static func checkCounts(
    _ request: SecrecyRequest,
    _ table: DataTable,
    _ reader: CSVTableReader
  ) throws(FragilityError) {
    let wrong = (request.counts + [request.whole].compactMap { $0 }).flatMap { name in
      (table.numbers[name]?.encoded ?? []).enumerated().filter { $0.element < 0 }
        .map { CellAddress(row: $0.offset, column: name) }
    }
    guard !wrong.isEmpty else { return }
    let positions = reader.positions(of: Set(wrong))
    throw FragilityError(
      wrong.map { cell in
        Problem(
          "secrecy.negative-count",
          at: Problem.Place(
            file: reader.path,
            line: positions[cell]?.line,
            column: positions[cell]?.column,
            subject: .cell(table: table.id, row: cell.row, column: cell.column)
          ),
          LocalizedText(
            fr: "un nombre de personnes ne peut être négatif",
            en: "a number of persons cannot be negative"
          ),
          remedy: LocalizedText(
            fr: "corrigez la cellule, ou retirez la colonne de --counts",
            en: "mend the cell, or take the column out of --counts"
          )
        )
      }
    )
  }

  /// The totals of groups, one value per count.
  private static func totals(
    _ path: String,
    _ parent: String,
    _ counts: [String],
    _ markers: [String: AbsenceReason]
  ) throws(FragilityError) -> [String: [Double]] {
    let input = try InputFile.read(path)
    let text = try DecodedText(input, encoding: nil)
    let table = try CSVTableReader(path: input.path, text: text, dialect: .init()).read(
      id: "totals",
      markers: markers,
      needed: .init(texts: [parent], numbers: counts)
    ).table
    var totals: [String: [Double]] = [:]
    for (row, group) in (table.texts[parent] ?? TextColumn()).enumerated() {
      let values = counts.map { table.numbers[$0]?.encoded[row] ?? .nan }
      if totals.updateValue(values, forKey: group) != nil {
        throw FragilityError([
          Problem(
            "secrecy.repeated-total",
            at: Problem.Place(file: input.path),
            LocalizedText(
              fr: "le groupe \"\(group)\" a deux totaux",
              en: "the group \"\(group)\" has two totals"
            ),
            remedy: LocalizedText(fr: "gardez-en un", en: "keep one of them")
          )
        ])
      }
    }
    return totals
  }

  private static func notes(on check: SecrecyCheck) -> [LocalizedText] {
    let groups = Set(check.groups ?? TextColumn()).subtracting([""])
    let without = groups.count { check.totals[$0] == nil }
    let others = check.totals.keys.count { !groups.contains($0) }
    var notes: [LocalizedText] = []
    if without > 0 {
      notes.append(
        LocalizedText(
          fr: "groupes sans total dans le fichier des totaux : \(without)",
          en: "groups without a total in the file of totals: \(without)"
        )
      )
    }
    if others > 0 {
      notes.append(
        LocalizedText(
          fr: "totaux de groupes que le fichier n'a pas : \(others)",
          en: "totals of groups that the file does not have: \(others)"
        )
      )
    }
    return notes
  }
}

extension ColumnsNeeded {
  /// Columns that an option names.
  fileprivate init(texts: [String], numbers: [String]) {
    self.init()
    func requests(_ names: [String]) -> [Request] {
      var seen: Set<String> = []
      return names.filter { seen.insert($0).inserted }
        .map { Request(column: $0, subject: .method(key: "")) }
    }
    self.texts = requests(texts)
    self.numbers = requests(numbers)
  }
}
