import Foundation
import FragilityFiles
import FragilityIndex

@testable import FragilityReports

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reports of the fixtures.
enum Reports {
  /// A report of a method in `fixtures`.
  static func report(
    _ method: String,
    _ language: Language = .french,
    dates: [DateSource] = [],
    draws: Int? = 100
  ) throws -> Report {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try report(
      MethodFile(root.appendingPathComponent("fixtures/\(method)").path),
      language,
      dates: dates,
      draws: draws
    )
  }

  /// A report of a method.
  static func report(
    _ file: MethodFile,
    _ language: Language = .french,
    paths: [String: String] = [:],
    dates: [DateSource] = [],
    draws: Int? = 100
  ) throws -> Report {
    let tables = try LoadedTables(file, paths: paths)
    var options = ReportFacts.Options()
    options.dates = dates
    options.plan = draws.map {
      var plan = file.method.uncertainty ?? .usual
      plan.draws = $0
      return plan
    }
    let facts = try ReportFacts(tables, tables.territories(), options: options)
    return Report(facts, language: language, tool: "test")
  }

  /// A report of a table that a test writes.
  static func report(
    method: String,
    table: String,
    _ language: Language = .french,
    draws: Int? = nil
  ) throws -> Report {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-\(UUID().uuidString).csv").path
    try Data(table.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try MethodFile(bytes: Array(method.utf8), path: "method.toml")
    return try report(file, language, paths: ["t": path], draws: draws)
  }
}

extension Report {
  /// All pages by their paths.
  func allPages(files: [String] = []) throws -> [String: String] {
    var pages: [String: String] = [:]
    let all = Selection(territories: Array(0..<index.territories.count))
    try makePages(all, files: files) { page throws(FragilityError) in
      pages[page.path] = String(decoding: page.bytes, as: UTF8.self)
    }
    return pages
  }
}

/// A page as a tree of elements.
final class Markup: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text: String
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: String?

  /// Reads a page; `nil` and the reason where it is not well formed.
  static func read(_ page: String) -> (markup: Markup, failure: String?) {
    let markup = Markup()
    // A programme is not markup.
    let bare = page.replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
    let parser = XMLParser(data: Data(bare.utf8))
    parser.delegate = markup
    parser.shouldResolveExternalEntities = false
    if !parser.parse() {
      let line = parser.lineNumber
      markup.failure = "\(line): \(parser.parserError.map { "\($0)" } ?? "")"
    }
    return (markup, markup.failure)
  }

  func parser(
    _ parser: XMLParser,
    didStartElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: elementName, attributes: attributes, text: ""))
  }

  func parser(
    _ parser: XMLParser,
    didEndElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for element in open { elements[element].text += string }
  }

  /// The texts of all elements of a name.
  func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }
}
