import CKernels

/// Sums of columns times factors, several sets of factors in one pass over the columns.
///
/// A sum runs over the columns in their order, as it would one by one.
struct WeightedSums {
  /// How many sets of factors are taken together.
  static let width = 4

  /// How many columns there are.
  private let columns: Int
  private let sets: Int
  /// The factors of a column in each set, column by column.
  private let factors: [Double]

  /// - Parameters:
  ///   - start: The factor of the first column in the first set, then those in the next.
  ///   - stride: How far the factors of the next column are from them.
  ///   - columns: How many columns there are.
  ///   - sets: How many sets there are, up to ``width``.
  init(_ start: UnsafePointer<Double>, stride: Int, columns: Int, sets: Int) {
    self.columns = columns
    self.sets = sets
    let count = columns * Self.width
    factors = [Double](unsafeUninitializedCapacity: count) { factors, filled in
      for column in 0..<columns {
        for set in 0..<Self.width {
          factors[column &* Self.width &+ set] = set < sets ? start[column &* stride &+ set] : 0
        }
      }
      filled = count
    }
  }

  /// Computes the sums.
  ///
  /// - Parameters:
  ///   - start: The first value of the first column.
  ///   - stride: How far the columns are apart.
  ///   - rows: How many values of each are summed.
  ///   - target: Takes the sums of the first set.
  ///   - targetStride: How far the sums of the next set are from them.
  func add(
    _ start: UnsafePointer<Double>,
    stride: Int,
    rows: Int,
    into target: UnsafeMutablePointer<Double>,
    targetStride: Int
  ) {
    factors.withUnsafeBufferPointer {
      fragility_weighted_sums(
        start,
        stride,
        columns,
        rows,
        $0.baseAddress,
        target,
        targetStride,
        sets
      )
    }
  }
}
