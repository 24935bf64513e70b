import FragilityFiles
import FragilityIndex

/// A made-up table in a file, and the method that reads it.
struct SyntheticFile {
  let method: MethodFile
  let path: String

  init(_ size: Size) throws {
    method = try syntheticMethod(size)
    path = try TemporaryFolder.path("table.csv")
    try OutputFile.write(SyntheticTable(size).csv, to: path)
  }
}

/// The index of a made-up table.
func syntheticResult(_ size: Size) throws -> IndexResult {
  let territories = SyntheticTable(size).territories
  let fitted = try syntheticMethod(size).method.fit(to: territories, threads: threads)
  return fitted.score(territories, threads: threads)
}
