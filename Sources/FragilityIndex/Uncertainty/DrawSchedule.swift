/// The draws of a simulation in the order they are computed: those of a variant follow each other.
struct DrawSchedule: Sendable {
  /// Some draws of one variant, which are computed together.
  struct Batch: Sendable {
    let variant: Int
    let slots: Range<Int>
  }

  /// The number of the draw in each slot.
  let numbers: [Int]
  /// The slots of each variant.
  let slots: [Range<Int>]
  /// The share of each indicator in the index of each slot, indicator by indicator, where the index is one mean.
  let shares: [Double]
  let batches: [Batch]

  var count: Int { numbers.count }

  /// How many draws are computed together, so that columns are read from memory once for all of them.
  static let batchSize = weightedSumsWidth

  /// - Parameters:
  ///   - variants: The variant of each draw.
  ///   - count: How many variants there are.
  ///   - indicators: How many indicators have shares.
  ///   - threads: How many threads may work.
  ///   - shares: The shares of the indicators in a draw of a variant; `nil` where it is not one mean.
  init(
    variants: [Int],
    of count: Int,
    indicators: Int,
    threads: Int,
    shares: (_ number: Int, _ variant: Int) -> [Double]?
  ) {
    var starts = [Int](repeating: 0, count: count + 1)
    for variant in variants { starts[variant + 1] += 1 }
    for variant in 0..<count { starts[variant + 1] += starts[variant] }
    slots = (0..<count).map { starts[$0]..<starts[$0 + 1] }
    var numbers = [Int](repeating: 0, count: variants.count)
    for (number, variant) in variants.enumerated() {
      numbers[starts[variant]] = number
      starts[variant] += 1
    }
    let draws = variants.count
    let parts = concurrentMap(blocks(of: 64, in: draws).count, threads: threads) { part in
      (64 * part..<min(64 * part + 64, draws)).map { shares(numbers[$0], variants[numbers[$0]]) }
    }
    var columns = [Double](repeating: 0, count: indicators * draws)
    for (slot, own) in parts.joined().enumerated() {
      for (indicator, share) in (own ?? []).enumerated() {
        columns[indicator * draws + slot] = share
      }
    }
    self.numbers = numbers
    self.shares = columns
    batches = slots.enumerated().flatMap { variant, slots in
      blocks(of: Self.batchSize, in: slots.count).map { part in
        let first = slots.lowerBound + part.lowerBound
        return Batch(variant: variant, slots: first..<first + part.count)
      }
    }
  }
}
