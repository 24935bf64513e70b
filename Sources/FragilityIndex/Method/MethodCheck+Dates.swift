extension MethodCheck {
  /// Checks what an indicator says about comparing dates.
  mutating func checkDates(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    let dates = indicator.breaks.map(\.date)
    let isOrdered = zip(dates, dates.dropFirst()).allSatisfy { $0 < $1 }
    if !isOrdered || !dates.allSatisfy(\.isFinite) {
      report(
        "bad-breaks",
        subject("breaks"),
        fr: "les ruptures ne sont pas des dates croissantes",
        en: "the breaks are not increasing dates",
        mendFr: "écrivez chaque date une fois, de la plus ancienne à la plus récente",
        mendEn: "write each date once, from the earliest to the latest"
      )
    }
    if let every = indicator.comparableEvery, !(every > 0 && every.isFinite) {
      report(
        "bad-comparable-every",
        subject("comparable_every"),
        fr: "comparable_every n'est pas une durée positive",
        en: "comparable_every is not a positive span",
        mendFr: "donnez un nombre d'années, 5 pour une enquête sur cinq ans",
        mendEn: "give a number of years, 5 for a survey over five years"
      )
    }
  }
}
