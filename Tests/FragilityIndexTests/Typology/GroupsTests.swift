import Testing

@testable import FragilityIndex

/// A method of three dimensions whose indicators are scores already.
private func threeDimensions(strength: Bool = false) throws -> FragilityMethod {
  try method(
    dimensions: [dimension("x"), dimension("y"), dimension("z")],
    [indicator("a", in: "x"), indicator("b", in: "y"), indicator("c", in: "z")]
  ) { rules in
    rules.normalisation = .none
    rules.orientation = strength ? .strength : .fragility
    rules.missing = MissingPolicy(minWeightShare: 0.5)
  }
}

/// The quartiers of the golden file, in an order of rows.
private struct Quartiers {
  let golden: Golden
  let result: IndexResult

  init(order: (Int) -> [Int] = { Array(0..<$0) }) throws {
    let golden = try Golden("clusters/points")
    self.golden = golden
    let columns = ["equipment", "skills", "rights"].map { golden.column($0).encoded }
    let rows = order(golden.rows.count)
    let codes = golden.texts("code")
    let table = territories(
      columns.map { column in Column(encoded: rows.map { column[$0] }) },
      codes: rows.map { codes[$0] }
    )
    result = try score(table, by: threeDimensions())
  }
}

private func choice(_ method: Grouping.Method, _ count: Int?) -> Grouping {
  var choice = Grouping()
  choice.method = method
  choice.count = count
  return choice
}

/// Groups numbered in the order of their first rows.
private func renumbered(_ labels: [Int?]) -> [Int] {
  var numbers: [Int: Int] = [:]
  return labels.map { label in
    let label = label ?? -1
    numbers[label] = numbers[label] ?? numbers.count
    return numbers[label] ?? 0
  }
}

@Suite("Groups of territories")
struct GroupsTests {
  @Test("Ward's joins have the heights that scipy finds")
  func heights() throws {
    let quartiers = try Quartiers()
    let columns = ["equipment", "skills", "rights"].map { quartiers.golden.column($0).encoded }
    let moments = columns.map { Moments(of: $0) }
    let points = PointSet(
      values: (0..<columns[0].count).flatMap { row in
        zip(columns, moments).map { ($0[row] - $1.mean) / $1.standardDeviation }
      },
      width: 3
    )
    let expected = try Golden("clusters/joins").column("height")
    let found = Column(encoded: WardClustering(points).joins.map(\.height))
    #expect(found.count == 101)
    #expect(disagreements(found, expected, within: 1e-10).isEmpty)
  }

  @Test("are those of scipy", arguments: 2...8)
  func golden(count: Int) throws {
    let quartiers = try Quartiers()
    let counts = try Golden("clusters/counts")
    for method in Grouping.Method.allCases {
      let groups = try quartiers.result.groups(by: choice(method, count))
      let expected = quartiers.golden.texts("\(method.rawValue)_\(count)").compactMap(Int.init)
      #expect(renumbered(groups.labels) == expected, "\(method)")
      let trial = try #require(groups.trials.first)
      let inertia = counts.column("\(method.rawValue)_inertia").encoded[count - 2]
      let silhouette = counts.column("\(method.rawValue)_silhouette").encoded[count - 2]
      #expect(isClose(trial.inertia, inertia, within: 1e-10))
      #expect(isClose(trial.silhouette, silhouette, within: 1e-10))
    }
  }

  @Test("have the silhouettes of their definition")
  func silhouette() throws {
    let quartiers = try Quartiers()
    let groups = try quartiers.result.groups(by: choice(.ward, 4))
    let found = Column(groups.silhouettes)
    let expected = quartiers.golden.column("silhouette_ward_4")
    #expect(disagreements(found, expected, within: 1e-10, least: 1e-3).isEmpty)
    #expect(groups.silhouetteCount == 102)
  }

  @Test("do not depend on the order of rows nor on threads, bit for bit")
  func order() throws {
    let straight = try Quartiers()
    let turned = try Quartiers { count in (0..<count).map { ($0 * 37 + 11) % count } }
    for method in Grouping.Method.allCases {
      let first = try straight.result.groups(by: choice(method, 4))
      let second = try turned.result.groups(by: choice(method, 4), threads: 3)
      let codes = turned.result.territories.codes
      let labelOf = Dictionary(uniqueKeysWithValues: zip(codes, second.labels))
      #expect(straight.result.territories.codes.map { labelOf[$0] } == first.labels)
      #expect(first.trials[0].inertia == second.trials[0].inertia)
      #expect(first.groups.map(\.means) == second.groups.map(\.means))
      #expect(first.groups.map(\.silhouette) == second.groups.map(\.silhouette))
    }
  }

