import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The tables of an audit")
struct AuditTablesTests {
  @Test("have a row for each thing they are about, and gaps where nothing can be computed")
  func rows() throws {
    let audit = Audit(of: try starterResult())
    let expected: [AuditTable: Int] = [
      .indicators: audit.indicators.count, .correlations: audit.correlations.count,
      .dimensions: audit.dimensions.map { max(1, $0.eigenvalues.count) }.reduce(0, +),
      .importance: audit.importance.count, .findings: audit.findings.count,
      .treatments: 0, .points: 0,
    ]
    for table in AuditTable.allCases {
      let output = OutputTable(table, of: audit, in: .english)
      #expect(output.rows.count == expected[table], "\(table)")
      let text = String(decoding: output.csv(.english()), as: UTF8.self)
      #expect(!text.contains("nan") && !text.contains("inf,"), "\(table)")
    }
  }

  @Test("give the numbers of the audit back")
  func numbers() throws {
    let audit = Audit(of: try starterResult())
    let indicators = try readCSV(
      OutputTable(.indicators, of: audit, in: .english).csv(.english()),
      texts: ["id", "dimension", "flags"],
      numbers: ["present", "median", "skewness"]
    ).table
    for (row, statistics) in audit.indicators.enumerated() {
      #expect(indicators.texts["id"]?[row] == audit.method.indicators[row].id)
      #expect(indicators.numbers["median"]?[row] == .present(statistics.summary.median))
      #expect(
        indicators.numbers["present"]?[row] == .present(Double(statistics.summary.presentCount))
      )
    }
    let correlations = try readCSV(
      OutputTable(.correlations, of: audit, in: .english).csv(.english()),
      texts: ["first", "second", "kind"],
      numbers: ["coefficient", "p_value", "count"]
    ).table
    for (row, association) in audit.correlations.enumerated() {
      #expect(correlations.texts["second"]?[row] == audit.id(of: association.second))
      let coefficient = correlations.numbers["coefficient"]?[row].number
      #expect(coefficient == association.correlation.coefficient)
    }
  }

  @Test("speak the language asked for")
  func language() throws {
    let audit = Audit(of: try starterResult())
    for language in Language.allCases {
      let text = String(
        decoding: OutputTable(.findings, of: audit, in: language).csv(.english()),
        as: UTF8.self
      )
      #expect(
        audit.findings.allSatisfy { finding in
          text.contains(finding.message[language].split(separator: "\"").last ?? "?")
        }
      )
    }
  }

  @Test("are all in the JSON, dimensions with their components")
  func json() throws {
    let audit = Audit(of: try starterResult())
    let members = audit.jsonMembers(in: .english)
    #expect(
      members.map(\.0) == [
        "territories", "scored", "findings", "indicators", "treatments", "points", "dimensions",
        "importance", "correlations",
      ]
    )
    let text = JSONValue.object(members).text
    #expect(!text.contains("nan") && !text.contains("inf"))
    #expect(text.contains("\"children\": ["))
    #expect(text.contains("\"alpha\": \(NumberFormat().text(audit.dimensions[0].alpha))"))
  }
}
