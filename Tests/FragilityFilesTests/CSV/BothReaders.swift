import FragilityIndex

@testable import FragilityFiles

/// What a reader of delimited files gives, or nothing.
struct ReadOutcome: Equatable {
  let table: DataTable
  let dialect: ReadDialect

  init?(_ read: (table: DataTable, dialect: ReadDialect)?) {
    guard let read else { return nil }
    (table, dialect) = read
  }

  static func == (a: ReadOutcome, b: ReadOutcome) -> Bool {
    func bits(_ table: DataTable) -> [String: [UInt64]] {
      table.numbers.mapValues { $0.encoded.map(\.bitPattern) }
    }
    return a.dialect == b.dialect && a.table.texts == b.table.texts
      && bits(a.table) == bits(b.table) && a.table.rowCount == b.table.rowCount
  }
}

/// The columns that both readers are asked for, and what is absent.
struct BothReaders {
  var texts = ["code", "nom"]
  var numbers = ["pop", "taux"]
  var markers: [String: AbsenceReason] = [
    "": .unavailable, "s": .suppressed, "nd": .unavailable, "secret statistique": .suppressed,
  ]
  var dialect = FragilityMethod.Table.Dialect()

  /// What the patient reader gives.
  func patient(_ bytes: [UInt8]) -> ReadOutcome? {
    ReadOutcome(
      try? readCSV(bytes, texts: texts, numbers: numbers, markers: markers, dialect: dialect)
    )
  }

  /// What the quick reader gives.
  func quick(_ path: String, blockSize: Int, threads: Int) throws -> ReadOutcome? {
    guard let reader = QuickCSVReader(path, dialect: dialect, blockSize: blockSize) else {
      return nil
    }
    defer { reader.close() }
    let needed = try columns(texts: texts, numbers: numbers)
    return ReadOutcome(reader.read(id: "t", markers: markers, needed: needed, threads: threads))
  }
}
