import FragilityIndex

/// The parts of France that lie too far from each other for one map.
enum MapExtent: Int, Sendable, Hashable, CaseIterable {
  case metropolitan, guadeloupe, martinique, guyane, reunion, mayotte, elsewhere

  /// The part in which a place lies.
  init(of point: MapPoint) {
    self =
      MapExtent.allCases.first { extent in
        extent.box.map { all($0.low .<= point) && all(point .<= $0.high) } ?? true
      } ?? .elsewhere
  }

  /// Its box in degrees, generously.
  private var box: (low: MapPoint, high: MapPoint)? {
    switch self {
    case .metropolitan: (MapPoint(-6, 41), MapPoint(10.5, 51.6))
    case .guadeloupe: (MapPoint(-62, 15.7), MapPoint(-60.8, 16.7))
    case .martinique: (MapPoint(-61.4, 14.2), MapPoint(-60.6, 15.1))
    case .guyane: (MapPoint(-55, 2), MapPoint(-51, 6.2))
    case .reunion: (MapPoint(55, -21.6), MapPoint(56, -20.7))
    case .mayotte: (MapPoint(44.8, -13.2), MapPoint(45.5, -12.4))
    case .elsewhere: nil
    }
  }

  /// Its name.
  func name(_ type: Typography) -> String {
    switch self {
    case .metropolitan: type.words(fr: "France métropolitaine", en: "Metropolitan France")
    case .guadeloupe: "Guadeloupe"
    case .martinique: "Martinique"
    case .guyane: type.words(fr: "Guyane", en: "French Guiana")
    case .reunion: type.words(fr: "La Réunion", en: "Réunion")
    case .mayotte: "Mayotte"
    case .elsewhere: type.words(fr: "ailleurs", en: "elsewhere")
    }
  }
}

extension ClassMap {
  /// The map, or one map for each part of France that has territories, when they lie in several.
  ///
  /// - Parameter type: The language of the titles.
  /// - Returns: At least one map; territories without a contour are counted on the first.
  func byExtent(_ type: Typography) -> [ClassMap] {
    let extents = shapes.map { shape -> MapExtent? in
      guard shape.hasArea, let contour = shape.contour else { return nil }
      return MapExtent(of: contour.centroid)
    }
    let present = MapExtent.allCases.filter(extents.contains)
    guard present.count > 1 else { return [self] }
    return present.map { extent in
      var map = self
      map.title = title + type.words(fr: " : ", en: ": ") + extent.name(type)
      map.summary = nil
      map.shapes = zip(shapes, extents)
        .filter { ($0.1 ?? present[0]) == extent }.map(\.0)
      map.background = background.filter { area in
        all(area.contour.low .<= area.contour.high)
          && MapExtent(of: area.contour.centroid) == extent
      }
      map.places = places.filter { MapExtent(of: $0.point) == extent }
      return map
    }
  }
}
