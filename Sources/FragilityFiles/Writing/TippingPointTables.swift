public import FragilityIndex

extension OutputTable {
  /// The value of each indicator that would put a territory into another class, all else unchanged.
  ///
  /// The columns are `code`, `class`, `indicator`, `value`, then `more_fragile_value`, `more_fragile_difference`,
  /// `more_fragile_class` and `more_fragile_obstacle`, why no value does it, and the same of `less_fragile`.
  ///
  /// - Parameters:
  ///   - points: The changes of some territories.
  ///   - index: The index that they are of.
  public init(changesOf points: [TippingPoints], in index: IndexResult) {
    let rows = points.flatMap { point in point.indicators.map { (point: point, change: $0) } }
    func side(
      _ name: String,
      _ change: KeyPath<TippingPoints.IndicatorChange, TippingPoints.Change>
    ) -> [OutputColumn] {
      let changes = rows.map { $0.change[keyPath: change] }
      return [
        .number("\(name)_value", changes.map { $0.found?.value ?? .nan }),
        .number("\(name)_difference", changes.map { $0.found?.difference ?? .nan }),
        .number(
          "\(name)_class",
          changes.map { $0.found.map { Double($0.class) } ?? .nan },
          isRounded: false
        ),
        .text("\(name)_obstacle", changes.map { $0.obstacle?.rawValue ?? "" }),
      ]
    }
    columns = [
      .text("code", rows.map { index.territories.codes[$0.point.row] }),
      .number(
        "class",
        rows.map { $0.point.currentClass.map(Double.init) ?? .nan },
        isRounded: false
      ),
      .text("indicator", rows.map { index.fitted.method.indicators[$0.change.indicator].id }),
      OutputColumn(name: "value", cells: .number(Column(rows.map(\.change.value)))),
    ]
    columns += side("more_fragile", \.moreFragile) + side("less_fragile", \.lessFragile)
    self.rows = Array(rows.indices)
  }

  /// The shares of weight for which a territory is among the most fragile, one row per range.
  ///
  /// The columns are `code`, `most_fragile`, whether it is so by the index, `element`, `kind`, `share`, the share of the
  /// weight of its parent that the element holds, `low` and `high`, between which the territory is among the most
  /// fragile, and `exact`. An element without such a share has one row without ends.
  ///
  /// - Parameters:
  ///   - points: The ranges of some territories.
  ///   - index: The index that they are of.
  public init(weightsOf points: [TippingPoints], in index: IndexResult) {
    let method = index.fitted.method
    let rows = points.flatMap { point in
      point.weights.flatMap { weight in
        (weight.ranges.isEmpty ? [nil] : weight.ranges.map(Optional.some))
          .map { (point: point, weight: weight, range: $0) }
      }
    }
    columns = [
      .text("code", rows.map { index.territories.codes[$0.point.row] }),
      .text("most_fragile", rows.map { $0.point.isMostFragile.map { "\($0)" } ?? "" }),
      .text("element", rows.map { method.id(of: $0.weight.member) }),
      .text("kind", rows.map(\.weight.member.kind)), .number("share", rows.map(\.weight.share)),
      .number("low", rows.map { $0.range?.lowerBound ?? .nan }),
      .number("high", rows.map { $0.range?.upperBound ?? .nan }),
      .text("exact", rows.map { "\($0.weight.isExact)" }),
    ]
    self.rows = Array(rows.indices)
  }
}

extension TippingPoints.Change {
  /// The value that does it, if one does.
  var found: (value: Double, difference: Double, class: Int)? {
    if case .value(let value, let difference, let number) = self {
      (value, difference, number)
    } else {
      nil
    }
  }

  /// Why none does it, if so.
  var obstacle: TippingPoints.Obstacle? {
    if case .impossible(let obstacle) = self { obstacle } else { nil }
  }
}
