import Benchmark
import FragilityIndex

/// All benchmarks: every subject at every size, on all cores.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident],
    warmupIterations: 1,
    maxDuration: .seconds(3),
    maxIterations: 1000
  )
  for size in Size.measured {
    benchmarkReading(size)
    benchmarkDeriving(size)
    benchmarkFitting(size)
    benchmarkScoring(size)
    benchmarkRanking(size)
    benchmarkWriting(size)
    benchmarkEndToEnd(size)
    benchmarkUncertainty(size)
  }
}

/// As many threads as the command uses when it is told nothing.
let threads = Platform.processorCount

/// Registers a benchmark whose input is made before the clock starts.
///
/// - Parameters:
///   - subject: What is measured.
///   - size: The table it is measured on.
///   - prepare: Makes the input, once.
///   - body: What is measured; its result is kept from being optimised away.
///   - cleanUp: Removes what `prepare` left behind.
func measure<Input>(
  _ subject: String,
  _ size: Size,
  prepare: @escaping () throws -> Input,
  body: @escaping (Input) throws -> some Any,
  cleanUp: @escaping () throws -> Void = {}
) {
  Benchmark(
    "\(subject) \(size)",
    closure: { (_: Benchmark, input: Input) throws in blackHole(try body(input)) },
    setup: prepare,
    teardown: cleanUp
  )
}
