import FragilityFiles
import FragilityIndex

/// From scores to the bytes of a CSV file, as French spreadsheets read it.
func benchmarkWriting(_ size: Size) {
  measure("Writing", size) {
    try syntheticResult(size)
  } body: { result in
    OutputTable(scoresOf: result, order: .input).csv(.french(), threads: threads)
  }
}
