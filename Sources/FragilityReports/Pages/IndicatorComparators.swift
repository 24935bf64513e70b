import FragilityIndex

/// The values that those of a territory are set beside, in their own units.
struct IndicatorComparators {
  private let report: Report
  private let row: Int
  private let gaps: [Gaps]
  private let numbers: IndicatorNumbers

  init(_ report: Report, row: Int) {
    self.report = report
    self.row = row
    numbers = report.standing.numbers
    // A level where nothing is published says nothing in its column.
    gaps = report.facts.gaps.filter { gaps in
      gaps.comparison.areaOf[row] != nil
        && report.method.indicators.indices.contains { gaps.comparison.bases[$0] == .table }
    }
  }

  /// The headings of the columns: the levels with published values, and the median of the territories.
  var headings: [String] {
    gaps.map { report.levelHeading($0.comparison.level) } + [report.words["t_median"]]
  }

  /// A value of an indicator.
  func text(_ number: Double, ofIndicator position: Int) -> String {
    numbers.text(number, ofIndicator: position, in: report.typography)
  }

  /// What stands beside the value of an indicator.
  func values(ofIndicator position: Int) -> [String] {
    let areas = gaps.map { gaps -> String in
      guard gaps.comparison.bases[position] == .table,
        let value = gaps.gap(of: .indicator(position), row: row)?.areaValue.number
      else { return "–" }
      return text(value, ofIndicator: position)
    }
    let median = report.standing.indicatorMedians[position]
    return areas + [median.map { text($0, ofIndicator: position) } ?? "–"]
  }
}
