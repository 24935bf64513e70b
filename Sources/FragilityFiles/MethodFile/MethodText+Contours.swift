import FragilityIndex

extension FragilityMethod {
  func add(_ contours: Contours, to lines: inout TOMLLines) {
    lines.add("path", quoted(contours.territories.path))
    lines.add("key", quoted(contours.territories.key))
    let levels = contours.levels.map { ($0.id, $0.file.toml) }
    if !levels.isEmpty { lines.add("levels", inlineTable(levels)) }
  }
}

extension FragilityMethod.ContourFile {
  /// The file as an inline table.
  var toml: String { inlineTable([("path", quoted(path)), ("key", quoted(key))]) }
}
