extension FragilityMethod {
  /// A GeoJSON file of contours.
  public struct ContourFile: Sendable, Hashable {
    /// Its path relative to the method file.
    public var path: String
    /// The property that holds the code of the territory or of its parent.
    public var key: String

    /// Creates a file of contours.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - key: The property that holds the codes.
    public init(path: String, key: String) {
      self.path = path
      self.key = key
    }
  }

  /// Where the contours of the territories and of their parents stand.
  ///
  /// Scores never depend on them.
  public struct Contours: Sendable, Hashable {
    /// The outlines of the parents at a level.
    public struct Level: Sendable, Hashable {
      /// The level, one of the parents of the first table.
      public var id: String
      /// The file of the outlines.
      public var file: ContourFile

      /// Creates the outlines of a level.
      ///
      /// - Parameters:
      ///   - id: The level, one of the parents of the first table.
      ///   - file: The file of the outlines.
      public init(id: String, file: ContourFile) {
        self.id = id
        self.file = file
      }
    }

    /// The contours of the territories.
    public var territories: ContourFile
    /// The outlines of parents, which maps draw behind, in the order of the file.
    public var levels: [Level]

    /// Creates contours.
    ///
    /// - Parameters:
    ///   - territories: The contours of the territories.
    ///   - levels: The outlines of parents.
    public init(territories: ContourFile, levels: [Level] = []) {
      self.territories = territories
      self.levels = levels
    }
  }
}
