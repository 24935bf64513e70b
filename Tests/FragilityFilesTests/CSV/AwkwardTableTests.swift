import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("An awkward table")
struct AwkwardTableTests {
  private static let codes: TextColumn = ["01990", "2A990", "31990", "46990", "97490"]
  private static let names: TextColumn = [
    "Valdaine-sur-Brive", "Castellu d'Ombra", "Bourg-Cœur", "L'Étang-Évrard", "Grande-Anse",
  ]
  private static let populations = Column([14250, 71653, 2045, 980, 105310])
  private static let rates = Column([12.5, 18, 21.75, 8.25, 30.5])

  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    var delimiter = ","
    var mark = "."
    var encoding = FragilityMethod.Table.Dialect.Encoding.utf8
    var keys = ""
    var column = "taux"
    var testDescription: String { file }
  }

  @Test(
    "holds the same as the plain one, in the dialect of its README",
    arguments: [
      Case(file: "plain.csv"),
      Case(
        file: "windows-1252-semicolon-crlf.csv",
        delimiter: ";",
        mark: ",",
        encoding: .windows1252
      ),
      Case(file: "tab.tsv", delimiter: "\t"),
      Case(file: "pipe.csv", delimiter: "|"),
      Case(file: "thousands-space.csv", delimiter: ";", mark: ","),
      Case(file: "thousands-nbsp.csv", delimiter: ";", mark: ","),
      Case(file: "thousands-narrow-nbsp.csv", delimiter: ";", mark: ","),
      Case(file: "wrapped-codes.csv", delimiter: ";", mark: ","),
      Case(file: "wrapped-codes-quoted.csv", delimiter: ";", mark: ","),
      Case(file: "title-lines.csv", keys: "skip_lines = 2"),
      Case(file: "duplicate-padded-headers.csv", delimiter: ";", mark: ",", column: "taux#1"),
      Case(file: "several-codes.csv", delimiter: ";", mark: ","),
      Case(file: "no-final-newline.csv"),
      Case(file: "bom.csv"),
      Case(file: "quoted-decimal-commas.csv", mark: ","),
      Case(file: "blank-trailing-lines.csv"),
    ]
  )
  func sameAsPlain(example: Case) throws {
    let loaded = try load(
      table: Fixture.path("awkward/\(example.file)"),
      example.keys,
      column: example.column,
      in: TemporaryFolder()
    )
    let table = try loaded.territories()
    #expect(table.codes == Self.codes)
    #expect(table.names == Self.names)
    #expect(table.population == Self.populations)
    #expect(table.indicators.first?.values == Self.rates)
    let dialect = try #require(loaded.notes.first).dialect
    #expect(dialect.delimiter == example.delimiter.utf8.first)
    #expect(dialect.decimalMark == example.mark.utf8.first)
    #expect(dialect.encoding == example.encoding)
    #expect(dialect.hasMark == (example.file == "bom.csv"))
  }

  @Test("keeps line ends, commas and quotes that stand in quotes")
  func quotedText() throws {
    let loaded = try load(
      table: Fixture.path("awkward/quoted-newlines.csv"),
      in: TemporaryFolder()
    )
    let table = try loaded.territories()
    #expect(
      Array(table.names) == [
        "Valdaine\nsur-Brive", "Castellu \"d'Ombra\"", "Bourg-Cœur", "L'Étang,\n\nÉvrard",
        "Grande-Anse",
      ]
    )
    #expect(table.codes == Self.codes)
    #expect(table.indicators.first?.values == Self.rates)
  }

  @Test("keeps a lone CR in a quoted name, which ends no line")
  func quotedReturn() throws {
    let bytes = try Fixture.bytes("awkward/quoted-cr.csv")
    let table = try readCSV(bytes, texts: ["code", "nom"], numbers: ["taux"]).table
    #expect(table.texts["nom"]?[2] == "Bourg\rCœur")
    #expect(table.texts["code"] == Self.codes)
    let place = try #require(bytes.firstRange(of: Array("46990".utf8))).lowerBound
    #expect(TextPosition(of: place, in: bytes) == TextPosition(line: 5, column: 1))
  }

  @Test("names the second of two equal headers name#2")
  func secondOfTwo() throws {
    let bytes = try Fixture.bytes("awkward/duplicate-padded-headers.csv")
    let table = try readCSV(bytes, numbers: ["taux#1", "taux#2"]).table
    #expect(table.numbers["taux#1"] == Self.rates)
    #expect(table.numbers["taux#2"] == Column([11, 17.5, 21, 8, 31.25]))
    let found = problems { try readCSV(bytes, numbers: ["taux"]) }
    #expect(found.map(\.spot) == ["table.ambiguous-column 1:22"])
    #expect(found.first?.remedy.english.contains("\"taux#2\"") == true)
    let third = problems { try readCSV(bytes, numbers: ["taux#3"]) }
    #expect(third.map(\.code.rawValue) == ["table.missing-column"])
  }

  @Test("needs no delimiter when it has a single column")
  func singleColumn() throws {
    let bytes = try Fixture.bytes("awkward/single-column.csv")
    #expect(try readCSV(bytes).table.texts["code"] == Self.codes)
  }

  @Test("joins by several codes in a cell, with blanks around them")
  func severalCodes() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "parts.csv",
      "code,x\n01990,1\n2A990,2\n2A991,4\n31990,1\n31991,2\n32990,6\n46990,5\n97490,7\n"
    )
    let text = """
      format = "fragility-method/1"
      id = "m"
      version = "1"
      [[table]]
      id = "t"
      path = \(quoted(Fixture.path("awkward/several-codes.csv")))
      key = "code"
      [[table]]
      id = "u"
      path = "parts.csv"
      key = "code"
      on = "communes"
      separator = ","
      several = "mean"
      [[indicator]]
      id = "a"
      column = "u.x"
      direction = "higher_is_worse"
      """
    let file = try MethodFile(folder.write("method.toml", text))
    let table = try LoadedTables(file).territories()
    #expect(table.indicators[0].values == Column([1, 3, 3, 5, 7]))
  }
}

