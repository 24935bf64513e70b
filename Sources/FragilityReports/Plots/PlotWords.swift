import FragilityIndex

extension Typography {
  /// A sentence of a plot in the language, with its spaces.
  func words(fr: String, en: String) -> String {
    sentence(language == .french ? fr : en)
  }

  /// A count with its noun: `1 territoire`, `2 territoires`.
  func territories(_ number: Int) -> String {
    let isOne = language == .french ? number < 2 : number == 1
    return count(number) + " " + words(fr: "territoire", en: isOne ? "territory" : "territories")
      + (isOne || language == .english ? "" : "s")
  }

  /// What stands in the place of a class that is absent.
  var noScore: String { words(fr: "sans score", en: "no score") }

  /// The name of a class: `classe 5`.
  func className(_ number: Int?) -> String {
    guard let number else { return noScore }
    return words(fr: "classe", en: "class") + " " + count(number)
  }
}
