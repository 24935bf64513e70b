import CKernels

/// Sums and means of those columns that have a value, row by row; NaN is none.
///
/// Sums run over the columns in their order.
enum PresentMeans {
  /// The sums of weights times values, and of weights.
  static func sums(
    of columns: [[Double]],
    _ weights: [Double],
    count: Int
  ) -> (sums: [Double], present: [Double]) {
    precondition(columns.count == weights.count, "one weight a column")
    var present: [Double] = []
    let sums = withPointers(to: columns, count: count) { columns in
      [Double](unsafeUninitializedCapacity: count) { sums, written in
        present = [Double](unsafeUninitializedCapacity: count) { [sums] present, written in
          fragility_present_sums(
            columns,
            weights,
            columns.count,
            count,
            sums.baseAddress,
            present.baseAddress
          )
          written = count
        }
        written = count
      }
    }
    return (sums, present)
  }

  /// The means; a row has none where its weights are too little.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - weights: One a column.
  ///   - count: How many rows there are.
  ///   - least: The least that the weights of a row must add up to, beside more than 0.
  /// - Returns: One mean a row: `insufficientWeight` where there is too little, `unavailable` where it is beyond all doubles.
  static func means(
    of columns: [[Double]],
    _ weights: [Double],
    count: Int,
    least: Double
  ) -> [Double] {
    var (sums, present) = sums(of: columns, weights, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      fragility_present_means(
        present,
        count,
        least,
        Double(absent: .insufficientWeight),
        Double(absent: .unavailable),
        sums.baseAddress
      )
    }
    return sums
  }

  /// Opens the memory of all columns, each of at least `count` values.
  private static func withPointers<Result>(
    to columns: [[Double]],
    count: Int,
    _ opened: [UnsafePointer<Double>?] = [],
    _ body: ([UnsafePointer<Double>?]) -> Result
  ) -> Result {
    guard opened.count < columns.count else { return body(opened) }
    return columns[opened.count].withUnsafeBufferPointer { column in
      precondition(column.count >= count, "a value a row")
      return withPointers(to: columns, count: count, opened + [column.baseAddress], body)
    }
  }
}
