package import FragilityIndex

/// The contours of a GeoJSON file.
package struct ContourLayer: Sendable {
  /// The path of the file as people know it.
  package let path: String
  /// The contours by the codes of their territories, or of the parents of territories.
  package let contours: [String: Contour]
  /// The same as they stand in the file.
  package let geometries: GeometryTexts
}

/// The geometries of a GeoJSON file, byte for byte as it has them.
package struct GeometryTexts: Sendable {
  /// The text of the file.
  let bytes: [UInt8]
  /// Where each geometry stands, by the code of its feature.
  let ranges: [String: Range<Int>]

  /// The text of a geometry, which is JSON; `nil` where the code has none.
  package subscript(code: String) -> ArraySlice<UInt8>? {
    ranges[code].map { bytes[$0] }
  }
}
