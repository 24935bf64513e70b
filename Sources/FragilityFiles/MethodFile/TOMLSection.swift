import FragilityIndex
import TOMLKit

/// A table of a TOML document that is read key by key; what is never asked for is unknown.
///
/// Problems are collected, so that all of a file's come out together; a value that is wrong reads as absent.
final class TOMLSection {
  /// The document that sections report to.
  final class Document {
    let path: String
    let positions: TOMLPositions
    var problems: [Problem] = []

    init(path: String, positions: TOMLPositions) {
      self.path = path
      self.positions = positions
    }

    func place(of key: String) -> Problem.Place {
      positions.position(of: key)?.place(in: path) ?? Problem.Place(file: path, line: 1, column: 1)
    }
  }

  let document: Document
  /// The path of the section in the document; empty at the top.
  let path: String
  private let table: TOMLTable
  /// The element of a list that stands in place of the list under its key.
  private let element: (key: String, position: Int, value: any TOMLValueConvertible)?
  private var known: [String] = []

  init(_ table: TOMLTable, path: String, in document: Document) {
    self.table = table
    self.path = path
    self.document = document
    element = nil
  }

  private init(
    element position: Int,
    _ value: any TOMLValueConvertible,
    of key: String,
    in section: TOMLSection
  ) {
    table = section.table
    path = section.path
    document = section.document
    element = (key, position, value)
  }

  func path(of key: String) -> String {
    let path = path.isEmpty ? key : "\(path).\(key)"
    guard let element, element.key == key else { return path }
    return "\(path)[\(element.position)]"
  }

  func report(_ code: String, _ key: String, _ message: LocalizedText, remedy: LocalizedText) {
    document.problems.append(
      Problem("method.\(code)", at: document.place(of: path(of: key)), message, remedy: remedy)
    )
  }

  // MARK: Values

  func has(_ key: String) -> Bool { value(key) != nil }

  func string(_ key: String) -> String? {
    read(key, LocalizedText(fr: "un texte", en: "a text")) { $0.string }
  }

  /// Whether a key holds a table.
  func isTable(_ key: String) -> Bool { value(key)?.table != nil }

  /// A text where something else may stand as well.
  func plainString(_ key: String) -> String? { value(key)?.string }

  func number(_ key: String) -> Double? {
    read(key, LocalizedText(fr: "un nombre", en: "a number"), number(of:))
  }

  func integer(_ key: String) -> Int? {
    read(key, LocalizedText(fr: "un nombre entier", en: "a whole number")) { $0.int }
  }

  func boolean(_ key: String) -> Bool? {
    read(key, LocalizedText(fr: "true ou false", en: "true or false")) { $0.bool }
  }

  /// A list of numbers; `nan` stands for an unavailable value where gaps are allowed.
  func numbers(_ key: String, gaps: Bool = false) -> [Double]? {
    read(key, LocalizedText(fr: "une liste de nombres", en: "a list of numbers")) { value in
      guard let array = value.array else { return nil }
      let numbers = array.compactMap { element -> Double? in
        if gaps, element.double?.isNaN == true { return Double(absent: .unavailable) }
        return self.number(of: element)
      }
      return numbers.count == array.count ? numbers : nil
    }
  }

  func strings(_ key: String) -> [String]? {
    read(key, LocalizedText(fr: "une liste de textes", en: "a list of texts")) { value in
      guard let array = value.array else { return nil }
      let strings = array.compactMap { $0.string }
      return strings.count == array.count ? strings : nil
    }
  }

  /// Two increasing numbers, which what follows checks.
  func pair(_ key: String) -> (Double, Double)? {
    guard let numbers = numbers(key) else { return nil }
    guard numbers.count == 2 else {
      report(
        "wrong-type",
        key,
        LocalizedText(fr: "\(key) demande deux nombres", en: "\(key) takes two numbers"),
        remedy: LocalizedText(fr: "écrivez \(key) = [0, 100]", en: "write \(key) = [0, 100]")
      )
      return nil
    }
    return (numbers[0], numbers[1])
  }

  /// Reports a key that is not there.
  func required<Value>(_ key: String, _ value: Value?) -> Value? {
    if value == nil, !has(key) {
      report(
        "missing-key",
        key,
        LocalizedText(fr: "il manque \(key)", en: "\(key) is missing"),
        remedy: LocalizedText(fr: "ajoutez \(key) = ...", en: "add \(key) = ...")
      )
    }
    return value
  }

  // MARK: Sections

  func section(_ key: String) -> TOMLSection? {
    read(key, LocalizedText(fr: "une table { ... }", en: "a table { ... }")) { $0.table }
      .map { TOMLSection($0, path: path(of: key), in: document) }
  }

  /// A section without keys, for a choice that is written as a word.
  func emptySection(_ key: String) -> TOMLSection {
    TOMLSection(TOMLTable(), path: path(of: key), in: document)
  }

  /// The tables of an array of tables.
  func sections(_ key: String) -> [TOMLSection] {
    let tables = read(
      key,
      LocalizedText(fr: "des sections [[\(key)]]", en: "[[\(key)]] sections")
    ) { value -> [TOMLTable]? in
      guard let array = value.array else { return nil }
      let tables = array.compactMap { $0.table }
      return tables.count == array.count ? tables : nil
    }
    return (tables ?? []).enumerated().map {
      TOMLSection($1, path: "\(path(of: key))[\($0)]", in: document)
    }
  }

  /// The section once for each element of a list, which then stands under the key of the list; a value that is no list
  /// stands there itself.
  func alternatives(_ key: String) -> [TOMLSection] {
    guard let value = value(key) else { return [] }
    guard let array = value.array else { return [self] }
    return array.enumerated().map { TOMLSection(element: $0, $1, of: key, in: self) }
  }

  /// All keys in the order of the file, for tables whose keys are free.
  var keys: [String] { document.positions.inOrder(table.keys, of: path) }

  /// Reports the keys that nothing asked for.
  func finish() {
    for key in table.keys where !known.contains(key) {
      let guess = nearest(to: key, among: known)
      let list = known.joined(separator: ", ")
      report(
        "unknown-key",
        key,
        LocalizedText(fr: "la clé \"\(key)\" est inconnue", en: "the key \"\(key)\" is unknown"),
        remedy: guess.map {
          LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
        } ?? LocalizedText(fr: "clés connues : \(list)", en: "known keys: \(list)")
      )
    }
  }

  // MARK: Reading

  private func value(_ key: String) -> (any TOMLValueConvertible)? {
    if !known.contains(key) { known.append(key) }
    if let element, element.key == key { return element.value }
    return table[key]
  }

  private func number(of value: any TOMLValueConvertible) -> Double? {
    guard let number = value.double ?? value.int.map(Double.init), number.isFinite else {
      return nil
    }
    return number
  }

  private func read<Value>(
    _ key: String,
    _ kind: LocalizedText,
    _ convert: (any TOMLValueConvertible) -> Value?
  ) -> Value? {
    guard let found = value(key) else { return nil }
    guard let converted = convert(found) else {
      report(
        "wrong-type",
        key,
        LocalizedText(fr: "\(key) demande \(kind.french)", en: "\(key) takes \(kind.english)"),
        remedy: LocalizedText(
          fr: "corrigez la valeur ; la documentation de la méthode donne un exemple",
          en: "mend the value; the page of the method file gives an example"
        )
      )
      return nil
    }
    return converted
  }
}
