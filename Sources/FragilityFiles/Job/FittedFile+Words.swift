import FragilityIndex

// What each frozen choice writes into the file.

extension FittedNormalisation {
  var frozen: ChoiceWords {
    switch self {
    case .minMax(let fitted):
      return ChoiceWords("minmax").with("lower", .number(fitted.lower))
        .with("upper", .number(fitted.upper))
    case .minMaxByParent(let fitted):
      let codes = fitted.ends.keys.sorted()
      let ends = codes.compactMap { fitted.ends[$0] }
      return ChoiceWords("minmax").with("codes", .texts(codes))
        .with("lower", .numbers(ends.map(\.lower))).with("upper", .numbers(ends.map(\.upper)))
    case .zScore(let fitted):
      return ChoiceWords("zscore").with("mean", .number(fitted.mean))
        .with("sd", .number(fitted.standardDeviation))
    case .percentRank(let fitted): return fitted.ranks.frozen("percent_rank")
    case .rank(let fitted): return fitted.ranks.frozen("rank")
    case .normalScore(let fitted): return fitted.ranks.frozen("normal_score")
    case .exponentialRank(let fitted): return fitted.ranks.frozen("exponential_rank")
    case .quantile(let fitted):
      return ChoiceWords("quantile").with("bounds", .numbers(fitted.bounds))
    case .steps(let fitted): return ChoiceWords("steps").with("bounds", .numbers(fitted.bounds))
    case .distance(let fitted):
      return ChoiceWords("distance").with("origin", .number(fitted.origin))
        .with("target", .number(fitted.target))
    case .fractionOfMaximum(let fitted):
      return ChoiceWords("fraction_of_maximum").with("end", .number(fitted.end))
    case .ratio(let fitted): return ChoiceWords("ratio").with(valuesByCode: fitted.values)
    case .none: return ChoiceWords("none")
    case .rounded(let fitted, _): return fitted.frozen
    }
  }
}

extension ReferenceRanks {
  fileprivate func frozen(_ method: String) -> ChoiceWords {
    ChoiceWords(method).with("reference", .numbers(values))
  }
}

extension FittedShrinkage {
  /// A parent with a single territory has no spread; `-1` says so.
  var frozen: ChoiceWords {
    let codes = parents.keys.sorted()
    let found = codes.compactMap { parents[$0] }
    return ChoiceWords("shrinkage").with("codes", .texts(codes))
      .with("logits", .numbers(found.map(\.logit)))
      .with("spreads", .numbers(found.map { $0.spread ?? -1 }))
  }
}

extension FittedImputation {
  /// The numbers of the imputation; `nil` where the method says it all.
  var frozen: ChoiceWords? {
    switch self {
    case .none, .series, .score: nil
    case .byGroup(_, let values): ChoiceWords("by_group").with(valuesByCode: values)
    case .row(let fitted):
      ChoiceWords("row").with("lower", .numbers(fitted.ends.map(\.lower)))
        .with("upper", .numbers(fitted.ends.map(\.upper)))
    }
  }
}

extension FittedTreatment.Step {
  var frozen: ChoiceWords {
    switch self {
    case .hold(let lower, let upper):
      ChoiceWords("hold").with("lower", lower.map { .number($0) })
        .with("upper", upper.map { .number($0) })
    case .logarithm(let fitted):
      ChoiceWords("log").with("mirrored", .flag(fitted.isMirrored))
        .with("origin", .number(fitted.origin)).with("scale", .number(fitted.scale))
        .with("shift", .number(fitted.shift))
    case .boxCox(let fitted):
      ChoiceWords("boxcox").with("lambda", .number(fitted.lambda))
        .with("origin", .number(fitted.origin)).with("shift", .number(fitted.shift))
    }
  }
}

extension ChoiceWords {
  fileprivate func with(valuesByCode values: [String: Double]) -> ChoiceWords {
    let codes = values.keys.sorted()
    return with("codes", .texts(codes)).with("values", .numbers(codes.map { values[$0] ?? .nan }))
  }
}
