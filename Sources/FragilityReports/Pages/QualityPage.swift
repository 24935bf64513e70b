import FragilityFiles
import FragilityIndex

/// The quality of the data: what was read, what is there, what is absent and why.
struct QualityPage {
  /// The content of the page, between its head and its foot.
  let content: String

  /// How many territories are listed at most.
  static let listed = 100

  private struct Values: Sendable {
    let words: [String: String]
    let lead: String
    let tablesRead: PageTable
    let scored: PageTable
    let plot: String?
    let indicators: PageTable
    let indicatorNotes: [String]
    let imputations: [MethodPage.Fact]
    let hasImputations: Bool
    let shared: PageTable?
    let isUnshared: Bool
    let lacking: QualityLists.Lacking
    let findings: [QualityLists.Finding]
    let hasNoFindings: Bool
    let remarks: [QualityLists.Remark]
    let hasNoRemarks: Bool
    let reliability: [PageTable]
    let hasNoReliability: Bool
  }

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - facts: What is told.
  ///   - words: The words of the language.
  ///   - link: The page of a territory by its row, if it has one.
  ///   - plot: Markup that shows what is absent, if there is any.
  ///   - threads: How many threads may work.
  init(_ facts: ReportFacts, words: Words, link: (Int) -> String?, plot: String?, threads: Int = 1)
  {
    let tables = QualityTables(facts, words: words)
    let lists = QualityLists(facts, words: words)
    let findings = lists.findings(threads: threads)
    let remarks = lists.remarks
    let imputations = tables.imputations
    let reliability = tables.reliability
    let shared = tables.shared
    content = Templates.render(
      .quality,
      Values(
        words: words.texts,
        lead: tables.lead,
        tablesRead: tables.tablesRead,
        scored: tables.scored,
        plot: plot,
        indicators: tables.indicators,
        indicatorNotes: tables.indicatorNotes,
        imputations: imputations,
        hasImputations: !imputations.isEmpty,
        shared: shared,
        isUnshared: shared == nil,
        lacking: lists.lacking(link: link),
        findings: findings,
        hasNoFindings: findings.isEmpty,
        remarks: remarks,
        hasNoRemarks: remarks.isEmpty,
        reliability: reliability,
        hasNoReliability: reliability.isEmpty
      )
    )
  }
}
