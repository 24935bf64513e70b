/// The smallest count of successes whose cumulative probability reaches a given one.
///
/// `min {k : P(X <= k) >= p}` for `n` trials. The sum at a guess by E. Cornish and R. Fisher (1938) is a regularised
/// incomplete beta function, `P(X > k) = I(probability; k + 1, n - k)`; from there counts are added or taken away one
/// by one. The side of `p` with the smaller probability is compared. A sum within 1e-13 of `p`, relatively, reaches it,
/// so that rounding does not move a quantile that falls on a step.
///
/// Edge cases: 0 at `p = 0` and without trials, `n` at `p = 1`; `nil` for probabilities outside of 0 to 1 and for fewer
/// than 0 trials.
///
/// - Parameters:
///   - p: The cumulative probability.
///   - n: How many trials there are.
///   - probability: The probability of success of each.
/// - Returns: A count from 0 to `n`.
package func binomialQuantile(_ p: Double, _ n: Int, _ probability: Double) -> Int? {
  guard n >= 0, 0...1 ~= p, 0...1 ~= probability else { return nil }
  if n == 0 || p == 0 || probability == 0 { return 0 }
  if p == 1 || probability == 1 { return n }
  var sum = BinomialSum(n, probability, at: guess(p, n, probability))
  let tail = Tail(upTo: p)
  func isReached(_ sum: BinomialSum) -> Bool {
    let found = tail.isLower ? sum.lower : sum.upper
    let difference = found / tail.probability - 1
    // Sums that were taken away from have lost digits, which matters on a step.
    if abs(difference) < 1e-6, !sum.isFresh {
      return isReached(BinomialSum(n, probability, at: sum.count))
    }
    return tail.isLower ? difference >= -1e-13 : difference <= 1e-13
  }
  while sum.count > 0, case let less = sum.withOneLess(), isReached(less) { sum = less }
  while sum.count < n, !isReached(sum) { sum = sum.withOneMore() }
  return sum.count
}

/// A normal guess with the correction for skewness.
private func guess(_ p: Double, _ n: Int, _ probability: Double) -> Int {
  let mean = Double(n) * probability
  let deviation = (mean * (1 - probability)).squareRoot()
  let z = normalQuantile(p)
  let count = mean + deviation * z + (1 - 2 * probability) * (z * z - 1) / 6
  return Int(min(max(count.rounded(), 0), Double(n)))
}

/// The probabilities of a count and of all below and above it.
private struct BinomialSum {
  let n: Int
  let odds: Double
  private(set) var count: Int
  /// Whether the probabilities were computed for this count.
  private(set) var isFresh = true
  /// Of exactly this count.
  private(set) var exactly: Double
  /// Of at most this count.
  private(set) var lower: Double
  /// Of more than this count.
  private(set) var upper: Double

  init(_ n: Int, _ probability: Double, at count: Int) {
    self.n = n
    self.count = count
    odds = probability / (1 - probability)
    let (trials, successes) = (Double(n), Double(count))
    let failures = trials - successes
    if count == n {
      exactly = power(probability, trials)
      (lower, upper) = (1, 0)
    } else {
      // More than k successes in n trials: the (k + 1)st smallest of n uniform numbers lies below the probability.
      let tails = BetaDistribution(successes + 1, failures).tails(atOdds: odds)
      (upper, lower) = (tails.lower, tails.upper)
      exactly =
        count == 0
        ? exponential(trials * logarithmOfOnePlus(-probability))
        : (trials / (2 * Double.pi * successes) / failures).squareRoot()
          * (stirlingFactor(trials) / (stirlingFactor(successes) * stirlingFactor(failures)))
          * exponential(
            successes * naturalLogarithm(trials * probability / successes)
              + failures * naturalLogarithm(trials * (1 - probability) / failures)
          )
    }
  }

  func withOneLess() -> BinomialSum {
    var sum = self
    sum.lower -= exactly
    sum.upper += exactly
    sum.exactly *= Double(count) / (Double(n - count + 1) * odds)
    sum.count -= 1
    sum.isFresh = false
    return sum
  }

  func withOneMore() -> BinomialSum {
    var sum = self
    sum.exactly *= Double(n - count) / Double(count + 1) * odds
    sum.count += 1
    sum.isFresh = false
    sum.lower += sum.exactly
    sum.upper -= sum.exactly
    return sum
  }
}
