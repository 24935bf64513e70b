import Testing

@testable import FragilityIndex

@Suite("Cronbach's alpha")
struct CronbachAlphaTests {
  @Test("agrees with COINr, raw with gaps and normalised")
  func golden() throws {
    let data = try [
      "Raw": Golden("asem/raw"), "Normalised": Golden("asem/norm_minmax_1_100"),
      "Aggregated": Golden("asem/agg_amean"),
    ]
    let members = try ASEM().members
    let file = try Golden("asem/cronbach")
    #expect(file.rows.count == 19)
    for row in file.rows.indices {
      let group = file.texts("group")[row]
      let source = try #require(data[file.texts("dset")[row]])
      let ids = members.filter { member in
        switch group {
        case "ALL": member.level == 1
        case "Level2_all": member.level == 2
        default: member.level == 1 && member.parent == group
        }
      }.map(\.id)
      let found = cronbachAlpha(ids.map { source.column($0).encoded })
      let expected = try #require(file.column("alpha")[row].number)
      #expect(isClose(found, expected, least: 1e-1), "\(file.rows[row]): \(found)")
    }
  }

  @Test("of the same column twice is 1, of opposite ones not a number, and of one column neither")
  func edges() {
    let column = [1, 4, .nan, 2.5]
    #expect(isClose(cronbachAlpha([column, column]), 1))
    #expect(cronbachAlpha([column, column.map { -$0 }]).isNaN)
    #expect(cronbachAlpha([column]).isNaN && cronbachAlpha([]).isNaN)
    #expect(cronbachAlpha([column, [.nan, .nan, 1, 2]]).isNaN)
    #expect(cronbachAlpha([[1, 1], [2, 2]]).isNaN)
  }

  @Test("counts a constant column as one that shares nothing")
  func constant() {
    // Variances 1, 1 and 0; one covariance of 1, counted twice: 3 / 2 * 2 / 4.
    #expect(isClose(cronbachAlpha([[1, 2, 3], [1, 2, 3], [7, 7, 7]]), 0.75))
  }
}
