extension FragilityMethod {
  /// A group of indicators and dimensions that are aggregated into one score.
  public struct Dimension: Sendable, Hashable {
    /// The name of the dimension in the method.
    public var id: String
    /// The dimension above; `nil` is the index itself.
    public var parent: String?
    /// Its weight among the children of the same parent.
    public var weight: Double
    /// Where the weights of its children come from; the parent's choice, then the rule, when `nil`.
    public var weighting: Weighting?
    /// How its children are aggregated; the parent's choice, then the rule, when `nil`.
    public var aggregation: Aggregation?
    /// The least share of weight its children must hold; the parent's choice, then the rule, when `nil`.
    public var missing: MissingPolicy?
    /// What is done to its score once it is aggregated.
    public var rescaling: Rescaling?
    /// How absent values of the indicators below are filled in; the rule when `nil`.
    public var imputation: Imputation?
    /// What is done to outliers of the indicators below; the rule when `nil`.
    public var treatment: Treatment?
    /// How the indicators below are put on the common scale; the rule when `nil`.
    public var normalisation: Normalisation?
    /// The ends of the scale of the indicators below; the rule when `nil`.
    public var scale: Scale?
    /// What people call it.
    public var label: LocalizedText?
    /// What it stands for, in a sentence or two.
    public var description: LocalizedText?

    /// Creates a dimension.
    ///
    /// - Parameters:
    ///   - id: The name of the dimension in the method.
    ///   - parent: The dimension above; `nil` is the index itself.
    ///   - weight: Its weight among the children of the same parent.
    public init(id: String, parent: String? = nil, weight: Double = 1) {
      self.id = id
      self.parent = parent
      self.weight = weight
    }
  }
}
