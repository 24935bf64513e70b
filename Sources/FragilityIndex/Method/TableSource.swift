extension FragilityMethod {
  /// A file that the method reads, and how it is joined to the territories.
  public struct Table: Sendable, Hashable {
    /// The format of a file.
    public enum Format: String, Sendable, Hashable, CaseIterable {
      /// Delimiter-separated values in any of the usual dialects.
      case csv
      /// The properties of the features of a GeoJSON file.
      case geoJSON = "geojson"
      /// A sheet of a workbook in Office Open XML.
      case xlsx

      /// The format that the ending of a path tells.
      ///
      /// - Parameter path: The path of a file.
      package init(endingOf path: String) {
        let ending = path.lowercased()
        func ends(_ endings: String...) -> Bool { endings.contains { ending.hasSuffix($0) } }
        self = ends(".xlsx", ".xlsm") ? .xlsx : ends(".geojson", ".json") ? .geoJSON : .csv
      }
    }

    /// What the reader is told about a dialect instead of detecting it.
    public struct Dialect: Sendable, Hashable {
      /// The encodings that can be read.
      public enum Encoding: String, Sendable, Hashable, CaseIterable {
        /// UTF-8, with or without a byte order mark.
        case utf8 = "utf-8"
        /// The Western encoding of Windows, a superset of Latin-1 in print.
        case windows1252 = "windows-1252"
      }

      /// The byte between fields: comma, semicolon, tab or bar.
      public var delimiter: UInt8?
      /// The byte of the decimal mark: comma or point.
      public var decimalMark: UInt8?
      /// The encoding.
      public var encoding: Encoding?
      /// How many lines stand before the header.
      public var skippedLines = 0
      /// The sheet of a workbook; the only one when `nil`.
      public var sheet: String?
      /// The row of the header in a sheet, from 1; the first when `nil`.
      public var headerRow: Int?

      /// Creates a dialect of which everything is detected.
      public init() {}
    }

    /// How the rows of this table are joined to the territories.
    public struct Join: Sendable, Hashable {
      /// What a code that this table does not hold means.
      public enum Unmatched: Sendable, Hashable {
        /// An error in the data.
        case error
        /// An absent value with that reason.
        case absent(AbsenceReason)
      }

      /// What a column of this table is worth for a territory with several codes.
      public enum Several: Sendable, Hashable {
        /// The plain mean.
        case mean
        /// The sum.
        case sum
        /// The mean weighted by a column of this table.
        case weightedMean(weight: String)
      }

      /// The column with this table's codes, of the first table or of one declared before.
      public var on: ColumnReference
      /// What stands between several codes in one cell, if several are allowed.
      public var separator: String?
      /// The rule for several codes in one cell.
      public var several: Several?
      /// The rule for codes that this table does not hold.
      public var unmatched: Unmatched

      /// Creates a join.
      ///
      /// - Parameters:
      ///   - on: The column with this table's codes.
      ///   - separator: What stands between several codes in one cell.
      ///   - several: The rule for several codes in one cell.
      ///   - unmatched: The rule for codes that this table does not hold.
      public init(
        on: ColumnReference,
        separator: String? = nil,
        several: Several? = nil,
        unmatched: Unmatched = .error
      ) {
        self.on = on
        self.separator = separator
        self.several = several
        self.unmatched = unmatched
      }
    }

    /// A level above the territories, such as their EPCI.
    public struct Level: Sendable, Hashable {
      /// The id of the level.
      public var id: String
      /// The column with the code of each territory's parent.
      public var codes: ColumnReference

      /// Creates a level.
      ///
      /// - Parameters:
      ///   - id: The id of the level.
      ///   - codes: The column with the code of each territory's parent.
      public init(id: String, codes: ColumnReference) {
        self.id = id
        self.codes = codes
      }
    }

    /// The name of the table in the method.
    public var id: String
    /// The path of its file relative to the method file; `-` is standard input.
    public var path: String
    /// The format of the file, or `nil` to go by its extension.
    public var format: Format?
    /// The column of codes.
    public var key: String
    /// The column of names, of the first table.
    public var name: ColumnReference?
    /// The column of populations, of the first table.
    public var population: ColumnReference?
    /// The levels above the territories and the columns of their codes, in the order of the file.
    public var parents: [Level]
    /// How the table is joined, or `nil` for the first one.
    public var join: Join?
    /// The texts that stand for absent values.
    public var markers: [String: AbsenceReason]
    /// What the reader is told about the dialect.
    public var dialect: Dialect

    /// Creates a table.
    ///
    /// - Parameters:
    ///   - id: The name of the table in the method.
    ///   - path: The path of its file.
    ///   - format: The format of the file; by its extension when left out.
    ///   - key: The column of codes.
    ///   - name: The column of names.
    ///   - population: The column of populations.
    ///   - parents: The levels above the territories and the columns of their codes.
    ///   - join: How the table is joined; `nil` for the first table.
    ///   - markers: The texts that stand for absent values.
    ///   - dialect: What the reader is told about the dialect.
    public init(
      id: String,
      path: String,
      format: Format? = nil,
      key: String,
      name: ColumnReference? = nil,
      population: ColumnReference? = nil,
      parents: [Level] = [],
      join: Join? = nil,
      markers: [String: AbsenceReason] = ["": .unavailable],
      dialect: Dialect = Dialect()
    ) {
      self.id = id
      self.path = path
      self.format = format
      self.key = key
      self.name = name
      self.population = population
      self.parents = parents
      self.join = join
      self.markers = markers
      self.dialect = dialect
    }
  }
}
