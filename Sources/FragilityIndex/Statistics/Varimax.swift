/// Factors turned so that each indicator loads high on few of them.
///
/// The criterion is varimax (H. F. Kaiser, "The varimax criterion for analytic rotation in factor analysis",
/// Psychometrika 23, 1958). Planes of two factors are turned in a fixed order by the angle `a` that makes the variance of the squared loadings
/// largest: `tan(4 a) = (D - 2 A B / p) / (C - (A^2 - B^2) / p)` with `u = x^2 - y^2`, `v = 2 x y`, `A = sum u`,
/// `B = sum v`, `C = sum(u^2 - v^2)`, `D = 2 sum(u v)`, until no plane turns.
///
/// Edge cases: fewer than two factors stay as they are; an indicator without any loading is left out of the
/// normalisation.
///
/// - Parameters:
///   - loadings: One array of loadings a factor, all of the same length.
///   - kaiserNormalisation: Whether each indicator is brought to the communality 1 while the factors are turned, so that
///     all count alike.
/// - Returns: The turned factors, whose order and signs mean nothing; `nil` when the turning does not end.
func varimax(_ loadings: [[Double]], kaiserNormalisation: Bool) -> [[Double]]? {
  guard let count = loadings.first?.count, loadings.count > 1 else { return loadings }
  let lengths = (0..<count).map { child in
    let length = loadings.reduce(0) { $0 + $1[child] * $1[child] }.squareRoot()
    return kaiserNormalisation && length > 0 ? length : 1
  }
  var factors = loadings.map { factor in zip(factor, lengths).map { $0 / $1 } }
  for _ in 0..<1000 {
    var largestSine = 0.0
    for first in factors.indices {
      for second in (first + 1)..<max(factors.count, first + 1) {
        let (cosine, sine) = varimaxAngle(factors[first], factors[second])
        largestSine = max(largestSine, abs(sine))
        for child in 0..<count {
          let (x, y) = (factors[first][child], factors[second][child])
          factors[first][child] = cosine * x + sine * y
          factors[second][child] = cosine * y - sine * x
        }
      }
    }
    if largestSine < 1e-13 {
      return factors.map { factor in zip(factor, lengths).map { $0 * $1 } }
    }
  }
  return nil
}

/// The cosine and sine of the angle that suits a plane best.
private func varimaxAngle(_ x: [Double], _ y: [Double]) -> (cosine: Double, sine: Double) {
  var (sumU, sumV, squares, products, size) = (0.0, 0.0, 0.0, 0.0, 0.0)
  for (x, y) in zip(x, y) {
    let (u, v) = (x * x - y * y, 2 * x * y)
    sumU += u
    sumV += v
    squares += u * u - v * v
    products += 2 * u * v
    size += u * u + v * v
  }
  let count = Double(x.count)
  let numerator = products - 2 * sumU * sumV / count
  let denominator = squares - (sumU * sumU - sumV * sumV) / count
  let length = (numerator * numerator + denominator * denominator).squareRoot()
  // Where every angle is as good as any other, rounding must not turn the plane for ever.
  guard length > 1e-12 * size else { return (1, 0) }
  let double = halfAngle(cosine: denominator / length, sine: numerator / length)
  return halfAngle(cosine: double.cosine, sine: double.sine)
}

/// The cosine, which is not negative, and the sine of half an angle between -pi and pi.
private func halfAngle(cosine: Double, sine: Double) -> (cosine: Double, sine: Double) {
  if cosine >= 0 {
    let half = ((1 + cosine) / 2).squareRoot()
    return (half, sine / (2 * half))
  }
  let half = ((1 - cosine) / 2).squareRoot()
  return (abs(sine) / (2 * half), sine < 0 ? -half : half)
}
