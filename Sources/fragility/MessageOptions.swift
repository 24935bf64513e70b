import ArgumentParser
import FragilityFiles
import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Language: WordArgument {}

/// How a command talks.
struct MessageOptions: ParsableArguments {
  @Option(help: "The language of messages and labels; from LANG when left out.")
  var lang: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  /// The language asked for, or that of the environment.
  var language: Language {
    if let lang { return lang }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("fr") == true ? .french : .english
  }

  /// The language of sentences in JSON: the one asked for, not that of the environment, so that the same command gives
  /// the same bytes everywhere.
  var programLanguage: Language { lang ?? .english }

  /// Says something on the standard error, unless asked to be quiet.
  func note(_ text: LocalizedText) {
    if !quiet { say(text[language]) }
  }

  /// Shows what deserves a second look, unless asked to be quiet.
  func remark(_ remarks: [Problem]) {
    for remark in remarks where !quiet { say(styled(remark.text(in: language))) }
  }

  /// Runs a command and turns what it throws into messages and an exit status.
  ///
  /// - Parameter body: The command.
  /// - Throws: An exit status, once the problems are written.
  func run(_ body: () throws(FragilityError) -> Void) throws {
    do throws(FragilityError) { try body() } catch {
      report(error)
      throw ExitCode(error.exitStatus)
    }
  }

  /// Runs a command whose problems are written for programs: one JSON object, and no notes beside it.
  ///
  /// - Parameters:
  ///   - stream: Where the object goes: 1 where the problems are the data, 2 otherwise.
  ///   - body: The command, with options under which it keeps quiet.
  /// - Throws: An exit status, once the problems are written.
  func runForPrograms(
    to stream: Int32 = 2,
    _ body: (MessageOptions) throws(FragilityError) -> Void
  ) throws {
    var silent = self
    silent.quiet = true
    do throws(FragilityError) { try body(silent) } catch {
      let problems = JSONValue.array(error.problems.map { $0.json(in: programLanguage) })
      _ = Platform.write(Array(JSONValue.object([("problems", problems)]).text.utf8), to: stream)
      throw ExitCode(error.exitStatus)
    }
  }

  /// Runs a command that writes for people or, as JSON, for programs.
  ///
  /// - Parameters:
  ///   - format: What it writes.
  ///   - body: The command, with the options to talk by.
  /// - Throws: An exit status, once the problems are written.
  func run(
    for format: OutputFormat,
    _ body: (MessageOptions) throws(FragilityError) -> Void
  ) throws {
    guard format == .json else { return try run { () throws(FragilityError) in try body(self) } }
    try runForPrograms(body)
  }

  private static let mostShown = 50

  private func report(_ error: FragilityError) {
    for problem in error.problems.prefix(Self.mostShown) {
      say(styled(problem.text(in: language)))
    }
    let rest = error.problems.count - Self.mostShown
    guard rest > 0 else { return }
    let more = LocalizedText(
      fr: "... et au moins \(rest) autres ; fragility check --format json les détaille",
      en: "... and at least \(rest) more; fragility check --format json lists them"
    )
    say(more[language])
  }

  private func say(_ text: String) {
    _ = Platform.write(Array((text + "\n").utf8), to: 2)
  }

  /// The first line in bold on a terminal, unless `NO_COLOR` is set.
  private func styled(_ text: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    guard Platform.isTerminal(2), environment["NO_COLOR"]?.isEmpty ?? true,
      let end = text.firstIndex(of: "\n")
    else { return text }
    return "\u{1B}[1m\(text[..<end])\u{1B}[0m\(text[end...])"
  }
}

extension FragilityError {
  /// The exit status of a command that fails with this error.
  fileprivate var exitStatus: Int32 { cause == .inputOutput ? 74 : 1 }
}
