import FragilityIndex

/// The conformal conic projection of Lambert, from longitude and latitude to metres.
///
/// Formulas and test values: IGN, Service de géodésie et nivellement, note technique NT/G 71, Projection cartographique
/// conique conforme de Lambert, algorithms ALG0001 and ALG0003.
struct LambertConformalConic: Sendable, Hashable {
  /// The first eccentricity of the ellipsoid.
  let eccentricity: Double
  /// The exponent of the projection.
  let exponent: Double
  /// The constant of the projection, in metres.
  let constant: Double
  /// The longitude of origin, in radians.
  let meridian: Double
  /// The coordinates of the pole, in metres.
  let pole: SIMD2<Double>

  /// Lambert-93, EPSG:2154: the legal projection of metropolitan France, on the ellipsoid of GRS 80.
  static let lambert93 = LambertConformalConic(
    eccentricity: 0.081_819_191_042_816,
    exponent: 0.725_607_765_053_267,
    constant: 11_754_255.426_096,
    meridian: 3 * .pi / 180,
    pole: SIMD2(700_000, 12_655_612.049_876)
  )

  /// The isometric latitude on an ellipsoid.
  ///
  /// - Parameters:
  ///   - latitude: The latitude in radians, between the poles.
  ///   - eccentricity: The first eccentricity.
  /// - Returns: The latitude in radians.
  static func isometric(_ latitude: Double, eccentricity: Double) -> Double {
    let slope = sine(latitude)
    let bent = eccentricity * slope
    return
      (naturalLogarithm((1 + slope) / (1 - slope))
      - eccentricity * naturalLogarithm((1 + bent) / (1 - bent))) / 2
  }

  /// A place on the plane.
  ///
  /// - Parameters:
  ///   - longitude: In radians, from Greenwich or wherever ``meridian`` is counted from.
  ///   - latitude: In radians, between the poles.
  /// - Returns: Metres to the east and to the north.
  func plane(longitude: Double, latitude: Double) -> SIMD2<Double> {
    let isometric = Self.isometric(latitude, eccentricity: eccentricity)
    let radius = constant * exponential(-exponent * isometric)
    let angle = exponent * (longitude - meridian)
    return pole + SIMD2(radius * sine(angle), -radius * cosine(angle))
  }
}
