/// The territories most like one on some columns of context, so that like is compared with like.
///
/// The distance is Euclidean between columns divided by their standard deviation (n - 1) over all territories that have
/// every column: `sqrt(sum(((x - y) / s)^2))`. Of equal distances the smaller code comes first.
public struct NearestPeers: Sendable {
  /// A territory like another.
  public struct Peer: Sendable, Hashable {
    /// Its row.
    public let row: Int
    /// How far it is.
    public let distance: Double
  }

  /// Where a territory stands among its peers.
  public struct Position: Sendable, Hashable {
    /// The dimension, by its position in the method; `nil` is the index itself.
    public let dimension: Int?
    /// The score of the territory.
    public let value: Value
    /// The median, least and greatest score of the peers that have one.
    public let median: Double
    /// The least.
    public let least: Double
    /// The greatest.
    public let greatest: Double
    /// How many peers have a score.
    public let scored: Int
    /// The rank of the territory among itself and these peers, from 1, the highest score; equal scores share the best.
    public let rank: Int?
  }

  /// The row of the territory.
  public let row: Int
  /// The columns of context.
  public let context: [ContextColumn]
  /// Their values for all territories, before any change of unit.
  public let values: [Column]
  /// The peers, the nearest first.
  public let peers: [Peer]
  /// The rows of territories that lack a column, which cannot be compared.
  public let leftOut: [Int]
  /// Where the territory stands: the index, then the dimensions just below it.
  public let positions: [Position]
}

extension IndexResult {
  /// Finds the territories most like one.
  ///
  /// - Parameters:
  ///   - row: The territory.
  ///   - count: How many peers are wanted; fewer where there are fewer.
  ///   - context: The columns on which territories are alike, at least one.
  ///   - columns: Their values, as ``FragilityMethod/columns(_:from:persons:)`` gives them.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: The peers.
  /// - Throws: The territory lacks a column; a column is the same everywhere or has values that cannot be transformed.
  public func peers(
    of row: Int,
    count: Int,
    context: [ContextColumn],
    columns: [ColumnReference: Column],
    threads: Int = 1
  ) throws(FragilityError) -> NearestPeers {
    guard !context.isEmpty else { throw FragilityError([.noContext]) }
    var problems: [Problem] = []
    let absent = [Double](repeating: Double(absent: .unavailable), count: territories.count)
    let values = context.map { columns[$0.column] ?? Column(encoded: absent) }
    var scaled: [[Double]] = []
    for (position, column) in context.enumerated() {
      let raw = values[position].encoded
      if let transform = column.transform,
        let wrong = raw.firstIndex(where: { !$0.isNaN && !transform.accepts($0) })
      {
        problems.append(
          .notTransformable(column, raw[wrong], territories.codes[wrong], at: position)
        )
      }
      if let reason = raw[row].absence {
        problems.append(.lacksContext(column, reason, territories.codes[row], at: position))
      }
      scaled.append(
        raw.map { value in value.isNaN ? value : column.transform?.apply(value) ?? value }
      )
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    let complete = (0..<territories.count).filter { row in scaled.allSatisfy { !$0[row].isNaN } }
    let deviations = scaled.map { column in
      Moments(of: complete.map { column[$0] }).standardDeviation
    }
    for (position, deviation) in deviations.enumerated() where deviation == 0 {
      problems.append(.sameContext(context[position], at: position))
    }
    guard problems.isEmpty else { throw FragilityError(problems) }
    // In the order of codes, which a stable choice keeps among equal distances.
    let distances = territories.codes.inOrder(complete).filter { $0 != row }.enumerated().map {
      order,
      other -> (order: Int, peer: NearestPeers.Peer) in
      var sum = 0.0
      for (column, deviation) in zip(scaled, deviations) {
        let difference = (column[other] - column[row]) / deviation
        sum += difference * difference
      }
      return (order, NearestPeers.Peer(row: other, distance: sum.squareRoot()))
    }
    let peers = distances.sorted {
      ($0.peer.distance, $0.order) < ($1.peer.distance, $1.order)
    }.prefix(max(0, count)).map(\.peer)
    let isComplete = Set(complete)
    return NearestPeers(
      row: row,
      context: context,
      values: values,
      peers: peers,
      leftOut: (0..<territories.count).filter { !isComplete.contains($0) },
      positions: positions(of: row, among: peers.map(\.row), threads: threads)
    )
  }

  private func positions(of row: Int, among peers: [Int], threads: Int) -> [NearestPeers.Position] {
    let tops = topDimensions
    let columns = [scores] + scores(ofDimensions: tops, threads: threads)
    return zip([nil] + tops.map(Optional.some), columns).map { dimension, column in
      let sorted = peers.map { column.encoded[$0] }.sortedPresent()
      let own = column.encoded[row]
      return NearestPeers.Position(
        dimension: dimension,
        value: column[row],
        median: type7Quantiles([0.5], ofSorted: sorted).first ?? .nan,
        least: sorted.first ?? .nan,
        greatest: sorted.last ?? .nan,
        scored: sorted.count,
        rank: own.isNaN ? nil : 1 + sorted.count - sorted.countNotAbove(own)
      )
    }
  }
}
