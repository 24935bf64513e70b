package import FragilityIndex

extension PublishedFiles {
  /// Writes the files into a folder: all of them, or none.
  ///
  /// A folder that holds something is refused unless it was written by this function; what was published there and is no
  /// longer goes.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - isForced: Whether files that were not published before may be overwritten.
  /// - Throws: The folder holds other files, or the system refuses.
  package func write(to folder: String, isForced: Bool = false) throws(FragilityError) {
    if OutputFile.isTaken(folder), !FragilityFiles.isFolder(folder) {
      throw FragilityError([.notAFolder(folder)])
    }
    let present = OutputFolder.names(in: folder)
    let published = Self.published(in: folder)
    let names = files.map(\.name)
    let lost = names.filter { present.contains($0) && published?.contains($0) != true }
    if !isForced, published == nil ? !present.isEmpty : !lost.isEmpty {
      throw FragilityError([.foreignFolder(folder, published == nil ? present : lost)])
    }
    let folders = names.map { "\(folder)/\($0)" }.filter(FragilityFiles.isFolder)
    guard folders.isEmpty else {
      throw FragilityError(folders.map { .isFolder($0, at: Problem.Place(file: $0)) })
    }
    try OutputFolder.write(
      files.map { ($0.name, $0.bytes) },
      to: folder,
      removing: (published ?? []).filter { $0.hasPrefix("scores.") && !names.contains($0) }
    )
  }

  /// The names of the files that were published in a folder; `nil` if none were.
  private static func published(in folder: String) -> [String]? {
    guard let file = try? InputFile.read("\(folder)/\(DataPackage.fileName)"),
      let text = try? DecodedText(file, encoding: .utf8)
    else { return nil }
    var scanner = JSONScanner(text.bytes)
    var isOwn = false
    var names = [DataPackage.fileName]
    do throws(JSONScanner.Failure) {
      try scanner.object { (scanner, member) throws(JSONScanner.Failure) in
        if member == DataPackage.ownMember { isOwn = true }
        guard member == "resources", scanner.peek() == UInt8(ascii: "[") else {
          _ = try scanner.scalar()
          return
        }
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          try scanner.object { (scanner, member) throws(JSONScanner.Failure) in
            if case .string(let range) = try scanner.scalar(), member == "path" {
              names.append(try scanner.text(of: range))
            }
          }
        }
      }
    } catch { return nil }
    // A path that leads elsewhere is not one of ours.
    return isOwn ? names.filter { !$0.contains("/") && !$0.hasPrefix(".") } : nil
  }
}

extension Problem {
  fileprivate static func notAFolder(_ path: String) -> Problem {
    Problem(
      "publish.not-a-folder",
      at: Place(file: path),
      LocalizedText(fr: "ceci n'est pas un dossier", en: "this is not a folder"),
      remedy: LocalizedText(fr: "donnez un autre nom à -o", en: "give -o another name")
    )
  }

  fileprivate static func foreignFolder(_ path: String, _ names: [String]) -> Problem {
    let list = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", ..." : "")
    return Problem(
      "publish.foreign-folder",
      at: Place(file: path),
      LocalizedText(
        fr: "le dossier contient ce qui n'a pas été publié ici : \(list)",
        en: "the folder holds what was not published here: \(list)"
      ),
      remedy: LocalizedText(
        fr:
          "donnez un dossier vide ou nouveau ; --force remplace les fichiers de même nom et garde les autres",
        en:
          "give an empty or new folder; --force replaces files of the same names and keeps the others"
      )
    )
  }
}
