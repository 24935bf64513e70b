import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Typography")
struct TypographyTests {
  private let french = Typography(language: .french)
  private let english = Typography(language: .english)

  @Test("French numbers have a comma, narrow spaces between thousands and a minus sign")
  func frenchNumbers() {
    #expect(french.number(-1_234_567.2, digits: 1) == "\u{2212}1\u{202F}234\u{202F}567,2")
    #expect(french.number(999, digits: 0) == "999")
    #expect(french.number(-0.04, digits: 1) == "0,0")
    #expect(french.signed(0.6) == "+0,6")
    #expect(french.signed(0.04) == "0,0")
    #expect(french.percent(0.875, digits: 1) == "87,5\u{202F}%")
  }

  @Test("English numbers have a point and commas between thousands")
  func englishNumbers() {
    #expect(english.number(1_234.5) == "1,234.5")
    #expect(english.percent(0.5) == "50%")
  }

  @Test("Places in a ranking are ordinals of the language")
  func ordinals() {
    #expect([1, 2, 21].map(french.ordinal) == ["1er", "2e", "21e"])
    #expect(
      [1, 2, 3, 11, 12, 13, 21, 112].map(english.ordinal) == [
        "1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "112th",
      ]
    )
  }

  @Test("Double punctuation is preceded by a no-break space in French, and untouched in English")
  func punctuation() {
    #expect(french.sentence("Que lire ?") == "Que lire\u{202F}?")
    #expect(french.sentence("« oui » : 87 %") == "«\u{A0}oui\u{A0}»\u{A0}: 87\u{202F}%")
    #expect(english.sentence("a : b ?") == "a : b ?")
  }

  @Test("Markup in a name becomes text")
  func escaping() {
    #expect("<script>&\"'".escapedMarkup == "&lt;script&gt;&amp;&quot;&#39;")
    #expect("a\u{0}b".escapedMarkup == "a\u{FFFD}b")
    #expect("Le Viguier".escapedMarkup == "Le Viguier")
  }
}
