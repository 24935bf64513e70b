import FragilityIndex

/// A workbook in Office Open XML that was opened, with one of its sheets.
struct WorkbookFile: Sendable {
  /// The path as people know it.
  let path: String
  /// The name of the sheet.
  let sheet: String
  /// The texts that cells name by their position.
  let shared: TextColumn
  private let content: [UInt8]
  private let stylesPart: [UInt8]?

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - sheet: The name of the sheet; when left out, the only one that is not hidden.
  ///   - limits: How much may be inflated.
  /// - Throws: It is no workbook, or damaged, protected, or too large, or has no such sheet.
  init(
    _ file: InputFile,
    sheet: String? = nil,
    limits: ZipArchive.Limits = ZipArchive.Limits()
  ) throws(FragilityError) {
    path = file.path
    let place = Problem.Place(file: file.path)
    guard !file.bytes.isEmpty else { throw FragilityError([.emptyFile(path, isMethod: false)]) }
    // The container of older workbooks, and of those under a password.
    guard !file.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      throw FragilityError([.oldWorkbook(place)])
    }
    var parts = try Parts(file, limits)
    guard let main = try parts.target(of: "", kind: "officeDocument"), main.hasSuffix(".xml") else {
      throw FragilityError([.notAWorkbook(place)])
    }
    let list = SheetList()
    guard try parts.walk(main, list) else { throw FragilityError([.damaged(place, part: main)]) }
    let named = try parts.relationships(of: main)
    let sheets = list.sheets.compactMap { sheet in
      named.first { $0.id == sheet.relationship && $0.kind == "worksheet" }
        .map { (name: sheet.name, part: $0.target, isHidden: sheet.isHidden) }
    }
    let found = try Self.choose(sheet, among: sheets, place)
    self.sheet = found.name
    guard let content = try parts.contents(found.part) else {
      throw FragilityError([.damaged(place, part: found.part)])
    }
    self.content = content
    let strings = SharedStrings()
    if let part = named.first(where: { $0.kind == "sharedStrings" })?.target {
      _ = try parts.walk(part, strings)
    }
    shared = strings.texts
    stylesPart = try named.first { $0.kind == "styles" }
      .flatMap { styles throws(FragilityError) in try parts.contents(styles.target) }
  }

  /// The sheet that is asked for, or the only one.
  private static func choose(
    _ name: String?,
    among sheets: [(name: String, part: String, isHidden: Bool)],
    _ place: Problem.Place
  ) throws(FragilityError) -> (name: String, part: String) {
    let shown = sheets.filter { !$0.isHidden }
    guard let name else {
      guard shown.count == 1 else { throw FragilityError([.whichSheet(shown.map(\.name), place)]) }
      return (shown[0].name, shown[0].part)
    }
    guard let found = sheets.first(where: { $0.name == name }) else {
      throw FragilityError([.unknownSheet(name, among: sheets.map(\.name), place)])
    }
    return (found.name, found.part)
  }

  /// Walks over the rows of the sheet that hold something.
  ///
  /// - Parameter body: Takes each row.
  /// - Throws: The sheet, or its styles, cannot be understood.
  func eachRow(_ body: @escaping (SheetRow) -> Void) throws(FragilityError) {
    let styles = StyleList()
    if let stylesPart { try Parts.walk(stylesPart, styles, path: path) }
    let walk = SheetWalk(styles, shared: shared.count, body)
    try Parts.walk(content, walk, path: path)
    if let (row, column) = walk.damaged {
      throw FragilityError([
        .damagedCell(Problem.Place(file: path, line: row, column: column, sheet: sheet))
      ])
    }
  }
}

/// The parts of a workbook, found by what they are to each other.
private struct Parts {
  private let path: String
  private var archive: ZipArchive

  init(_ file: InputFile, _ limits: ZipArchive.Limits) throws(FragilityError) {
    path = file.path
    do throws(ZipArchive.Failure) { archive = try ZipArchive(file.bytes, limits: limits) } catch {
      throw FragilityError([.archive(error, Problem.Place(file: file.path))])
    }
  }

  mutating func contents(_ part: String) throws(FragilityError) -> [UInt8]? {
    do throws(ZipArchive.Failure) { return try archive.contents(of: part) } catch {
      throw FragilityError([.archive(error, Problem.Place(file: path))])
    }
  }

  /// Walks over a part.
  ///
  /// - Returns: Whether there is such a part.
  mutating func walk(_ part: String, _ listener: any XMLListener) throws(FragilityError) -> Bool {
    guard let bytes = try contents(part) else { return false }
    try Self.walk(bytes, listener, path: path)
    return true
  }

  static func walk(
    _ bytes: [UInt8],
    _ listener: any XMLListener,
    path: String
  ) throws(FragilityError) {
    do throws(XMLWalk.Failure) { try XMLWalk.over(bytes, listener) } catch {
      throw FragilityError([.xml(error, Problem.Place(file: path))])
    }
  }

  /// What a part names, with paths from the top of the archive.
  mutating func relationships(
    of part: String
  ) throws(FragilityError) -> [RelationshipList.Relationship] {
    let folders = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last ?? ""
    let list = RelationshipList()
    _ = try walk((folders + ["_rels", "\(name).rels"]).joined(separator: "/"), list)
    return list.relationships.map { relationship in
      let isAbsolute = relationship.target.hasPrefix("/")
      let steps = (isAbsolute ? [] : folders) + relationship.target.split(separator: "/")
      let walked = steps.reduce(into: [Substring]()) { walked, step in
        if step == ".." { _ = walked.popLast() } else if step != "." { walked.append(step) }
      }
      return .init(
        id: relationship.id,
        kind: relationship.kind,
        target: walked.joined(separator: "/")
      )
    }
  }

  /// The path of the part that is something to another.
  mutating func target(of part: String, kind: String) throws(FragilityError) -> String? {
    try relationships(of: part).first { $0.kind == kind }?.target
  }
}
