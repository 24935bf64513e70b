import Foundation
import FragilityFiles
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Reference sets of the explorer")
struct ReferenceSetTests {
  private let index: IndexResult
  private let sets: [ReferenceSet]
  private let leftOut: [ExplorerData.LeftOut]

  init() throws {
    index = try MethodFixture.facts("occitanie/method.toml").index
    let data = ExplorerData(index, words: Words(.french), digits: 1) { _ in nil }
    sets = data.sets
    leftOut = data.leftOut
  }

  @Test("The whole comes first, then the levels whose parents have enough territories")
  func offered() {
    #expect(sets.map(\.id) == ["all", "departement"])
    #expect(leftOut == [.small(level: "commune", parents: 48, small: 43)])
  }

  @Test("Each territory is where the engine puts it between the ends of its own parent")
  func scope() throws {
    let scoped = try index.fitted.method.replacing(
      normalisation: .minMax(MinMax(scope: .parent(level: "departement")))
    )
    let expected = try scoped.index(of: index.territories)
    for position in index.fitted.method.indicators.indices {
      let own = sets[1].normalised[position].map { $0.isNaN ? nil : $0 }
      let other = expected.normalised(ofIndicator: position)
      #expect(own == (0..<other.count).map { other[$0].number })
    }
  }

  @Test("A parent among which an indicator is constant says so, and has no value for it")
  func unfitted() throws {
    let parent = try #require(sets[1].unfitted.first { $0.parent == "32" })
    #expect(parent.territories == 1)
    // Every indicator of a single territory is constant; one has fixed ends.
    let failed = parent.reasons.compactMap(\.indicator)
    #expect(failed.count == 13)
    #expect(parent.reasons[0].reason.english.hasPrefix("all values are equal"))
    let codes = try #require(index.territories.parentCodes("departement"))
    let row = try #require(codes.firstIndex(of: "32"))
    #expect(
      sets[1].normalised.indices.filter { sets[1].normalised[$0][row].isNaN } == failed.sorted()
    )
    #expect(sets[0].normalised.contains { !$0[row].isNaN })
  }

  @Test("A level that would make the page too large is left out, never the whole")
  func large() {
    let data = ExplorerData(index, words: Words(.french), digits: 1, mostBytes: 1000) { _ in nil }
    #expect(data.sets.map(\.id) == ["all"])
    #expect(data.leftOut.last == .large(level: "departement"))
  }
}
