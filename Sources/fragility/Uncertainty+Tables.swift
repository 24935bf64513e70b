import ArgumentParser
import FragilityFiles
import FragilityIndex

extension Uncertainty {
  /// The tables that are asked for, in the order they are written.
  var shown: [UncertaintyTable] {
    tableOf.isEmpty ? [.territories] : tableOf
  }

  /// All tables that have to be made.
  var asked: Set<UncertaintyTable> {
    format == .json ? Set(tableOf).union([.territories, .parents, .whole]) : Set(shown)
  }

  /// Whether any of them needs draws.
  var makesDraws: Bool { !asked.isDisjoint(with: [.territories, .parents, .whole]) }

  /// What has to be computed of the draws.
  var parts: UncertaintyResult.Parts {
    var parts: UncertaintyResult.Parts = apart ? .separation : []
    let spread = ["score_mean", "score_median", "score_low", "score_high"]
    if asked.contains(.territories), columns?.names.contains(where: spread.contains) ?? true {
      parts.insert(.scores)
    }
    if asked.contains(.parents) { parts.insert(.parents) }
    return parts
  }

  /// Refuses options that the tables would ignore.
  func validateTables() throws {
    let asked = asked
    if columns != nil, format != .csv || asked != [.territories] {
      throw ValidationError("--columns goes with --format csv and the table of territories.")
    }
    if points != nil, !asked.contains(.sources) {
      throw ValidationError("--points goes with --table-of sources.")
    }
    if territory.isEmpty, asked.contains(.changes) || asked.contains(.weights) {
      throw ValidationError(
        "--table-of changes and weights are about territories: --territory CODE."
      )
    }
    if !territory.isEmpty,
      asked.isDisjoint(with: [.territories, .sources, .changes, .weights])
    {
      throw ValidationError(
        "--territory goes with the tables territories, sources, changes and weights."
      )
    }
    if draws != nil || memory != nil, !makesDraws {
      throw ValidationError(
        "--draws and --memory go with the tables territories, parents and whole."
      )
    }
    if apart, !makesDraws || memory != nil {
      throw ValidationError(
        "--apart goes with the tables territories, parents and whole, and without --memory: it keeps all draws."
      )
    }
    if seed != nil || interval != nil, !makesDraws, !asked.contains(.sources) {
      throw ValidationError("--seed and --interval go with tables of draws and with sources.")
    }
  }

  /// Refuses numbers that mean nothing.
  func validateNumbers() throws {
    if let draws, !(1...1_000_000).contains(draws) {
      throw ValidationError("--draws takes a number from 1 to 1000000.")
    }
    if let interval, !(interval > 0 && interval < 1) {
      throw ValidationError("--interval takes a share between 0 and 1, such as 0.9.")
    }
    if let points, !(2...1 << 20).contains(points) {
      throw ValidationError("--points takes a number from 2 to 1048576.")
    }
    if let memory, !(1...1 << 20).contains(memory) {
      throw ValidationError("--memory takes a number from 1 to 1048576.")
    }
  }
}
