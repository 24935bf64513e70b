package import FragilityIndex

extension Audit {
  /// The audit for programs, as members of a JSON object; what cannot be computed is null.
  ///
  /// - Parameter language: The language of the sentences.
  /// - Returns: The counts of territories, then one list per table.
  package func jsonMembers(in language: Language) -> [(String, JSONValue)] {
    func list(_ table: AuditTable) -> (String, JSONValue) {
      (table.rawValue, OutputTable(table, of: self, in: language).json)
    }
    return [
      ("territories", .number(Double(territoryCount))), ("scored", .number(Double(scoredCount))),
      list(.findings), list(.indicators), list(.treatments), list(.points),
      ("dimensions", .array(dimensions.map(json))),
      list(.importance), list(.correlations),
    ]
  }

  private func json(_ coherence: Coherence) -> JSONValue {
    func finite(_ number: Double) -> JSONValue { number.isFinite ? .number(number) : .null }
    let isComputed = !coherence.eigenvalues.isEmpty
    return .object([
      ("id", .string(id(of: coherence.member))),
      ("children", .array(coherence.children.map { .string(id(of: $0)) })),
      ("alpha", finite(coherence.alpha)),
      ("eigenvalues", .array(coherence.eigenvalues.map(finite))),
      ("variance_shares", .array(coherence.varianceShares.map(finite))),
      (
        "components_above_one",
        isComputed ? .number(Double(coherence.componentsAboveOne)) : .null
      ),
    ])
  }
}
