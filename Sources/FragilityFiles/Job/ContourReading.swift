public import FragilityIndex

/// The contours that a method names, read from their files.
public struct LoadedContours: Sendable {
  /// The contours of the territories.
  package let territories: ContourLayer
  /// The outlines of parents, by their level.
  package let levels: [String: ContourLayer]
  /// What has no contour, and which contours belong to nothing.
  public let notes: [LocalizedText]

  /// The paths of the files that were read.
  package var paths: [String] {
    [territories.path] + levels.sorted { $0.key < $1.key }.map(\.value.path)
  }
}

extension LoadedTables {
  /// Reads the contours of the method.
  ///
  /// - Parameter territories: The territories of these tables.
  /// - Returns: The contours; `nil` if the method names none.
  /// - Throws: Everything that is wrong with any of the files, together.
  public func contours(
    of territories: TerritoryTable
  ) throws(FragilityError) -> LoadedContours? {
    guard let source = file.method.contours else { return nil }
    var problems: [Problem] = []
    var cause = FragilityError.Cause.invalidInput
    var notes: [LocalizedText] = []
    let layers = ([nil] + source.levels.map(\.id)).compactMap { level -> ContourLayer? in
      do throws(FragilityError) {
        let layer = try contourLayer(of: level)
        notes += layer.notes(beside: territories, level: level)
        return layer
      } catch {
        problems += error.problems
        if error.cause == .inputOutput { cause = .inputOutput }
        return nil
      }
    }
    guard problems.isEmpty else { throw FragilityError(problems, cause: cause) }
    return LoadedContours(
      territories: layers[0],
      levels: Dictionary(uniqueKeysWithValues: zip(source.levels.map(\.id), layers.dropFirst())),
      notes: notes
    )
  }

  /// Reads the contours of the territories, or of their parents at a level.
  ///
  /// - Parameter level: The level; `nil` for the territories themselves.
  /// - Returns: The contours.
  /// - Throws: The method names none, or what is wrong with the file.
  package func contourLayer(of level: String?) throws(FragilityError) -> ContourLayer {
    guard let level else {
      guard let source = file.method.contours?.territories else {
        throw FragilityError([.noContours(file.path)])
      }
      return try contourLayer(source, namedBy: "contours.path")
    }
    guard let source = file.method.contours?.levels.first(where: { $0.id == level }) else {
      throw FragilityError([.noContours(ofLevel: level, file.path)])
    }
    return try contourLayer(source.file, namedBy: "contours.levels.\(level).path")
  }

  /// Reads a file of contours.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - key: The key of the method that names it, for messages.
  /// - Returns: The contours.
  /// - Throws: What is wrong with the file.
  func contourLayer(
    _ source: FragilityMethod.ContourFile,
    namedBy key: String
  ) throws(FragilityError) -> ContourLayer {
    let place = file.locate(Problem.Place(.method(key: key)))
    let input = try InputFile.read(file.resolve(source.path), namedBy: place)
    let text = try DecodedText(input, encoding: .utf8)
    return try ContourReader(path: input.path, text: text).read(key: source.key)
  }
}

extension ContourLayer {
  /// What has no contour, and how many contours belong to nothing.
  ///
  /// - Parameters:
  ///   - territories: The territories.
  ///   - level: The level whose outlines these are; `nil` for the territories themselves.
  ///   - consequence: What follows for a territory without a contour.
  /// - Returns: A line for each of the two that there is.
  package func notes(
    beside territories: TerritoryTable,
    level: String? = nil,
    consequence: LocalizedText = LocalizedText("")
  ) -> [LocalizedText] {
    guard let level else {
      return notes(
        LocalizedText(fr: "territoires", en: "territories"),
        LocalizedText(fr: "territoire", en: "territory"),
        codes: Array(territories.codes),
        consequence
      )
    }
    let codes = Set(territories.parents.first { $0.id == level }?.codes ?? TextColumn())
    let word = LocalizedText(level)
    return notes(word, word, codes: codes.subtracting([""]).sorted(), consequence)
  }

  private func notes(
    _ several: LocalizedText,
    _ one: LocalizedText,
    codes: [String],
    _ consequence: LocalizedText
  ) -> [LocalizedText] {
    let known = Set(codes)
    let without = codes.filter { contours[$0] == nil }
    let others = contours.keys.count { !known.contains($0) }
    var notes: [LocalizedText] = []
    if !without.isEmpty {
      let list = without.prefix(5).joined(separator: ", ") + (without.count > 5 ? ", ..." : "")
      let count = without.count
      notes.append(
        LocalizedText(
          fr:
            "\(path) : \(several.french) sans contour\(consequence.french) (\(count)) : \(list)",
          en:
            "\(path): \(several.english) without a contour\(consequence.english) (\(count)): \(list)"
        )
      )
    }
    if others > 0 {
      notes.append(
        LocalizedText(
          fr: "\(path) : contours qui ne sont ceux d'aucun \(one.french) : \(others)",
          en: "\(path): contours of no \(one.english): \(others)"
        )
      )
    }
    return notes
  }
}

extension Problem {
  fileprivate static func noContours(_ path: String) -> Problem {
    Problem(
      "method.no-contours",
      at: Place(file: path),
      LocalizedText(
        fr: "la méthode ne dit pas où sont les contours des territoires",
        en: "the method does not say where the contours of the territories are"
      ),
      remedy: LocalizedText(
        fr: "ajoutez une section [contours] avec path = \"contours.geojson\" et key = \"code\"",
        en: "add a section [contours] with path = \"contours.geojson\" and key = \"code\""
      )
    )
  }

  fileprivate static func noContours(ofLevel level: String, _ path: String) -> Problem {
    Problem(
      "method.no-contours",
      at: Place(file: path),
      LocalizedText(
        fr: "la méthode ne dit pas où sont les contours du niveau \"\(level)\"",
        en: "the method does not say where the contours of the level \"\(level)\" are"
      ),
      remedy: LocalizedText(
        fr:
          "ajoutez à [contours] levels = { \(level) = { path = \"\(level).geojson\", key = \"code\" } }",
        en:
          "add to [contours] levels = { \(level) = { path = \"\(level).geojson\", key = \"code\" } }"
      )
    )
  }
}
