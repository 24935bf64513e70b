import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A marker of an absent value")
struct MarkerTests {
  private let markers: [String: AbsenceReason] = [
    "s": .suppressed, "ns": .suppressed, "": .unavailable, "nd": .unavailable,
    "///": .notApplicable, "0": .notApplicable,
  ]

  @Test("brings its reason into the column")
  func reasons() throws {
    let text = "code;taux\n1;s\n2;ns\n3;\n4;nd\n5;///\n6;0\n7;0,0\n8; s \n9;\"nd\"\n10;2,5\n"
    let table = try readCSV(text.utf8, numbers: ["taux"], markers: markers).table
    #expect(
      table.numbers["taux"]?.values == [
        .absent(.suppressed), .absent(.suppressed), .absent(.unavailable), .absent(.unavailable),
        .absent(.notApplicable), .absent(.notApplicable), .present(0), .absent(.suppressed),
        .absent(.unavailable), .present(2.5),
      ]
    )
  }

  @Test("of a method file is told apart by its reason")
  func fromMethodFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "code,taux\n1,secret\n2,-\n3,sans objet\n4,4\n")
    let keys =
      "missing = { suppressed = ['secret'], unavailable = ['-'], not_applicable = ['sans objet'] }"
    let file = try MethodFile(folder.write("method.toml", methodText(table: keys)))
    let column = try LoadedTables(file).territories().indicators[0].values
    #expect(
      column.values == [
        .absent(.suppressed), .absent(.unavailable), .absent(.notApplicable), .present(4),
      ]
    )
  }

  @Test("that is not declared is an error, an empty cell too")
  func notDeclared() {
    let text = "code,taux\n1,\n2,nd\n3,S\n4,///\n"
    let found = problems { try readCSV(text.utf8, numbers: ["taux"], markers: ["s": .suppressed]) }
    #expect(
      found.map(\.spot) == [
        "table.unknown-marker 2:3", "table.unknown-marker 3:3", "table.unknown-marker 4:3",
        "table.unknown-marker 5:3",
      ]
    )
    #expect(found.first?.remedy.english.contains("missing") == true)
  }

  @Test("is text in a column of text")
  func inText() throws {
    let table = try readCSV(
      "code,nom\n1,nd\n2,\n".utf8,
      texts: ["code", "nom"],
      markers: markers
    ).table
    #expect(table.texts["nom"].map(Array.init) == ["nd", ""])
  }
}

@Suite("A wrapped code")
struct WrappedCodeTests {
  @Test(
    "loses its wrapper",
    arguments: [
      ("=\"01990\"", "01990"), ("\"=\"\"01990\"\"\"", "01990"), ("=\"\"", ""),
      ("\"a\"\"b\"", "a\"b"),
      ("\"\"\"a\"\"\"", "\"a\""), ("\"\"", ""), ("=1", "=1"), ("a\"b\"", "a\"b\""), ("=", "="),
      ("=\"a;b\"", "a;b"), ("\" a \"", "a"), ("\"a\" ", "a"),
    ]
  )
  func unwrapped(cell: String, text: String) throws {
    let table = try readCSV("nom;code\n\(cell);1\n".utf8, texts: ["code", "nom"]).table
    #expect(table.texts["nom"]?[0] == text)
  }

  @Test("may be a number as well", arguments: ["=\"12,5\"", "\"=\"\"12,5\"\"\"", "\"12,5\""])
  func number(cell: String) throws {
    let table = try readCSV("taux;code\n\(cell);1\n".utf8, numbers: ["taux"]).table
    #expect(table.numbers["taux"] == Column([12.5]))
  }
}
