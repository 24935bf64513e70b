extension MethodCheck {
  /// Checks what is known of the sampling error of an indicator against where its values come from.
  mutating func checkSamplingError(
    of indicator: FragilityMethod.Indicator,
    at subject: (String) -> Problem.Subject
  ) {
    guard let error = indicator.samplingError else { return }
    let place = subject("sampling_error")
    if indicator.shrinkage != nil { report(.shrunkError(at: place)) }
    switch error.kind {
    case .standardError: break
    case .margin(_, let confidence):
      if !(confidence > 0 && confidence < 1) { report(.badConfidence(confidence, at: place)) }
    case .count(let persons, _):
      if error.scale != .identity { report(.scaleOfCount(at: place)) }
      if indicator.derivation.isColumn {
        if persons == nil { report(.noPersons(at: place)) }
      } else if !indicator.derivation.isRatio {
        report(.noRate(at: place))
        return
      }
    }
    checkWhole(of: error, indicator, at: place)
    checkRange(of: error, indicator, at: place)
  }

  private mutating func checkWhole(
    of error: SamplingError,
    _ indicator: FragilityMethod.Indicator,
    at place: Problem.Subject
  ) {
    if let whole = error.whole, !(whole > 0 && whole.isFinite) {
      report(.badWhole(whole, at: place))
    } else if error.whole != nil, indicator.derivation.isRatio || !error.needsWhole {
      report(.idleWhole(ofRatio: indicator.derivation.isRatio, at: place))
    } else if error.needsWhole, indicator.whole == nil {
      report(.noWhole(at: place))
    }
  }

  /// The values that are possible must lie on the scale of the error.
  private mutating func checkRange(
    of error: SamplingError,
    _ indicator: FragilityMethod.Indicator,
    at place: Problem.Subject
  ) {
    guard let range = indicator.range, let possible = indicator.errorDomain,
      range.lowerBound < possible.lowerBound || range.upperBound > possible.upperBound
    else { return }
    report(.rangeOffScale(range, possible, at: place))
  }
}

extension SamplingError {
  /// Whether values must be known as shares of a whole.
  var needsWhole: Bool {
    if case .count = kind { true } else { scale == .logit }
  }
}

extension FragilityMethod.Indicator {
  /// The whole that values are shares of: the factor of a ratio, or what the sampling error says.
  package var whole: Double? { derivation.isRatio ? derivation.per : samplingError?.whole }

  /// The values that the law of the sampling error can have; `nil` where all are possible.
  var errorDomain: ClosedRange<Double>? {
    guard let samplingError else { return nil }
    if samplingError.needsWhole {
      return whole.flatMap { $0 > 0 ? 0...$0 : nil }
    }
    return samplingError.scale == .log ? 0...(.infinity) : nil
  }
}

extension Derivation {
  fileprivate var isColumn: Bool {
    if case .column = self { true } else { false }
  }
}
