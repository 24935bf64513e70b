import Foundation
import FragilityFiles
import FragilityIndex

@testable import FragilityReports

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reports of the fixtures.
enum Reports {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A text of the folder `fixtures`.
  static func fixture(_ path: String) throws -> String {
    let url = root.appendingPathComponent("fixtures").appendingPathComponent(path)
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  /// A report of a method in `fixtures`.
  static func report(
    _ method: String,
    _ language: Language = .french,
    dates: [DateSource] = [],
    draws: Int? = 100
  ) throws -> Report {
    try report(
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
  /// The plans of all pages.
  var allPlanned: [Planned] {
    pages(of: Selection(territories: Array(0..<index.territories.count)))
  }

  /// All pages by their paths.
  var allPages: [String: String] {
    Dictionary(uniqueKeysWithValues: allPlanned.map { ($0.path, $0.text) })
  }

  /// Every page of a kind of which there is one, and the first of those of which there are many.
  var somePages: [(path: String, page: String)] {
    var taken: [Substring: Int] = [:]
    return allPlanned.compactMap { planned in
      let folder =
        planned.path.contains("/") ? planned.path.prefix { $0 != "/" } : planned.path[...]
      taken[folder, default: 0] += 1
      return taken[folder, default: 0] <= 8 ? (planned.path, planned.text) : nil
    }
  }

  /// A page by its path.
  func page(_ path: String) -> String? { allPlanned.first { $0.path == path }?.text }
}

extension Report.Planned {
  var text: String { String(decoding: make().bytes, as: UTF8.self) }
}

/// A page as a tree of elements.
final class PageMarkup: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text: String
    /// Whether it stands in the content of the page, and not in a plot.
    let isContent: Bool
  }

  /// The text of the content of a page, plots left out: a line for each heading, paragraph, item and row.
  static func lines(of page: String) -> String {
    let markup = read(page).markup
    let kinds: Set = ["h1", "h2", "h3", "p", "li", "tr", "dt", "dd"]
    let lines = markup.elements.filter { $0.isContent && kinds.contains($0.name) }.map { element in
      element.text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: String?

  /// Reads a page; `nil` and the reason where it is not well formed.
  static func read(_ page: String) -> (markup: PageMarkup, failure: String?) {
    let markup = PageMarkup()
    // A programme is not markup.
    var bare = page
    while let start = bare.range(of: "<script>"),
      let end = bare.range(of: "</script>", range: start.upperBound..<bare.endIndex)
    {
      bare.removeSubrange(start.lowerBound..<end.upperBound)
    }
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
    let names = Set(open.map { elements.indices.contains($0) ? elements[$0].name : "" })
    let isContent = names.contains("main") && !names.contains("svg")
    elements.append(
      Element(name: elementName, attributes: attributes, text: "", isContent: isContent)
    )
  }

  func parser(
    _ parser: XMLParser,
    didEndElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
    // Cells of a row stand apart.
    guard elementName == "td" || elementName == "th" else { return }
    for element in open { elements[element].text += " | " }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for element in open { elements[element].text += string }
  }

  /// The texts of all elements of a name.
  func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }
}
