import FragilityIndex

/// From degrees of WGS 84 to kilometres on a plane.
enum MapProjection: Sendable, Hashable {
  /// Lambert-93, for metropolitan extents.
  case lambert93
  /// Degrees of longitude and latitude as long as they are at one latitude: a city, a département, an island.
  case local(latitude: Double)

  /// The projection for an extent.
  ///
  /// Lambert-93 for extents beyond 200 km within metropolitan France, otherwise the local projection at the middle
  /// latitude, which distorts smaller extents by less than can be seen.
  ///
  /// - Parameters:
  ///   - low: The least longitude and latitude.
  ///   - high: The greatest ones.
  init(low: MapPoint, high: MapPoint) {
    let size = (high - low) * kilometresPerDegree(at: (low.y + high.y) / 2)
    let isMetropolitan = low.x >= -6 && high.x <= 10.5 && low.y >= 41 && high.y <= 51.6
    self =
      isMetropolitan && max(size.x, size.y) > 200
      ? .lambert93 : .local(latitude: (low.y + high.y) / 2)
  }

  /// A place on the plane, in kilometres to the east and to the north.
  func plane(_ point: MapPoint) -> SIMD2<Double> {
    switch self {
    case .lambert93:
      let radians = point * (.pi / 180)
      return LambertConformalConic.lambert93.plane(longitude: radians.x, latitude: radians.y) / 1000
    case .local(let latitude):
      return point * kilometresPerDegree(at: min(max(latitude, -89), 89))
    }
  }

  /// Its name in a sentence.
  func name(_ type: Typography) -> String {
    switch self {
    case .lambert93: type.words(fr: "projection Lambert-93", en: "Lambert-93 projection")
    case .local:
      type.words(
        fr: "projection équirectangulaire locale",
        en: "local equirectangular projection"
      )
    }
  }
}
