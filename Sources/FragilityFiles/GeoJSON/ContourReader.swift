import FragilityIndex

/// Reads the contours of territories from a GeoJSON file.
struct ContourReader {
  let path: String
  let text: DecodedText

  /// The contours by the codes of their territories; a feature without a geometry has none.
  ///
  /// - Parameter key: The property that holds the codes.
  /// - Returns: The contours, and their geometries as they stand in the file.
  /// - Throws: Everything that is wrong with the file, together: no JSON, no features, features without a code, with the
  ///   code of another, with lines or points in place of areas, or with coordinates that are no degrees.
  func read(key: String) throws(FragilityError) -> ContourLayer {
    var scanner = JSONScanner(text.bytes)
    var contours: [String: Contour] = [:]
    var geometries: [String: Range<Int>] = [:]
    var offsets: [String: Int] = [:]
    var problems = TextProblems()
    do throws(JSONScanner.Failure) {
      try scanner.object { (scanner, member) throws(JSONScanner.Failure) in
        guard member == "features", scanner.peek() == UInt8(ascii: "[") else {
          _ = try scanner.scalar()
          return
        }
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          _ = scanner.peek()
          let offset = scanner.position
          let (code, geometry) = try feature(&scanner, key: key)
          guard let code, !code.isEmpty else {
            return problems.report(at: offset) { .noContourCode(key, at: $0) }
          }
          if offsets.updateValue(offset, forKey: code) != nil {
            return problems.report(at: offset) { .repeatedContour(code, at: $0) }
          }
          guard let geometry else { return }
          guard let contour = try self.contour(geometry.start) else {
            return problems.report(at: offset) { .noArea(code, at: $0) }
          }
          guard contour.isInDegrees else {
            return problems.report(at: offset) { .noDegrees(code, at: $0) }
          }
          contours[code] = contour
          geometries[code] = geometry.range
        }
      }
      if scanner.peek() != nil { throw JSONScanner.Failure(offset: scanner.position) }
    } catch {
      throw TextProblems.error(at: error.offset, in: text.bytes, path: path) {
        .noContourJSON($0)
      }
    }
    if offsets.isEmpty, problems.isEmpty { problems.report(at: 0) { .noContours($0) } }
    guard problems.isEmpty else { throw problems.error(in: text.bytes, path: path) }
    return ContourLayer(
      path: path,
      contours: contours,
      geometries: GeometryTexts(bytes: text.bytes, ranges: geometries)
    )
  }

  /// A geometry: where its text begins, and all of it.
  private typealias Geometry = (start: JSONScanner, range: Range<Int>)

  /// The code of the feature that begins here, and its geometry.
  private func feature(
    _ scanner: inout JSONScanner,
    key: String
  ) throws(JSONScanner.Failure) -> (code: String?, geometry: Geometry?) {
    var code: String?
    var geometry: Geometry?
    try scanner.object { (scanner, member) throws(JSONScanner.Failure) in
      if member == "geometry", scanner.peek() == UInt8(ascii: "{") {
        let start = scanner
        geometry = (start, try scanner.value())
        return
      }
      guard member == "properties", scanner.peek() == UInt8(ascii: "{") else {
        _ = try scanner.scalar()
        return
      }
      try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
        let scalar = try scanner.scalar()
        guard name == key else { return }
        switch scalar {
        case .string(let range): code = try scanner.text(of: range)
        case .number(let range): code = String(decoding: text.bytes[range], as: UTF8.self)
        case .boolean, .null, .nested: break
        }
      }
    }
    return (code, geometry)
  }

  /// The contour of a geometry; `nil` if it is not an area.
  private func contour(_ geometry: JSONScanner) throws(JSONScanner.Failure) -> Contour? {
    var scanner = geometry
    var type = ""
    var coordinates: JSONScanner?
    try scanner.object { (scanner, member) throws(JSONScanner.Failure) in
      if member == "coordinates", scanner.peek() == UInt8(ascii: "[") { coordinates = scanner }
      if case .string(let range) = try scanner.scalar(), member == "type" {
        type = try scanner.text(of: range)
      }
    }
    guard var coordinates, type == "Polygon" || type == "MultiPolygon" else { return nil }
    var rings: [Contour.Ring] = []
    if type == "Polygon" {
      try polygon(&coordinates, into: &rings)
    } else {
      try coordinates.array { (scanner) throws(JSONScanner.Failure) in
        try polygon(&scanner, into: &rings)
      }
    }
    return rings.isEmpty ? nil : Contour(rings)
  }

  private func polygon(
    _ scanner: inout JSONScanner,
    into rings: inout [Contour.Ring]
  ) throws(JSONScanner.Failure) {
    var isHole = false
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      var points: [MapPoint] = []
      try scanner.array { (scanner) throws(JSONScanner.Failure) in
        points.append(try point(&scanner))
      }
      if !points.isEmpty { rings.append(Contour.Ring(points, isHole: isHole)) }
      isHole = true
    }
  }

  /// Longitude and latitude; a height is passed over.
  private func point(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> MapPoint {
    var point = MapPoint(repeating: .nan)
    var count = 0
    let offset = scanner.position
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      guard case .number(let range) = try scanner.scalar(),
        case .number(let number, _) = parseNumber(text.bytes, range)
      else { throw JSONScanner.Failure(offset: scanner.position) }
      if count < 2 { point[count] = number }
      count += 1
    }
    guard count >= 2 else { throw JSONScanner.Failure(offset: offset) }
    return point
  }
}

