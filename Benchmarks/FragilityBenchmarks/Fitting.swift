import FragilityFiles
import FragilityIndex

/// From territories to frozen numbers: quantiles, bounds, classes.
func benchmarkFitting(_ size: Size) {
  measure("Fitting", size) {
    (method: try syntheticMethod(size).method, territories: SyntheticTable(size).territories)
  } body: { input in
    try input.method.fit(to: input.territories, threads: threads)
  }
}
