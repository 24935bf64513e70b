public import FragilityIndex

extension OutputTable {
  /// The territories most like one: that one first, with a distance of 0, then its peers.
  ///
  /// - Parameters:
  ///   - peers: The peers.
  ///   - result: The index they were found in.
  public init(_ peers: NearestPeers, of result: IndexResult) {
    let method = result.fitted.method
    let all = [peers.row] + peers.peers.map(\.row)
    let tops = method.dimensions.indices.filter { method.dimensions[$0].parent == nil }
    func figures(_ name: String, _ column: Column, isRounded: Bool = true) -> OutputColumn {
      let cells = Column(all.map { column[$0] })
      return OutputColumn(name: name, cells: .number(cells), isRounded: isRounded)
    }
    columns = [
      .text("code", all.map { result.territories.codes[$0] }),
      .text("name", all.map { result.territories.names[$0] }),
      .number("distance", [0] + peers.peers.map(\.distance)),
    ]
    columns += zip(peers.context, peers.values).map { context, values in
      let column = context.column
      let isFirst = column.table == method.tables.first?.id
      let isWhole = all.allSatisfy { row in
        values[row].number.map { $0 == $0.rounded() } ?? true
      }
      return figures(
        isFirst ? column.column : "\(column.table).\(column.column)",
        values,
        isRounded: !isWhole
      )
    }
    columns += [
      figures("score", result.scores), figures("rank", result.ranks, isRounded: false),
      figures("class", result.classes, isRounded: false),
    ]
    columns += zip(tops, result.scores(ofDimensions: tops)).map {
      figures(method.dimensions[$0].id, $1)
    }
    rows = Array(all.indices)
  }

  /// Where a territory stands among its peers.
  ///
  /// - Parameters:
  ///   - peers: The peers.
  ///   - method: The method of the index.
  public init(positionsOf peers: NearestPeers, _ method: FragilityMethod) {
    let lines = peers.positions
    columns = [
      .text("measure", lines.map { $0.dimension.map { method.dimensions[$0].id } ?? "score" }),
      OutputColumn(name: "value", cells: .number(Column(lines.map(\.value)))),
      .number("peers_median", lines.map(\.median)), .number("peers_min", lines.map(\.least)),
      .number("peers_max", lines.map(\.greatest)),
      .number("peers_scored", lines.map { Double($0.scored) }, isRounded: false),
      .number("rank", lines.map { $0.rank.map(Double.init) ?? .nan }, isRounded: false),
    ]
    rows = Array(lines.indices)
  }
}
