extension FragilityMethod {
  /// One indicator: where its values come from, which way it points, how it counts.
  public struct Indicator: Sendable, Hashable {
    /// The name of the indicator in the method.
    public var id: String
    /// The dimension it belongs to; `nil` is the index itself.
    public var dimension: String?
    /// How its values come about.
    public var derivation: Derivation
    /// Which values mean more fragility.
    public var direction: Direction
    /// Its weight among the children of the same dimension.
    public var weight: Double
    /// The values that are possible; another one is an error in the data.
    public var range: ClosedRange<Double>?
    /// The column with the value of the territory's parent, for ratios to a reference.
    public var referenceColumn: ColumnReference?
    /// How far a value may be from the truth.
    public var samplingError: SamplingError?
    /// The dates from which its values mean something else.
    public var breaks: [SeriesBreak] = []
    /// How far apart dates must be to be compared, in their unit; any distance when `nil`.
    public var comparableEvery: Double?
    /// The change of unit made before anything else.
    public var transform: Transform?
    /// How a rate from small counts is drawn towards that of its parent.
    public var shrinkage: Shrinkage?
    /// How absent values are filled in; the dimension's choice, then the rule, when `nil`.
    public var imputation: Imputation?
    /// What is done to outliers; the dimension's choice, then the rule, when `nil`.
    public var treatment: Treatment?
    /// How it is put on the common scale; the dimension's choice, then the rule, when `nil`.
    public var normalisation: Normalisation?
    /// The ends of its scale; the dimension's choice, then the rule, when `nil`.
    public var scale: Scale?
    /// What people call it.
    public var label: LocalizedText?
    /// What it measures, in a sentence or two.
    public var description: LocalizedText?
    /// The unit of its values.
    public var unit: LocalizedText?
    /// Where its values were published.
    public var source: Source?

    /// Creates an indicator.
    ///
    /// - Parameters:
    ///   - id: The name of the indicator in the method.
    ///   - dimension: The dimension it belongs to; `nil` is the index itself.
    ///   - derivation: How its values come about.
    ///   - direction: Which values mean more fragility.
    ///   - weight: Its weight among the children of the same dimension.
    public init(
      id: String,
      dimension: String? = nil,
      derivation: Derivation,
      direction: Direction,
      weight: Double = 1
    ) {
      self.id = id
      self.dimension = dimension
      self.derivation = derivation
      self.direction = direction
      self.weight = weight
    }
  }

  /// Where figures were published.
  public struct Source: Sendable, Hashable {
    /// Who published them, and under which title.
    public var name: String
    /// The year they describe.
    public var year: Int?
    /// Where they can be fetched.
    public var url: String?
    /// Under which licence.
    public var licence: String?

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - name: Who published the figures.
    ///   - year: The year they describe.
    ///   - url: Where they can be fetched.
    ///   - licence: Under which licence.
    public init(name: String, year: Int? = nil, url: String? = nil, licence: String? = nil) {
      self.name = name
      self.year = year
      self.url = url
      self.licence = licence
    }
  }
}

/// Which values of an indicator mean more fragility.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// Large values, such as a poverty rate.
  case higherIsWorse = "higher_is_worse"
  /// Small values, such as an income.
  case lowerIsWorse = "lower_is_worse"
}

extension Direction {
  /// The other direction.
  var opposite: Direction { self == .higherIsWorse ? .lowerIsWorse : .higherIsWorse }
}
