import FragilityIndex

extension FragilityMethod {
  func add(_ about: About, to lines: inout TOMLLines) {
    lines.blank()
    lines.header("[about]")
    lines.add("author", about.author?.toml)
    lines.add("contact", about.contact?.toml)
    lines.add("licence", about.licence?.toml)
    lines.add("citation", about.citation?.toml)
    if !about.limits.isEmpty { lines.add("limits", inlineList(about.limits.map(\.toml))) }
    let reasons = About.Subject.allCases.compactMap { subject in
      about.reasons[subject].map { (subject.rawValue, $0.toml) }
    }
    if !reasons.isEmpty {
      lines.blank()
      lines.header("[about.reasons]")
      for (key, text) in reasons { lines.add(key, text) }
    }
  }
}
