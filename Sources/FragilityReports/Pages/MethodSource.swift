import FragilityIndex

/// A source with what comes from it.
struct MethodSource: Sendable {
  let sourceName: String
  /// Where it can be fetched, if that is an address of the web.
  let webHref: String?
  /// The address as it is written, where it is none of the web.
  let plainAddress: String?
  let year: String
  let licence: String
  /// The labels of the indicators.
  let uses: String

  /// The sources of the indicators and of estimated numbers of persons, each once, in the order of the method.
  static func all(of method: FragilityMethod, words: Words) -> [MethodSource] {
    var order: [FragilityMethod.Source] = []
    var uses: [FragilityMethod.Source: [String]] = [:]
    let indicators = method.indicators.map { ($0.source, words.label(of: $0)) }
    let people = method.people.map { ($0.source, $0.label.map(words.text) ?? $0.id) }
    for (source, label) in indicators + people {
      guard let source else { continue }
      if uses[source] == nil { order.append(source) }
      uses[source, default: []].append(label)
    }
    return order.map { source in
      MethodSource(
        sourceName: words.typography.sentence(source.name),
        webHref: webAddress(source.url),
        plainAddress: webAddress(source.url) == nil ? source.url : nil,
        year: source.year.map { "\($0)" } ?? "–",
        licence: source.licence ?? "–",
        uses: (uses[source] ?? []).joined(separator: ", ")
      )
    }
  }
}
