// One node over a run of rows.

extension ScoringVariant {
  func compute(
    _ position: Int,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>
  ) {
    let own = nodes[position]
    let target = buffers + position * Self.tileSize
    switch own.kind {
    case .patterned(let kind, let patternOfRow, _):
      sum(own, frame.weights, rows, terms, drawn, into: target)
      let present = buffers + nodes.count * Self.tileSize
      look(up: patternOfRow, rows, in: frame.present, into: present)
      if kind.isLinear {
        for offset in 0..<rows.count { target[offset] /= present[offset] }
      } else {
        for offset in 0..<rows.count {
          target[offset] = kind.score(
            sum: target[offset],
            weight: present[offset],
            total: frame.total
          )
        }
      }
    case .checked(let kind):
      checkedMean(own.node, frame, rows, terms, kind, drawn, buffers, into: target)
    case .staged:
      // What has no weight is left out, also where weights do not matter otherwise.
      let children = own.node.children.enumerated().map { place, child in
        frame.weights[place] == 0 && own.fitted.weights[place] > 0
          ? [Double](repeating: Double(absent: .unavailable), count: rows.count)
          : column(of: child.member, rows, terms, drawn, buffers)
      }
      let fitted = FittedNode(weights: frame.weights, reference: own.fitted.reference)
      let orientation = source.fitted.method.rules.orientation
      let scores = NodeAggregator(own.node, fitted, orientation: orientation)
        .scores(of: children, count: rows.count)
      for offset in scores.indices { target[offset] = scores[offset] }
    }
    guard let rescaling = own.fitted.rescaling, own.node.rescaling?.isShownOnly != true else {
      return
    }
    let plain = Array(UnsafeBufferPointer(start: target, count: rows.count))
    for (offset, score) in rescaling.apply(to: plain, of: source.table, rows: rows).enumerated() {
      target[offset] = score
    }
  }

  /// The values of a child, gaps being NaN.
  private func column(
    of member: Hierarchy.Member,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>
  ) -> [Double] {
    switch member {
    case .node(let below):
      return Array(UnsafeBufferPointer(start: buffers + below * Self.tileSize, count: rows.count))
    case .indicator(let indicator):
      if !drawn.isEmpty, !drawn[indicator].isEmpty { return drawn[indicator] }
      let start = terms + indicator * source.table.count + rows.lowerBound
      return Array(UnsafeBufferPointer(start: start, count: rows.count))
    }
  }

  /// The weight that is present in each row.
  private func look(
    up patternOfRow: [UInt32],
    _ rows: Range<Int>,
    in weights: [Double],
    into target: UnsafeMutablePointer<Double>
  ) {
    guard weights.count > 1 else {
      return target.update(repeating: weights.first ?? .nan, count: rows.count)
    }
    patternOfRow.withUnsafeBufferPointer { patterns in
      weights.withUnsafeBufferPointer { weights in
        for offset in 0..<rows.count {
          target[offset] = weights[Int(patterns[rows.lowerBound + offset])]
        }
      }
    }
  }

  /// Sums the terms of indicators times their weights, in their order.
  private func sum(
    _ node: Node,
    _ weights: [Double],
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ drawn: [[Double]],
    into target: UnsafeMutablePointer<Double>
  ) {
    let indicators = node.indicators
    let height = source.table.count
    let start = terms + rows.lowerBound
    guard drawn.isEmpty || indicators.allSatisfy({ drawn[$0].isEmpty }) else {
      target.update(repeating: 0, count: rows.count)
      for (place, indicator) in indicators.enumerated() {
        let own = node.terms(of: drawn[indicator], child: place, rows)
        let column = start + indicator * height
        own.withUnsafeBufferPointer { own in
          let values = own.isEmpty ? column : own.baseAddress ?? column
          addProducts(of: values, times: weights[place], to: target, count: rows.count)
        }
      }
      return
    }
    sum(indicators, weights, rows, terms, into: target)
  }

  /// The same where none of them is drawn.
  private func sum(
    _ indicators: [Int],
    _ weights: [Double],
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    let height = source.table.count
    let start = terms + rows.lowerBound
    var next = 0
    while next + 4 <= indicators.count {
      addProducts(
        of: start + indicators[next] * height,
        start + indicators[next + 1] * height,
        start + indicators[next + 2] * height,
        start + indicators[next + 3] * height,
        times: (weights[next], weights[next + 1], weights[next + 2], weights[next + 3]),
        to: target,
        isFirst: next == 0,
        count: rows.count
      )
      next += 4
    }
    if next == 0 { target.update(repeating: 0, count: rows.count) }
    while next < indicators.count {
      let column = start + indicators[next] * height
      addProducts(of: column, times: weights[next], to: target, count: rows.count)
      next += 1
    }
  }

  /// The mean of terms of which none is absent.
  private func mean(
    _ node: Hierarchy.Node,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ kind: Terms,
    _ buffers: UnsafeMutablePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    target.update(repeating: 0, count: rows.count)
    for (place, child) in node.children.enumerated() {
      let weight = frame.weights[place]
      switch child.member {
      case .indicator(let indicator):
        let start = terms + indicator * source.table.count + rows.lowerBound
        addProducts(of: start, times: weight, to: target, count: rows.count)
      case .node(let below):
        let scores = buffers + below * Self.tileSize
        if kind.isLinear {
          addProducts(of: scores, times: weight, to: target, count: rows.count)
        } else {
          for offset in 0..<rows.count { target[offset] += weight * kind.term(scores[offset]) }
        }
      }
    }
    let total = frame.presentWhenComplete
    if kind.isLinear {
      for offset in 0..<rows.count { target[offset] /= total }
    } else {
      for offset in 0..<rows.count {
        target[offset] = kind.score(sum: target[offset], weight: total, total: frame.total)
      }
    }
  }

  private func checkedMean(
    _ node: Hierarchy.Node,
    _ frame: Frame,
    _ rows: Range<Int>,
    _ terms: UnsafePointer<Double>,
    _ kind: Terms,
    _ drawn: [[Double]],
    _ buffers: UnsafeMutablePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    guard !frame.isComplete else {
      return mean(node, frame, rows, terms, kind, buffers, into: target)
    }
    let present = buffers + nodes.count * Self.tileSize
    target.update(repeating: 0, count: rows.count)
    present.update(repeating: 0, count: rows.count)
    for (place, child) in node.children.enumerated() {
      let weight = frame.weights[place]
      switch child.member {
      case .node(let below):
        let scores = buffers + below * Self.tileSize
        if kind.isLinear {
          addPresent(scores, times: weight, to: target, present, count: rows.count)
        } else {
          addPresent(scores, times: weight, to: target, present, count: rows.count, kind.term)
        }
      case .indicator(let indicator):
        if !drawn.isEmpty, !drawn[indicator].isEmpty {
          addPresent(drawn[indicator], times: weight, to: target, present, count: rows.count) {
            kind.term($0)
          }
        } else {
          let start = terms + indicator * source.table.count + rows.lowerBound
          addPresent(start, times: weight, to: target, present, count: rows.count)
        }
      }
    }
    let least = frame.least
    if kind.isLinear {
      divide(target, by: present, ofAtLeast: least, count: rows.count)
    } else {
      for offset in 0..<rows.count {
        let weight = present[offset]
        let score = kind.score(sum: target[offset], weight: weight, total: frame.total)
        target[offset] = weight > 0 && weight >= least ? score : .nan
      }
    }
  }
}
