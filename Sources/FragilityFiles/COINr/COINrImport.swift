public import FragilityIndex

/// A method made of the two tables of COINr, iMeta and iData.
///
/// COINr is described in Becker et al., "COINr: An R package for developing composite indicators", Journal of Open Source
/// Software, 2022.
///
/// Indicators keep their direction, weight and parent; aggregates become dimensions, the one at the top the index itself;
/// groups become levels above the territories. The rules are those that COINr takes when a call says nothing: min-max
/// from 0 to 100, weighted arithmetic means of what is there. Imputation, treatment and the rest, which COINr leaves to
/// calls, are left to the user.
public struct COINrImport: Sendable {
  /// What the tables themselves do not say.
  public struct Options: Sendable, Hashable {
    /// What a high score means; COINr itself does not say.
    public var orientation = Orientation.strength
    /// Whether indicators whose `Denominator` names a column are divided by it, as `Denominate` does.
    public var denominates = false
    /// Whether the column `Target` normalises, as `Normalise(f_n = "n_dist2targ")` does.
    public var usesTargets = false
    /// The date of the rows that are kept.
    public var time: String?
    /// The path of the table as the method names it; that of iData when `nil`.
    public var tablePath: String?

    /// Creates the options that hold when nothing is asked for.
    public init() {}
  }

  /// The method.
  public let method: FragilityMethod
  /// What was read, changed or left out, one line each.
  public let notes: [LocalizedText]
  /// The rows of the date that was asked for, as a file that the method reads instead of iData.
  public let rowsOfTime: [UInt8]?
  private let sources: [String]

  /// Reads both tables.
  ///
  /// - Parameters:
  ///   - metadata: The path of iMeta.
  ///   - data: The path of iData.
  ///   - options: What the tables do not say.
  /// - Throws: Everything that is wrong with either table, together, with lines.
  public init(
    metadata: String,
    data: String,
    options: Options = Options()
  ) throws(FragilityError) {
    var files: [InputFile] = []
    for path in [metadata, data] { files.append(try InputFile.read(path)) }
    try self.init(metadata: files[0], data: files[1], options: options)
  }

  init(
    metadata: InputFile,
    data: InputFile,
    options: Options = Options()
  ) throws(FragilityError) {
    let (meta, data) = try Self.read(metadata, data)
    var check = IMetaCheck(meta)
    check.run()
    var problems = check.problems
    var units = IDataCheck(data, meta, check)
    if IMetaRow.required.allSatisfy(meta.has) { units.run(time: options.time) }
    var builder = COINrMethod(meta, data, check.rows, options)
    problems += units.problems + builder.checkDenominators()
    guard problems.isEmpty else { throw FragilityError(problems.byFile([meta.path, data.path])) }
    method = try builder.method()
    notes = builder.notes(ofKept: units.kept.count)
    rowsOfTime = options.time.map { _ in data.bytes(ofRows: units.kept) }
    sources = [meta.path, data.path]
  }

  /// The problems of both texts come out together.
  private static func read(
    _ metadata: InputFile,
    _ data: InputFile
  ) throws(FragilityError) -> (COINrTable, COINrTable) {
    var tables: [COINrTable] = []
    var problems: [Problem] = []
    for file in [metadata, data] {
      do throws(FragilityError) { tables.append(try COINrTable(file)) } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    return (tables[0], tables[1])
  }

  /// The method as a commented file.
  ///
  /// - Parameter language: The language of the comments.
  /// - Returns: TOML.
  public func text(in language: Language) -> String {
    let made = LocalizedText(
      fr: "Fait de \(sources[0]) et \(sources[1]), les tables de COINr.",
      en: "Made of \(sources[0]) and \(sources[1]), the tables of COINr."
    )
    let rules = LocalizedText(
      fr:
        "Les choix de COINr quand un appel ne dit rien ; ajoutez imputation, treatment, screening...",
      en: "What COINr takes when a call says nothing; add imputation, treatment, screening..."
    )
    var comments = MethodComments()
    comments.head = [made[language]] + notes.map { "- " + $0[language] }
    comments.rules = [rules[language]]
    return method.toml(comments: comments)
  }
}

extension [Problem] {
  /// The problems of each file together, in the order of its lines.
  fileprivate func byFile(_ paths: [String]) -> [Problem] {
    paths.flatMap { path in filter { $0.place.file == path }.inFileOrder() }
      + filter { problem in !paths.contains { $0 == problem.place.file } }
  }
}
