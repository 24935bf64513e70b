extension MethodCheck {
  /// A text that is there should say something.
  mutating func check(_ about: FragilityMethod.About) {
    let single = [
      ("author", about.author), ("contact", about.contact), ("licence", about.licence),
      ("citation", about.citation),
    ]
    for (key, text) in single { check(text, "about.\(key)") }
    for (position, limit) in about.limits.enumerated() {
      check(limit, about.limits.count == 1 ? "about.limits" : "about.limits[\(position)]")
    }
    for subject in FragilityMethod.About.Subject.allCases {
      check(about.reasons[subject], "about.reasons.\(subject.rawValue)")
    }
  }

  private mutating func check(_ text: LocalizedText?, _ key: String) {
    guard let text, [text.french, text.english].contains(where: \.isBlank) else { return }
    report(
      "empty-text",
      .method(key: key),
      fr: "le texte est vide",
      en: "the text is empty",
      mendFr: "écrivez une phrase, ou retirez la clé",
      mendEn: "write a sentence, or remove the key"
    )
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
