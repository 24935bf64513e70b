public import FragilityIndex

/// The files of an index as an open-data portal takes them: tables, map, what their columns mean, and what they were made
/// of.
///
/// The same inputs give the same bytes; no file says when it was made, unless it is told.
public struct PublishedFiles: Sendable {
  /// What is left to choose.
  public struct Options: Sendable {
    /// How the table is written.
    public var style = CSVStyle.english()
    /// The language of titles and descriptions.
    public var language = Language.english
    /// The day of publication, such as 2024-05-31.
    public var date: String?
    /// What became of the index in draws, whose columns then stand in the table.
    public var uncertainty: UncertaintyResult?
    /// The file of the frozen numbers that the index was scored with, if it was not fitted to its own tables.
    public var fittedPath: String?
    /// The program that makes the files, with its version.
    public var program = "fragility"
    /// Files that go beside these and are listed with them, such as a workbook or pages.
    public var others: [File] = []
    /// How many threads may work; the bytes do not depend on it.
    public var threads = 1

    /// Creates the usual choices.
    public init() {}
  }

  /// One of the files.
  public struct File: Sendable {
    /// Its name in the folder.
    public let name: String
    /// What it is called in the package.
    let id: String
    let title: LocalizedText
    let format: String
    let mediaType: String
    /// What it holds.
    public let bytes: [UInt8]

    /// Creates a file.
    ///
    /// - Parameters:
    ///   - name: Its name in the folder, without a folder of its own.
    ///   - id: What it is called in the package: small letters, digits and hyphens, unlike the others.
    ///   - title: Its name for people.
    ///   - format: The usual ending of such files.
    ///   - mediaType: The kind of its content.
    ///   - bytes: What it holds.
    public init(
      name: String,
      id: String,
      title: LocalizedText,
      format: String,
      mediaType: String,
      bytes: [UInt8]
    ) {
      precondition(!name.contains("/"), "files lie in one folder")
      self.name = name
      self.id = id
      self.title = title
      self.format = format
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  /// The files, the data first and `datapackage.json`, which lists the others, last.
  public let files: [File]
  /// What has no contour, and which contours belong to nothing.
  public let notes: [LocalizedText]
  /// The paths of the files that were read.
  package let paths: [String]

  /// Makes the files.
  ///
  /// - Parameters:
  ///   - index: The index of the territories of these tables.
  ///   - tables: The tables, and the method.
  ///   - options: What is left to choose.
  /// - Throws: What is wrong with the contours, or with a file that cannot be read again.
  public init(
    of index: IndexResult,
    from tables: LoadedTables,
    _ options: Options = Options()
  ) throws(FragilityError) {
    let table = OutputTable(
      scoresOf: index,
      uncertainty: options.uncertainty,
      threads: options.threads
    )
    let schema = TableSchema(of: table, index)
    let contours = tables.file.method.contours == nil ? nil : try tables.contourLayer(of: nil)
    let fitted = try options.fittedPath.map { path throws(FragilityError) in
      try InputFile.read(path).bytes
    }
    let frozen =
      fitted
      ?? Array(
        FittedFile.text(of: index.fitted, territories: index.territories.count).utf8
      )
    var files = [
      File.scores(table.csv(options.style, threads: options.threads)),
      .types(schema.csvt), .schema(schema.json(options.style, in: options.language)),
    ]
    if let contours { files.append(.map(of: table, index, contours)) }
    files += [.method(tables.file.bytes), .fitted(frozen)] + options.others
    var inputs = try tables.publishedInputs()
    if let contours { inputs.append(try PublishedInput(contours)) }
    let package = DataPackage(index: index, files: files, inputs: inputs, options: options)
    self.files = files + [.package(package.json)]
    notes = contours?.notes(beside: index.territories) ?? []
    paths =
      [tables.file.path] + [options.fittedPath].compactMap { $0 } + tables.notes.map(\.path)
      + (contours.map { [$0.path] } ?? [])
  }
}

extension PublishedFiles.File {
  fileprivate static func scores(_ bytes: [UInt8]) -> Self {
    Self(
      name: "scores.csv",
      id: "scores",
      title: LocalizedText(fr: "Scores, rangs et classes", en: "Scores, ranks and classes"),
      format: "csv",
      mediaType: "text/csv",
      bytes: bytes
    )
  }

  fileprivate static func types(_ text: String) -> Self {
    Self(
      name: "scores.csvt",
      id: "scores-types",
      title: LocalizedText(
        fr: "Types des colonnes de scores.csv, que lit QGIS",
        en: "Types of the columns of scores.csv, which QGIS reads"
      ),
      format: "csvt",
      mediaType: "text/plain",
      bytes: Array(text.utf8)
    )
  }

  fileprivate static func schema(_ json: JSONValue) -> Self {
    Self(
      name: "scores.schema.json",
      id: "scores-schema",
      title: LocalizedText(
        fr: "Sens des colonnes de scores.csv (Table Schema)",
        en: "Meaning of the columns of scores.csv (Table Schema)"
      ),
      format: "json",
      mediaType: "application/json",
      bytes: Array(json.text.utf8)
    )
  }

  fileprivate static func map(
    of table: OutputTable,
    _ index: IndexResult,
    _ contours: ContourLayer
  ) -> Self {
    var bytes: [UInt8] = []
    table.writeGeoJSON(
      codes: index.territories.codes,
      geometries: contours.geometries
    ) { bytes.append(contentsOf: $0) }
    return Self(
      name: "scores.geojson",
      id: "scores-map",
      title: LocalizedText(fr: "Scores et contours", en: "Scores and contours"),
      format: "geojson",
      mediaType: "application/geo+json",
      bytes: bytes
    )
  }

  fileprivate static func method(_ bytes: [UInt8]) -> Self {
    Self(
      name: "method.toml",
      id: "method",
      title: LocalizedText(
        fr: "Méthode : indicateurs, poids et règles",
        en: "Method: indicators, weights and rules"
      ),
      format: "toml",
      mediaType: "application/toml",
      bytes: bytes
    )
  }

  fileprivate static func fitted(_ bytes: [UInt8]) -> Self {
    Self(
      name: "fitted.toml",
      id: "fitted",
      title: LocalizedText(
        fr: "Bornes figées, pour noter une autre année de même",
        en: "Frozen bounds, to score another year alike"
      ),
      format: "toml",
      mediaType: "application/toml",
      bytes: bytes
    )
  }

  fileprivate static func package(_ json: JSONValue) -> Self {
    Self(
      name: DataPackage.fileName,
      id: "datapackage",
      title: LocalizedText(fr: "Description du jeu de données", en: "Description of the data set"),
      format: "json",
      mediaType: "application/json",
      bytes: Array(json.text.utf8)
    )
  }
}
