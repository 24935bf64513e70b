import Foundation
import FragilityIndex

@testable import FragilityReports

/// The quartiers of Occitanie with their outlines and scores.
struct Occitanie {
  struct Quartier {
    let code, name, commune: String
    let dimensions: [Double?]
    let score: Double?
    let category: Int?
    let rank: Int?
    let contour: Contour
  }

  let quartiers: [Quartier]

  init() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("fixtures/occitanie")
    let contours = try Self.contours(folder.appendingPathComponent("contours.geojson"))
    let table = try String(
      contentsOf: folder.appendingPathComponent("scores.csv"),
      encoding: .utf8
    )
    quartiers = table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let contour = contours[cells[0]] else { return nil }
      return Quartier(
        code: cells[0],
        name: cells[1],
        commune: cells[2],
        dimensions: cells[4...8].map { Double($0) },
        score: Double(cells[9]),
        category: Int(cells[11]),
        rank: Int(cells[10]),
        contour: contour
      )
    }
  }

  /// The quartiers as shapes of a map.
  var shapes: [MapShape] {
    quartiers.map { MapShape(name: $0.name, contour: $0.contour, category: $0.category) }
  }

  /// The contours of a file by `code_qp`, or by another property.
  static func contours(_ file: URL, key: String = "code_qp") throws -> [String: Contour] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let features = (json as? [String: Any])?["features"] as? [[String: Any]] ?? []
    var contours: [String: Contour] = [:]
    for feature in features {
      guard let properties = feature["properties"] as? [String: Any],
        let geometry = feature["geometry"] as? [String: Any],
        let code = properties[key] as? String
      else { continue }
      let polygons =
        geometry["type"] as? String == "Polygon"
        ? [geometry["coordinates"] as? [[[Double]]] ?? []]
        : geometry["coordinates"] as? [[[[Double]]]] ?? []
      let rings = polygons.flatMap { polygon in
        polygon.enumerated().map { index, ring in
          Contour.Ring(ring.map { MapPoint($0[0], $0[1]) }, isHole: index > 0)
        }
      }
      contours[code] = Contour(rings)
    }
    return contours
  }
}
