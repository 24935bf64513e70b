/// Something that varies from draw to draw.
public enum UncertaintySource: String, Sendable, Hashable, CaseIterable {
  /// The sampling errors of the values.
  case inputs = "sampling_errors"
  /// The imputation.
  case imputation
  /// The treatment of outliers.
  case treatment
  /// The normalisation.
  case normalisation
  /// The indicator that is left out, if one is.
  case leftOut = "leave_out"
  /// The weights.
  case weights
  /// The aggregation.
  case aggregation
}

extension UncertaintyPlan {
  /// What varies, in the order of computation.
  ///
  /// - Parameter method: The method.
  /// - Returns: The sources; without any, all draws are alike.
  public func sources(in method: FragilityMethod) -> [UncertaintySource] {
    UncertaintySource.allCases.filter { source in
      switch source {
      case .inputs: drawsInputs && method.indicators.contains { $0.samplingError != nil }
      case .imputation: !imputations.isEmpty
      case .treatment: !treatments.isEmpty
      case .normalisation: !normalisations.isEmpty
      case .leftOut: leavesOutIndicators
      case .weights: weights != nil
      case .aggregation: !aggregations.isEmpty
      }
    }
  }
}
