import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("A table on a screen")
struct TextTableTests {
  @Test("is aligned to its widest cells, without blanks at the ends of lines")
  func aligned() {
    var table = TextTable([("name", .left), ("n", .right), ("note", .left)])
    table.append(["Évrard", "1", ""])
    table.append(["a", "1000", "x"])
    #expect(
      table.text == """
        name       n  note
        Évrard     1
        a       1000  x

        """
    )
  }

  @Test("has numbers to the right, a dash for a gap, and no line end within a cell")
  func output() {
    let table = OutputTable(
      columns: [
        .init(name: "name", cells: .text(["a\nb", "c"])),
        .init(name: "score", cells: .number(Column([nil, 1234.5]))),
        .init(name: "rank", cells: .number(Column([nil, 1])), isRounded: false),
        .init(name: "flags", cells: .list([["x", "y"], []])),
      ],
      rows: [1, 0]
    )
    #expect(
      table.text(in: .french, digits: 2) == """
        name    score  rank  flags
        c     1234,50     1
        a b         –     –  x y

        """
    )
  }

  @Test("cuts long texts, and takes control characters and line ends out of them")
  func oneLineText() {
    #expect(oneLine(String(repeating: "é", count: 48)) == String(repeating: "é", count: 48))
    #expect(oneLine(String(repeating: "é", count: 49)) == String(repeating: "é", count: 47) + "…")
    #expect(oneLine("a\u{1B}[31m\tb\r\nc") == "a [31m b  c")
    #expect(oneLine("a\u{7F}b\u{9B}c\u{85}d\u{2028}e") == "a b c d e")
  }
}
