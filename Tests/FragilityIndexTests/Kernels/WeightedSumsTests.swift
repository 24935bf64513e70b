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
              of: ColumnsInMemory(values, stride: stride, count: columns),
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

  @Test("are the same where eight rows of all columns lie together", arguments: [1, 3, 20, 70])
  func together(columns: Int) {
    var generator = SplitMix64(seed: 14)
    let (rows, sets) = (45, 5)
    let eights = (rows + rowsTogether - 1) / rowsTogether
    let values = (0..<columns).map { _ in
      (0..<eights * rowsTogether).map { _ in generator.number(-5, 100) }
    }
    let factors = (0..<columns * sets).map { _ in generator.number(0, 1) }
    let eightByEight = (0..<eights).flatMap { eight in
      values.flatMap { $0[eight * rowsTogether..<(eight + 1) * rowsTogether] }
    }
    func sums(_ columns: ColumnsInMemory, rows: Int) -> [Double] {
      var found = [Double](repeating: -1, count: sets * rows)
      found.withUnsafeMutableBufferPointer { found in
        guard let target = found.baseAddress else { return }
        weightedSums(
          of: columns,
          rows: rows,
          factors: factors,
          factorStride: sets,
          into: target,
          sumStride: rows,
          sets: sets
        )
      }
      return found
    }
    for first in [0, 8, 40] {
      let plain = values.flatMap(\.self).withUnsafeBufferPointer { values in
        values.baseAddress.map {
          let columns = ColumnsInMemory($0 + first, stride: eights * rowsTogether, count: columns)
          return sums(columns, rows: rows - first)
        }
      }
      let together = eightByEight.withUnsafeBufferPointer { values in
        values.baseAddress.map {
          sums(ColumnsInMemory(together: $0, from: first, count: columns), rows: rows - first)
        }
      }
      #expect(plain == together)
    }
  }
}
