/// Spearman's correlation of two columns without gaps, at least three rows.
func spearman(_ a: [Double], _ b: [Double]) -> Correlation {
  let x = competitionRanks(of: Column(encoded: a), ties: .average).encoded
  let y = competitionRanks(of: Column(encoded: b), ties: .average).encoded
  let coefficient = pearsonCoefficient(x, y)
  let count = a.count
  guard !coefficient.isNaN else {
    return Correlation(coefficient: .nan, pValue: .nan, count: count)
  }
  let hasTies = !tieSizes(a.sorted()).isEmpty || !tieSizes(b.sorted()).isEmpty
  let p: Double
  if hasTies || count > 1290 {
    p = studentP(ofCorrelation: coefficient, count: count)
  } else {
    // The sum of squared rank differences, a whole number without ties.
    let sum = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let series = SpearmanDistribution(count: count).twoSidedP(ofSum: sum)
    // Far out the series of AS 89 falls below 0, where R prints 0; Student's t still has a number.
    p = series > 0 ? series : studentP(ofCorrelation: coefficient, count: count)
  }
  return Correlation(coefficient: coefficient, pValue: p, count: count)
}

/// How the sum of squared rank differences is distributed between unrelated columns without ties.
private struct SpearmanDistribution {
  let count: Int

  /// The sums run symmetrically from 0 to this, in steps of 2.
  private var largest: Double {
    let n = Double(count)
    return (n * n * n - n) / 3
  }

  func twoSidedP(ofSum sum: Double) -> Double {
    let nearer = min(sum, largest - sum)
    let tail = count <= 9 ? exactLowerTail(Int(nearer)) : seriesLowerTail(nearer)
    return min(1, 2 * tail)
  }

  /// The share of all permutations whose sum does not exceed a value, counted by the set of ranks already given away.
  private func exactLowerTail(_ sum: Int) -> Double {
    var ways = [[Int]](repeating: [Int](repeating: 0, count: sum + 1), count: 1 << count)
    ways[0][0] = 1
    for taken in ways.indices {
      let position = taken.nonzeroBitCount
      for rank in 0..<count where taken & 1 << rank == 0 {
        let square = (rank - position) * (rank - position)
        for below in 0...sum where below + square <= sum {
          ways[taken | 1 << rank][below + square] += ways[taken][below]
        }
      }
    }
    let permutations = (1...count).reduce(1, *)
    return Double(ways[ways.count - 1].reduce(0, +)) / Double(permutations)
  }

  /// The tail by an Edgeworth series, cut at 0 far out.
  ///
  /// The coefficients are those of D. J. Best and D. E. Roberts, "Algorithm AS 89: The upper tail probabilities of
  /// Spearman's rho", Applied Statistics 24 (1975).
  private func seriesLowerTail(_ sum: Double) -> Double {
    let n = Double(count)
    let b = 1 / n
    // A correction for continuity: the next smaller sum in steps of 2 is half way at one more.
    let x = (1 - 6 * (sum + 1) * b / (n * n - 1)) * (n - 1).squareRoot()
    let y = x * x
    let inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y))
    let middle = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner
    let series = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * middle)
    return min(max(series / exponential(y / 2) + normalUpperTail(x), 0), 1)
  }
}

/// Kendall's tau-b of two columns without gaps, at least three rows.
///
/// Discordant pairs are the exchanges of a merge sort (W. R. Knight, "A computer method for calculating Kendall's tau
/// with ungrouped data", 1966).
func kendall(_ a: [Double], _ b: [Double]) -> Correlation {
  let count = a.count
  let order = a.indices.sorted { a[$0] == a[$1] ? b[$0] < b[$1] : a[$0] < a[$1] }
  var jointlyTied = 0
  var run = 1
  for (one, next) in zip(order, order.dropFirst()) {
    run = a[one] == a[next] && b[one] == b[next] ? run + 1 : 1
    jointlyTied += run - 1
  }
  var values = order.map { b[$0] }
  let exchanges = sortCountingExchanges(&values)
  let (tiesOfA, tiesOfB) = (tieSizes(a.sorted()), tieSizes(values))
  func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
  let all = count * (count - 1) / 2
  let (untiedInA, untiedInB) = (all - pairs(tiesOfA), all - pairs(tiesOfB))
  guard untiedInA > 0, untiedInB > 0 else {
    return Correlation(coefficient: .nan, pValue: .nan, count: count)
  }
  let concordance = untiedInA + untiedInB - all + jointlyTied - 2 * exchanges
  let scale = (Double(untiedInA) * Double(untiedInB)).squareRoot()
  let p: Double
  if tiesOfA.isEmpty, tiesOfB.isEmpty, count < 50 {
    p = kendallExactP(concordant: all - exchanges, count: count)
  } else {
    let deviation = kendallVariance(count, tiesOfA, tiesOfB).squareRoot()
    p = min(1, 2 * normalUpperTail(abs(Double(concordance)) / deviation))
  }
  return Correlation(coefficient: Double(concordance) / scale, pValue: p, count: count)
}

/// The variance of concordant minus discordant pairs between unrelated columns.
///
/// With the correction for ties of M. G. Kendall, "Rank correlation methods" (1970), section 4.4.
private func kendallVariance(_ count: Int, _ tiesOfA: [Int], _ tiesOfB: [Int]) -> Double {
  let n = Double(count)
  func sum(_ sizes: [Int], _ term: (Double) -> Double) -> Double {
    sizes.reduce(0) { $0 + term(Double($1)) }
  }
  func spread(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
  func twos(_ t: Double) -> Double { t * (t - 1) }
  func threes(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
  return (spread(n) - sum(tiesOfA, spread) - sum(tiesOfB, spread)) / 18
    + sum(tiesOfA, twos) * sum(tiesOfB, twos) / (2 * twos(n))
    + sum(tiesOfA, threes) * sum(tiesOfB, threes) / (9 * threes(n))
}

/// The two-sided p-value from the number of permutations with as few inversions, which grows row by row.
private func kendallExactP(concordant: Int, count: Int) -> Double {
  let nearer = min(concordant, count * (count - 1) / 2 - concordant)
  var shares = [Double](repeating: 0, count: nearer + 1)
  shares[0] = 1
  for row in 2...count {
    shares = shares.indices.map { inversions in
      shares[max(0, inversions - row + 1)...inversions].reduce(0, +) / Double(row)
    }
  }
  return min(1, 2 * shares.reduce(0, +))
}

/// The sizes of the groups of equal values among sorted ones; a value on its own is no group.
func tieSizes(_ sorted: [Double]) -> [Int] {
  var sizes: [Int] = []
  var first = 0
  for next in 1..<max(sorted.count + 1, 1)
  where next == sorted.count || sorted[next] != sorted[first] {
    if next - first > 1 { sizes.append(next - first) }
    first = next
  }
  return sizes
}

/// Sorts, and counts the pairs that stood in the wrong order.
private func sortCountingExchanges(_ values: inout [Double]) -> Int {
  var exchanges = 0
  var merged = values
  var width = 1
  while width < values.count {
    for start in stride(from: 0, to: values.count, by: 2 * width) {
      let middle = min(start + width, values.count)
      let end = min(start + 2 * width, values.count)
      var (left, right) = (start, middle)
      for position in start..<end {
        if left < middle, right == end || values[left] <= values[right] {
          merged[position] = values[left]
          left += 1
        } else {
          merged[position] = values[right]
          exchanges += middle - left
          right += 1
        }
      }
    }
    swap(&values, &merged)
    width *= 2
  }
  return exchanges
}
