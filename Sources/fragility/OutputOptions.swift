import ArgumentParser
import FragilityFiles
import FragilityIndex

/// The form of what is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case json
  case table
}

/// The marks of CSV files.
enum OutputLocale: String, ExpressibleByArgument, CaseIterable {
  case fr
  case en
}

/// Where and how a command writes its data.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "path")
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The marks of CSV: en is ',' and '.'; fr is ';' and ',' with a byte order mark.",
      valueName: "fr|en"
    )
  )
  var locale: OutputLocale = .en

  @Option(
    help: ArgumentHelp(
      "Digits after the decimal mark, 0 to 15; all that matter when left out.",
      valueName: "count"
    )
  )
  var digits: Int?

  func validate() throws {
    if let digits, !(0...15).contains(digits) {
      throw ValidationError("--digits takes a number from 0 to 15.")
    }
  }

  /// The style of CSV that is asked for.
  var csvStyle: CSVStyle {
    locale == .fr ? .french(digits: digits) : .english(digits: digits)
  }

  /// Writes all bytes at once, to the file or to the standard output.
  ///
  /// A file that the command reads from is refused.
  func write(_ bytes: [UInt8], reading inputs: [String] = []) throws(FragilityError) {
    guard let output else {
      guard Platform.write(bytes, to: 1) else {
        throw FragilityError([.standardOutputClosed], cause: .inputOutput)
      }
      return
    }
    if inputs.contains(where: { OutputFile.isSame($0, output) }) {
      throw FragilityError([.overwritesInput(output)])
    }
    try OutputFile.write(bytes, to: output)
  }
}

extension Problem {
  fileprivate static var standardOutputClosed: Problem {
    Problem(
      "output.closed",
      at: Place(file: "<stdout>"),
      LocalizedText(
        fr: "la sortie standard n'accepte plus rien",
        en: "the standard output takes no more"
      ),
      remedy: LocalizedText(
        fr: "vérifiez la place libre, ou la commande qui lit la sortie",
        en: "check the free space, or the command that reads the output"
      )
    )
  }

  fileprivate static func overwritesInput(_ path: String) -> Problem {
    Problem(
      "output.overwrites-input",
      at: Place(file: path),
      LocalizedText(
        fr: "ce fichier est lu par la commande : il serait perdu",
        en: "the command reads this file: it would be lost"
      ),
      remedy: LocalizedText(
        fr: "donnez un autre nom à -o",
        en: "give -o another name"
      )
    )
  }
}
