import FragilityFiles
import FragilityIndex

// The plots of the pages, made of what the report knows.
extension Report {
  func map(rows: [Int], id: String, href: (Int) -> String?) -> String? { nil }
  func distribution(id: String, row: Int? = nil) -> String { "" }
  func spark(low: Double?, high: Double?, row: Int) -> String { "" }
  func classBar(rows: [Int], id: String) -> String { "" }
  func quadrants(ofNeeds result: ResourceResult, rows: [Int], id: String) -> String { "" }
  func quadrants(ofChange change: Change, positions: [Int], id: String) -> String { "" }
}