@Suite("A published table")
struct PublishedTableTests {
  @Test("of poverty rates keeps its absent cells, and has no decimal mark to detect")
  func povertyRates() throws {
    let (table, dialect) = try readCSV(
      try Fixture.bytes("awkward/dirty-commune-taux-pauvrete.csv"),
      texts: ["CODGEO"],
      numbers: ["TP6016"]
    )
    #expect(table.numbers["TP6016"] == Column([nil, 17, nil, 12, 6, 26, 16, 24, 34]))
    #expect(table.texts["CODGEO"]?[1] == "01004")
    #expect(dialect.decimalMark == 0)
  }

  @Test("of households has a code three times, which is no key")
  func households() throws {
    let folder = try TemporaryFolder()
    let text = methodText(indicator: "range = [0, 1000]")
      .replacing("\"t.csv\"", with: quoted(Fixture.path("awkward/dirty-menage.csv")))
      .replacing("\"code\"", with: "\"COM\"").replacing("\"taux\"", with: "\"C16_MENPSEUL\"")
    let loaded = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    #expect(loaded.tables[0].texts["COM"]?[0] == "1001")
    #expect(
      problems { try loaded.territories() }.map(\.spot)
        == ["data.duplicate-code 5:6", "data.duplicate-code 6:6"]
    )
  }

  @Test("of administrative skills is in Windows-1252 and has a header without a name")
  func skills() throws {
    let name = "score_competence_administratives"
    let (table, dialect) = try readCSV(
      try Fixture.bytes("awkward/dirty-competences-administratives.csv"),
      texts: ["LIBCOM", "DEP"],
      numbers: ["\(name)_region", "\(name)_departement"]
    )
    #expect(table.texts["LIBCOM"]?[0] == "L'Abergement-Clémenciat")
    #expect(table.texts["DEP"]?[7] == "2A")
    #expect(table.numbers["\(name)_region"]?[8] == .absent(.unavailable))
    #expect(table.numbers["\(name)_departement"]?[8] == .present(20))
    #expect(dialect.encoding == .windows1252)
    #expect(dialect.delimiter == UInt8(ascii: ";"))
    #expect(dialect.decimalMark == UInt8(ascii: "."))
  }

  @Test("of places of digital mediation has delimiters and quotes in its cells")
  func places() throws {
    let (table, dialect) = try readCSV(
      try Fixture.bytes("awkward/dirty-lieux-mediation.csv"),
      texts: ["nom", "adresse_code_postal"],
      numbers: ["latitude", "longitude"]
    )
    #expect(table.rowCount == 9)
    #expect(table.texts["nom"]?[0] == "Biblioth\u{FFFD}que")
    #expect(table.texts["adresse_code_postal"]?[0] == "4000")
    #expect(table.numbers["latitude"]?[0] == .present(44.190824))
    #expect(table.numbers["longitude"]?.presentCount == 9)
    #expect(dialect.delimiter == UInt8(ascii: ";"))
    #expect(dialect.encoding == .utf8)
  }
}
