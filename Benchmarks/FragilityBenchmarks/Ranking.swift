import FragilityFiles
import FragilityIndex

/// Ranks of a column of scores, and the order in which they are shown.
func benchmarkRanking(_ size: Size) {
  measure("Ranking", size) {
    try syntheticResult(size)
  } body: { result in
    competitionRanks(of: result.scores)
  }
  measure("Ordering by rank", size) {
    try syntheticResult(size)
  } body: { result in
    result.rowsByRank
  }
}
