import FragilityIndex
import Testing

@testable import FragilityFiles

private let texts = [
  "plain", "a;b", "a,b", "quo\"te", "line\nend", "re\rturn", "", " blank ", "tab\tb", "Été",
  "=\"01\"",
]

private func table(rows: [Int]? = nil) -> OutputTable {
  let numbers: [Value] = texts.indices.map {
    $0 == 6 ? .absent(.suppressed) : .present(Double($0) + 0.125)
  }
  return OutputTable(
    columns: [
      .init(name: "code", cells: .text(TextColumn(texts))),
      .init(name: "a;b,\"c\"", cells: .number(Column(numbers))),
      .init(name: "rank", cells: .number(Column(numbers)), isRounded: false),
      .init(name: "flags", cells: .list(texts.indices.map { $0 == 1 ? ["x", "y;z"] : [] })),
    ],
    rows: rows ?? Array(texts.indices)
  )
}

@Suite("Writing delimited text")
struct CSVWriterTests {
  @Test("for programs has commas and points, and quotes what needs it")
  func english() {
    let text = String(decoding: table().csv(.english(digits: 2)), as: UTF8.self)
    #expect(
      text == """
        code,"a;b,""c""\",rank,flags
        plain,0.13,0.125,
        a;b,1.13,1.125,x y;z
        "a,b",2.13,2.125,
        "quo""te",3.13,3.125,
        "line
        end",4.13,4.125,
        "re\rturn",5.13,5.125,
        ,,,
         blank ,7.13,7.125,
        tab\tb,8.13,8.125,
        Été,9.13,9.125,
        "=""01""\",10.13,10.125,

        """
    )
  }

  @Test("for French spreadsheets has a mark, semicolons and decimal commas")
  func french() {
    let bytes = table(rows: [2, 1, 9]).csv(.french(digits: 1))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self) == """
        code;"a;b,""c""\";rank;flags
        a,b;2,1;2,125;
        "a;b";1,1;1,125;"x y;z"
        Été;9,1;9,125;

        """
    )
  }

  @Test("is read back by our reader", arguments: [CSVStyle.english(), .french()])
  func readBack(style: CSVStyle) throws {
    let read = try readCSV(
      table().csv(style),
      texts: ["code", "flags"],
      numbers: ["a;b,\"c\"", "rank"]
    )
    #expect(
      read.table.texts["code"].map(Array.init)
        == texts.map { $0 == " blank " ? "blank" : $0 == "=\"01\"" ? "01" : $0 }
    )
    #expect(read.table.numbers["rank"]?[1] == .present(1.125))
    #expect(read.table.numbers["rank"]?[6] == .absent(.unavailable))
    #expect(read.dialect.delimiter == style.delimiter)
    #expect(read.dialect.hasMark == style.hasMark)
  }

  @Test("gives the same bytes with any number of threads")
  func threads() {
    let count = 10_000
    let column = OutputTable.OutputColumn(
      name: "x",
      cells: .number(Column((0..<count).map { Double($0) / 7 }))
    )
    let table = OutputTable(columns: [column], rows: Array((0..<count).reversed()))
    let one = table.csv(.english())
    #expect(table.csv(.english(), threads: 2) == one)
    #expect(table.csv(.english(), threads: 7) == one)
    #expect(one.starts(with: Array("x\n1428.4285714285713\n".utf8)))
  }
}

extension CSVWriterTests {
  @Test("has the cells of each row, where rows come in any order and twice", arguments: [1, 3])
  func anyOrder(threads: Int) {
    var random = SplitMix(seed: 43)
    let count = 5000
    let numbers = (0..<count).map { row -> Double? in
      switch row % 5 {
      case 0: nil
      case 1: -Double(row)
      case 2: Double(row) / 8
      default: Double(row) / 7
      }
    }
    let texts = (0..<count).map { String(repeating: "é", count: $0 % 23) + "\($0)" }
    let rows = (0..<4321).map { _ in Int(random.next() % UInt64(count)) }
    let table = OutputTable(
      columns: [
        .text("t", texts), OutputTable.OutputColumn(name: "x", cells: .number(Column(numbers))),
      ],
      rows: rows
    )
    let format = NumberFormat()
    let lines = rows.map { "\(texts[$0]),\(numbers[$0].map(format.text) ?? "")\n" }
    #expect(
      String(decoding: table.csv(.english(), threads: threads), as: UTF8.self)
        == "t,x\n" + lines.joined()
    )
  }
}

