import FragilityIndex

/// The places of a resource, as they were read.
struct PlaceTable {
  let path: String
  let table: DataTable
  let reader: CSVTableReader

  /// Reads the columns that a resource needs.
  ///
  /// - Throws: Everything that is wrong with the file, together.
  init(
    _ resource: FragilityMethod.Resource,
    at position: Int,
    path: String,
    markers: [String: AbsenceReason],
    dialect: FragilityMethod.Table.Dialect,
    namedBy place: Problem.Place?
  ) throws(FragilityError) {
    let input = try InputFile.read(path, namedBy: place)
    let text = try DecodedText(input, encoding: dialect.encoding)
    reader = CSVTableReader(path: input.path, text: text, dialect: dialect)
    let subject = { (key: String) in Problem.Subject.method(key: "resource[\(position)].\(key)") }
    var needed = ColumnsNeeded()
    if let columns = resource.coordinates {
      needed.numbers = [
        .init(column: columns.longitude, subject: subject("longitude")),
        .init(column: columns.latitude, subject: subject("latitude")),
      ]
    }
    if case .codes(let key, _, _) = resource.reach {
      needed.texts = [.init(column: key, subject: subject("key"))]
    }
    table = try reader.read(id: resource.id, markers: markers, needed: needed).table
    self.path = input.path
  }

  /// The coordinates of the places; NaN of those that have none.
  ///
  /// - Parameters:
  ///   - columns: The columns of coordinates.
  ///   - contours: The contours, which tell coordinates that were swapped.
  /// - Returns: One point a place.
  /// - Throws: Coordinates that cannot be, each with its line.
  func points(
    _ columns: FragilityMethod.Resource.Coordinates,
    among contours: [Contour]
  ) throws(FragilityError) -> [MapPoint] {
    let longitudes = table.numbers[columns.longitude]?.encoded ?? []
    let latitudes = table.numbers[columns.latitude]?.encoded ?? []
    var (low, high) = (MapPoint(repeating: .infinity), MapPoint(repeating: -.infinity))
    for contour in contours {
      low = pointwiseMin(low, contour.low)
      high = pointwiseMax(high, contour.high)
    }
    var wrong: [(row: Int, column: String, describe: (Problem.Place) -> Problem)] = []
    let points = zip(longitudes, latitudes).enumerated().map { row, pair in
      let point = MapPoint(pair.0, pair.1)
      if point.x.isNaN || point.y.isNaN {
        if !(point.x.isNaN && point.y.isNaN) {
          let column = point.x.isNaN ? columns.longitude : columns.latitude
          wrong.append((row, column, { .halfCoordinates($0) }))
        }
        return MapPoint(repeating: .nan)
      }
      let turned = MapPoint(point.y, point.x)
      func holds(_ point: MapPoint) -> Bool { all(point .>= low - 1) && all(point .<= high + 1) }
      if abs(point.x) > 180 || abs(point.y) > 90 {
        let column = abs(point.x) > 180 ? columns.longitude : columns.latitude
        wrong.append((row, column, { .noDegrees(point, at: $0) }))
      } else if point == .zero {
        wrong.append((row, columns.longitude, { .zeroCoordinates($0) }))
      } else if !holds(point), holds(turned) {
        wrong.append((row, columns.longitude, { .swappedCoordinates(point, at: $0) }))
      }
      return point
    }
    guard wrong.isEmpty else {
      let cells = Set(wrong.map { CellAddress(row: $0.row, column: $0.column) })
      let positions = reader.positions(of: cells)
      throw FragilityError(
        wrong.map { row, column, describe in
          let position = positions[CellAddress(row: row, column: column)]
          return describe(
            Problem.Place(
              file: path,
              line: position?.line,
              column: position?.column,
              subject: .cell(table: table.id, row: row, column: column)
            )
          )
        }
      )
    }
    return points
  }
}

extension Problem {
  private static func inWords(_ point: MapPoint) -> LocalizedText {
    let words = { (language: Language) in
      let format = NumberFormat(language, digits: nil)
      return "\(format.text(point.x)) ; \(format.text(point.y))"
    }
    return LocalizedText(fr: words(.french), en: words(.english))
  }

  fileprivate static func halfCoordinates(_ place: Place) -> Problem {
    Problem(
      "places.half-coordinates",
      at: place,
      LocalizedText(
        fr: "le lieu n'a qu'une de ses deux coordonnées",
        en: "the place has one of its two coordinates only"
      ),
      remedy: LocalizedText(
        fr: "complétez-la, ou videz l'autre : le lieu n'est alors compté nulle part",
        en: "complete it, or empty the other: the place then counts nowhere"
      )
    )
  }

  fileprivate static func zeroCoordinates(_ place: Place) -> Problem {
    Problem(
      "places.zero-coordinates",
      at: place,
      LocalizedText(
        fr: "les coordonnées 0 ; 0 sont dans le golfe de Guinée",
        en: "the coordinates 0; 0 lie in the Gulf of Guinea"
      ),
      remedy: LocalizedText(
        fr: "géocodez le lieu, ou laissez les deux cellules vides",
        en: "geocode the place, or leave both cells empty"
      )
    )
  }

  fileprivate static func swappedCoordinates(_ point: MapPoint, at place: Place) -> Problem {
    Problem(
      "places.swapped-coordinates",
      at: place,
      LocalizedText(
        fr:
          "\(inWords(point).french) est loin des territoires, et au milieu d'eux une fois retourné",
        en:
          "\(inWords(point).english) is far from the territories, and among them once turned round"
      ),
      remedy: LocalizedText(
        fr: "échangez longitude et latitude",
        en: "swap longitude and latitude"
      )
    )
  }

  fileprivate static func noDegrees(_ point: MapPoint, at place: Place) -> Problem {
    Problem(
      "places.not-degrees",
      at: place,
      LocalizedText(
        fr: "\(inWords(point).french) n'est pas une longitude et une latitude",
        en: "\(inWords(point).english) is not a longitude and a latitude"
      ),
      remedy: LocalizedText(
        fr: "donnez des degrés de WGS 84, non des mètres de Lambert 93",
        en: "give degrees of WGS 84, not metres of a projection"
      )
    )
  }
}
