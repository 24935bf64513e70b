public import FragilityIndex

/// The resources of a method beside its index.
public struct LoadedResources: Sendable {
  /// One result for each resource of the method, in its order.
  public let results: [ResourceResult]
  /// What was read, and what counts nowhere.
  public let notes: [LocalizedText]
  /// The paths of the files that were read.
  package let paths: [String]
}

extension LoadedTables {
  /// Counts the places of all resources.
  ///
  /// - Parameters:
  ///   - index: The index of the territories of these tables, in their order.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The resources beside the index.
  /// - Throws: The method has no resource; everything that is wrong with places and contours, with file and line.
  public func resources(
    beside index: IndexResult,
    threads: Int = 1
  ) throws(FragilityError) -> LoadedResources {
    let resources = file.method.resources
    guard !resources.isEmpty else { throw FragilityError([.noResources(file.path)]) }
    var results: [ResourceResult] = []
    var notes: [LocalizedText] = []
    var paths: [String] = []
    var contours: [FragilityMethod.ContourFile: ContourLayer] = [:]
    for (position, resource) in resources.enumerated() {
      if let source = resource.contours, contours[source] == nil {
        let isUsual = source == file.method.contours?.territories
        let layer = try contourLayer(
          source,
          namedBy: isUsual ? "contours.path" : "resource[\(position)].contours"
        )
        contours[source] = layer
        paths.append(layer.path)
        notes += layer.notes(
          beside: index.territories,
          consequence: LocalizedText(fr: ", donc sans décompte", en: ", hence without a count")
        )
      }
      let places = try places(resource, position)
      paths.append(places.path)
      let own = resource.contours.flatMap { contours[$0]?.contours } ?? [:]
      let counts = try count(resource, places, own, index.territories, threads: threads)
      notes.append(.read(resource, places, unreached: counts.unreached))
      results.append(ResourceResult(resource, counts, beside: index))
    }
    return LoadedResources(results: results, notes: notes, paths: paths)
  }

  private func places(
    _ resource: FragilityMethod.Resource,
    _ position: Int
  ) throws(FragilityError) -> PlaceTable {
    switch resource.source {
    case .file(let path, let dialect):
      let place = file.locate(Problem.Place(.method(key: "resource[\(position)].path")))
      return try PlaceTable(
        resource,
        at: position,
        path: file.resolve(path),
        markers: ["": .unavailable],
        dialect: dialect,
        namedBy: place
      )
    case .table(let id):
      guard let source = file.method.tables.firstIndex(where: { $0.id == id }),
        notes[source].path != "<stdin>"
      else { throw FragilityError([.placesFromStandardInput(id)]) }
      return try PlaceTable(
        resource,
        at: position,
        path: notes[source].path,
        markers: file.method.tables[source].markers,
        dialect: file.method.tables[source].dialect,
        namedBy: nil
      )
    }
  }

  private func count(
    _ resource: FragilityMethod.Resource,
    _ places: PlaceTable,
    _ contours: [String: Contour],
    _ territories: TerritoryTable,
    threads: Int
  ) throws(FragilityError) -> PlaceCounts {
    if case .codes(let key, let on, let separator) = resource.reach {
      let codes = places.table.texts[key] ?? TextColumn()
      let own = tables[0].texts[on.column] ?? TextColumn()
      return PlaceCounts(
        codes: codes,
        territories: own.map { cell in
          guard let separator, !separator.isEmpty else { return cell.isEmpty ? [] : [cell] }
          return cell.split(separator: separator).map { part in
            String(decoding: Array(part.utf8).withoutBlanks, as: UTF8.self)
          }
        }
      )
    }
    guard let columns = resource.coordinates else {
      preconditionFailure("what is not counted by code is counted by coordinates")
    }
    let shapes = territories.codes.map { contours[$0] }
    return PlaceCounts(
      try places.points(columns, among: shapes.compactMap { $0 }),
      in: shapes,
      reach: resource.reach,
      threads: threads
    )
  }
}

extension [UInt8] {
  fileprivate var withoutBlanks: ArraySlice<UInt8> { self[trimmed(indices)] }
}

extension LocalizedText {
  /// How many places were read, and how many of them count nowhere.
  fileprivate static func read(
    _ resource: FragilityMethod.Resource,
    _ places: PlaceTable,
    unreached: Int
  ) -> LocalizedText {
    let count = places.table.rowCount
    var (fr, en) = ("\(places.path) : lieux lus : \(count)", "\(places.path): places: \(count)")
    if let columns = resource.coordinates {
      let lost = places.table.numbers[columns.longitude]?.encoded.count(where: \.isNaN) ?? 0
      if lost > 0 {
        fr += ", sans coordonnées, comptés nulle part : \(lost)"
        en += ", without coordinates, counted nowhere: \(lost)"
      }
    }
    if unreached > 0 {
      fr += ", ne comptent pour aucun territoire : \(unreached)"
      en += ", that count for no territory: \(unreached)"
    }
    return LocalizedText(fr: fr, en: en)
  }
}

extension Problem {
  fileprivate static func noResources(_ path: String) -> Problem {
    Problem(
      "method.no-resource",
      at: Place(file: path),
      LocalizedText(fr: "la méthode n'a pas de ressource", en: "the method has no resource"),
      remedy: LocalizedText(
        fr:
          "ajoutez une section [[resource]] : id, path, et key et on pour compter par code, ou longitude, latitude et within pour compter sur la carte",
        en:
          "add a [[resource]] section: id, path, and key and on to count by code, or longitude, latitude and within to count on the map"
      )
    )
  }

  fileprivate static func placesFromStandardInput(_ id: String) -> Problem {
    Problem(
      "input.places-from-standard-input",
      at: Place(file: "<stdin>"),
      LocalizedText(
        fr: "la table \"\(id)\" est lue une seconde fois, ce que l'entrée standard ne permet pas",
        en: "the table \"\(id)\" is read twice, which the standard input does not allow"
      ),
      remedy: LocalizedText(
        fr: "donnez un fichier avec --table \(id)=...",
        en: "give a file with --table \(id)=..."
      )
    )
  }
}