extension Contour {
  /// Whether the coordinates can be degrees of longitude and latitude.
  fileprivate var isInDegrees: Bool {
    abs(low.x) <= 180 && abs(high.x) <= 180 && abs(low.y) <= 90 && abs(high.y) <= 90
  }
}

extension Problem {
  fileprivate static func noContourJSON(_ place: Place) -> Problem {
    Problem(
      "geojson.syntax",
      at: place,
      LocalizedText(fr: "ceci n'est pas du JSON", en: "this is not JSON"),
      remedy: LocalizedText(
        fr: "exportez le fichier de nouveau en GeoJSON",
        en: "export the file again as GeoJSON"
      )
    )
  }

  fileprivate static func noContours(_ place: Place) -> Problem {
    Problem(
      "geojson.no-features",
      at: place,
      LocalizedText(fr: "le fichier n'a pas de contours", en: "the file has no contours"),
      remedy: LocalizedText(fr: "donnez une FeatureCollection", en: "give a FeatureCollection")
    )
  }

  fileprivate static func noContourCode(_ key: String, at place: Place) -> Problem {
    Problem(
      "contours.no-code",
      at: place,
      LocalizedText(
        fr: "ce contour n'a pas de propriété \"\(key)\"",
        en: "this contour has no property \"\(key)\""
      ),
      remedy: LocalizedText(
        fr: "donnez dans contours.key la propriété qui contient les codes, ou complétez le fichier",
        en: "give in contours.key the property that holds the codes, or complete the file"
      )
    )
  }

  fileprivate static func repeatedContour(_ code: String, at place: Place) -> Problem {
    Problem(
      "contours.duplicate-code",
      at: place,
      LocalizedText(
        fr: "un autre contour a déjà le code \"\(code)\"",
        en: "another contour has the code \"\(code)\" already"
      ),
      remedy: LocalizedText(
        fr: "réunissez les deux en un MultiPolygon",
        en: "join the two into one MultiPolygon"
      )
    )
  }

  fileprivate static func noArea(_ code: String, at place: Place) -> Problem {
    Problem(
      "contours.not-an-area",
      at: place,
      LocalizedText(
        fr: "le contour de \"\(code)\" n'est ni un Polygon ni un MultiPolygon",
        en: "the contour of \"\(code)\" is neither a Polygon nor a MultiPolygon"
      ),
      remedy: LocalizedText(
        fr: "donnez la surface du territoire",
        en: "give the area of the territory"
      )
    )
  }

  fileprivate static func noDegrees(_ code: String, at place: Place) -> Problem {
    Problem(
      "contours.not-degrees",
      at: place,
      LocalizedText(
        fr: "les coordonnées de \"\(code)\" ne sont pas des degrés",
        en: "the coordinates of \"\(code)\" are no degrees"
      ),
      remedy: LocalizedText(
        fr: "exportez les contours en WGS 84 (EPSG:4326), et non en Lambert 93",
        en: "export the contours in WGS 84 (EPSG:4326) rather than in a projection"
      )
    )
  }
}
