import FragilityIndex

extension TOMLSection {
  /// One of the words of a choice.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let word = string(key) else { return nil }
    let words = Choice.allCases.map(\.rawValue)
    guard let choice = Choice(rawValue: word) else {
      unknownWord(word, key, among: words)
      return nil
    }
    return choice
  }

  func unknownWord(_ word: String, _ key: String, among words: [String]) {
    let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
    report(
      "unknown-choice",
      key,
      LocalizedText(
        fr: "\(key) n'admet pas \"\(word)\"",
        en: "\(key) does not take \"\(word)\""
      ),
      remedy: nearest(to: word, among: words).map {
        LocalizedText(
          fr: "vouliez-vous dire \"\($0)\" ? choix possibles : \(list)",
          en: "did you mean \"\($0)\"? the choices: \(list)"
        )
      } ?? LocalizedText(fr: "choisissez parmi \(list)", en: "choose among \(list)")
    )
  }

  /// A text in one or both languages.
  func text(_ key: String) -> LocalizedText? {
    if let same = plainString(key) { return LocalizedText(same) }
    guard has(key) else { return nil }
    guard isTable(key), let section = section(key) else {
      reportNoText(key)
      return nil
    }
    let (fr, en) = (section.string("fr"), section.string("en"))
    section.finish()
    guard let text = fr ?? en else {
      if section.keys.isEmpty { reportNoText(key) }
      return nil
    }
    return LocalizedText(fr: fr ?? text, en: en ?? text)
  }

  private func reportNoText(_ key: String) {
    report(
      "wrong-type",
      key,
      LocalizedText(
        fr: "\(key) demande un texte, ou un texte par langue",
        en: "\(key) takes a text, or a text for each language"
      ),
      remedy: LocalizedText(
        fr: "écrivez \(key) = \"...\" ou \(key) = { fr = \"...\", en = \"...\" }",
        en: "write \(key) = \"...\" or \(key) = { fr = \"...\", en = \"...\" }"
      )
    )
  }
}
