extension MethodCheck {
  /// The words that stand for territories without a profile.
  private static let otherProfiles = ["other", "unknown"]

  mutating func check(_ typology: Typology) {
    let profiles = typology.profiles
    for (position, profile) in profiles.enumerated() {
      let key = "typology.profile[\(position)]"
      checkName(profile.id, among: profiles[..<position].map(\.id), .method(key: "\(key).id"))
      if Self.otherProfiles.contains(profile.id) {
        report(
          "reserved-id",
          .method(key: "\(key).id"),
          fr: "\"\(profile.id)\" désigne les territoires sans profil",
          en: "\"\(profile.id)\" stands for territories without a profile",
          mendFr: "choisissez un autre identifiant",
          mendEn: "choose another id"
        )
      }
      let lists = profile.when.enumerated().flatMap { $1.emptyLists(at: "\(key).when[\($0)]") }
      for list in (profile.when.isEmpty ? ["\(key).when"] : []) + lists {
        report(
          "no-condition",
          .method(key: list),
          fr: "une liste de conditions est vide",
          en: "a list of conditions is empty",
          mendFr: "écrivez par exemple { dimension = \"...\", at_least = 60 }",
          mendEn: "write for instance { dimension = \"...\", at_least = 60 }"
        )
      }
    }
    for (test, key) in typology.tests { check(test, at: key) }
    if let groups = typology.groups { check(groups) }
    checkContext(typology.context)
  }

  private mutating func check(_ test: Typology.Test, at key: String) {
    var canLead = false
    switch test.subject {
    case .dimension(let id):
      let own = dimensions.first { $0.id == id }
      canLead = own?.parent == nil
      if own == nil {
        let subject = Problem.Subject.method(key: "\(key).dimension")
        unknown("dimension", id, subject, among: dimensions.map(\.id))
      }
    case .indicator(let id):
      if !indicators.contains(where: { $0.id == id }) {
        let subject = Problem.Subject.method(key: "\(key).indicator")
        unknown("indicator", id, subject, among: indicators.map(\.id))
      }
    case .column, .score, .scoreClass: break
    }
    if test.bounds.isEmpty {
      report(
        "no-bound",
        .method(key: key),
        fr: "rien ne dit où la valeur doit se trouver",
        en: "nothing says where the value should lie",
        mendFr: "ajoutez at_least, at_most, above, below, equal, among_highest ou among_lowest",
        mendEn: "add at_least, at_most, above, below, equal, among_highest or among_lowest"
      )
    }
    for bound in test.bounds { check(bound, canLead: canLead, at: key) }
    checkOrder(of: test.bounds, at: key)
  }

  private mutating func check(_ bound: Typology.Bound, canLead: Bool, at key: String) {
    switch bound {
    case .amongHighest(let share), .amongLowest(let share):
      guard !(share > 0 && share < 1) else { return }
      var word = "among_lowest"
      if case .amongHighest = bound { word = "among_highest" }
      report(
        "bad-share",
        .method(key: "\(key).\(word)"),
        fr: "\(word) = \(inWords(share).french) n'est pas une part des territoires",
        en: "\(word) = \(inWords(share).english) is no share of the territories",
        mendFr: "donnez une part au-dessus de 0 et en dessous de 1, telle que 0.2",
        mendEn: "give a share above 0 and below 1, such as 0.2"
      )
    case .leading:
      guard !canLead else { return }
      report(
        "cannot-lead",
        .method(key: "\(key).leading"),
        fr: "seule une dimension placée juste sous l'indice peut dominer",
        en: "only a dimension just below the index can lead",
        mendFr: "nommez une telle dimension, ou retirez leading",
        mendEn: "name such a dimension, or remove leading"
      )
    case .atLeast, .above, .atMost, .below, .equal: break
    }
  }

