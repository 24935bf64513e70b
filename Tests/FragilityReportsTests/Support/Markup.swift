/// The tags of some markup.
struct Markup {
  struct Tag {
    let name: String
    let rest: Substring
    let isEnd: Bool
  }

  let tags: [Tag]

  init(_ markup: String) {
    tags = markup.split(separator: "<", omittingEmptySubsequences: false).dropFirst().compactMap {
      piece in
      let inner = piece.prefix { $0 != ">" }
      let isEnd = inner.first == "/"
      let body = isEnd ? inner.dropFirst() : inner
      let name = body.prefix { $0.isLetter || $0.isNumber }
      return Tag(name: String(name), rest: body.dropFirst(name.count), isEnd: isEnd)
    }
  }

  /// How many elements have a name.
  func count(of name: String) -> Int { tags.count { $0.name == name && !$0.isEnd } }

  /// The values of an attribute.
  func values(of attribute: String) -> [String] {
    tags.compactMap { tag in
      guard let start = tag.rest.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
      return String(tag.rest[start...].prefix { $0 != "\"" })
    }
  }

  /// The elements that are not closed in their order.
  var unclosed: [String] {
    var open: [String] = []
    for tag in tags where tag.name != "br" {
      if !tag.isEnd {
        open.append(tag.name)
      } else if open.last == tag.name {
        open.removeLast()
      } else {
        return open + ["/\(tag.name)"]
      }
    }
    return open
  }
}
