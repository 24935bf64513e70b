/// All territories together, and those of each parent.
struct Areas {
  struct Area {
    let level: String?
    let code: String
    var rows: [Int]
  }

  private(set) var all: [Area]

  init(of territories: TerritoryTable, _ earlier: [Problem]) throws(FragilityError) {
    let severals = territories.parents.flatMap { parent in
      territories.severalParents(parent.codes, level: parent.id)
    }
    guard earlier.isEmpty, severals.isEmpty else { throw FragilityError(earlier + severals) }
    all = [Area(level: nil, code: "", rows: Array(0..<territories.count))]
    for parent in territories.parents {
      var rowsOf: [String: [Int]] = [:]
      for (row, code) in parent.codes.enumerated() { rowsOf[code, default: []].append(row) }
      // By the bytes of codes; those without a parent last.
      let codes = rowsOf.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for code in codes.filter({ !$0.isEmpty }) + codes.filter(\.isEmpty) {
        all.append(Area(level: parent.id, code: code, rows: rowsOf[code] ?? []))
      }
    }
  }
}

/// A sum over the values that are present, with what is not.
struct AbsentAwareSum {
  let value: Value
  let count: Int
  let absences: [AbsenceReason: Int]

  init(_ values: [Double], rows: [Int]) {
    var sum = ExactSum()
    var count = 0
    var absences: [AbsenceReason: Int] = [:]
    for row in rows {
      if let reason = values[row].absence {
        absences[reason, default: 0] += 1
      } else {
        sum.add(values[row])
        count += 1
      }
    }
    let reason = absences.count == 1 ? absences.keys.first : nil
    value = count > 0 ? .present(sum.value) : .absent(reason ?? .unavailable)
    self.count = count
    self.absences = absences
  }
}
