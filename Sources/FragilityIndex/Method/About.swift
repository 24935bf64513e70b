extension FragilityMethod {
  /// What people should know of a method: who made it, why its choices were made, what it cannot say.
  ///
  /// Scores and the fingerprint do not depend on it.
  public struct About: Sendable, Hashable {
    /// Who made the method.
    public var author: LocalizedText?
    /// Whom to write to.
    public var contact: LocalizedText?
    /// Under which licence the method and its results may be used.
    public var licence: LocalizedText?
    /// How to cite the index.
    public var citation: LocalizedText?
    /// What the index cannot say, one text a limit.
    public var limits: [LocalizedText] = []
    /// Why choices were made, by what they are about.
    public var reasons: [Subject: LocalizedText] = [:]

    /// Creates a description that says nothing.
    public init() {}

    /// What a reason is about.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
      /// Which territories are scored.
      case territories
      /// Which dimensions there are.
      case dimensions
      /// Which indicators there are.
      case indicators
      /// The changes of unit of indicators.
      case transform
      /// Rates from small counts that are drawn towards those of parents.
      case shrinkage
      /// Which territories have too few values to be scored.
      case screening
      /// How absent values are filled in.
      case imputation
      /// What is done to outliers.
      case treatment
      /// How indicators are put on the common scale.
      case normalisation
      /// Where weights come from, and what they are.
      case weights
      /// How the children of a dimension become its score.
      case aggregation
      /// What happens when values are absent.
      case missing
      /// What is done to the scores of dimensions.
      case rescaling
      /// How equal scores are ranked, and how scores are rounded before.
      case ranks
      /// How scores become classes.
      case classes
      /// When scores stand on too few persons.
      case reliability
      /// What is drawn at random to see how sure scores are.
      case uncertainty
    }
  }
}
