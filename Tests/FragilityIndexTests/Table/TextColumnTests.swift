import Testing

@testable import FragilityIndex

@Suite("A column of texts")
struct TextColumnTests {
  @Test("gives back its texts, empty ones and accents too")
  func roundTrip() {
    let texts = ["01004", "", "Échirolles", "", "2A004", "日本"]
    let column = TextColumn(texts)
    #expect(Array(column) == texts)
    #expect(column.count == 6)
    #expect(column[2] == "Échirolles")
    #expect(column.last == "日本")
    #expect(column.byteRange(of: 1).isEmpty)
    #expect(column.byteRange(of: 2) == 5..<16)
    #expect(Array(TextColumn()) == [])
  }

  @Test("is equal only with the same texts in the same rows")
  func equality() {
    let column: TextColumn = ["ab", "c"]
    #expect(column == TextColumn(["ab", "c"]))
    #expect(column != ["a", "bc"])
    #expect(column != ["ab", "c", ""])
    #expect(TextColumn([""]) != TextColumn())
    #expect(Set([column, ["ab", "c"], ["a", "bc"]]).count == 2)
  }

  @Test("grows by rows")
  func append() {
    var column: TextColumn = ["a"]
    column.append("".utf8)
    column.append("bc".utf8)
    #expect(column == ["a", "", "bc"])
  }
}
