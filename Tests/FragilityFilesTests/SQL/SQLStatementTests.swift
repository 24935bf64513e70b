import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Scores in SQL")
struct SQLStatementTests {
  private func occitanie() throws -> FittedMethod {
    let tables = try LoadedTables(MethodFile(Fixture.path("occitanie/method.toml")))
    return try tables.fit(to: tables.territories())
  }

  @Test(
    "are the committed statement, which .ci/sql runs in the database",
    arguments: SQLDialect.allCases
  )
  func golden(dialect: SQLDialect) throws {
    let statement = try SQLStatement.score(by: occitanie(), in: dialect)
    let committed = try Fixture.bytes("sql/occitanie-\(dialect.rawValue).sql")
    #expect(statement == String(decoding: committed, as: UTF8.self))
  }

  @Test(
    "are written for every choice, or refused with a reason in both languages",
    arguments: SQLDialect.allCases
  )
  func everyChoice(dialect: SQLDialect) throws {
    let methods =
      try EveryRule.rules.map { ($0, try EveryRule.method(rule: $0)) }
      + EveryRule.lastIndicators.map { ($0, try EveryRule.method(last: $0)) }
    var refused: [String] = []
    for (words, method) in methods {
      let fitted = try method.fit(to: EveryRule.territories(of: method, seed: 1))
      do {
        let statement = try SQLStatement.score(by: fitted, in: dialect)
        #expect(!statement.contains("nan") && !statement.contains(" inf"), "\(words)")
      } catch {
        refused.append(words)
        for problem in error.problems {
          #expect(problem.code.rawValue == "sql.not-row-wise", "\(words)")
          #expect(problem.message.french != problem.message.english)
        }
      }
    }
    let reasons = [
      "copeland", "outranking", "benefit_of_the_doubt", "normal_score", "row_median", "linear",
      "scope = \"epci\" } }]",
    ]
    #expect(refused.allSatisfy { words in reasons.contains { words.contains($0) } })
    #expect(reasons.allSatisfy { reason in refused.contains { $0.contains(reason) } })
  }

