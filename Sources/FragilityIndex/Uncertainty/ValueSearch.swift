/// The values of a territory that would move it into another class.
struct ValueSearch: Sendable {
  /// How many values are tried between the present one and either end.
  private static let steps = 64

  private let result: IndexResult
  private let row: Int
  /// The scores of the territory.
  private let tile: ScoreTile
  private let borders: FittedClassification
  /// The class of the territory; `nil` without a score.
  let currentClass: Int?

  init(_ result: IndexResult, row: Int) {
    self.result = result
    self.row = row
    tile = result.tile(of: row)
    borders = result.borders(around: row)
    currentClass = borders.number(of: result.rankedScores.encoded[row])
  }

  private var source: ScoreSource { result.source }
  private var method: FragilityMethod { result.fitted.method }

  /// The changes of one indicator.
  func change(of indicator: Int) -> TippingPoints.IndicatorChange {
    let value = source.isRollUp ? Double(absent: .notApplicable) : result.ownValue(indicator, row)
    func changes(
      _ more: TippingPoints.Change,
      _ less: TippingPoints.Change
    ) -> TippingPoints.IndicatorChange {
      TippingPoints.IndicatorChange(
        indicator: indicator,
        value: Column(encoded: [value])[0],
        moreFragile: more,
        lessFragile: less
      )
    }
    guard let currentClass else { return changes(.impossible(.noScore), .impossible(.noScore)) }
    guard !value.isNaN else { return changes(.impossible(.noValue), .impossible(.noValue)) }
    let tried = trials(of: indicator, from: value)
    let up = change(of: indicator, from: value, tried, currentClass == borders.bounds.count + 1) {
      $0 > currentClass
    }
    let down = change(of: indicator, from: value, tried, currentClass == 1) { $0 < currentClass }
    return method.rules.orientation == .fragility ? changes(up, down) : changes(down, up)
  }

  /// A value and the class that the territory has with it.
  private struct Trial {
    let value: Double
    let number: Int?
  }

  /// The present value and others up to either end of the indicator, upwards and downwards.
  private func trials(of indicator: Int, from value: Double) -> [[Trial]] {
    let reach = result.reach(of: indicator, row: row, around: value)
    let present = Trial(value: value, number: currentClass)
    return [reach.upper, reach.lower].filter { $0 != value }.map { end in
      [present]
        + (1...Self.steps).map { step in
          let part = Double(step) / Double(Self.steps)
          let other = step == Self.steps ? end : value * (1 - part) + end * part
          return Trial(value: other, number: number(indicator, other))
        }
    }
  }

  /// The nearest value with a class that is asked for.
  private func change(
    of indicator: Int,
    from value: Double,
    _ tried: [[Trial]],
    _ isLast: Bool,
    _ isWanted: (Int) -> Bool
  ) -> TippingPoints.Change {
    guard !isLast else { return .impossible(.noFurtherClass) }
    let found = tried.compactMap { side -> Double? in
      guard let first = side.firstIndex(where: { $0.number.map(isWanted) ?? false }) else {
        return nil
      }
      return border(from: side[first - 1].value, to: side[first].value) { other in
        number(indicator, other).map(isWanted) ?? false
      }
    }
    guard let nearest = found.min(by: { abs($0 - value) < abs($1 - value) }),
      let reached = number(indicator, nearest)
    else { return .impossible(.outOfReach) }
    return .value(nearest, difference: nearest - value, class: reached)
  }

  /// The class of the territory with another value of an indicator, in its own unit.
  private func number(_ indicator: Int, _ value: Double) -> Int? {
    let hierarchy = method.hierarchy
    let frozen = result.fitted.indicators[indicator]
    let transformed = method.indicators[indicator].transform?.apply(value) ?? value
    guard transformed.isFinite, let place = hierarchy.place(of: .indicator(indicator)) else {
      return nil
    }
    let normalised = frozen.normalisation.apply(
      to: [frozen.treatment.apply(transformed)],
      of: source.table,
      rows: tile.rows
    )
    // A value without a score, such as the zero of a ratio, would act as a gap.
    guard !normalised[0].isNaN else { return nil }
    var children = source.children(of: place.parent, in: tile)
    children[place.child] = normalised
    let scores = source.indexScores(
      of: tile,
      with: source.aggregators[place.parent].scores(of: children, count: 1),
      ofNode: place.parent
    )
    return borders.number(of: Column(encoded: scores).rounded(for: method).encoded[0])
  }
}

/// The first double on the way from one number to another for which something holds that does not hold before it.
///
/// The numbers in between are halved by their bits, which takes 64 steps at most.
///
/// - Parameters:
///   - start: A number for which it does not hold.
///   - end: A number for which it holds.
///   - holds: What is asked of a number.
/// - Returns: A number for which it holds while it does not for the neighbour on the side of the start.
func border(from start: Double, to end: Double, _ holds: (Double) -> Bool) -> Double {
  var (without, with) = (start.orderedBits, end.orderedBits)
  while max(without, with) - min(without, with) > 1 {
    let middle = min(without, with) + (max(without, with) - min(without, with)) / 2
    if holds(Double(orderedBits: middle)) { with = middle } else { without = middle }
  }
  return Double(orderedBits: with) + 0
}

extension FittedClassification {
  /// The class of a score; `nil` for a gap, and without bounds.
  fileprivate func number(of score: Double) -> Int? {
    score.isNaN || bounds.isEmpty ? nil : 1 + inclusive.passed(bounds, by: score)
  }
}

extension IndexResult {
  /// The bounds of the classes as a change of one territory meets them.
  ///
  /// Bounds of classes by rank are scores of territories, of this one perhaps; those among the others are the scores that
  /// it must reach for its rank.
  fileprivate func borders(around row: Int) -> FittedClassification {
    guard case .ranks(let count) = fitted.method.rules.classes,
      fitted.classification == fitted.method.rules.classes.fit(to: rankedScores),
      !rankedScores.encoded[row].isNaN
    else { return fitted.classification }
    var others = rankedScores.encoded
    others[row] = .nan
    let sorted = others.sortedPresent()
    let bounds = (1..<max(count, 1)).reversed().map { part in
      let rank = part * (sorted.count + 1) / count
      return rank > 0 ? sorted[sorted.count - rank] : Double.infinity
    }
    return FittedClassification(bounds: bounds, inclusive: .left)
  }
}
