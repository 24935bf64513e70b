import CExpat

/// What listens to a walk over an XML part of a workbook.
protocol XMLListener: AnyObject {
  /// An element begins; of its name only what follows the namespace is given.
  func start(_ name: String, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: String)
  /// Text, in as many pieces as it comes.
  func text(_ piece: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, while it begins.
struct XMLAttributes: Sequence, IteratorProtocol {
  private var rest: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  fileprivate init(_ first: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    rest = first
  }

  /// The next name, with its namespace if it has one, and value.
  mutating func next() -> (name: String, value: String)? {
    guard let pair = rest, let name = pair[0], let value = pair[1] else { return nil }
    rest = pair + 2
    return (String(cString: name), String(cString: value))
  }

  /// The value of an attribute without a namespace.
  subscript(_ name: String) -> String? { first { $0.name == name }?.value }
}

/// Walks over XML with expat, which is small, and loads neither libxml2 nor all of Foundation as FoundationXML does.
///
/// A document type is refused, so that there are no entities but those of XML itself.
struct XMLWalk {
  /// Why a part cannot be walked over.
  enum Failure: Error, Hashable {
    /// It is not well-formed XML, from this line on.
    case syntax(line: Int)
    /// It has a document type.
    case documentType
  }

  /// Walks over a part.
  ///
  /// Elements of namespaces that are not those of workbooks are skipped with all that stands in them.
  ///
  /// - Parameters:
  ///   - bytes: The part.
  ///   - listener: What is told of it.
  /// - Throws: The part is not XML, or has a document type; what came before has been told.
  static func over(_ bytes: [UInt8], _ listener: any XMLListener) throws(Failure) {
    let walker = Walker(listener)
    defer { XML_ParserFree(walker.parser) }
    // expat takes lengths of 32 bits.
    var rest = bytes[...]
    repeat {
      let piece = rest.prefix(1 << 20)
      rest = rest.dropFirst(piece.count)
      let status = piece.withUnsafeBytes { piece in
        XML_Parse(
          walker.parser,
          piece.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(piece.count),
          rest.isEmpty ? 1 : 0
        )
      }
      if status != XML_STATUS_OK {
        throw walker.hasDocumentType
          ? .documentType : .syntax(line: Int(XML_GetCurrentLineNumber(walker.parser)))
      }
    } while !rest.isEmpty
    withExtendedLifetime(walker) {}
  }
}

/// The functions that expat calls, and what they know.
private final class Walker {
  let parser: XML_Parser
  private let listener: any XMLListener
  /// How deep the walk is in elements that nobody listens to.
  private var skippedDepth = 0
  private(set) var hasDocumentType = false

  /// What separates a namespace from a name: no address has it.
  private static let separator = CChar(bitPattern: UInt8(ascii: "|"))

  private static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  init(_ listener: any XMLListener) {
    guard let parser = XML_ParserCreateNS(nil, Self.separator) else {
      preconditionFailure("no memory")
    }
    self.parser = parser
    self.listener = listener
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in Walker.from(data)?.start(name, attributes) },
      { data, name in Walker.from(data)?.end(name) }
    )
    XML_SetCharacterDataHandler(parser) { data, text, count in
      Walker.from(data)?.characters(text, Int(count))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      Walker.from(data)?.stop()
    }
  }

  private static func from(_ data: UnsafeMutableRawPointer?) -> Walker? {
    data.map { Unmanaged<Walker>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard skippedDepth == 0, let name, let local = known(name) else {
      skippedDepth += 1
      return
    }
    listener.start(local, XMLAttributes(attributes))
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    guard skippedDepth == 0, let name else {
      skippedDepth -= 1
      return
    }
    listener.end(local(name).name)
  }

  private func characters(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard skippedDepth == 0, let text else { return }
    UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: count) {
      listener.text(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private func stop() {
    hasDocumentType = true
    XML_StopParser(parser, 0)
  }

  private func local(
    _ name: UnsafePointer<CChar>
  ) -> (name: String, space: UnsafeBufferPointer<CChar>) {
    var length = 0
    while name[length] != 0, name[length] != Self.separator { length += 1 }
    let start = name[length] == 0 ? name : name + length + 1
    return (String(cString: start), UnsafeBufferPointer(start: name, count: length))
  }

  /// The namespace of the element before, as it is nearly always the same.
  private var usual: [CChar] = []

  /// The local name of an element of a known namespace.
  private func known(_ name: UnsafePointer<CChar>) -> String? {
    let (local, space) = local(name)
    if !usual.elementsEqual(space) {
      let text = String(decoding: space.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard Self.namespaces.contains(text) else { return nil }
      usual = Array(space)
    }
    return local
  }
}
