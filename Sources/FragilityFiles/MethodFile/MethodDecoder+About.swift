import FragilityIndex

extension MethodDecoder {
  /// What people should know of the method.
  func about(_ section: TOMLSection) -> FragilityMethod.About {
    typealias Subject = FragilityMethod.About.Subject
    var about = FragilityMethod.About()
    about.author = section.text("author")
    about.contact = section.text("contact")
    about.licence = section.text("licence")
    about.citation = section.text("citation")
    about.limits = section.alternatives("limits").compactMap { $0.text("limits") }
    if let reasons = section.section("reasons") {
      for subject in Subject.allCases { about.reasons[subject] = reasons.text(subject.rawValue) }
      reasons.finish()
    }
    section.finish()
    return about
  }
}
