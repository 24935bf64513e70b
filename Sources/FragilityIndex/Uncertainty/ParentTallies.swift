/// How often each parent had how many of its territories among the most fragile: exact counts, whatever the number of draws.
struct ParentTallies {
  private struct Level {
    let id: String
    var codes: [String] = []
    /// The parent of the territory at each place; -1 without one.
    var parentOfPlace: [Int32] = []
    var sizes: [Int] = []
    /// Where the tallies of each parent begin.
    var starts: [Int] = []
    /// How many draws had none, one, two and more territories of each parent in the most fragile class.
    var inClass: [UInt32] = []
    var inTenth: [UInt32] = []
  }

  private var levels: [Level]
  private let plain: (inClass: [Bool], inTenth: [Bool])
  private var scratch: [Int32] = []

  init(_ simulation: Simulation) {
    let index = simulation.index
    let isStrength = index.fitted.method.rules.orientation == .strength
    let classes = index.classes.encoded
    let fragile = isStrength ? 1 : Double(index.fitted.classification.bounds.count + 1)
    let ranks = index.ranks.encoded
    let present = ranks.count { !$0.isNaN }
    let part = (present + 9) / 10
    plain = (
      simulation.rows.map { classes[$0] == fragile },
      simulation.rows.map { row in
        isStrength ? ranks[row] > Double(present - part) : ranks[row] <= Double(part)
      }
    )
    levels = index.territories.parents.map { parents -> Level in
      var level = Level(id: parents.id)
      let codes = parents.codes
      let index = CodeIndex(codes)
      // The number of a parent, by the first row that has it.
      var numbers = [Int32](repeating: -1, count: codes.count)
      for row in simulation.rows {
        let range = codes.byteRange(of: row)
        guard !range.isEmpty, let first = index.firstRow(codes.bytes, range) else {
          level.parentOfPlace.append(-1)
          continue
        }
        if numbers[first] < 0 {
          numbers[first] = Int32(level.codes.count)
          level.codes.append(codes[row])
          level.sizes.append(0)
        }
        level.sizes[Int(numbers[first])] += 1
        level.parentOfPlace.append(numbers[first])
      }
      var next = 0
      for size in level.sizes {
        level.starts.append(next)
        next += size + 1
      }
      level.inClass = [UInt32](repeating: 0, count: next)
      level.inTenth = level.inClass
      return level
    }
    scratch = [Int32](repeating: 0, count: levels.map(\.sizes.count).max() ?? 0)
  }

  /// Whether nothing is counted.
  var isEmpty: Bool { levels.isEmpty }

  /// Counts the territories that are in the most fragile class of a draw, by their places.
  mutating func add(inClass places: [UInt32]) { tally(places, \.inClass) }

  /// Counts the territories that are in the most fragile tenth of a draw, by their places.
  mutating func add(inTenth places: [UInt32]) { tally(places, \.inTenth) }

  private mutating func tally(
    _ places: [UInt32],
    _ tallies: WritableKeyPath<Level, [UInt32]>
  ) {
    for number in levels.indices {
      let (starts, parents) = (levels[number].starts, levels[number].parentOfPlace)
      scratch.withUnsafeMutableBufferPointer { counts in
        for parent in starts.indices { counts[parent] = 0 }
        parents.withUnsafeBufferPointer { parentOfPlace in
          for place in places {
            let parent = parentOfPlace[Int(place)]
            if parent >= 0 { counts[Int(parent)] &+= 1 }
          }
        }
      }
      let counts = scratch
      levels[number][keyPath: tallies].withUnsafeMutableBufferPointer { tallies in
        for parent in starts.indices { tallies[starts[parent] + Int(counts[parent])] &+= 1 }
      }
    }
  }

  /// Adds what another thread counted.
  mutating func add(_ other: ParentTallies) {
    for level in levels.indices {
      for slot in levels[level].inClass.indices {
        levels[level].inClass[slot] += other.levels[level].inClass[slot]
        levels[level].inTenth[slot] += other.levels[level].inTenth[slot]
      }
    }
  }

  /// The counts of all parents, in the order of their most fragile territory.
  func counts(in index: IndexResult, interval: Double) -> [UncertaintyResult.ParentCount] {
    levels.flatMap { level -> [UncertaintyResult.ParentCount] in
      var plainClass = [Int](repeating: 0, count: level.sizes.count)
      var plainTenth = plainClass
      for (place, parent) in level.parentOfPlace.enumerated() where parent >= 0 {
        plainClass[Int(parent)] += plain.inClass[place] ? 1 : 0
        plainTenth[Int(parent)] += plain.inTenth[place] ? 1 : 0
      }
      return level.codes.indices.map { parent in
        let slots = level.starts[parent]...(level.starts[parent] + level.sizes[parent])
        return UncertaintyResult.ParentCount(
          level: level.id,
          code: level.codes[parent],
          territories: level.sizes[parent],
          plain: plainClass[parent],
          drawn: .init(tally: level.inClass[slots], interval: interval),
          plainInTenth: plainTenth[parent],
          drawnInTenth: .init(tally: level.inTenth[slots], interval: interval)
        )
      }
    }
  }
}

extension UncertaintyResult.Summary {
  /// What a count was, from how often it was 0, 1, 2...
  fileprivate init(tally: ArraySlice<UInt32>, interval: Double) {
    let draws = tally.reduce(0) { $0 + Int($1) }
    let sum = tally.enumerated().reduce(0) { $0 + $1.offset * Int($1.element) }
    func count(ofRank rank: Int) -> Double {
      var passed = 0
      for (count, often) in tally.enumerated() {
        passed += Int(often)
        if rank < passed { return Double(count) }
      }
      return .nan
    }
    let tail = (1 - interval) / 2
    let quantiles = [tail, 0.5, 1 - tail].map { probability in
      draws > 0 ? QuantilePosition(probability, of: draws).value(count(ofRank:)) : .nan
    }
    self.init(
      mean: draws > 0 ? Double(sum) / Double(draws) : .nan,
      median: quantiles[1],
      lower: quantiles[0],
      upper: quantiles[2]
    )
  }
}
