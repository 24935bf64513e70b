import Testing

@testable import FragilityIndex

@Suite("The tree of a method")
struct HierarchyTests {
  @Test("has the effective weights of COINr on the ASEM example")
  func golden() throws {
    let method = try ASEM().method(aggregation: .arithmetic)
    let file = try Golden("asem/eff_weights")
    let expected = file.column("EffWeight")
    let weights = method.hierarchy.effectiveWeights
    for (row, id) in file.texts("iCode").enumerated() {
      guard let position = method.indicators.firstIndex(where: { $0.id == id }) else { continue }
      let known = try #require(expected[row].number)
      #expect(isClose(try #require(weights[position]), known), "\(id)")
    }
    #expect(weights.count == 49)
  }

  @Test("computes children before parents, and the index last")
  func order() throws {
    let method = try method(
      dimensions: [dimension("x"), dimension("y", in: "x"), dimension("z", in: "y")],
      [indicator("a", in: "z"), indicator("b", in: "x")]
    )
    let hierarchy = method.hierarchy
    #expect(hierarchy.nodes.map(\.dimension) == [2, 1, 0, nil])
    #expect(hierarchy.nodeOfDimension == [2, 1, 0])
    #expect(hierarchy.root == 3)
    #expect(hierarchy.nodes[2].children.map(\.member) == [.indicator(1), .node(1)])
    #expect(hierarchy.nodes[2].totalWeight == 2)
  }

  @Test(
    "below a sum, weights count as they are: one indicator in four of a theme is one in five of all"
  )
  func effectiveWeightsOfSums() throws {
    let method = try method(
      dimensions: [dimension("x"), dimension("y")],
      ["a", "b", "c", "d"].map { indicator($0, in: "x") } + [indicator("e", in: "y")]
    ) { $0.aggregation = .sum }
    let weights = method.hierarchy.effectiveWeights
    #expect((0..<5).allSatisfy { isClose(weights[$0] ?? 0, 0.2) })
  }
}