  @Test("that cannot be said are refused all at once")
  func refusals() throws {
    let method = try EveryRule.method(
      rule: "aggregation = \"copeland\"\nnormalisation = \"normal_score\""
    )
    let fitted = try method.fit(to: EveryRule.territories(of: method, seed: 1))
    let error = try #require(throws: FragilityError.self) {
      try SQLStatement.score(by: fitted, in: .duckDB, from: SQLTables(names: ["tt": "x"]))
    }
    // Five indicators, two dimensions, the index, and a table that the method does not have.
    #expect(error.problems.count == 9)
    #expect(error.problems[0].code.rawValue == "sql.unknown-table")
  }

  @Test("take tables by their names, which are quoted as the database wants it")
  func names() throws {
    func source(_ name: String, _ dialect: SQLDialect) -> String {
      SQLTables(names: ["t": name]).source(of: "t", in: dialect)
    }
    #expect(source("geo.qp 2024", .postgreSQL) == #""geo"."qp 2024""#)
    #expect(source("a\"b", .duckDB) == #""a""b""#)
    #expect(source("a`b", .spark) == "`a``b`")
    #expect(source("data/l'été.parquet", .duckDB) == "'data/l''été.parquet'")
    #expect(source("s3://x/y.parquet", .spark) == "parquet.`s3://x/y.parquet`")
    #expect(SQLTables().source(of: "t", in: .spark) == "`t`")
    let method = try EveryRule.method()
    let paths = SQLTables(names: ["t": "x.csv"])
    let codes = SQLDialect.allCases.map { paths.problems(for: method, in: $0).map(\.code.rawValue) }
    #expect(
      codes == [["sql.csv-without-text"], ["sql.file-for-postgresql"], ["sql.csv-for-spark"]]
    )
    let texts = SQLTables(names: ["t": "x.csv"], texts: ["t"])
    #expect(texts.problems(for: method, in: .duckDB).isEmpty)
    #expect(texts.source(of: "t", in: .duckDB) == "read_csv('x.csv', all_varchar = true)")
  }

  @Test("have texts and numbers that read back as they are")
  func literals() {
    #expect(SQLDialect.duckDB.literal("l'eau\\") == #"'l''eau\'"#)
    #expect(SQLDialect.spark.literal("l'eau\\") == #"'l\'eau\\'"#)
    #expect(SQLDialect.allCases.map { $0.literal(0.1) } == ["0.1e0", "float8 '0.1'", "0.1D"])
    #expect(SQLDialect.allCases.map { $0.literal(-5.0) } == ["-5e0", "float8 '-5'", "-5D"])
    #expect(SQLDialect.duckDB.literal(1e-7) == "1e-07")
    let numbers: [Double] = [0.1, 1 / 3, 1e300, 2.5e-308, 123_456_789.123_456_78]
    for number in numbers {
      #expect(Double(SQLDialect.duckDB.literal(number)) == number)
    }
  }

  @Test("with several codes in a cell are refused")
  func separators() throws {
    let text = methodText(
      more: """
        [[indicator]]
        id = "places"
        count = "p"
        direction = "lower_is_worse"
        [[table]]
        id = "p"
        path = "p.csv"
        key = "code"
        on = "communes"
        separator = ","
        """
    )
    let method = try method(text).method
    let codes = ["1", "2"]
    let first = DataTable(
      id: "t",
      rowCount: 2,
      texts: ["code": TextColumn(codes), "communes": TextColumn(["a, b", "b"])],
      numbers: ["taux": Column([1.0, 2.0])]
    )
    let places = DataTable(id: "p", rowCount: 1, texts: ["code": TextColumn(["a"])])
    let fitted = try method.fit(to: method.derive(from: [first, places]))
    let error = try #require(throws: FragilityError.self) {
      try SQLStatement.score(by: fitted, in: .spark)
    }
    #expect(error.problems.count == 1)
    #expect(error.problems[0].place.subject == .table(1, id: "p", key: "separator"))
  }

  @Test("with ids that differ by their case alone are refused where the case does not count")
  func sameNames() throws {
    let text = methodText(
      more: """
        [[indicator]]
        id = "A"
        column = "autre"
        direction = "higher_is_worse"
        """
    )
    let method = try method(text).method
    let data = DataTable(
      id: "t",
      rowCount: 2,
      texts: ["code": TextColumn(["1", "2"])],
      numbers: ["taux": Column([1.0, 2.0]), "autre": Column([3.0, 4.0])]
    )
    let fitted = try method.fit(to: method.derive(from: [data]))
    #expect(throws: FragilityError.self) { try SQLStatement.score(by: fitted, in: .duckDB) }
    _ = try SQLStatement.score(by: fitted, in: .postgreSQL)
  }

  @Test("put operands into brackets where the order of computation would change")
  func brackets() {
    func text(_ expression: SQLExpression) -> String {
      SQLPrinter(dialect: .duckDB).text(expression, indent: 0)
    }
    let (a, b, c) = (
      SQLExpression.column("a"), SQLExpression.column("b"), SQLExpression.column("c")
    )
    #expect(text((a - b) / c) == #"("a" - "b") / "c""#)
    #expect(text(a - (b - c)) == #""a" - ("b" - "c")"#)
    #expect(text(a - b - c) == #""a" - "b" - "c""#)
    #expect(text(a / (b * c)) == #""a" / ("b" * "c")"#)
    #expect(text(.isNull(a + b)) == #"("a" + "b") IS NULL"#)
    let either = SQLExpression.infix(.isNull(a), .or, b.isBelow(c))
    #expect(
      text(.infix(either, .and, .isNull(c))) == #"("a" IS NULL OR "b" < "c") AND "c" IS NULL"#
    )
    #expect(text(.not(either)) == #"NOT ("a" IS NULL OR "b" < "c")"#)
  }
}
