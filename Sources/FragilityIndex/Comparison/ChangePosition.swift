/// How far territories are from a reference, at two dates.
struct ReferenceGaps {
  private(set) var from: [Double]
  private(set) var to: [Double]

  /// Measures the gaps to the mean of the territories with the same parent, or of all.
  ///
  /// Means are over the territories that have a score at both dates, weighted by their population at the earlier one,
  /// so that a gap moves because scores do, and not because others are counted. Without populations each counts once.
  ///
  /// - Parameters:
  ///   - before: The earlier scores.
  ///   - after: The later scores.
  ///   - groups: The code of each territory's parent, empty where it has none; `nil` for one reference.
  ///   - population: The populations at the earlier date.
  init(before: [Double], after: [Double], groups: [String]?, population: [Double]?) {
    var sums: [String: (before: ExactSum, after: ExactSum, weight: ExactSum)] = [:]
    for row in before.indices where !before[row].isNaN && !after[row].isNaN {
      let weight = population.map { $0[row] } ?? 1
      guard weight > 0, groups?[row] != "" else { continue }
      var sum = sums[groups?[row] ?? "", default: (ExactSum(), ExactSum(), ExactSum())]
      sum.before.add(weight * before[row])
      sum.after.add(weight * after[row])
      sum.weight.add(weight)
      sums[groups?[row] ?? ""] = sum
    }
    let means = sums.mapValues { sum in
      (before: sum.before.value / sum.weight.value, after: sum.after.value / sum.weight.value)
    }
    from = []
    to = []
    for row in before.indices {
      let isBoth = !before[row].isNaN && !after[row].isNaN && groups?[row] != ""
      guard isBoth, let mean = means[groups?[row] ?? ""] else {
        from.append(Double(absent: .unavailable))
        to.append(Double(absent: .unavailable))
        continue
      }
      from.append(before[row] - mean.before)
      to.append(after[row] - mean.after)
    }
  }

  /// Where each territory stood and which way it went.
  func positions(_ orientation: Orientation) -> [Change.Position?] {
    zip(from, to).map { from, to in
      guard !from.isNaN, !to.isNaN else { return nil }
      guard from != 0, from != to else { return .steady }
      let isBehind = (from > 0) == (orientation == .fragility)
      // Towards the reference, even where it is passed.
      let isClosing = (to < from) == (from > 0)
      switch (isBehind, isClosing) {
      case (true, true): return .behindClosing
      case (true, false): return .behindWidening
      case (false, true): return .aheadClosing
      case (false, false): return .aheadWidening
      }
    }
  }
}
