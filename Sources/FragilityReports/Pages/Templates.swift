import Mustache

/// The templates of the pages, read once.
enum Templates {
  /// A template that ships with the package.
  enum Name: String, CaseIterable {
    case layout, index, ranking, territory, parent, method, quality, explorer

    /// The template as it is written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
      switch self {
      case .layout: PackageResources.layout_mustache
      case .index: PackageResources.index_mustache
      case .ranking: PackageResources.ranking_mustache
      case .territory: PackageResources.territory_mustache
      case .parent: PackageResources.parent_mustache
      case .method: PackageResources.method_mustache
      case .quality: PackageResources.quality_mustache
      case .explorer: PackageResources.explorer_mustache
      }
    }
  }

  /// The style of all pages.
  static let style = String(decoding: PackageResources.style_css, as: UTF8.self)
  /// What the explorer computes with, which knows nothing of a page.
  static let explorerCore = [
    PackageResources.explorer_numbers_js, PackageResources.explorer_rescaling_js,
    PackageResources.explorer_scores_js, PackageResources.explorer_state_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()
  /// The programme of the explorer.
  static let explorerScript = "'use strict';\n(() => {\n\(explorerCore)\(explorerDisplay)})();\n"
  private static let explorerDisplay = [
    PackageResources.explorer_js, PackageResources.explorer_ranking_js,
    PackageResources.explorer_view_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()

  private static let library: MustacheLibrary = {
    var templates: [String: MustacheTemplate] = [:]
    for name in Name.allCases {
      guard let template = try? MustacheTemplate(string: name.text) else {
        preconditionFailure("\(name.rawValue).mustache is no template")
      }
      templates[name.rawValue] = template
    }
    return MustacheLibrary(templates: templates)
  }()

  /// Fills a template.
  ///
  /// - Parameters:
  ///   - name: Which one.
  ///   - values: What stands in it; texts are escaped where the template has two braces.
  /// - Returns: The page, or its part.
  static func render(_ name: Name, _ values: some Sendable) -> String {
    library.render(values, withTemplate: name.rawValue) ?? ""
  }
}
