/// The runs from which the shares of variance are estimated, as points of the unit cube.
///
/// Two samples A and B of `N` points each, and for every source `i` the block AB_i: the points of A with coordinate `i`
/// from B (A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics Communications
/// 181, 2010). A holds the first half of the coordinates of one low-discrepancy sequence and B the second.
///
/// Shape: `N (d + 2)` runs in the order A, B, AB_1 ... AB_d, each with one coordinate a source, between 0 and 1 and
/// never one of them.
package struct SensitivityDesign: Sendable {
  /// How many points each sample has.
  package let points: Int
  /// How many sources vary.
  package let sources: Int
  private let sequence: SobolSequence

  /// How many sources a design can have.
  package static let maximumSources = SobolSequence.maximumDimensions / 2

  /// Prepares a design.
  ///
  /// - Parameters:
  ///   - points: How many points each sample has; a power of two is best.
  ///   - sources: How many sources vary, from 1 to ``maximumSources``.
  ///   - seed: What the shift of the sequence follows from.
  package init(points: Int, sources: Int, seed: UInt64) {
    precondition(points > 0, "a design has points")
    precondition(1...Self.maximumSources ~= sources, "the sequence has dimensions for all sources")
    self.points = points
    self.sources = sources
    sequence = SobolSequence(dimensions: 2 * sources, seed: seed)
  }

  /// How many runs there are.
  package var runCount: Int { points * (sources + 2) }

  /// The coordinate of a source in a run.
  package func value(run: Int, source: Int) -> Double {
    precondition(0..<runCount ~= run && 0..<sources ~= source, "the run and the source exist")
    let (block, point) = run.quotientAndRemainder(dividingBy: points)
    let isFromB = block == 1 || block == source + 2
    return sequence.value(point, isFromB ? sources + source : source)
  }

  /// The estimates from the results of all runs, in their order.
  ///
  /// - Parameter outputs: One number a run; NaN where a run has no result.
  /// - Returns: What varies, ready to be estimated.
  package func sample(_ outputs: [Double]) -> SensitivitySample {
    precondition(outputs.count == runCount, "every run has a result")
    func block(_ number: Int) -> [Double] {
      Array(outputs[(number * points)..<((number + 1) * points)])
    }
    return SensitivitySample(a: block(0), b: block(1), ab: (0..<sources).map { block($0 + 2) })
  }
}
