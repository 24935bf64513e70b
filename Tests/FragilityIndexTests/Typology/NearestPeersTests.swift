import Testing

@testable import FragilityIndex

private let context = ["p", "q"].map { ContextColumn(t($0)) }

private func result(_ scores: [Double?]) throws -> IndexResult {
  try score(
    scores.map { [$0] },
    by: method([indicator("a")]) { $0.normalisation = .none }
  )
}

@Suite("The nearest peers of a territory")
struct NearestPeersTests {
  @Test("are those of scipy's standardised distance")
  func golden() throws {
    let golden = try Golden("clusters/points")
    let codes = golden.texts("code")
    let table = territories([golden.column("skills")], codes: codes)
    let result = try score(table, by: method([indicator("a")]) { $0.normalisation = .none })
    let names = ["equipment", "skills", "rights"]
    let columns = names.map { (t($0), golden.column($0)) }
    let own = try #require(codes.firstIndex(of: "QP031001"))
    let peers = try result.peers(
      of: own,
      count: 200,
      context: names.map { ContextColumn(t($0)) },
      columns: Dictionary(uniqueKeysWithValues: columns)
    )
    #expect(peers.peers.count == 101)
    let expected = golden.column("distance_to_QP031001").encoded
    for peer in peers.peers { #expect(isClose(peer.distance, expected[peer.row], within: 1e-11)) }
    #expect(zip(peers.peers, peers.peers.dropFirst()).allSatisfy { $0.distance <= $1.distance })
  }

  @Test("are worked by hand, with those left out that lack a column, and a place among them")
  func worked() throws {
    let columns = [t("p"): Column([0, 2, 4, nil, 6]), t("q"): Column([1, 1, 1, 1, 5])]
    let peers = try result([50, 60, nil, 99, 50])
      .peers(of: 0, count: 3, context: context, columns: columns)
    #expect(peers.leftOut == [3])
    #expect(peers.peers.map(\.row) == [1, 2, 4])
    // The variances of 0, 2, 4, 6 and of 1, 1, 1, 5 are 20 / 3 and 4.
    let squares: [Double] = [0.6, 2.4, 9.4]
    for (peer, square) in zip(peers.peers, squares) {
      #expect(isClose(peer.distance, square.squareRoot()))
    }
    let place = try #require(peers.positions.first)
    #expect(place.value == .present(50) && place.rank == 2 && place.scored == 2)
    #expect(place.median == 55 && place.least == 50 && place.greatest == 60)
  }

  @Test("come in the order of their codes where they are equally far, in any order of rows")
  func ties() throws {
    let columns = [t("p"): Column([5, 4, 6, 4, 6])]
    let table = territories([Column([1, 2, 3, 4, 5])], codes: ["m", "z", "b", "a", "c"])
    let result = try score(table, by: method([indicator("a")]) { $0.normalisation = .none })
    let peers = try result.peers(of: 0, count: 4, context: [context[0]], columns: columns)
    #expect(peers.peers.map { table.codes[$0.row] } == ["a", "b", "c", "z"])
  }

  @Test("can be found on the logarithm of a column")
  func logarithm() throws {
    let columns = [t("p"): Column([1000, 100, 2500])]
    let result = try result([1, 2, 3])
    func nearest(_ transform: Transform?) throws -> Int? {
      let context = [ContextColumn(t("p"), transform: transform)]
      return try result.peers(of: 0, count: 1, context: context, columns: columns).peers.first?.row
    }
    #expect(try nearest(nil) == 1)
    #expect(try nearest(.log) == 2)
  }

  @Test("are refused without a column, a value, a difference, or a logarithm")
  func refused() throws {
    let result = try result([1, 2, 3])
    func codes(_ p: [Double?], _ context: [ContextColumn]) -> [String] {
      problemCodes {
        try result.peers(of: 0, count: 2, context: context, columns: [t("p"): Column(p)])
      }
    }
    #expect(codes([1, 2, 3], []) == ["peers.no-context"])
    #expect(codes([nil, 2, 3], [context[0]]) == ["peers.absent"])
    #expect(codes([1, 1, 1], [context[0]]) == ["peers.constant"])
    #expect(codes([1, 2, 3], [context[1]]) == ["peers.absent"])
    let log = ContextColumn(t("p"), transform: .log)
    #expect(codes([1, 0, 3], [log]) == ["peers.not-transformable"])
  }
}
