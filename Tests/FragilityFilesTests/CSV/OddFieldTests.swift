import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Fields that tools write oddly")
struct OddFieldTests {
  private func codes(_ text: String) throws -> [String] {
    let table = try readCSV(Array(text.utf8)).table
    return Array(try #require(table.texts["code"]))
  }

  @Test("blanks around quotes belong to none of the texts")
  func blanksAroundQuotes() throws {
    #expect(try codes("code;x\n \"A\" ;1\n\u{A0}\"B;b\"\t;2\n") == ["A", "B;b"])
  }

  @Test("a tab between quoted fields is the delimiter, not a blank")
  func tabs() throws {
    #expect(try codes("code\tx\n\"A\"\t\"1\"\n") == ["A"])
  }

  @Test("blank lines before the header are no header")
  func blankStart() throws {
    #expect(try codes("\n\ncode;x\nA;1\n") == ["A"])
  }
}
