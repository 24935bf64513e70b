import FragilityFiles
public import FragilityIndex

extension Report {
  /// Which pages are made.
  public struct Selection: Sendable {
    /// The territories that have a page of their own.
    public var territories: [Int]
    /// Whether the pages of the whole and of larger areas are made too.
    public var hasOverview: Bool
    /// Whether pages lead to those of the whole: they are made too, or were made before.
    var isLinked: Bool

    /// Creates a selection.
    ///
    /// - Parameters:
    ///   - territories: Rows of the territories that have a page of their own.
    ///   - hasOverview: Whether the pages of the whole and of larger areas are made too.
    public init(territories: [Int], hasOverview: Bool = true) {
      self.territories = territories
      self.hasOverview = hasOverview
      isLinked = hasOverview
    }
  }

  /// A page that can be made.
  struct Planned: Sendable {
    /// Its path below the folder of the report.
    let path: String
    /// Makes it.
    let make: @Sendable () -> ReportPage
  }

  /// Makes pages, several at a time.
  ///
  /// - Parameters:
  ///   - selection: Which pages.
  ///   - files: The names of the files in the folder of files.
  ///   - threads: How many threads may work.
  ///   - body: Takes each page, in their order.
  /// - Throws: What `body` throws.
  public func makePages(
    _ selection: Selection,
    files: [String] = [],
    threads: Int = 1,
    _ body: (ReportPage) throws(FragilityError) -> Void
  ) throws(FragilityError) {
    let pages = pages(of: selection, files: files)
    for block in blocks(of: max(threads, 1) * 16, in: pages.count) {
      let made = concurrentMap(block.count, threads: threads) {
        pages[block.lowerBound + $0].make()
      }
      for page in made { try body(page) }
    }
  }

  /// The pages of a selection: the whole, larger areas, territories.
  func pages(of selection: Selection, files: [String] = []) -> [Planned] {
    let wanted = Set(selection.territories)
    let territoryPath = { @Sendable (row: Int) -> String? in
      wanted.contains(row) ? self.path(ofTerritory: row) : nil
    }
    let territories = selection.territories.map { row in
      Planned(path: path(ofTerritory: row)) {
        TerritoryPage(
          report: self,
          row: row,
          hasOthers: selection.hasOverview,
          territoryPath: territoryPath,
          isLinked: selection.isLinked
        ).page
      }
    }
    guard selection.hasOverview else { return territories }
    let groups = standing.groups.filter { !wanted.isDisjoint(with: $0.rows) }
    let groupPaths = Set(groups.map { path(of: $0) })
    let first = Planned(path: "index.html") {
      IndexPage(
        report: self,
        territoryHref: territoryPath,
        groupHref: { group in
          let path = self.path(of: group)
          return groupPaths.contains(path) ? path : nil
        },
        files: files
      ).page
    }
    let parents = groups.map { group in
      Planned(path: path(of: group)) {
        ParentPage(report: self, group: group, territoryPath: territoryPath).page
      }
    }
    return [first, explorer(territoryPath), methodNote, quality(territoryPath)] + parents
      + territories
  }

  private func explorer(_ href: @escaping @Sendable (Int) -> String?) -> Planned {
    let path = words["file_explorer"]
    return Planned(path: path) { [self] in
      let map = map(
        rows: Array(0..<index.territories.count),
        title: words["i_map"],
        id: "map",
        hasLegend: false,
        href: href
      )
      let page = ExplorerPage(facts, words: words, map: map, digits: digits, href: href)
      return shell.page(
        page.content,
        at: path,
        title: words["nav_explorer"],
        kind: "explorer",
        style: liveClasses,
        script: page.isOffered ? ExplorerPage.script : nil
      )
    }
  }

  private var methodNote: Planned {
    let path = words["file_method"]
    return Planned(path: path) { [self] in
      let page = MethodPage(facts, words: words, tool: shell.tool, date: date)
      return shell.page(page.content, at: path, title: words["nav_method"], kind: "method")
    }
  }

  private func quality(_ href: @escaping @Sendable (Int) -> String?) -> Planned {
    let path = words["file_quality"]
    return Planned(path: path) { [self] in
      let page = QualityPage(facts, words: words, link: href, plot: missingGrid(id: "missing"))
      return shell.page(page.content, at: path, title: words["nav_quality"], kind: "quality")
    }
  }
}
