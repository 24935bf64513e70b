// What a table of links can hold that has no meaning.
extension Problem {
  static func badWeight(_ link: TerritoryLinks.Link, _ weight: Double) -> Problem {
    let shown = inWords(weight)
    return Problem(
      "link.weight",
      at: Place(file: "--link"),
      LocalizedText(
        fr: "\(link.from) vers \(link.to) : le poids \(shown.french) n'est pas une part de 0 à 1",
        en: "\(link.from) to \(link.to): the weight \(shown.english) is no share from 0 to 1"
      ),
      remedy: LocalizedText(
        fr: "donnez la part des habitants de \(link.from) qui vivent dans \(link.to)",
        en: "give the share of the inhabitants of \(link.from) who live in \(link.to)"
      )
    )
  }

  static func linkedTwice(_ link: TerritoryLinks.Link) -> Problem {
    Problem(
      "link.twice",
      at: Place(file: "--link"),
      LocalizedText(
        fr: "\(link.from) vers \(link.to) est écrit deux fois",
        en: "\(link.from) to \(link.to) is written twice"
      ),
      remedy: LocalizedText(fr: "gardez une ligne", en: "keep one line")
    )
  }
}
