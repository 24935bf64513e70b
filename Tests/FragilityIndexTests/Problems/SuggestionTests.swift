import Testing

@testable import FragilityIndex

@Suite("The nearest word")
struct SuggestionTests {
  @Test(
    "is suggested for a slip and not for another word",
    arguments: [
      ("equipement", ["equipment", "skills"], "equipment"),
      ("wieght", ["weight", "width"], "weight"),
      ("EPCI", ["commune", "epci"], "epci"),
      ("epc", ["epci"], "epci"),
      ("indicatr", ["indicator"], "indicator"),
      ("cat", ["dog"], nil),
      ("ab", ["cd"], nil),
      ("a", ["b"], "b"),
      ("skills", [], nil),
      ("skills", ["skills"], "skills"),
      ("abcdef", ["abcxyz"], nil),
      ("abcdefgh", ["abcdefxy"], "abcdefxy"),
    ] as [(String, [String], String?)]
  )
  func suggestions(word: String, candidates: [String], expected: String?) {
    #expect(nearest(to: word, among: candidates) == expected)
  }

  @Test("is the first of equally near ones, and the nearest of all")
  func nearestOfSeveral() {
    #expect(nearest(to: "colum", among: ["colun", "column", "volum"]) == "colun")
    #expect(nearest(to: "column", among: ["colunm", "columns", "column"]) == "column")
  }

  @Test("counts two letters that changed places as one slip")
  func transposition() {
    #expect(nearest(to: "abc", among: ["acb"]) == "acb")
    #expect(nearest(to: "abcd", among: ["badc"]) == nil)
  }

  @Test("takes little time for very long words")
  func longWords() {
    let long = String(repeating: "x", count: 100_000)
    #expect(nearest(to: long, among: [long + "y", "short"]) == long + "y")
  }
}
