import FragilityIndex

extension MethodDecoder {
  /// Where the contours of the territories and of their parents stand.
  func contours(_ section: TOMLSection) -> FragilityMethod.Contours? {
    let levels = section.section("levels").map { levels in
      levels.keys.compactMap { id in
        levels.section(id).flatMap { contourFile($0) }
          .map { FragilityMethod.Contours.Level(id: id, file: $0) }
      }
    }
    return contourFile(section).map { .init(territories: $0, levels: levels ?? []) }
  }

  /// A file of contours; the section holds nothing else.
  func contourFile(_ section: TOMLSection) -> FragilityMethod.ContourFile? {
    defer { section.finish() }
    let path = section.required("path", section.string("path"))
    let key = section.required("key", section.string("key"))
    guard let path, let key else { return nil }
    return .init(path: path, key: key)
  }
}
