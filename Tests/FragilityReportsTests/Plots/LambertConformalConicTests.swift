import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Lambert's projection")
struct LambertConformalConicTests {
  // Test values of IGN, NT/G 71: ALG0001, latitude isométrique.
  @Test(
    "The isometric latitude is that of IGN's test values",
    arguments: [
      (0.872_664_626, 1.005_526_536_48), (-0.3, -0.302_616_900_6), (0.199_989_033_7, 0.2),
    ]
  )
  func isometricLatitude(latitude: Double, expected: Double) {
    let value = LambertConformalConic.isometric(latitude, eccentricity: 0.081_991_889_98)
    #expect(abs(value - expected) < 2e-10)
  }

  // IGN, NT/G 71, ALG0003: X = 1 029 705,0818 m and Y = 272 723,8510 m.
  @Test("Geographic coordinates become those of IGN's test values")
  func plane() {
    let projection = LambertConformalConic(
      eccentricity: 0.082_483_256_8,
      exponent: 0.760_405_966,
      constant: 11_603_796.9767,
      meridian: 0.040_792_344_33,
      pole: SIMD2(600_000, 5_657_616.674)
    )
    let place = projection.plane(longitude: 0.145_512_099, latitude: 0.872_664_626)
    #expect(abs(place.x - 1_029_705.0818) < 5e-5)
    #expect(abs(place.y - 272_723.8510) < 5e-5)
  }

  // Computed with pyproj 3 (PROJ), from EPSG:4326 to EPSG:2154.
  @Test(
    "Lambert-93 is PROJ's EPSG:2154 to the millimetre",
    arguments: [
      (1.4442, 43.6047, 574_357.820_138, 6_279_642.972_342),
      (-4.7, 48.4, 130_974.986_531, 6_838_844.677_249),
      (9.5, 42.0, 1_239_037.993_940, 6_122_137.191_708),
      (2.35, 48.85, 652_301.564_831, 6_861_302.725_900),
      (3.0, 46.5, 700_000.0, 6_600_000.0),
    ]
  )
  func lambert93(longitude: Double, latitude: Double, x: Double, y: Double) {
    let place = LambertConformalConic.lambert93.plane(
      longitude: longitude * .pi / 180,
      latitude: latitude * .pi / 180
    )
    #expect(abs(place.x - x) < 1e-3)
    #expect(abs(place.y - y) < 1e-3)
  }
}

@Suite("Projections of maps")
struct MapProjectionTests {
  @Test("A région is in Lambert-93, a city and an island overseas in the local projection")
  func choice() {
    let occitanie = MapProjection(low: MapPoint(-0.3, 42.3), high: MapPoint(4.8, 45))
    let toulouse = MapProjection(low: MapPoint(1.3, 43.5), high: MapPoint(1.5, 43.7))
    let reunion = MapProjection(low: MapPoint(55.2, -21.4), high: MapPoint(55.9, -20.8))
    let guyane = MapProjection(low: MapPoint(-54.6, 2.1), high: MapPoint(-51.6, 5.8))
    #expect(occitanie == .lambert93)
    #expect(toulouse == .local(latitude: 43.6))
    if case .local(let latitude) = reunion { #expect(abs(latitude + 21.1) < 1e-9) }
    #expect(reunion != .lambert93 && guyane != .lambert93)
    let french = Typography(language: .french)
    #expect(occitanie.name(french) == "projection Lambert-93")
  }

  // pyproj.Geod(ellps="WGS84"): 16 148.611 m between 1.4° and 1.6° of longitude at 43.6°.
  @Test("Lengths on a local map are those of the ellipsoid")
  func lengths() {
    let projection = MapProjection.local(latitude: 43.6)
    let step = projection.plane(MapPoint(1.6, 43.6)) - projection.plane(MapPoint(1.4, 43.6))
    #expect(abs(step.x - 16.148_611) < 1e-4)
    #expect(step.y == 0)
  }
}
