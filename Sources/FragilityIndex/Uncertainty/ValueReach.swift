// How far the value of an indicator can be moved, in its own unit.

extension IndexResult {
  /// The value of an indicator before treatment, in its own unit.
  func ownValue(_ indicator: Int, _ row: Int) -> Double {
    let value = source.untreated(indicator, row: row)
    guard let transform = fitted.method.indicators[indicator].transform, !value.isNaN else {
      return value
    }
    let given = territories.indicators[indicator].values.encoded[row]
    return transform.apply(given) == value ? given : transform.undo(value)
  }

  /// The ends of what an indicator can be, in its own unit: the range that the method gives it, or else what the table and
  /// the ends of the normalisation span; at least as far as a value.
  func reach(of indicator: Int, row: Int, around value: Double) -> Scale {
    let choices = fitted.method.indicators[indicator]
    let frozen = fitted.indicators[indicator]
    var scales = [Scale(value, value)]
    if let range = choices.range, range.lowerBound.isFinite, range.upperBound.isFinite {
      scales.append(Scale(range.lowerBound, range.upperBound))
    } else {
      if frozen.shrinkage == nil {
        let values = territories.indicators[indicator].values.encoded
        let accepted = values.filter { choices.transform?.accepts($0) ?? true }
        if let spread = Scale(spanning: accepted) { scales.append(spread) }
      } else if let spread = Scale(spanning: source.untreated(indicator)) {
        scales.append(choices.transform?.undo(spread) ?? spread)
      }
      // Behind a logarithm the ends are no values of the indicator any more.
      if frozen.treatment.keepsUnit,
        let ends = frozen.normalisation.ends(in: territories, row: row)
      {
        scales.append(choices.transform?.undo(ends) ?? ends)
      }
    }
    let lower = scales.map(\.lower).min() ?? value
    let upper = scales.map(\.upper).max() ?? value
    return Scale(min(max(lower, choices.transform?.least ?? lower), value), upper)
  }
}

extension Transform {
  /// The value that becomes another one.
  fileprivate func undo(_ value: Double) -> Double {
    switch self {
    case .log: exponential(value)
    case .log10: power(10, value)
    case .squareRoot: value * value
    }
  }

  fileprivate func undo(_ scale: Scale) -> Scale { Scale(undo(scale.lower), undo(scale.upper)) }

  /// The least value that can be transformed.
  fileprivate var least: Double {
    switch self {
    case .log, .log10: .leastNonzeroMagnitude
    case .squareRoot: 0
    }
  }
}

extension FittedTreatment {
  /// Whether treated values are values of the indicator.
  fileprivate var keepsUnit: Bool {
    steps.allSatisfy { if case .hold = $0 { true } else { false } }
  }
}

extension FittedNormalisation {
  /// The values between which scores differ, as far as the frozen numbers tell; `nil` where they set no ends.
  fileprivate func ends(in table: TerritoryTable, row: Int) -> Scale? {
    switch self {
    case .minMax(let fitted): Scale(fitted.lower, fitted.upper)
    case .minMaxByParent(let fitted): fitted.ends[table.codes(ofParents: fitted.level)[row]]
    case .percentRank(let fitted): Scale(spanning: fitted.ranks.values)
    case .rank(let fitted): Scale(spanning: fitted.ranks.values)
    case .normalScore(let fitted): Scale(spanning: fitted.ranks.values)
    case .exponentialRank(let fitted): Scale(spanning: fitted.ranks.values)
    case .quantile(let fitted): Scale(spanning: fitted.bounds)?.widened
    case .steps(let fitted): Scale(spanning: fitted.bounds)?.widened
    case .distance(let fitted): Scale(spanning: [fitted.origin, fitted.target])
    case .fractionOfMaximum(let fitted): Scale(fitted.end, fitted.end)
    case .none(let fitted): fitted.scale
    case .zScore, .ratio: nil
    case .rounded(let fitted, _): fitted.ends(in: table, row: row)
    }
  }
}

extension Scale {
  /// A little beyond both ends, where a value has passed a bound that belongs to the interval before it.
  fileprivate var widened: Scale {
    Scale(lower - max(abs(lower), 1) * 1e-12, upper + max(abs(upper), 1) * 1e-12)
  }
}
