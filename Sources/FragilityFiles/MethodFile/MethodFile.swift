public import FragilityIndex

/// A method with the file that says it.
public struct MethodFile: Sendable {
  /// The path of the file, or the name of a built-in method.
  public let path: String
  /// The file as it was read.
  package let bytes: [UInt8]
  /// The method.
  public let method: FragilityMethod
  private let positions: TOMLPositions
  /// Of a file that stands for one of the tables of larger areas, its position.
  private let parentTable: Int?

  /// Reads a method from a file, or takes a built-in one by its name.
  ///
  /// A file comes first: a name is looked up among the built-in methods when there is no such file, or a folder.
  ///
  /// - Parameter nameOrPath: The path of a file, or the name of a built-in method.
  /// - Throws: Everything that is wrong with the file, each with its line.
  public init(_ nameOrPath: String) throws(FragilityError) {
    if let builtIn = BuiltInMethod.named(nameOrPath),
      !exists(nameOrPath) || isFolder(nameOrPath)
    {
      try self.init(InputFile(path: nameOrPath, bytes: builtIn.bytes))
    } else {
      guard !isTable(nameOrPath) else { throw FragilityError([.tableForMethod(nameOrPath)]) }
      let file: InputFile
      do throws(FragilityError) { file = try InputFile.read(nameOrPath) } catch {
        guard error.problems.first?.code.rawValue == "file.not-found" else { throw error }
        throw FragilityError([.noSuchMethod(nameOrPath)])
      }
      try self.init(file)
    }
  }

  /// Reads a method from bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text of the file.
  ///   - path: What messages call it.
  /// - Throws: Everything that is wrong with the text, each with its line.
  public init(bytes: [UInt8], path: String) throws(FragilityError) {
    try self.init(InputFile(path: path, bytes: bytes))
  }

  init(_ file: InputFile) throws(FragilityError) {
    let top = try TOMLSection.open(file)
    path = file.path
    bytes = file.bytes
    positions = top.document.positions
    var decoder = MethodDecoder(top)
    method = try decoder.decode(path: path)
    parentTable = nil
  }

  private init(_ file: MethodFile, method: FragilityMethod, parentTable: Int? = nil) {
    path = file.path
    bytes = file.bytes
    positions = file.positions
    self.method = method
    self.parentTable = parentTable
  }

  /// The file as the method that reads one of its tables of larger areas.
  package func reader(ofParentTable position: Int) throws(FragilityError) -> MethodFile {
    try MethodFile(
      self,
      method: method.reader(ofParentTable: position),
      parentTable: position
    )
  }

  /// The file with one more level of parents, which scores do not depend on.
  package func adding(
    _ level: FragilityMethod.Table.Level
  ) throws(FragilityError) -> MethodFile {
    try MethodFile(self, method: method.adding(level))
  }

  /// The file with another typology in its method.
  ///
  /// - Parameter typology: What stands in place of its own.
  /// - Returns: The other file.
  /// - Throws: What the other typology contradicts.
  package func replacing(_ typology: Typology) throws(FragilityError) -> MethodFile {
    do throws(FragilityError) {
      return MethodFile(
        self,
        method: try FragilityMethod(
          id: method.id,
          version: method.version,
          title: method.title,
          description: method.description,
          tables: method.tables,
          rules: method.rules,
          dimensions: method.dimensions,
          indicators: method.indicators,
          uncertainty: method.uncertainty,
          typology: typology,
          people: method.people,
          resources: method.resources,
          parentTables: method.parentTables,
          contours: method.contours,
          about: method.about
        )
      )
    } catch {
      throw FragilityError(
        error.problems.map { problem in
          var located = problem
          located.place = locate(problem.place)
          return located
        }
      )
    }
  }

  /// The column that a name of the method file stands for: `column` of the first table, or `table.column`.
  package func column(named name: String) -> ColumnReference {
    method.column(named: name)
  }

  /// Gives a place that names a part of the method the line where the file says it.
  package func locate(_ place: Problem.Place) -> Problem.Place {
    guard place.file == nil, let subject = place.subject, let key = key(of: subject) else {
      return place
    }
    let position = positions.position(of: key) ?? TextPosition(line: 1, column: 1)
    return position.place(in: path, subject: subject)
  }

  private func key(of subject: Problem.Subject) -> String? {
    guard let parentTable else { return subject.tomlPath }
    let prefix = "parent_table[\(parentTable)]"
    return switch subject {
    case .table(_, _, let key): "\(prefix).\(key)"
    case .indicator(_, let id, _): "\(prefix).columns.\(id)"
    case .cell: nil
    case .method, .rule, .dimension: subject.tomlPath
    }
  }
}

extension FragilityMethod {
  fileprivate func column(named name: String) -> ColumnReference {
    let ids = tables.map(\.id)
    for id in ids where !id.isEmpty && name.hasPrefix(id + ".") {
      return ColumnReference(table: id, column: String(name.dropFirst(id.count + 1)))
    }
    return ColumnReference(table: ids.first ?? "", column: name)
  }
}

extension Problem.Subject {
  /// The key of the method file that the subject is, or `nil` if it is none.
  var tomlPath: String? {
    switch self {
    case .method(let key): key
    case .rule(let key): "rules.\(key)"
    case .table(let position, _, let key): "table[\(position)].\(key)"
    case .dimension(let position, _, let key): "dimension[\(position)].\(key)"
    case .indicator(let position, _, let key): "indicator[\(position)].\(key)"
    case .cell: nil
    }
  }
}

/// Whether a path ends as those of tables do, which no method file's does.
private func isTable(_ path: String) -> Bool {
  let endings = [".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".geojson"]
  return endings.contains { path.lowercased().hasSuffix($0) }
}

extension Problem {
  fileprivate static func tableForMethod(_ path: String) -> Problem {
    Problem(
      "file.table-for-method",
      at: Place(file: path),
      LocalizedText(
        fr: "c'est une table là où il faut un fichier de méthode",
        en: "this is a table where a method file is needed"
      ),
      remedy: LocalizedText(
        fr:
          "donnez le fichier .toml qui dit comment lire la table ; fragility init en écrit un pour commencer",
        en:
          "give the .toml file that says how to read the table; fragility init writes one to start"
      )
    )
  }

  package static func noSuchMethod(_ name: String) -> Problem {
    let names = BuiltInMethod.all.map(\.name)
    let guess = nearest(to: name, among: names)
    let list = names.joined(separator: ", ")
    return Problem(
      "file.not-found",
      at: Place(file: name),
      LocalizedText(
        fr: "\"\(name)\" n'est ni un fichier ni une méthode intégrée",
        en: "\"\(name)\" is neither a file nor a built-in method"
      ),
      remedy: guess.map {
        LocalizedText(fr: "vouliez-vous dire \"\($0)\" ?", en: "did you mean \"\($0)\"?")
      }
        ?? LocalizedText(
          fr: "corrigez le chemin ; méthodes intégrées : \(list)",
          en: "mend the path; built-in methods: \(list)"
        )
    )
  }
}
