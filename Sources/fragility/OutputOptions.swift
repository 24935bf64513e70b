import ArgumentParser
import FragilityFiles
import FragilityIndex

/// The form of what is written.
enum OutputFormat: String, WordArgument {
  case csv
  case json
  case table
}

/// The marks of CSV files.
enum OutputLocale: String, WordArgument {
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
      "The marks of CSV: en is ',' and '.' (when left out); fr is ';' and ',' with a byte order mark.",
      valueName: "fr|en"
    )
  )
  var locale: OutputLocale?

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

  /// Refuses options that the format would ignore.
  func validate(for format: OutputFormat) throws {
    if locale != nil, format != .csv {
      throw ValidationError("--locale goes with --format csv; --lang is for what people read.")
    }
    if digits != nil, format == .json {
      throw ValidationError("--digits goes with csv and table; JSON has all digits.")
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
    try write(reading: inputs) { part throws(FragilityError) in
      try bytes.withUnsafeBytes { bytes in Result { () throws(FragilityError) in try part(bytes) } }
        .get()
    }
  }

  /// Writes a table as CSV, part by part.
  func write(
    csv table: OutputTable,
    threads: Int,
    reading inputs: [String]
  ) throws(FragilityError) {
    try write(reading: inputs) { part throws(FragilityError) in
      try table.writeCSV(csvStyle, threads: threads, to: part)
    }
  }

  /// Writes part by part, to the file or to the standard output.
  ///
  /// A file that the command reads from is refused.
  func write(
    reading inputs: [String],
    _ body: (_ part: (UnsafeRawBufferPointer) throws(FragilityError) -> Void) throws(FragilityError)
      -> Void
  ) throws(FragilityError) {
    guard let output, output != "-" else {
      return try body { bytes throws(FragilityError) in
        try OutputFile.writeToStandardOutput(bytes)
      }
    }
    try refuse([output], reading: inputs)
    try OutputFile.write(to: output, body)
  }
}

/// Refuses to write over a file that the command reads from.
func refuse(_ outputs: [String], reading inputs: [String]) throws(FragilityError) {
  let lost = outputs.filter { output in inputs.contains { OutputFile.isSame($0, output) } }
  guard lost.isEmpty else { throw FragilityError(lost.map(Problem.overwritesInput)) }
}

extension Problem {
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
