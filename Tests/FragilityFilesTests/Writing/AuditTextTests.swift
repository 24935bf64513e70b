import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("The text of an audit")
struct AuditTextTests {
  private func lines(_ language: Language, digits: Int = 2) throws -> [String] {
    Audit(of: try starterResult()).text(in: language, digits: digits)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("begins with what was audited and how much there is to say", arguments: Language.allCases)
  func heading(language: Language) throws {
    let audit = Audit(of: try starterResult())
    let lines = try lines(language)
    #expect(lines[0] == audit.method.title[language])
    let colon = language == .french ? " :" : ":"
    let objections = audit.findings.count { $0.severity == .objection }
    #expect(
      lines[3] == "objections\(colon) \(objections), "
        + (language == .french ? "remarques" : "remarks")
        + "\(colon) \(audit.findings.count - objections)"
    )
    #expect(audit.findings.count > 3)
    let first = try #require(lines.firstIndex { $0.hasPrefix(" 1. ") })
    #expect(lines[first].hasPrefix(" 1. " + audit.findings[0].message[language].prefix(60)))
  }

  @Test("has every finding, one line for each member, and no line longer than 100 characters")
  func complete() throws {
    let audit = Audit(of: try starterResult())
    for language in Language.allCases {
      let lines = try lines(language)
      #expect(lines.allSatisfy { $0.count <= 100 })
      #expect(!lines.contains { $0.contains("nan") || $0.contains("inf ") })
      let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      for finding in audit.findings {
        #expect(words.contains(finding.message[language]), "\(finding.message[language])")
        #expect(words.contains(finding.remedy[language]))
      }
      for indicator in audit.method.indicators {
        #expect(lines.count { $0.hasPrefix(indicator.id.prefix(21)) } == 2)
      }
      for dimension in audit.method.dimensions {
        #expect(lines.count { $0.hasPrefix(dimension.id + " ") } == 1)
      }
    }
  }

  @Test("writes the decimal mark of the language and a dash for what cannot be computed")
  func numbers() throws {
    let audit = Audit(of: try starterResult())
    let french = try lines(.french, digits: 3)
    let index = try #require(french.first { $0.hasPrefix("score ") })
    let alpha = NumberFormat(.french, digits: 3).text(audit.dimensions[0].alpha)
    #expect(index.contains(" \(alpha) ") && index.hasSuffix("–"))
  }

  @Test("breaks lines at spaces, and never before a French colon")
  func wrapping() {
    #expect(wrapped("un deux : trois", width: 8, first: "- ") == "- un\n  deux :\n  trois\n")
    #expect(wrapped("un deux trois", width: 9, first: "- ") == "- un deux\n  trois\n")
    #expect(wrapped("interminable", width: 5, first: "") == "interminable\n")
    #expect(wrapped("", width: 5, first: "a ") == "a \n")
  }
}
