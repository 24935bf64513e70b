import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The dialect of a table")
struct CSVDialectTests {
  private typealias Dialect = FragilityMethod.Table.Dialect

  private func dialect(
    delimiter: String? = nil,
    mark: String? = nil,
    encoding: Dialect.Encoding? = nil,
    skip: Int = 0
  ) -> Dialect {
    var dialect = Dialect()
    dialect.delimiter = delimiter?.utf8.first
    dialect.decimalMark = mark?.utf8.first
    dialect.encoding = encoding
    dialect.skippedLines = skip
    return dialect
  }

  @Test(
    "is found where other delimiters stand in the cells",
    arguments: [
      ("code;taux\n1;2,5\n2;3,5\n", ";"), ("code,nom\n1,a;b\n2,c;d\n", ","),
      ("code\ttaux\n1\t2,5\n", "\t"), ("code|nom|x\n1|a,b|2\n", "|"),
      ("code,\"a;b;c\"\n1,2\n", ","), ("code;nom, prénom;taux\n1;a, b;2,5\n", ";"),
      ("code\n1\n", ","),
      ("code;taux\n1;2", ";"),
    ]
  )
  func delimiterFound(text: String, delimiter: String) throws {
    #expect(try readCSV(text.utf8).dialect.delimiter == delimiter.utf8.first)
  }

  @Test("is taken as told, against what the file looks like")
  func toldDelimiter() throws {
    let told = dialect(delimiter: ",")
    let text = "code,a;b;c\n1,2;3;4\n2,5;6;7\n"
    let table = try readCSV(text.utf8, texts: ["code", "a;b;c"], dialect: told).table
    #expect(table.texts["a;b;c"].map(Array.init) == ["2;3;4", "5;6;7"])
  }

  @Test("names the likely delimiter when the one told does not divide the header")
  func wrongDelimiter() {
    let found = problems {
      try readCSV("code;taux\n1;2\n".utf8, dialect: dialect(delimiter: "\t"))
    }
    #expect(found.map(\.spot) == ["csv.wrong-delimiter 1:1"])
    #expect(found.first?.message.english.contains("tab") == true)
    #expect(found.first?.remedy.english.contains("\";\"") == true)
  }

  @Test("refuses a number with another decimal mark than the one told")
  func toldDecimalMark() throws {
    let text = "code;taux\n1;2,5\n2;3.5\n3;4\n"
    let found = problems {
      try readCSV(text.utf8, numbers: ["taux"], dialect: dialect(mark: ","))
    }
    #expect(found.map(\.spot) == ["table.wrong-decimal-mark 3:3"])
    let other = problems {
      try readCSV(text.utf8, numbers: ["taux"], dialect: dialect(mark: "."))
    }
    #expect(other.map(\.spot) == ["table.wrong-decimal-mark 2:3"])
  }

  @Test(
    "compares the two decimal marks when both are as frequent",
    arguments: [("2,5", "3.5"), ("2.5", "3,5")]
  )
  func equallyFrequentMarks(first: String, second: String) {
    let text = "code;taux\n1;\(first)\n2;\(second)\n"
    let found = problems { try readCSV(text.utf8, numbers: ["taux"]) }
    #expect(found.map(\.code.rawValue) == ["table.mixed-decimal-marks"])
    // The same one is held for the wrong one whichever comes first.
    let (line, other) = first == "2,5" ? (2, 3) : (3, 2)
    #expect(found.first?.place.line == line)
    #expect(found.first?.message.english.hasSuffix("in line \(other)") == true)
  }

  @Test("holds the rare decimal mark for the wrong one, wherever it stands")
  func rareMark() {
    let text = "code;taux\n1;2.5\n2;3,5\n3;4,5\n"
    let found = problems { try readCSV(text.utf8, numbers: ["taux"]) }
    #expect(found.map(\.spot) == ["table.mixed-decimal-marks 2:3"])
  }

