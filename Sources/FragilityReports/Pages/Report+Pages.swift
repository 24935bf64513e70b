import FragilityFiles
public import FragilityIndex

extension Report {
  /// Which pages are made.
  public struct Selection: Sendable {
    /// The territories that have a page of their own.
    public var territories: [Int]
    /// Whether the pages of the whole and of larger areas are made too.
    public var hasOverview: Bool

    /// Creates a selection.
    ///
    /// - Parameters:
    ///   - territories: Rows of the territories that have a page of their own.
    ///   - hasOverview: Whether the pages of the whole and of larger areas are made too.
    public init(territories: [Int], hasOverview: Bool = true) {
      self.territories = territories
      self.hasOverview = hasOverview
    }
  }

  /// How many pages a selection has.
  ///
  /// - Parameter selection: Which pages.
  /// - Returns: The count.
  public func count(of selection: Selection) -> Int {
    makers(of: selection, files: []).count
  }

  /// Makes pages, one after the other, several at a time.
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
    let makers = makers(of: selection, files: files)
    let batch = max(threads, 1) * 16
    var first = 0
    while first < makers.count {
      let part = Array(makers[first..<min(first + batch, makers.count)])
      for page in concurrentMap(part.count, threads: threads, { part[$0]() }) { try body(page) }
      first += batch
    }
  }

  private func makers(
    of selection: Selection,
    files: [String]
  ) -> [@Sendable () -> ReportPage] {
    let wanted = Set(selection.territories)
    let groups =
      selection.hasOverview ? standing.groups.filter { !wanted.isDisjoint(with: $0.rows) } : []
    let groupPaths = Set(groups.map { path(of: $0) })
    let territoryPath = { @Sendable (row: Int) -> String? in
      wanted.contains(row) ? path(ofTerritory: row) : nil
    }
    var makers: [@Sendable () -> ReportPage] = []
    if selection.hasOverview {
      makers.append {
        IndexPage(
          report: self,
          territoryHref: territoryPath,
          groupHref: { group in
            let path = path(of: group)
            return groupPaths.contains(path) ? path : nil
          },
          files: files
        ).page
      }
    }
    for group in groups {
      makers.append { ParentPage(report: self, group: group, territoryPath: territoryPath).page }
    }
    for row in selection.territories {
      makers.append {
        TerritoryPage(report: self, row: row, hasOthers: selection.hasOverview).page
      }
    }
    return makers
  }
}
