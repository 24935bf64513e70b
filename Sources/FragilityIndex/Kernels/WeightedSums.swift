import CKernels

/// How many sets of factors are taken together at most.
let weightedSumsWidth = 8

/// How many values of a column lie side by side where all columns of some rows are kept together.
let rowsTogether = 8

/// Columns of numbers, one after the other or eight rows of all of them after the other.
struct ColumnsInMemory {
  /// The first value of the first column.
  let start: UnsafePointer<Double>
  /// How far the first value of the next column is.
  let stride: Int
  /// How far the next eight values of a column are from the first one of eight.
  let eightsApart: Int
  /// How many columns there are.
  let count: Int
}

extension ColumnsInMemory {
  /// Columns that lie one after the other.
  init(_ start: UnsafePointer<Double>, stride: Int, count: Int) {
    self.init(start: start, stride: stride, eightsApart: rowsTogether, count: count)
  }

  /// Columns of which eight rows lie together, from a row on that is a multiple of eight.
  init(together start: UnsafePointer<Double>, from row: Int, count: Int) {
    precondition(row % rowsTogether == 0, "eight rows lie together")
    self.init(
      start: start + row * count,
      stride: rowsTogether,
      eightsApart: rowsTogether * count,
      count: count
    )
  }
}

/// Sums columns times factors, several sets of factors in one pass over the columns.
///
/// A sum runs over the columns in their order, as it would one by one.
///
/// - Parameters:
///   - columns: The columns.
///   - rows: How many values of each are summed.
///   - factors: The factor of the first column in the first set, followed by those in the other sets.
///   - factorStride: How far the factors of the next column are from them.
///   - sums: Takes the sums of the first set.
///   - sumStride: How far the sums of the next set are from them.
///   - sets: How many sets there are, up to ``weightedSumsWidth``.
func weightedSums(
  of columns: ColumnsInMemory,
  rows: Int,
  factors: UnsafePointer<Double>,
  factorStride: Int,
  into sums: UnsafeMutablePointer<Double>,
  sumStride: Int,
  sets: Int
) {
  precondition((1...weightedSumsWidth).contains(sets), "one to eight sets")
  fragility_weighted_sums(
    columns.start,
    columns.stride,
    columns.eightsApart,
    columns.count,
    rows,
    factors,
    factorStride,
    sums,
    sumStride,
    sets
  )
}
