import Testing

@testable import FragilityIndex

@Suite("A table of larger areas that has no meaning")
struct ParentTableCheckTests {
  private typealias Parent = FragilityMethod.ParentTable

  private func table(_ id: String = "parents") -> Table {
    Table(id: id, path: "p.csv", key: "code")
  }

  private func column(_ indicator: String) -> FragilityMethod.ParentColumn {
    .init(indicator: indicator, derivation: .column(.init(table: "parents", column: indicator)))
  }

  private func codes(_ parents: [Parent], level: String = "epci") -> [String] {
    problemCodes {
      try FragilityMethod(
        id: "m",
        tables: [territoryTable(parents: [level])],
        indicators: [indicator("a"), indicator("b")],
        parentTables: parents
      )
    }
  }

  @Test("is refused, all problems at once")
  func refusals() {
    let whole = Parent(level: "all", code: "F", table: table("nation"), columns: [column("a")])
    let good = Parent(level: "epci", table: table(), columns: [column("a"), column("b")])
    #expect(codes([good, whole]) == [])
    #expect(
      codes([
        Parent(level: "epcis", table: table(), columns: [column("c")]),
        Parent(level: "all", table: table("t"), columns: []),
        Parent(level: "epci", code: "F", table: table("u"), columns: [column("a")]),
        Parent(level: "epci", table: table("v"), columns: [column("a")]),
      ]) == [
        "method.unknown-level", "method.unknown-indicator", "method.duplicate-id",
        "method.no-code-of-whole", "method.no-columns", "method.code-of-level",
        "method.two-parent-values",
      ]
    )
    #expect(codes([whole], level: "all") == ["method.reserved-level"])
  }

  @Test("names the key, and what was probably meant")
  func places() throws {
    let found = problems {
      try FragilityMethod(
        id: "m",
        tables: [territoryTable(parents: ["epci"])],
        indicators: [indicator("poverty")],
        parentTables: [Parent(level: "epci", table: table(), columns: [column("povery")])]
      )
    }
    #expect(found.first?.place.subject == .method(key: "parent_table[0].columns.povery"))
    #expect(found.first?.remedy.english == "did you mean \"poverty\"?")
    #expect(found.first?.message.french == "l'indicateur \"povery\" n'existe pas")
  }
}
