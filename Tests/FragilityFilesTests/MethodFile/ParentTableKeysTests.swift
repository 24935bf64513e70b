import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("What a method file says of larger areas")
struct ParentTableKeysTests {
  private let everything = methodText(
    table: "parents = { epci = \"epci\" }",
    more: #"""
      [[indicator]]
      id = "b"
      numerator = "n"
      denominator = "d"
      per = 100
      direction = "lower_is_worse"
      [[parent_table]]
      level = "epci"
      id = "areas"
      path = "areas.txt"
      format = "csv"
      key = "siren"
      name = "nom"
      population = "pop"
      missing = { suppressed = ["s"] }
      delimiter = ";"
      decimal = ","
      encoding = "windows-1252"
      skip_lines = 1
      columns = { a = "taux", b = { numerator = "n b", denominator = "d" } }
      [[parent_table]]
      level = "all"
      code = "F"
      id = "nation"
      path = "nation.csv"
      key = "code"
      columns = { b = { numerator = "x", denominator = "y", per = 1 } }
      """#
  )

  @Test("is every key, and reads back")
  func everyKey() throws {
    let first = try method(everything).method
    let areas = first.parentTables[0]
    func own(_ column: String) -> ColumnReference { .init(table: "areas", column: column) }
    #expect(areas.level == "epci" && areas.code == nil && areas.table.key == "siren")
    #expect(areas.table.name == own("nom") && areas.table.population == own("pop"))
    #expect(areas.table.markers == ["s": .suppressed])
    #expect(areas.table.dialect.delimiter == UInt8(ascii: ";"))
    #expect(areas.table.dialect.encoding == .windows1252)
    #expect(areas.columns.map(\.indicator) == ["a", "b"])
    #expect(areas.columns[0].derivation == .column(own("taux")))
    // A ratio has the factor of the indicator unless it says otherwise.
    #expect(
      areas.columns[1].derivation
        == .ratio(numerator: own("n b"), denominator: own("d"), per: 100)
    )
    #expect(first.parentTables[1].code == "F")
    #expect(first.parentTables[1].columns[0].derivation.per == 1)
    let again = try MethodFile(bytes: Array(first.toml().utf8), path: "again.toml").method
    #expect(again == first)
  }

  @Test("changes neither the fingerprint nor what scores read")
  func apart() throws {
    let first = try method(everything).method
    let without = try method(
      everything.components(before: "[[parent_table]]")
    ).method
    #expect(first.fingerprint == without.fingerprint)
    #expect(first.columnsNeeded(ofTable: 0) == without.columnsNeeded(ofTable: 0))
  }

  @Test("is refused with its line, key and remedy")
  func problems() throws {
    let text = methodText(
      table: "parents = { epci = \"epci\" }",
      more: #"""
        [[parent_table]]
        level = "epc"
        id = "areas"
        path = "areas.csv"
        key = "siren"
        colums = 1
        columns = { aa = "taux", a = { numerator = "n" } }
        """#
    )
    do throws(FragilityError) {
      _ = try method(text)
      Issue.record("no problem")
    } catch {
      let found = error.problems.map { "\($0.place.line ?? 0) \($0.code.rawValue)" }
      #expect(
        found == [
          "18 method.unknown-level", "22 method.unknown-key", "23 method.unknown-indicator",
          "23 method.missing-key",
        ]
      )
    }
  }

  @Test("is read from its file, with its own reasons; a column that is not there names its key")
  func reading() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "areas.txt",
      "title\nsiren;nom;pop;taux;n b;d\n1;Un;10;s;1;4\n2;Deux;20;7,5;2;4\n"
    )
    try folder.write("nation.csv", "code,x,z\nF,1,2\n")
    let path = try folder.write("m.toml", everything)
    let file = try MethodFile(path)
    let epci = try LoadedParents(file, levels: ["epci"])
    #expect(epci.values.count == 1 && epci.values[0].indicators == [0, 1])
    let table = epci.values[0].table
    #expect(Array(table.codes) == ["1", "2"] && Array(table.names) == ["Un", "Deux"])
    #expect(table.indicators[0].values == Column([.absent(.suppressed), .present(7.5)]))
    #expect(table.indicators[1].values == Column([25, 50]))
    do throws(FragilityError) {
      _ = try LoadedParents(file)
      Issue.record("no problem")
    } catch {
      #expect(error.problems.map(\.code.rawValue) == ["table.missing-column"])
      #expect(error.problems.first?.place.file?.hasSuffix("nation.csv") == true)
    }
  }
}

extension String {
  /// What stands before the first place of a text.
  fileprivate func components(before text: String) -> String {
    ranges(of: text).first.map { String(self[..<$0.lowerBound]) } ?? self
  }
}
