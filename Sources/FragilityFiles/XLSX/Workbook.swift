public import FragilityIndex

/// A workbook in Office Open XML, as spreadsheet programs open it: tables, each on a sheet of its own.
///
/// ```swift
/// let workbook = Workbook(title: "Scores", sheets: [.init("scores", OutputTable(scoresOf: result))])
/// let bytes = try workbook.bytes()
/// ```
public struct Workbook: Sendable {
  /// A table with the name of its sheet.
  public struct Sheet: Sendable {
    /// The name on the tab: at most 31 characters, none of `[]:*?/\`, no `'` at an end.
    public var name: String
    /// The table.
    public var table: OutputTable
    /// How many digits are shown after the decimal mark; the cells keep all of them.
    public var digits = 1
    /// The columns whose numbers are shown with all of their digits.
    public var exactColumns: Set<String> = []

    /// Creates a sheet.
    ///
    /// - Parameters:
    ///   - name: The name on the tab.
    ///   - table: The table.
    public init(_ name: String, _ table: OutputTable) {
      self.name = name
      self.table = table
    }
  }

  /// What the workbook is called among its properties.
  public var title: String
  /// What it is about.
  public var subject = ""
  /// The program that made it, with its version.
  public var creator = "fragility"
  /// The sheets in the order of their tabs, at least one.
  public var sheets: [Sheet]

  /// Creates a workbook.
  ///
  /// - Parameters:
  ///   - title: What it is called among its properties.
  ///   - sheets: The sheets in the order of their tabs, at least one.
  public init(title: String, sheets: [Sheet]) {
    self.title = title
    self.sheets = sheets
  }

  /// The file: the same tables give the same bytes.
  ///
  /// Texts are texts, whatever they look like: a code keeps its zeros, and `=1+1` is no formula. Absent values are empty
  /// cells. Each header is bold, stays in sight and has filters. A table with more rows than a sheet goes on in another
  /// one, `name 2`.
  ///
  /// - Parameter threads: How many threads may work.
  /// - Returns: The bytes of an `.xlsx` file.
  /// - Throws: Names that no sheet can have, texts too long for a cell, and tables with too many columns.
  public func bytes(threads: Int = 1) throws(FragilityError) -> [UInt8] {
    precondition(!sheets.isEmpty, "a workbook has a sheet at least")
    return try bytes(rowsPerSheet: CellReference.mostRows - 1, threads: threads)
  }

  func bytes(rowsPerSheet: Int, threads: Int) throws(FragilityError) -> [UInt8] {
    let parts = sheets.flatMap { SheetPart.parts(of: $0, rows: rowsPerSheet) }
    let problems = Self.nameProblems(parts.map(\.name)) + parts.flatMap { $0.problems() }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let styles = CellStyles(parts.flatMap { $0.columns.map(\.format) })
    let package = WorkbookPackage(workbook: self, parts: parts, styles: styles)
    let streams = concurrentMap(parts.count, threads: threads) { position in
      ZipWriter.Stream { write in
        parts[position].write(styles, isFirst: position == 0, to: write)
      }
    }
    var zip = ZipWriter()
    for (name, text) in package.texts { zip.add(name, .init { text.withBytes($0) }) }
    for (position, stream) in streams.enumerated() {
      zip.add(WorkbookPackage.path(ofSheet: position), stream)
    }
    guard let bytes = zip.finished() else { throw FragilityError([.workbookTooLarge]) }
    return bytes
  }

  private static func nameProblems(_ names: [String]) -> [Problem] {
    var seen: Set<String> = []
    return names.compactMap { name in
      let isWrong =
        name.isEmpty || name.utf16.count > 31 || name.contains { "[]:*?/\\".contains($0) }
        || name.hasPrefix("'") || name.hasSuffix("'")
        || name.unicodeScalars.contains { $0.value < 0x20 }
      return isWrong || !seen.insert(name.lowercased()).inserted ? .badSheetName(name) : nil
    }
  }
}

extension String {
  fileprivate func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    Array(utf8).withUnsafeBytes(body)
  }
}

extension Problem {
  fileprivate static func badSheetName(_ name: String) -> Problem {
    Problem(
      "xlsx.bad-sheet-name",
      at: Place(sheet: name),
      LocalizedText(
        fr: "\"\(name)\" ne peut pas être le nom d'une feuille, ou l'est déjà",
        en: "\"\(name)\" cannot be the name of a sheet, or is one already"
      ),
      remedy: LocalizedText(
        fr: "donnez un autre nom, d'au plus 31 caractères, sans []:*?/\\",
        en: "give another name, of at most 31 characters, without []:*?/\\"
      )
    )
  }

  fileprivate static var workbookTooLarge: Problem {
    Problem(
      "xlsx.too-large",
      at: Place(),
      LocalizedText(
        fr: "le classeur dépasserait quatre gigaoctets",
        en: "the workbook would be larger than four gigabytes"
      ),
      remedy: LocalizedText(fr: "écrivez du CSV", en: "write CSV")
    )
  }
}
