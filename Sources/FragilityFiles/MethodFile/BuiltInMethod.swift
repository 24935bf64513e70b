#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A method that comes with the package.
public struct BuiltInMethod: Sendable {
  /// The name that the command takes in place of a path.
  public let name: String
  /// The text of its file.
  public let bytes: [UInt8]

  /// All of them, in the order they are shown.
  public static let all = [
    BuiltInMethod(name: "quartier", bytes: PackageResources.quartier_toml),
    BuiltInMethod(name: "ifn-2023", bytes: PackageResources.ifn_2023_toml),
    BuiltInMethod(name: "ifn-2019", bytes: PackageResources.ifn_2019_toml),
    BuiltInMethod(name: "ifn-2019-published", bytes: PackageResources.ifn_2019_published_toml),
    BuiltInMethod(name: "deri", bytes: PackageResources.deri_toml),
    BuiltInMethod(name: "imd-2019", bytes: PackageResources.imd_2019_toml),
    BuiltInMethod(name: "simd-2016", bytes: PackageResources.simd_2016_toml),
    BuiltInMethod(name: "svi-2018", bytes: PackageResources.svi_2018_toml),
    BuiltInMethod(name: "hdi", bytes: PackageResources.hdi_toml),
    BuiltInMethod(name: "mpi", bytes: PackageResources.mpi_toml),
  ]

  /// Finds a method by its name.
  ///
  /// - Parameter name: The name of a built-in method.
  /// - Returns: The method, or `nil` if there is none of that name.
  public static func named(_ name: String) -> BuiltInMethod? {
    all.first { $0.name == name }
  }

  /// The files of a first method of one's own, by their names: what `fragility init` writes.
  public static let starter: [(name: String, bytes: [UInt8])] = [
    ("method.toml", PackageResources.starter_toml), ("quartiers.csv", PackageResources.starter_csv),
  ]
}

/// Whether a path leads to something.
func exists(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: path)
}