  @Test("takes an encoding as told")
  func toldEncoding() throws {
    let text = "code,nom\n1,Étang\n"
    let told = dialect(encoding: .windows1252)
    let read = try readCSV(text.utf8, texts: ["code", "nom"], dialect: told)
    #expect(read.table.texts["nom"]?[0] == "Ã‰tang")
    #expect(read.dialect.encoding == .windows1252)
    let marked = try readCSV(
      "\u{FEFF}\(text)".utf8,
      texts: ["code", "nom"],
      dialect: dialect(encoding: .windows1252)
    )
    #expect(marked.table.texts["nom"]?[0] == "Étang", "a mark says UTF-8")
    let found = problems {
      try readCSV(latin1(text), dialect: dialect(encoding: .utf8))
    }
    #expect(found.map(\.spot) == ["file.invalid-utf-8 2:3"])
  }

  @Test("skips lines before the header, whatever ends them", arguments: ["\n", "\r\n", "\r"])
  func skippedLines(end: String) throws {
    let text = ["Titre, avec virgule", "\"", "code;nom", "1;a", ""].joined(separator: end)
    let table = try readCSV(text.utf8, texts: ["code", "nom"], dialect: dialect(skip: 2)).table
    #expect(table.texts["nom"].map(Array.init) == ["a"])
  }

  @Test("says that a file ends within the lines that it skips")
  func skippedAll() {
    let found = problems { try readCSV("code\n1\n".utf8, dialect: dialect(skip: 1_000_000_000)) }
    #expect(found.map(\.spot) == ["csv.no-rows 3:1"])
  }

  @Test("may end lines with CR alone")
  func loneReturns() throws {
    let table = try readCSV(
      "code;nom\r1;a\r2;\"b\rc\"\r".utf8,
      texts: ["code", "nom"]
    ).table
    #expect(table.texts["nom"].map(Array.init) == ["a", "b\rc"])
  }

  @Test("is written in a note in both languages")
  func note() throws {
    let folder = try TemporaryFolder()
    let path = Fixture.path("awkward/windows-1252-semicolon-crlf.csv")
    let note = try #require(load(table: path, in: folder).notes.first).text
    #expect(
      note.english == "\(path): 5 rows, Windows-1252, delimiter \";\", decimal mark \",\""
    )
    #expect(
      note.french == "\(path) : 5 lignes, Windows-1252, séparateur \";\", séparateur décimal \",\""
    )
  }
}

@Suite("The header of a table")
struct CSVHeaderTests {
  @Test("suggests the column that was meant, or lists the ones there are")
  func suggestion() {
    let text = "code,population,taux\n1,2,3\n"
    let near = problems { try readCSV(text.utf8, numbers: ["popluation"]) }
    #expect(near.map(\.spot) == ["table.missing-column 1:1"])
    #expect(near.first?.remedy.english == "did you mean \"population\"?")
    #expect(near.first?.remedy.french == "vouliez-vous dire \"population\" ?")
    let far = problems { try readCSV(text.utf8, numbers: ["revenu médian"]) }
    #expect(far.first?.remedy.english == "its columns: \"code\", \"population\", \"taux\"")
  }

  @Test("is compared without blanks, and equal accents are equal however they are written")
  func blanksAndAccents() throws {
    let text = " code ;\"  taux \";\u{A0}de\u{301}cile\u{202F}\n1;2;3\n"
    let table = try readCSV(text.utf8, numbers: ["taux", "d\u{E9}cile"]).table
    #expect(table.numbers["taux"] == Column([2]))
    #expect(table.numbers["d\u{E9}cile"] == Column([3]))
  }

  @Test("takes a name with # in it as it is")
  func sharp() throws {
    let table = try readCSV("code,a#2,a\n1,7,8\n".utf8, numbers: ["a#2", "a"]).table
    #expect(table.numbers["a#2"] == Column([7]))
    #expect(table.numbers["a"] == Column([8]))
  }
}
