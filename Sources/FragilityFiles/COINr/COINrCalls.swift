import FragilityIndex

// The calls of COINr that do what a choice does; `nil` where it has none.

extension Screening {
  var coinrCall: String? {
    var arguments: [String] = []
    let by: String
    switch (minPresent, minNonZero) {
    case (nil, nil): by = "byNA"
    case (_, nil): by = "byNA"
    case (nil, _): by = "byzeros"
    default: by = "byNAandzeros"
    }
    if let minPresent { arguments.append("dat_thresh = \(tomlNumber(minPresent))") }
    if let minNonZero { arguments.append("nonzero_thresh = \(tomlNumber(minNonZero))") }
    if !include.isEmpty || !exclude.isEmpty { arguments.append("Force = ...") }
    return "Screen(unit_screen = \"\(by)\"\(arguments.map { ", " + $0 }.joined()))"
  }
}

extension Imputation {
  /// The call, with the columns of groups by the ids of their levels.
  func coinrCall(_ groups: (String) -> String) -> String? {
    switch self {
    case .none: return ""
    case .central(let choice):
      let function = "i_\(choice.centre.rawValue)"
      guard let group = choice.group else { return "Impute(f_i = \"\(function)\")" }
      return "Impute(f_i = \"\(function)_grp\", use_group = \"\(groups(group))\")"
    case .row(let choice):
      let group = choice.extent == .dimension ? ", group_level = 2" : ""
      return "Impute(f_i = \"i_\(choice.centre.rawValue)\", impute_by = \"row\"\(group))"
    case .series(let choice):
      let form = choice.form.rawValue.map { $0 == "_" ? "-" : "\($0)" }.joined()
      let gap = choice.maxGap.map { ", max_time = \(tomlNumber($0))" } ?? ""
      return "impute_panel(imp_type = \"\(form)\"\(gap))"
    case .parent, .score: return nil
    }
  }
}

extension Treatment {
  var coinrCall: String? {
    guard case .steps(let steps) = self else { return "" }
    guard case .winsorise(let points) = steps.first, steps.occasion == .skewed else { return nil }
    let limits =
      "skew_thresh = \(tomlNumber(steps.test.skewness)), "
      + "kurt_thresh = \(tomlNumber(steps.test.kurtosis))"
    let most = points.map { "\($0)" } ?? "NULL"
    let first =
      "f1 = \"winsorise\", f1_para = list(winmax = \(most)), f_pass_para = list(\(limits))"
    guard let other = steps.otherwise else { return "Treat(global_specs = list(\(first)))" }
    guard let function = other.coinrFunction else { return nil }
    let together = steps.cumulative ? ", combine_treat = TRUE" : ""
    return "Treat(global_specs = list(\(first), f2 = \(function))\(together))"
  }
}

extension Treatment.Step {
  fileprivate var coinrFunction: String? {
    switch self {
    case .logarithm(let choice):
      switch (choice.form, choice.orientation) {
      case (.coin, .up): "\"log_CT\""
      case (.coin, .automatic): "\"log_CT_plus\""
      case (.plusOne, .up): "\"log_CT_orig\""
      default: nil
      }
    case .boxCox(let choice):
      choice.lambda.flatMap { lambda in
        choice.isShifted ? "\"boxcox\", f2_para = list(lambda = \(tomlNumber(lambda)))" : nil
      }
    default: nil
    }
  }
}

extension Normalisation {
  /// The arguments of `Normalise` that do the same on a scale.
  func coinrArguments(on scale: Scale) -> String? {
    let ends = "c(\(tomlNumber(scale.lower)), \(tomlNumber(scale.upper)))"
    switch self {
    case .minMax(let choice):
      guard choice.scope == .all else { return nil }
      guard let posts = choice.goalposts else {
        return function("n_minmax", "l_u = \(ends)")
      }
      guard scale.lower == 0 else { return nil }
      let three = [posts.lower, posts.upper, scale.upper].map(tomlNumber).joined(separator: ", ")
      let clip = choice.clip ? "TRUE" : "FALSE"
      return function("n_goalposts", "gposts = c(\(three)), trunc2posts = \(clip)")
    case .zScore(let choice):
      let pair = "c(\(tomlNumber(choice.mean)), \(tomlNumber(choice.standardDeviation)))"
      return function("n_zscore", "m_sd = \(pair)")
    case .percentRank(let choice) where choice.convention == .inclusive:
      return function("n_prank", "ties.method = \"\(choice.ties.rawValue)\"")
    case .rank(let choice):
      let name = choice.start == .rank ? "n_rank" : "n_borda"
      return function(name, "ties.method = \"\(choice.ties.rawValue)\"")
    case .distance(let choice):
      let cap = "cap_max = \(choice.cap ? "TRUE" : "FALSE")"
      switch choice.target {
      case .value(let target):
        return function("n_dist2targ", "targ = \(tomlNumber(target)), \(cap)")
      case .territory: return function("n_dist2ref", "iref = ..., \(cap)")
      }
    case .fractionOfMaximum: return "f_n = \"n_fracmax\""
    case .none: return "f_n = \"none\""
    case .percentRank, .normalScore, .exponentialRank, .quantile, .steps, .ratio, .rounded:
      return nil
    }
  }

  private func function(_ name: String, _ arguments: String) -> String {
    "f_n = \"\(name)\", f_n_para = list(\(arguments))"
  }
}

extension Aggregation {
  /// The name of a function that aggregates, with its arguments.
  var coinrFunction: String? {
    switch self {
    case .arithmetic: "f_ag = \"a_amean\""
    case .geometric: "f_ag = \"a_gmean\""
    case .harmonic: "f_ag = \"a_hmean\""
    case .power(let exponent, _):
      "f_ag = \"a_genmean\", f_ag_para = list(p = \(tomlNumber(exponent)))"
    default: nil
    }
  }
}

extension Weighting {
  /// The argument of `Aggregate`, or the call that gives its weights.
  var coinrCall: String? {
    switch self {
    case .given: ""
    case .equal: "Aggregate(w = \"none\")"
    case .firstComponent: "get_PCA()"
    case .balanced(.proportional): "get_opt_weights(optype = \"balance\")"
    case .balanced(.mostInformative): "get_opt_weights(optype = \"infomax\")"
    default: nil
    }
  }
}
