/// Sums of columns times factors, several sets of factors in one pass over the columns.
///
/// A sum runs over the columns in their order, as it would one by one.
struct WeightedSums {
  /// How many sets of factors are taken together.
  static let width = 4

  /// How many columns there are.
  private let columns: Int
  /// The factors of each set, twice each, as two of them are multiplied at once.
  private var factors: [SIMD2<Double>]

  init(columns: Int) {
    self.columns = columns
    factors = [SIMD2<Double>](repeating: .zero, count: columns * Self.width)
  }

  /// Sets the factor of a column.
  mutating func set(_ factor: Double, ofColumn column: Int, set: Int) {
    factors[column * Self.width + set] = SIMD2(repeating: factor)
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
    factors.withUnsafeBufferPointer { factors in
      guard let factors = factors.baseAddress, columns > 0 else { return }
      var row = 0
      while row &+ 4 <= rows {
        let (a, b, c, d) = fourRows(start + row, stride, factors)
        store(a, target + row)
        if sets > 1 { store(b, target + (targetStride &+ row)) }
        if sets > 2 { store(c, target + (2 &* targetStride &+ row)) }
        if sets > 3 { store(d, target + (3 &* targetStride &+ row)) }
        row &+= 4
      }
      while row < rows {
        for set in 0..<sets {
          var sum = start[row] * factors[set].x
          if columns < 4 { sum = 0 + sum }
          for column in 1..<columns {
            sum += start[column &* stride &+ row] * factors[column &* Self.width &+ set].x
          }
          target[set &* targetStride &+ row] = sum
        }
        row &+= 1
      }
    }
  }

  /// The sums of four rows, for each set of factors.
  @inline(__always)
  private func fourRows(
    _ start: UnsafePointer<Double>,
    _ stride: Int,
    _ factors: UnsafePointer<SIMD2<Double>>
  ) -> (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) {
    var values = load(start)
    var a = values * four(factors[0])
    var b = values * four(factors[1])
    var c = values * four(factors[2])
    var d = values * four(factors[3])
    // Fewer columns are added to 0, which turns -0 into 0.
    if columns < 4 { (a, b, c, d) = (0 + a, 0 + b, 0 + c, 0 + d) }
    var (next, own, left) = (start, factors, columns &- 1)
    while left > 0 {
      next += stride
      own += Self.width
      left &-= 1
      values = load(next)
      a += values * four(own[0])
      b += values * four(own[1])
      c += values * four(own[2])
      d += values * four(own[3])
    }
    return (a, b, c, d)
  }
}

@inline(__always)
private func four(_ factor: SIMD2<Double>) -> SIMD4<Double> {
  SIMD4(lowHalf: factor, highHalf: factor)
}

@inline(__always)
private func load(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
private func store(_ values: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: values, as: SIMD4<Double>.self)
}
