import FragilityFiles
import FragilityIndex

/// What `fragility score` does, from a file to a file.
func benchmarkEndToEnd(_ size: Size) {
  measure("EndToEnd", size) {
    (file: try SyntheticFile(size), output: try TemporaryFolder.path("scores.csv"))
  } body: { input in
    let tables = try LoadedTables(
      input.file.method,
      paths: ["t": input.file.path],
      threads: threads
    )
    let territories = try tables.territories()
    let fitted = try tables.fit(to: territories, threads: threads)
    let result = fitted.score(territories, threads: threads)
    let table = OutputTable(scoresOf: result, order: .input)
    try OutputFile.write(table.csv(.french(), threads: threads), to: input.output)
  } cleanUp: {
    try TemporaryFolder.remove()
  }
}
