import CKernels

/// How many sets of factors are taken together at most.
let weightedSumsWidth = 8

/// Sums columns times factors, several sets of factors in one pass over the columns.
///
/// A sum runs over the columns in their order, as it would one by one.
///
/// - Parameters:
///   - values: The first value of the first column.
///   - stride: How far the columns are apart.
///   - columns: How many columns there are.
///   - rows: How many values of each are summed.
///   - factors: The factor of the first column in the first set, followed by those in the other sets.
///   - factorStride: How far the factors of the next column are from them.
///   - sums: Takes the sums of the first set.
///   - sumStride: How far the sums of the next set are from them.
///   - sets: How many sets there are, up to ``weightedSumsWidth``.
func weightedSums(
  of values: UnsafePointer<Double>,
  stride: Int,
  columns: Int,
  rows: Int,
  factors: UnsafePointer<Double>,
  factorStride: Int,
  into sums: UnsafeMutablePointer<Double>,
  sumStride: Int,
  sets: Int
) {
  precondition((1...weightedSumsWidth).contains(sets), "one to four sets")
  fragility_weighted_sums(
    values,
    stride,
    columns,
    rows,
    factors,
    factorStride,
    sums,
    sumStride,
    sets
  )
}
