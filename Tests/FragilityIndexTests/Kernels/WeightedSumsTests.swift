import Testing

@testable import FragilityIndex

@Suite("Weighted sums of columns")
struct WeightedSumsTests {
  @Test(
    "are those of one row and one set at a time, to the last bit",
    arguments: [1, 2, 3, 4, 9, 20, 64, 65, 150]
  )
  func sums(columns: Int) {
    var generator = SplitMix64(seed: 13)
    for rows in [0, 1, 3, 4, 5, 39] {
      let stride = rows + 2
      let values = (0..<columns * stride).map { _ in generator.number(-5, 100) }
      for sets in 1...weightedSumsWidth {
        let factors = (0..<sets).map { _ in (0..<columns).map { _ in generator.number(0, 1) } }
        let byColumn = (0..<columns).flatMap { column in factors.map { $0[column] } }
        var found = [Double](repeating: -1, count: weightedSumsWidth * stride)
        values.withUnsafeBufferPointer { values in
          found.withUnsafeMutableBufferPointer { found in
            guard let values = values.baseAddress, let found = found.baseAddress else { return }
            weightedSums(
              of: values,
              stride: stride,
              columns: columns,
              rows: rows,
              factors: byColumn,
              factorStride: sets,
              into: found,
              sumStride: stride,
              sets: sets
            )
          }
        }
        for set in 0..<weightedSumsWidth {
          for row in 0..<stride {
            let expected = (0..<columns).reduce(0) { sum, column in
              set < sets ? sum + values[column * stride + row] * factors[set][column] : -1
            }
            #expect(found[set * stride + row] == (row < rows ? expected : -1))
          }
        }
      }
    }
  }
}
