import ArgumentParser
import CMalloc

#if canImport(Glibc)
import Glibc
#endif

@main
struct Fragility: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fragility",
    abstract: "Digital fragility indices for neighbourhoods, from tables and a method file.",
    discussion: """
      A first index in two commands:
        fragility init my-index
        fragility score my-index/method.toml

      METHOD is the path of a method file, or the name of a built-in method. Data go to the \
      standard output, messages to the standard error.

      Exit status: 0 fine, 1 the method or the data are not valid, 64 wrong usage, 74 a file \
      cannot be read or written.
      """,
    version: "0.1.0",
    subcommands: [
      Init.self, Methods.self, Check.self, Score.self, Publish.self, Fit.self, Explain.self,
      AuditCommand.self,
      Uncertainty.self, CompareCommand.self, FollowCommand.self, Types.self, PeopleCommand.self,
      ResourcesCommand.self, ReportCommand.self, Secrecy.self, COINr.self, SQLCommand.self,
    ]
  )

  /// Runs the command that the arguments name.
  static func main() {
    keepFreedMemory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard var command = plainCommand(arguments) else { return main(arguments) }
    do { try command.run() } catch { exit(withError: error) }
  }

  /// Has the C library keep blocks of memory that are given back, and use them again, from the first one.
  ///
  /// These are the bounds that it comes to by itself once it has seen large blocks. Until then it asks the system for each
  /// of them anew, page by page, which is a good part of the time that a small table takes.
  private static func keepFreedMemory() {
    #if canImport(Glibc)
    _ = mallopt(M_MMAP_THRESHOLD, 1 << 25)
    _ = mallopt(M_TRIM_THRESHOLD, 1 << 26)
    _ = mallopt(M_TOP_PAD, 1 << 18)
    #endif
  }

  /// Gives the memory that was freed since back to the system.
  static func returnFreedMemory() {
    #if canImport(Glibc)
    _ = malloc_trim(0)
    #endif
  }

  /// The subcommand whose name comes first, where its arguments are as they should be: the others are not looked at.
  ///
  /// - Parameter arguments: Those of the command line.
  /// - Returns: `nil` for all else, from a wrong argument to a wish for help: the parser of the whole command knows what
  ///   to say.
  static func plainCommand(_ arguments: [String]) -> (any ParsableCommand)? {
    let commands = configuration.subcommands
    guard let name = arguments.first,
      let type = commands.first(where: { $0.configuration.commandName == name }),
      type.configuration.subcommands.isEmpty,
      let command = try? type.parseAsRoot(Array(arguments.dropFirst())),
      Swift.type(of: command) == type
    else { return nil }
    return command
  }
}
