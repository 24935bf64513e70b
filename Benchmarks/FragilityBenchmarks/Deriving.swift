import FragilityFiles
import FragilityIndex

/// From columns to territories with their indicators: codes are checked, values looked up.
func benchmarkDeriving(_ size: Size) {
  measure("Deriving", size) {
    (method: try syntheticMethod(size).method, table: SyntheticTable(size).read)
  } body: { input in
    try input.method.derive(from: [input.table])
  }
}
