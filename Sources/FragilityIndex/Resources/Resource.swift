extension FragilityMethod {
  /// Places of help that are shown beside the index, never mixed into it.
  public struct Resource: Sendable, Hashable {
    /// The file of the places.
    public enum Source: Sendable, Hashable {
      /// The file of a table of the method, by its id.
      case table(String)
      /// A file of its own, relative to the method file.
      case file(String, Table.Dialect)
    }

    /// Which places count for a territory.
    public enum Reach: Sendable, Hashable {
      /// Those whose column `key` holds a code that the territory has in the column `on` of the first table.
      case codes(key: String, on: ColumnReference, separator: String?)
      /// Those inside of the contour of the territory.
      case inside(Coordinates, ContourFile)
      /// Those at most so many kilometres away.
      case within(kilometres: Double, from: Start, Coordinates, ContourFile)
    }

    /// Where distances are measured from.
    public enum Start: String, Sendable, Hashable, CaseIterable {
      /// The nearest point of the contour; what is inside is at no distance.
      case contour
      /// The centre of the area.
      case centroid
    }

    /// The columns of longitudes and latitudes, in degrees of WGS 84.
    public struct Coordinates: Sendable, Hashable {
      /// The column of longitudes.
      public var longitude: String
      /// The column of latitudes.
      public var latitude: String

      /// Creates coordinates.
      ///
      /// - Parameters:
      ///   - longitude: The column of longitudes.
      ///   - latitude: The column of latitudes.
      public init(longitude: String, latitude: String) {
        self.longitude = longitude
        self.latitude = latitude
      }
    }

    /// The name of the resource; columns of the result begin with it.
    public var id: String
    /// What people call it.
    public var label: LocalizedText?
    /// The file of the places.
    public var source: Source
    /// Which places count for a territory.
    public var reach: Reach
    /// How many inhabitants places are shown for.
    public var per = 10000.0
    /// The score from which needs are high; the median of the scores when `nil`.
    public var need: Double?
    /// The number of places per inhabitants up to which help is little; the median when `nil`.
    public var little: Double?

    /// Creates a resource.
    ///
    /// - Parameters:
    ///   - id: The name of the resource.
    ///   - source: The file of the places.
    ///   - reach: Which places count for a territory.
    public init(id: String, source: Source, reach: Reach) {
      self.id = id
      self.source = source
      self.reach = reach
    }

    /// The columns that places are read by.
    package var coordinates: Coordinates? {
      switch reach {
      case .codes: nil
      case .inside(let coordinates, _), .within(_, _, let coordinates, _): coordinates
      }
    }

    /// The contours that places are counted in or around.
    package var contours: ContourFile? {
      switch reach {
      case .codes: nil
      case .inside(_, let contours), .within(_, _, _, let contours): contours
      }
    }
  }
}
