extension MethodCheck {
  mutating func check(_ people: [PeopleEstimate]) {
    for (position, estimate) in people.enumerated() {
      let key = "people[\(position)]"
      checkName(estimate.id, among: people[..<position].map(\.id), .method(key: "\(key).id"))
      if estimate.source.name.isEmpty {
        report(
          "empty-text",
          .method(key: "\(key).source.name"),
          fr: "la source des taux n'a pas de nom",
          en: "the source of the rates has no name",
          mendFr: "écrivez qui les a publiés",
          mendEn: "write who published them"
        )
      }
      if estimate.terms.isEmpty {
        report(
          "no-term",
          .method(key: "\(key).terms"),
          fr: "l'estimation ne compte personne",
          en: "the estimate counts nobody",
          mendFr: "écrivez terms = [{ persons = \"colonne\", rate = 0.2 }]",
          mendEn: "write terms = [{ persons = \"column\", rate = 0.2 }]"
        )
      }
      for (term, expected) in estimate.terms.enumerated()
      where !(expected.rate >= 0 && expected.rate <= 1) {
        report(
          "bad-rate",
          .method(key: "\(key).terms[\(term)].rate"),
          fr: "rate = \(inWords(expected.rate).french) n'est pas une part des personnes",
          en: "rate = \(inWords(expected.rate).english) is no share of the persons",
          mendFr: "donnez une part de 0 à 1 : 0.19 pour 19 %",
          mendEn: "give a share from 0 to 1: 0.19 for 19 %"
        )
      }
      for (term, expected) in estimate.terms.enumerated()
      where estimate.terms[..<term].contains(where: { $0.persons == expected.persons }) {
        report(
          "counted-twice",
          .method(key: "\(key).terms[\(term)].persons"),
          fr: "les personnes de \"\(expected.persons.column)\" sont comptées deux fois",
          en: "the persons of \"\(expected.persons.column)\" are counted twice",
          mendFr: "donnez à chaque catégorie un seul taux",
          mendEn: "give each category one rate"
        )
      }
    }
  }
}
