import FragilityFiles
import FragilityIndex

/// From frozen numbers to scores, ranks and classes.
func benchmarkScoring(_ size: Size) {
  measure("Scoring", size) {
    let territories = SyntheticTable(size).territories
    let fitted = try syntheticMethod(size).method.fit(to: territories, threads: threads)
    return (fitted: fitted, territories: territories)
  } body: { input in
    input.fitted.score(input.territories, threads: threads)
  }
}
