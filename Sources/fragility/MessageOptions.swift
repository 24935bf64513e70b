public import ArgumentParser
import FragilityFiles
import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Language: ExpressibleByArgument {}

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

  /// Says something on the standard error, unless asked to be quiet.
  func note(_ text: LocalizedText) {
    if !quiet { print(text[language], to: &Messages.stream) }
  }

  /// Runs a command and turns what it throws into messages and an exit status.
  ///
  /// - Parameters:
  ///   - asJSON: Whether problems are written for programs.
  ///   - body: The command.
  /// - Throws: An exit status, once the problems are written.
  func run(asJSON: Bool = false, _ body: () throws(FragilityError) -> Void) throws {
    do throws(FragilityError) { try body() } catch {
      report(error, asJSON: asJSON)
      throw ExitCode(error.cause == .inputOutput ? 74 : 1)
    }
  }

  private static let mostShown = 50

  private func report(_ error: FragilityError, asJSON: Bool) {
    if asJSON {
      let list = JSONValue.array(error.problems.map { $0.json(in: language) })
      print(list.text, terminator: "", to: &Messages.stream)
      return
    }
    for problem in error.problems.prefix(Self.mostShown) {
      print(styled(problem.text(in: language)), to: &Messages.stream)
    }
    let count = error.problems.count
    if count > Self.mostShown {
      let rest = count - Self.mostShown
      let more = LocalizedText(
        fr: "... et \(rest) autres problèmes (--format json les donne tous)",
        en: "... and \(rest) more problems (--format json gives all of them)"
      )
      print(more[language], to: &Messages.stream)
    }
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

/// The standard error as a place to print to.
struct Messages: TextOutputStream {
  static var stream: Messages {
    get { Messages() }
    set {}
  }

  mutating func write(_ string: String) {
    _ = Platform.write(Array(string.utf8), to: 2)
  }
}
