import FragilityFiles
import FragilityIndex

/// From a CSV file, which the system holds in memory, to columns.
func benchmarkReading(_ size: Size) {
  measure("Reading", size) {
    try SyntheticFile(size)
  } body: { file in
    try LoadedTables(file.method, paths: ["t": file.path], threads: threads)
  } cleanUp: {
    try TemporaryFolder.remove()
  }
}