  @Test("are numbered from the most fragile, which is the lowest score of an index of strength")
  func numbers() throws {
    let rows: [[Double?]] = [
      [10, 11, 10], [80, 82, 81], [12, 10, 11], [79, 80, 83], [50, nil, 50], [45, 44, 46],
    ]
    let fragile = try score(rows, by: threeDimensions()).groups(by: choice(.kMeans, 3))
    #expect(fragile.labels == [3, 1, 3, 1, nil, 2])
    #expect(fragile.absences[4] == ["y:insufficient_weight"])
    let strong = try score(rows, by: threeDimensions(strength: true)).groups(by: choice(.ward, 3))
    #expect(strong.labels[0] == strong.labels[2] && strong.labels[1] == strong.labels[3])
    #expect(Set(strong.labels.compactMap(\.self)) == [1, 2, 3])
    let means = strong.groups.compactMap(\.meanScore)
    #expect(means == means.sorted())
  }

  @Test("are as many as are most distinct when no count is given, here two far clouds")
  func automatic() throws {
    let rows = (0..<30).map { row -> [Double?] in
      let base = row < 15 ? 10.0 : 80
      return [base + Double(row % 5), base + Double(row % 3), base + Double(row % 7) / 2]
    }
    for method in Grouping.Method.allCases {
      let groups = try score(rows, by: threeDimensions()).groups(by: choice(method, nil))
      #expect(groups.trials.map(\.count) == Array(2...8))
      #expect(groups.groups.map(\.size) == [15, 15])
      #expect(groups.labels == (0..<30).map { $0 < 15 ? 2 : 1 })
    }
  }

  @Test("explain more the more there are, and k-means never explains less than Ward's joins")
  func inertia() throws {
    let quartiers = try Quartiers()
    let kMeans = try quartiers.result.groups(by: choice(.kMeans, nil)).trials.map(\.inertia)
    let ward = try quartiers.result.groups(by: choice(.ward, nil)).trials.map(\.inertia)
    #expect(zip(kMeans, kMeans.dropFirst()).allSatisfy { $0 > $1 })
    #expect(zip(kMeans, ward).allSatisfy { $0 <= $1 * (1 + 1e-12) })
  }

  @Test("can be found in the dimensions that are named")
  func named() throws {
    var one = choice(.kMeans, 2)
    one.dimensions = ["x"]
    let rows: [[Double?]] = [[1, 90, 3], [2, 5, nil], [80, 4, 8], [82, 91, 7]]
    let groups = try score(rows, by: threeDimensions()).groups(by: one)
    #expect(groups.labels == [2, 2, 1, 1])
    #expect(groups.groups.map(\.means) == [[81], [1.5]])
  }

  @Test("are refused where dimensions are the same everywhere or territories too few")
  func refused() throws {
    let same: [[Double?]] = [[1, 2, 5], [2, 3, 5], [3, 1, 5]]
    let result = try score(same, by: threeDimensions())
    #expect(problemCodes { try result.groups(by: choice(.kMeans, 2)) } == ["groups.constant"])
    let twice: [[Double?]] = [[1, 2, 5], [1, 2, 5], [3, 1, 4], [nil, 1, 4]]
    let few = try score(twice, by: threeDimensions())
    #expect(problemCodes { try few.groups(by: choice(.kMeans, 3)) } == ["groups.too-few"])
    #expect(problemCodes { try few.groups(by: choice(.ward, 3)) } == ["groups.too-few"])
    #expect(try few.groups(by: choice(.ward, nil)).labels.compactMap(\.self).count == 3)
    let none = try score([[nil, 1, 2]], by: threeDimensions())
    #expect(problemCodes { try none.groups(by: choice(.kMeans, nil)) } == ["groups.too-few"])
  }

  @Test("by Ward's joins are refused above some thousands; k-means takes a sample for silhouettes")
  func many() throws {
    let count = TerritoryGroups.mostForWard + 1
    let random = CounterRandom(seed: 5, stream: 0)
    let columns = (0..<3).map { axis in
      Column(encoded: (0..<count).map { 100 * random.uniform(UInt64($0 * 3 + axis)) })
    }
    let result = try score(territories(columns), by: threeDimensions())
    #expect(problemCodes { try result.groups(by: choice(.ward, 3)) } == ["groups.too-many"])
    var quick = choice(.kMeans, 3)
    quick.starts = 1
    let groups = try result.groups(by: quick, threads: 2)
    #expect(groups.silhouetteCount == TerritoryGroups.mostForSilhouette)
    #expect(groups.silhouettes.count { $0 != nil } == TerritoryGroups.mostForSilhouette)
    #expect(groups.labels.allSatisfy { $0 != nil })
  }
}
