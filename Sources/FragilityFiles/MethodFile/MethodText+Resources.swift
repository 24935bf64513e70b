package import FragilityIndex

extension FragilityMethod {
  func add(_ resource: Resource, to lines: inout TOMLLines) {
    lines.add("id", quoted(resource.id))
    lines.add("label", resource.label?.toml)
    switch resource.source {
    case .table(let id): lines.add("table", quoted(id))
    case .file(let path, let dialect):
      lines.add("path", quoted(path))
      add(dialect, to: &lines)
    }
    func place(_ coordinates: Resource.Coordinates, _ contours: ContourFile) {
      lines.add("longitude", quoted(coordinates.longitude))
      lines.add("latitude", quoted(coordinates.latitude))
      if contours != self.contours?.territories { lines.add("contours", contours.toml) }
    }
    switch resource.reach {
    case .codes(let key, let on, let separator):
      lines.add("key", quoted(key))
      lines.add("on", toml(on))
      lines.add("separator", separator.map(quoted))
    case .inside(let coordinates, let contours):
      lines.add("inside", "true")
      place(coordinates, contours)
    case .within(let kilometres, let start, let coordinates, let contours):
      lines.add("within", tomlNumber(kilometres))
      if start != .contour { lines.add("from", quoted(start.rawValue)) }
      place(coordinates, contours)
    }
    if resource.per != 10000 { lines.add("per", tomlNumber(resource.per)) }
    lines.add("need", resource.need.map(tomlNumber))
    lines.add("little", resource.little.map(tomlNumber))
  }
}

extension Reliability {
  /// The rule as an inline table, without what holds when it is left out.
  package var toml: String {
    var entries: [(String, String)] = []
    if let minPopulation { entries.append(("min_population", tomlNumber(minPopulation))) }
    if let minDenominator { entries.append(("min_denominator", tomlNumber(minDenominator))) }
    if let cv {
      entries.append(("cv", inlineList([tomlNumber(cv.caution), tomlNumber(cv.unreliable)])))
    }
    if minWeightShare != 1 { entries.append(("min_weight_share", tomlNumber(minWeightShare))) }
    if unreliable != .shown { entries.append(("unreliable", quoted(unreliable.rawValue))) }
    if !isFitted { entries.append(("fit", "false")) }
    return inlineTable(entries)
  }
}
