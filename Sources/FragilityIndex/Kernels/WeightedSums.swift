import CKernels

/// Sums of columns times factors, several sets of factors in one pass over the columns.
///
/// A sum runs over the columns in their order, as it would one by one.
struct WeightedSums {
  /// How many sets of factors are taken together.
  static let width = 4

  /// How many columns there are.
  private let columns: Int
  /// The factors of a column in each set, column by column.
  private var factors: [Double]

  init(columns: Int) {
    self.columns = columns
    factors = [Double](repeating: 0, count: columns * Self.width)
  }

  /// Sets the factor of a column.
  mutating func set(_ factor: Double, ofColumn column: Int, set: Int) {
    factors[column * Self.width + set] = factor
  }

  /// Computes the sums.
  ///
  /// - Parameters:
  ///   - start: The first value of the first column.
  ///   - stride: How far the columns are apart.
  ///   - rows: How many values of each are summed.
  ///   - target: Takes the sums of the first set.
  ///   - targetStride: How far the sums of the next set are from them.
  ///   - sets: How many sets are wanted, up to ``width``.
  func add(
    _ start: UnsafePointer<Double>,
    stride: Int,
    rows: Int,
    into target: UnsafeMutablePointer<Double>,
    targetStride: Int,
    sets: Int
  ) {
    factors.withUnsafeBufferPointer {
      weighted_sums(start, stride, columns, rows, $0.baseAddress, target, targetStride, sets)
    }
  }
}
