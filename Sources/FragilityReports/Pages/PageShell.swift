import FragilityFiles
import FragilityIndex

/// A page on its way to a file.
public struct ReportPage: Sendable, Hashable {
  /// The path below the folder of the report, such as `fiches/QP031001.html`.
  public let path: String
  /// The bytes of the page.
  public let bytes: [UInt8]
}

/// What is the same on every page: head, navigation, foot.
struct PageShell: Sendable {
  /// A page that the navigation leads to.
  struct Link: Sendable {
    let href: String
    let text: String
    let isCurrent: Bool
  }

  private struct Values: Sendable {
    let words: [String: String]
    let language: String
    let title: String
    let indexTitle: String
    let kind: String
    let home: String?
    let links: [Link]
    let content: String
    let footer: String
    let style: String
    let script: String
    let scriptSource: String
    let tool: String
  }

  /// The words of the pages.
  let words: Words
  /// The method that the pages are about.
  let method: FragilityMethod
  /// The version of this tool.
  let tool: String
  /// The colours of the classes, as the class of the body.
  let ramp: String
  /// The pages that the navigation leads to, by paths below the folder of the report and the keys of their words.
  let pages: [(path: String, key: String)]

  /// Puts the content of a page between its head and its foot.
  ///
  /// - Parameters:
  ///   - content: Markup, already escaped.
  ///   - path: The path of the page below the folder of the report.
  ///   - title: The title of the page; that of the index follows it.
  ///   - kind: The class of the body, for the style.
  ///   - style: Rules of the page beside those of all pages.
  ///   - isLinked: Whether the pages of the navigation are there to be led to.
  ///   - script: A programme of the page, without its tags; pages are read without one but for the explorer.
  /// - Returns: The page.
  func page(
    _ content: String,
    at path: String,
    title: String,
    kind: String,
    style: String = "",
    isLinked: Bool = true,
    script: String? = nil
  ) -> ReportPage {
    let root = Self.root(of: path)
    let indexTitle = method.title[words.language]
    let values = Values(
      words: words.texts,
      language: words.language.rawValue,
      title: title == indexTitle ? title : "\(title) – \(indexTitle)",
      indexTitle: indexTitle,
      kind: "\(kind) \(ramp)",
      home: isLinked ? root + "index.html" : nil,
      links: pages.map {
        Link(href: root + $0.path, text: words[$0.key], isCurrent: $0.path == path)
      },
      content: content,
      footer: words(
        "footer_method",
        [
          "id": method.id, "version": method.version, "fingerprint": method.fingerprint,
          "tool": tool,
        ]
      ),
      style: Templates.style + style,
      script: script.map { "<script>\($0)</script>\n" } ?? "",
      scriptSource: script == nil ? "'none'" : "'unsafe-inline'",
      tool: tool
    )
    return ReportPage(path: path, bytes: Array(Templates.render(.layout, values).utf8))
  }

  /// The way from a page back to the folder of the report.
  static func root(of path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// How long the names of files may become: two of them and an ending fit the 255 bytes of file systems.
  private static let mostBytes = 120

  /// A code as the name of a file.
  ///
  /// What is not a letter, a digit, `-` or `_` is written as its bytes, so that no code leads out of its folder. The names
  /// of files have an end: a digest stands for the rest of what is too long.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - keepsHyphens: Whether `-` stays.
  /// - Returns: The name, without an ending.
  static func fileName(_ code: String, keepsHyphens: Bool = true) -> String {
    var name = ""
    for byte in code.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "-") where keepsHyphens: name += "-"
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        name += "~" + (hex.utf8.count == 1 ? "0" + hex : hex)
      }
    }
    if name.utf8.count > mostBytes {
      return "\(name.prefix(mostBytes - 17))~\(sha256(Array(code.utf8)).prefix(16))"
    }
    return name.isEmpty ? "~" : name
  }
}