@Suite("Fields of delimited text")
struct CSVFieldTests {
  @Test(
    "have quotes where a byte needs them, wherever it stands",
    arguments: [",", ";", "\t", "x", "\u{1F}"]
  )
  func places(delimiter: String) throws {
    let style = CSVStyle(
      delimiter: try #require(delimiter.utf8.first),
      numbers: NumberFormat(),
      hasMark: false
    )
    for special in [",", ";", "\"", "\n", "\r", "\t", "x", " ", "!", "#", "É", "\u{1F}", "\u{0}"] {
      for length in 0...26 {
        let texts = (0...length).map { place in
          let rest = String(repeating: "é", count: (length - place) % 3)
          return String(repeating: "a", count: place) + special + rest
        }
        let table = OutputTable(
          columns: [.text("t", texts), .text("u", texts.reversed())],
          rows: Array(texts.indices)
        )
        let expected = zip(texts, texts.reversed()).map { first, second in
          field(first, delimiter) + delimiter + field(second, delimiter) + "\n"
        }
        #expect(
          String(decoding: table.csv(style), as: UTF8.self)
            == "t\(delimiter)u\n" + expected.joined()
        )
      }
    }
  }

  @Test("of any length fit beside numbers of any length")
  func lengths() {
    var random = SplitMix(seed: 41)
    let texts = (0..<3000).map { row in
      String(repeating: row % 5 == 0 ? "\"" : "b", count: Int(random.next() % 40) * (row % 7))
    }
    let numbers = texts.map { _ in random.anyDouble() }
    let table = OutputTable(
      columns: [.text("t", texts), .number("n", numbers), .text("u", texts)],
      rows: texts.indices.reversed()
    )
    let expected = texts.indices.reversed().map { row in
      let text = field(texts[row], ",")
      let number = numbers[row]
      return "\(text),\(number.isFinite ? referenceShortest(number) : ""),\(text)\n"
    }
    #expect(
      String(decoding: table.csv(.english(), threads: 2), as: UTF8.self)
        == "t,n,u\n" + expected.joined()
    )
  }

  private func field(_ text: String, _ delimiter: String) -> String {
    let special = Set((delimiter + "\"\n\r").utf8)
    guard text.utf8.contains(where: special.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

@Suite("Writing the scores of an index")
struct ScoreTableTests {
  @Test("has the promised columns, by rank or as read")
  func columns() throws {
    let result = try starterResult()
    let lines = String(decoding: OutputTable(scoresOf: result).csv(.english()), as: UTF8.self)
      .split(separator: "\n")
    #expect(
      lines.first
        == "code,name,commune,epci,equipment,skills,rights,score,rank,class,coverage,flags"
    )
    #expect(lines.count == 9)
    let ranks = lines.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[8]
    }
    #expect(ranks == (1...8).map { "\($0)" })
    let unsorted = OutputTable(scoresOf: result, order: .input)
    #expect(unsorted.rows == Array(0..<8))
    #expect(unsorted.csv(.english()).count == OutputTable(scoresOf: result).csv(.english()).count)
  }

  @Test("has three columns more for each indicator, whose contributions sum to the score")
  func details() throws {
    let table = OutputTable(scoresOf: try starterResult(), details: true, order: .input)
    #expect(table.columns.count == 12 + 3 * 6)
    let names = table.columns.suffix(3).map(\.name)
    #expect(names == ["help_points", "help_points_normalised", "help_points_contribution"])
    let read = try readCSV(
      table.csv(.french()),
      numbers: ["score"] + table.columns.map(\.name).filter { $0.hasSuffix("_contribution") }
    ).table
    for row in 0..<8 {
      let parts = read.numbers.filter { $0.key != "score" }.compactMap { $0.value[row].number }
      let score = try #require(read.numbers["score"]?[row].number)
      #expect(abs(parts.reduce(0, +) - score) < 1e-9)
    }
  }
}
