import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The elements of a piece of markup, read by a parser that refuses what is not well formed.
final class ParsedMarkup: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Parses markup; `nil` if it is not well formed.
  init?(_ markup: String) {
    super.init()
    let parser = XMLParser(data: Data(("<root>" + markup + "</root>").utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard let last = open.last else { return }
    elements[last].text += string
  }

  func all(_ name: String, _ style: String? = nil) -> [Element] {
    elements.filter { element in
      guard let style else { return element.name == name }
      let classes = (element.attributes["class"] ?? "").split(separator: " ")
      return element.name == name && classes.contains { $0 == style }
    }
  }

  /// All ids, in order.
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  /// The ids that are pointed at by fills, clips and labels.
  var references: [String] {
    elements.flatMap { element -> [String] in
      let urls = element.attributes.values.filter { $0.hasPrefix("url(#") }
        .map { String($0.dropFirst(5).dropLast()) }
      let labels = element.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
      return urls + (labels ?? [])
    }
  }
}

extension ParsedMarkup.Element {
  /// An attribute as a number.
  subscript(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
}
