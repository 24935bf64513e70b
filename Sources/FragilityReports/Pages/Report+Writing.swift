package import FragilityFiles
package import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Report {
  /// Writes pages into a folder, and files beside them.
  ///
  /// Every file is written beside its place and renamed. Pages that an earlier report left in the folder and this one does
  /// not have go, where all pages are written; nothing else is touched.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder; it is made if it is not there.
  ///   - selection: Which pages.
  ///   - files: The files beside the pages, if any.
  ///   - isForced: Whether files that no report has written may be overwritten.
  ///   - threads: How many threads may work.
  /// - Returns: How many pages were written.
  /// - Throws: The folder holds pages that no report has written, or the system refuses.
  package func write(
    to folder: String,
    _ selection: Selection,
    files: PublishedFiles? = nil,
    isForced: Bool = false,
    threads: Int = 1
  ) throws(FragilityError) -> Int {
    let names = files?.files.map(\.name) ?? []
    var selection = selection
    selection.isLinked = selection.hasOverview || Self.isOwn("\(folder)/index.html")
    let planned = pages(of: selection, files: names)
    if !isForced {
      let lost = planned.map { "\(folder)/\($0.path)" }.filter {
        OutputFile.isTaken($0) && !Self.isOwn($0)
      }
      guard lost.isEmpty else { throw FragilityError([.foreignPages(folder, lost)]) }
    }
    try files?.write(to: "\(folder)/\(words["folder_files"])", isForced: isForced)
    var made: Set<String> = []
    try makePages(selection, files: names, threads: threads) { page throws(FragilityError) in
      let path = "\(folder)/\(page.path)"
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      if made.insert(parent).inserted { try OutputFile.makeFolder(parent) }
      try OutputFile.write(page.bytes, to: path)
    }
    if selection.hasOverview, selection.territories.count == index.territories.count {
      removeOutdated(in: folder, keeping: Set(planned.map(\.path)))
    }
    return planned.count
  }

  /// The path of a file beside the pages, below the folder of the report.
  package func path(ofFile name: String) -> String { "\(words["folder_files"])/\(name)" }

  /// Removes pages of an earlier report.
  private func removeOutdated(in folder: String, keeping paths: Set<String>) {
    for part in ["folder_territories", "folder_parents"].map({ words[$0] }) {
      for name in OutputFolder.names(in: "\(folder)/\(part)")
      where name.hasSuffix(".html") && !paths.contains("\(part)/\(name)") {
        let path = "\(folder)/\(part)/\(name)"
        if Self.isOwn(path) { Platform.remove(path) }
      }
    }
  }

  /// Whether a file is a page that a report has written.
  private static func isOwn(_ path: String) -> Bool {
    guard let bytes = try? InputFile.read(path).bytes.prefix(1000) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(
      "<meta name=\"generator\" content=\"fragility "
    )
  }
}

extension Problem {
  fileprivate static func foreignPages(_ folder: String, _ paths: [String]) -> Problem {
    let list = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? ", ..." : "")
    return Problem(
      "report.foreign-pages",
      at: Place(file: folder),
      LocalizedText(
        fr: "le dossier contient des fichiers qui ne sont pas d'un rapport : \(list)",
        en: "the folder holds files that are not of a report: \(list)"
      ),
      remedy: LocalizedText(
        fr: "donnez un autre dossier à -o, ou --force pour les remplacer",
        en: "give -o another folder, or --force to replace them"
      )
    )
  }
}