  /// A lower end above the upper one holds for nobody.
  private mutating func checkOrder(of bounds: [Typology.Bound], at key: String) {
    var (lower, upper) = (-Double.infinity, Double.infinity)
    var isOpen = false
    for bound in bounds {
      switch bound {
      case .atLeast(let number): lower = max(lower, number)
      case .above(let number): (lower, isOpen) = (max(lower, number), true)
      case .atMost(let number): upper = min(upper, number)
      case .below(let number): (upper, isOpen) = (min(upper, number), true)
      case .equal(let number): (lower, upper) = (max(lower, number), min(upper, number))
      case .amongHighest, .amongLowest, .leading: break
      }
    }
    guard lower > upper || (isOpen && lower == upper) else { return }
    report(
      "impossible-condition",
      .method(key: key),
      fr: "aucun nombre ne remplit cette condition",
      en: "no number meets this condition",
      mendFr: "mettez la borne inférieure en dessous de la borne supérieure",
      mendEn: "put the lower end below the upper one"
    )
  }

  private mutating func check(_ groups: Grouping) {
    if let count = groups.count, !(2...50).contains(count) {
      report(
        "bad-group-count",
        .method(key: "typology.groups.count"),
        fr: "\(count) groupes ne peuvent être formés",
        en: "\(count) groups cannot be formed",
        mendFr: "donnez un nombre de 2 à 50, ou retirez count",
        mendEn: "give a number from 2 to 50, or remove count"
      )
    }
    if !(1...10_000).contains(groups.starts) {
      report(
        "bad-starts",
        .method(key: "typology.groups.starts"),
        fr: "\(groups.starts) départs ne peuvent être faits",
        en: "\(groups.starts) starts cannot be made",
        mendFr: "donnez un nombre de 1 à 10000",
        mendEn: "give a number from 1 to 10000"
      )
    }
    for (position, id) in groups.dimensions.enumerated() {
      let subject = Problem.Subject.method(key: "typology.groups.dimensions[\(position)]")
      if !dimensions.contains(where: { $0.id == id }) {
        unknown("dimension", id, subject, among: dimensions.map(\.id))
      }
      checkRepetition(id, among: groups.dimensions[..<position], subject)
    }
    if groups.dimensions.isEmpty, !dimensions.contains(where: { $0.parent == nil }) {
      report(
        "no-dimension-to-group",
        .method(key: "typology.groups"),
        fr: "les groupes se forment dans les dimensions : la méthode n'en a pas",
        en: "groups are found in dimensions: the method has none",
        mendFr: "ajoutez des sections [[dimension]], ou retirez groups",
        mendEn: "add [[dimension]] sections, or remove groups"
      )
    }
  }

  private mutating func checkContext(_ context: [ContextColumn]) {
    for (position, column) in context.enumerated() {
      checkRepetition(
        "\(column.column.table).\(column.column.column)",
        among: context[..<position].map { "\($0.column.table).\($0.column.column)" }[...],
        .method(key: "typology.context[\(position)]")
      )
    }
  }

  private mutating func checkRepetition(
    _ name: String,
    among earlier: ArraySlice<String>,
    _ subject: Problem.Subject
  ) {
    guard earlier.contains(name) else { return }
    report(
      "named-twice",
      subject,
      fr: "\"\(name)\" est nommé deux fois",
      en: "\"\(name)\" is named twice",
      mendFr: "gardez-en un",
      mendEn: "keep one of them"
    )
  }

  /// The name of a profile or of an estimate.
  mutating func checkName(
    _ id: String,
    among earlier: [String],
    _ subject: Problem.Subject
  ) {
    if !isWord(id) {
      report(
        "bad-id",
        subject,
        fr: "\"\(id)\" n'est pas un identifiant",
        en: "\"\(id)\" is not an id",
        mendFr: "commencez par une lettre, puis lettres sans accent, chiffres, _ ou -",
        mendEn: "start with a letter, then plain letters, digits, _ or -"
      )
    } else if earlier.contains(id) {
      report(
        "duplicate-id",
        subject,
        fr: "l'identifiant \"\(id)\" est déjà pris",
        en: "the id \"\(id)\" is taken already",
        mendFr: "donnez à chacun un identifiant différent",
        mendEn: "give each an id of its own"
      )
    }
  }
}
