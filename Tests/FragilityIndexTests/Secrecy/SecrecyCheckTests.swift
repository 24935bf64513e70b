import Testing

@testable import FragilityIndex

@Suite("Cells that say too much")
struct SecrecyCheckTests {
  private func check(_ values: [Double?], _ adapt: (inout SecrecyCheck) -> Void = { _ in })
    -> [String]
  {
    var check = SecrecyCheck(counts: [.init("n", Column(values))])
    adapt(&check)
    return check.findings().map { finding in
      let row = finding.row.map { "\($0)" } ?? finding.group ?? ""
      let companion = finding.companion.map { "+\($0)" } ?? ""
      return "\(finding.kind.rawValue) \(row)\(companion)"
    }
  }

  @Test("Cells below the least number, 0 unless it is allowed")
  func cells() {
    #expect(check([10, 11, 0, nil, 300]) == ["small_cell 0", "small_cell 2"])
    #expect(check([10, 11, 0, nil]) { $0.allowsZeros = true } == ["small_cell 0"])
    #expect(check([10, 11]) { $0.minimum = 12 } == ["small_cell 0", "small_cell 1"])
  }

  @Test("What is left of the whole; a count beyond it leaves nothing to say")
  func complement() {
    let found = check([90, 95, 100, 120, nil]) {
      $0.whole = .init("all", Column([100, 106, 100, 100, 100]))
    }
    #expect(found == ["small_complement 0", "small_complement 2"])
  }

  @Test("A cell that is hidden alone, with the smallest other one to hide as well")
  func single() {
    let groups: TextColumn = ["a", "a", "a", "b", "b", "c", "", ""]
    let found = check([nil, 40, 30, nil, nil, 50, nil, 60]) { $0.groups = groups }
    #expect(found == ["single 0+2"])
  }

  @Test(
    "A small cell that would be hidden alone counts as hidden; beside a hidden one it is to be hidden too"
  )
  func small() {
    #expect(check([4, 40, 30]) { $0.groups = ["a", "a", "a"] } == ["small_cell 0", "single 0+2"])
    #expect(
      check([4, nil, 30]) { $0.groups = ["a", "a", "a"] } == ["small_cell 0", "single 1+0"]
    )
    #expect(
      check([4, 5, 30]) { $0.groups = ["a", "a", "a"] } == ["small_cell 0", "small_cell 1"]
    )
    #expect(check([nil]) { $0.groups = ["a"] } == ["single 0"])
  }

  @Test(
    "With the totals the rest is known: too small for all hidden cells together, or no sum at all"
  )
  func totals() {
    func found(_ total: Double) -> [String] {
      check([nil, nil, 30, 50]) {
        $0.groups = ["a", "a", "a", "a"]
        $0.totals = ["a": [total]]
      }
    }
    #expect(found(90) == ["small_rest a"])
    #expect(found(91) == [])
    #expect(found(79) == ["other_total a"])
    #expect(found(10) == ["small_total a", "other_total a"])
    #expect(found(.nan) == [])
    let open = check([30, 50]) {
      $0.groups = ["a", "a"]
      $0.totals = ["a": [81]]
    }
    #expect(open == ["other_total a"])
  }

  @Test("The rest of a group is the hidden value itself")
  func value() {
    var check = SecrecyCheck(counts: [.init("n", Column([nil, 40, 30]))])
    check.groups = ["a", "a", "a"]
    check.totals = ["a": [77]]
    #expect(check.findings().map(\.value) == [7])
  }

  @Test("Shares above the largest one that is allowed")
  func dominance() {
    let found = check([100, 100, 100]) { $0.shares = [.init("s", Column([0.85, 0.86, nil]))] }
    #expect(found == ["dominance 1"])
  }

  @Test("Whatever is found is mended by what is proposed")
  func mended() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<200 {
      var values = (0..<12).map { _ -> Double? in
        random.unit() < 0.2 ? nil : (random.unit() * 60).rounded(.down)
      }
      let groups = TextColumn((0..<12).map { "\($0 / 4)" })
      for _ in 0..<12 {
        var check = SecrecyCheck(counts: [.init("n", Column(values))])
        check.groups = groups
        for finding in check.findings() {
          if let row = finding.row { values[row] = nil }
          if let row = finding.companion { values[row] = nil }
        }
      }
      var check = SecrecyCheck(counts: [.init("n", Column(values))])
      check.groups = groups
      #expect(check.findings().isEmpty)
    }
  }
}
