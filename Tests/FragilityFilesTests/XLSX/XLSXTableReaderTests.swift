import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A table in a workbook")
struct XLSXTableReaderTests {
  @Test("is the table of the same data as delimited text, cell for cell")
  func sameAsCSV() throws {
    let bytes = try Fixture.bytes("xlsx/qp.csv")
    let text = try DecodedText(InputFile(path: "qp.csv", bytes: bytes))
    let records = try #require(
      try CSVRecords(text.bytes, delimiter: UInt8(ascii: ","), from: 0)
    )
    let texts = ["code_qp", "nom_qp", "nom_commune"]
    let numbers = records.header.names.filter { !texts.contains($0) }
    #expect(numbers.count == 41)
    let expected = try readCSV(bytes, texts: texts, numbers: numbers).table
    let read = try readXLSX(try Fixture.bytes("xlsx/qp.xlsx"), texts: texts, numbers: numbers)
    #expect(read.table.texts == expected.texts)
    let different = numbers.filter { read.table.numbers[$0] != expected.numbers[$0] }
    // The text has 1.7000000000000002 in ten cells of this column where the workbook has 1.7.
    #expect(different == ["ind_jeune"])
    let pairs = zip(
      try #require(read.table.numbers["ind_jeune"]).encoded,
      try #require(expected.numbers["ind_jeune"]).encoded
    )
    #expect(pairs.count { $0 == 1.7 && $1 == 1.7.nextUp } == 10)
    #expect(pairs.count { $0 != $1 && !($0.isNaN && $1.isNaN) } == 10)
    #expect(read.table.rowCount == 105 && read.dialect.sheet == "Quartiers prioritaires")
  }

  private static var third: FragilityMethod.Table.Dialect {
    var dialect = FragilityMethod.Table.Dialect()
    dialect.headerRow = 3
    return dialect
  }

  private let markers: [String: AbsenceReason] = ["": .unavailable, "#N/A": .suppressed]

  @Test("of LibreOffice has texts, results of formulas, percentages and errors that mark gaps")
  func libreOffice() throws {
    let table = try readXLSX(
      try Fixture.bytes("xlsx/libreoffice.xlsx"),
      texts: ["code", "nom"],
      numbers: ["taux", "part", "2019"],
      markers: markers,
      dialect: Self.third
    ).table
    #expect(table.texts["code"] == ["01004", "2A004", "01006", "01007"])
    #expect(table.texts["nom"] == ["Le Bourg", "Ajaccio", "Saint-Jean", "true"])
    #expect(table.numbers["taux"] == Column([12.5, 12.5, nil, 1e-7]))
    #expect(
      table.numbers["part"]?.values
        == [.present(0.125), .present(0.3), .absent(.suppressed), .present(1)]
    )
    #expect(table.numbers["2019"] == Column([1, 2, 3, 4]))
  }

  @Test("of openpyxl has formulas without results, which are said cell by cell")
  func openpyxl() throws {
    let found = problems {
      try readXLSX(
        try Fixture.bytes("xlsx/openpyxl.xlsx"),
        texts: ["code", "nom"],
        numbers: ["part"],
        dialect: Self.third
      )
    }
    #expect(
      found.map(\.spot) == ["xlsx.uncomputed 5:4", "xlsx.uncomputed 7:2", "xlsx.uncomputed 7:4"]
    )
    #expect(found.allSatisfy { $0.place.sheet == "Quartiers d'été" })
    #expect(found[0].text(in: .french).hasPrefix("t.xlsx:'Quartiers d''été'!D5 colonne \"part\""))
  }

  @Test("takes texts from runs without phonetic ones, and inline texts with escapes")
  func texts() throws {
    let rows = sheetRows(
      "<c r=\"A2\" t=\"s\"><v>2</v></c>",
      "<c r=\"A3\" t=\"s\"><v>3</v></c>",
      "<c r=\"A4\" t=\"inlineStr\"><is><r><t>x_x0041_</t></r><rPh><t>no</t></rPh><r><t>&amp;y</t></r></is></c>",
      "<c r=\"A5\" t=\"str\"><f>B1</f><v>z</v></c>"
    )
    let read = try readXLSX(HandmadeWorkbook(rows: rows).bytes)
    #expect(read.table.texts["code"] == ["2A004", "a\rb_x0041_", "xA&y", "z"])
  }

  @Test("places cells by their references; rows that hold nothing are no rows")
  func gaps() throws {
    let rows =
      sheetRows("<c r=\"B2\"><v>1</v></c>")
      + "<row r=\"4\" spans=\"1:9\"><c r=\"A4\" s=\"1\"/><c r=\"C4\" t=\"s\"/></row>"
      + "<row><c t=\"inlineStr\"><is><t>b</t></is></c><c><v>0.1</v></c><c><v>9</v></c></row>"
    let table = try readXLSX(HandmadeWorkbook(rows: rows).bytes, numbers: ["taux"]).table
    #expect(table.texts["code"] == ["", "b"])
    #expect(table.numbers["taux"] == Column([1, 0.1]))
  }

  @Test("reads prefixes of other writers and of the strict format")
  func prefixes() throws {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let sheet = """
      <x:worksheet xmlns:x="\(strict)" xmlns:y="urn:other"><y:sheetData><x:row r="7"/></y:sheetData>\
      <x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>\
      <x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>k</x:t></x:is></x:c></x:row>\
      </x:sheetData></x:worksheet>
      """
    var book = HandmadeWorkbook()
    book.parts["xl/worksheets/sheet1.xml"] = sheet
    #expect(try readXLSX(book.bytes).table.texts["code"] == ["k"])
  }

  @Test(
    "refuses numbers in columns of texts unless their format has as many zeros",
    arguments: [
      ("<v>1004</v>", 0, nil), ("<v>1004</v>", 1, "01004"), ("<v>2.5E4</v>", 1, nil),
      ("<v>123456</v>", 1, nil), ("<v>-4</v>", 1, nil), ("<v>45292</v>", 3, nil),
    ] as [(String, Int, String?)]
  )
  func codes(value: String, style: Int, code: String?) throws {
    let rows = sheetRows("<c r=\"A2\" s=\"\(style)\">\(value)</c>")
    let bytes = HandmadeWorkbook(rows: rows).bytes
    guard let code else {
      let expected = style == 3 ? "xlsx.date 2:1" : "xlsx.code-as-number 2:1"
      #expect(problems { try readXLSX(bytes) }.map(\.spot) == [expected])
      return
    }
    #expect(try readXLSX(bytes).table.texts["code"] == [code])
  }

  @Test(
    "refuses dates, errors, booleans, formulas without results and words as numbers, all at once"
  )
  func numbers() throws {
    let rows = sheetRows(
      "<c r=\"B2\" s=\"2\"><v>45292</v></c>",
      "<c r=\"B3\" t=\"e\"><v>#DIV/0!</v></c>",
      "<c r=\"B4\" t=\"b\"><v>1</v></c>",
      "<c r=\"B5\"><f>1+1</f></c>",
      "<c r=\"B6\"><f>1+1</f><v></v></c>",
      "<c r=\"B7\" t=\"d\"><v>2024-01-01</v></c>",
      "<c r=\"B8\" t=\"inlineStr\"><is><t>x</t></is></c>",
      "<c r=\"B9\"><v>1e999</v></c>",
      "<c r=\"B10\"><v>INF</v></c>"
    )
    let found = problems {
      try readXLSX(HandmadeWorkbook(rows: rows).bytes, numbers: ["taux"])
    }
    #expect(
      found.map(\.spot) == [
        "xlsx.date 2:2", "xlsx.error-cell 3:2", "table.not-a-number 4:2", "xlsx.uncomputed 5:2",
        "xlsx.uncomputed 6:2", "xlsx.date 7:2", "table.unknown-marker 8:2",
        "table.number-out-of-range 9:2", "table.not-a-number 10:2",
      ]
    )
  }

  @Test("reads numbers that are texts as those of delimited text, one decimal mark for all")
  func marks() throws {
    let rows = sheetRows(
      "<c r=\"B2\" t=\"str\"><v>1 234,5</v></c>",
      "<c r=\"B3\"><v>0.5</v></c>",
      "<c r=\"B4\" t=\"str\"><v>1.5</v></c>",
      "<c r=\"B5\" t=\"str\"><v>2,5</v></c>"
    )
    let bytes = HandmadeWorkbook(rows: rows).bytes
    let found = problems { try readXLSX(bytes, numbers: ["taux"]) }
    #expect(found.map(\.spot) == ["table.mixed-decimal-marks 4:2"])
    #expect(found[0].message.english.hasSuffix("in line 2"))
    var dialect = FragilityMethod.Table.Dialect()
    dialect.decimalMark = UInt8(ascii: ",")
    let told = problems { try readXLSX(bytes, numbers: ["taux"], dialect: dialect) }
    #expect(told.map(\.spot) == ["table.wrong-decimal-mark 4:2"])
  }

  @Test("says which columns are missing or come twice, and that a header or rows are missing")
  func headers() throws {
    let rows = sheetRows("<c r=\"A2\" t=\"str\"><v>a</v></c>")
    let missing = problems {
      try readXLSX(HandmadeWorkbook(rows: rows).bytes, numbers: ["tauxx"])
    }
    #expect(missing.map(\.spot) == ["table.missing-column 1:1"])
    #expect(missing[0].remedy.english == "did you mean \"taux\"?")
    #expect(
      problems { try readXLSX(HandmadeWorkbook(rows: sheetRows()).bytes) }.map(\.spot)
        == ["xlsx.no-rows 2:1"]
    )
    #expect(
      problems { try readXLSX(HandmadeWorkbook().bytes) }.map(\.spot) == ["xlsx.empty-header 1:1"]
    )
    let twice = rows.replacing("<v>1</v>", with: "<v>0</v>")
    #expect(
      problems { try readXLSX(HandmadeWorkbook(rows: twice).bytes) }.map(\.spot)
        == ["table.ambiguous-column 1:2"]
    )
  }
}
