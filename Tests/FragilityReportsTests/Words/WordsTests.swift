import Foundation
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Words of the pages")
struct WordsTests {
  @Test("No key has two entries, and no text is empty")
  func unique() {
    var seen: Set<String> = []
    for entry in Words.entries {
      #expect(seen.insert(entry.key).inserted, "\(entry.key)")
      #expect(entry.key.wholeMatch(of: /[a-z_]+/) != nil, "\(entry.key)")
      #expect(!entry.text.french.isEmpty && !entry.text.english.isEmpty, "\(entry.key)")
    }
  }

  @Test("Both languages have the same places for values")
  func places() {
    func places(_ text: String) -> Set<Substring> {
      let pieces = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      return Set(pieces.compactMap { $0.split(separator: "}").first })
    }
    for entry in Words.entries {
      #expect(places(entry.text.french) == places(entry.text.english), "\(entry.key)")
    }
  }

  @Test("French texts have a space before double punctuation, and no text a straight double quote")
  func punctuation() {
    for entry in Words.entries where !entry.key.hasPrefix("file_") {
      let glued = entry.text.french.range(of: "[^ {]([?!;»%]|:( |$))", options: .regularExpression)
      #expect(glued == nil, "\(entry.key): \(entry.text.french)")
      #expect(!entry.text.french.contains("\""), "\(entry.key)")
      #expect(!entry.text.english.contains("\""), "\(entry.key)")
    }
  }

  @Test("An entry that counts has a form for one and for many")
  func counts() {
    let keys = Set(Words.entries.map(\.key))
    for key in keys where key.hasSuffix("_one") || key.hasSuffix("_many") {
      let stem = key.split(separator: "_").dropLast().joined(separator: "_")
      #expect(keys.contains("\(stem)_one") && keys.contains("\(stem)_many"), "\(key)")
    }
  }

  @Test("Every word that a template asks for is there")
  func templates() throws {
    let keys = Set(Words.entries.map(\.key))
    for name in Templates.Name.allCases {
      for match in name.text.matches(of: /\{\{\{?words\.([a-zA-Z._]+)\}/) {
        #expect(keys.contains(String(match.1)), "\(match.1) in \(name.rawValue)")
      }
    }
  }

  @Test("Values are put in their places, and counts choose their form")
  func filling() {
    let french = Words(.french)
    #expect(
      french("footer_method", ["id": "a{b}", "version": "1", "fingerprint": "f", "tool": "0"])
        == "Méthode a{b} 1, empreinte f. Calculé par fragility 0."
    )
  }
}
