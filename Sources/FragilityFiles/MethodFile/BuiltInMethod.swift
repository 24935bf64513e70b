import FragilityIndex

/// A method that comes with the package.
public struct BuiltInMethod: Sendable {
  /// The name that the command takes in place of a path.
  public let name: String
  /// The text of its file.
  public var bytes: [UInt8] { text() }
  private let text: @Sendable () -> [UInt8]

  /// All of them, in the order they are shown.
  public static let all = [
    BuiltInMethod(name: "quartier") { PackageResources.quartier_toml },
    BuiltInMethod(name: "ifn-2023") { PackageResources.ifn_2023_toml },
    BuiltInMethod(name: "ifn-2019") { PackageResources.ifn_2019_toml },
    BuiltInMethod(name: "ifn-2019-published") { PackageResources.ifn_2019_published_toml },
    BuiltInMethod(name: "deri") { PackageResources.deri_toml },
    BuiltInMethod(name: "imd-2019") { PackageResources.imd_2019_toml },
    BuiltInMethod(name: "simd-2016") { PackageResources.simd_2016_toml },
    BuiltInMethod(name: "svi-2018") { PackageResources.svi_2018_toml },
    BuiltInMethod(name: "hdi") { PackageResources.hdi_toml },
    BuiltInMethod(name: "mpi") { PackageResources.mpi_toml },
  ]

  private init(name: String, text: @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.text = text
  }

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
  Platform.entry(at: path) != nil
}
