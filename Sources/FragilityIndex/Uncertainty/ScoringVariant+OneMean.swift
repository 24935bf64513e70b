// The terms of an index whose means of means are one mean.

extension ScoringVariant {
  /// The terms of all indicators at some rows, eight rows of all of them after the other.
  ///
  /// Sums then read memory from its beginning to its end.
  ///
  /// - Returns: One array a kind of terms, of which the last rows may stand for nothing; `nil` where a value is absent.
  static func terms(
    _ kinds: [Terms],
    of source: ScoreSource,
    at places: [Int],
    threads: Int
  ) -> [[Double]]? {
    guard !source.hasGaps(threads: threads) else { return nil }
    let (columns, height) = (source.fitted.indicators.count, places.count)
    let eights = (height + rowsTogether - 1) / rowsTogether
    var isGapless = true
    let terms = [[Double]].filled(count: kinds.count, rows: columns * eights * rowsTogether) {
      targets in
      for target in targets {
        let bytes = UnsafeMutableRawBufferPointer(target)
        if let start = bytes.baseAddress {
          Platform.preferLargePages(start, count: bytes.count)
        }
      }
      // Each thread fills columns of its own.
      nonisolated(unsafe) let targets = targets
      isGapless = concurrentMap(columns, threads: threads) { position in
        let column = source.normalised(position, rows: 0..<height)
        let inOrder = column.withUnsafeBufferPointer { column in places.map { column[$0] } }
        var own = [Double](repeating: 0, count: eights * rowsTogether)
        for (kind, target) in zip(kinds, targets) {
          own.withUnsafeMutableBufferPointer { own in
            kind.write(inOrder, to: UnsafeMutableBufferPointer(rebasing: own[..<height]))
            guard let from = own.baseAddress, let start = target.baseAddress else { return }
            for eight in 0..<eights {
              (start + (eight * columns + position) * rowsTogether)
                .update(from: from + eight * rowsTogether, count: rowsTogether)
            }
          }
        }
        return Column(encoded: column).presentCount == height
      }.allSatisfy { $0 }
    }
    return isGapless ? terms : nil
  }
}

extension FittedMethod {
  /// The terms of the one mean that the index is where nothing is absent: all nodes are the same mean.
  var termsOfOneMean: Terms? {
    let root = method.hierarchy.nodes[method.hierarchy.root].aggregation
    let isOneMean = zip(method.hierarchy.nodes, nodes).allSatisfy { node, frozen in
      node.aggregation == root && frozen.rescaling == nil
    }
    return isOneMean && root.isPlainMean ? root.terms : nil
  }
}

extension Terms {
  /// Writes the terms of scores of which none is absent.
  fileprivate func write(_ scores: [Double], to target: UnsafeMutableBufferPointer<Double>) {
    guard let start = target.baseAddress else { return }
    switch self {
    case .linear, .sum: _ = target.update(fromContentsOf: scores)
    case .logarithm(let floor):
      scores.withUnsafeBufferPointer { hold($0, floor, .infinity, in: start) }
      logarithms(of: start, count: scores.count)
    case .power:
      for (place, score) in scores.enumerated() { target[place] = term(score) }
    }
  }
}

extension Aggregation {
  /// Whether means of means by it are one mean.
  fileprivate var isPlainMean: Bool {
    switch self {
    case .arithmetic, .geometric: true
    default: false
    }
  }
}
