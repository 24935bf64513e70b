/// How sure the scores and ranks of an index are: what became of them in many draws of its choices and values.
///
/// Columns have one entry per territory, in the order of ``IndexResult/territories``. A territory without a score in any draw has
/// no entry.
public struct UncertaintyResult: Sendable {
  /// What is computed beside intervals of ranks and probabilities of classes; each part takes its time.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// One bit a part.
    public let rawValue: Int

    /// Creates a set of parts.
    ///
    /// - Parameter rawValue: One bit a part.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// ``UncertaintyResult/scores``.
    public static let scores = Parts(rawValue: 1)
    /// ``UncertaintyResult/parentCounts``.
    public static let parents = Parts(rawValue: 2)
    /// ``UncertaintyResult/separation``, for which the ranks of all territories are kept at once.
    public static let separation = Parts(rawValue: 4)

    /// Scores and parents.
    public static let usual: Parts = [.scores, .parents]
  }

  /// What a number was over the draws.
  public struct Spread: Sendable {
    /// The mean.
    public let mean: Column
    /// The median (type 7).
    public let median: Column
    /// The lower end of the interval (type 7).
    public let lower: Column
    /// The upper end of the interval (type 7).
    public let upper: Column
  }

  /// A number over the draws that is one for all territories.
  public struct Summary: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The median (type 7).
    public let median: Double
    /// The lower end of the interval (type 7).
    public let lower: Double
    /// The upper end of the interval (type 7).
    public let upper: Double
  }

  /// How many territories of one parent are among the most fragile.
  public struct ParentCount: Sendable, Hashable {
    /// The level, such as `departement`.
    public let level: String
    /// The code of the parent.
    public let code: String
    /// How many territories it has.
    public let territories: Int
    /// How many of them are in the most fragile class by the index itself.
    public let plain: Int
    /// The same over the draws.
    public let drawn: Summary
    /// How many of them are in the most fragile tenth by the index itself.
    public let plainInTenth: Int
    /// The same over the draws.
    public let drawnInTenth: Summary
  }

  /// The index as the method says.
  public let index: IndexResult
  /// What was drawn.
  public let plan: UncertaintyPlan
  /// What varied.
  public let sources: [UncertaintySource]
  /// The scores; `nil` unless they were asked for.
  public let scores: Spread?
  /// The ranks, from 1.
  public let ranks: Spread
  /// The share of the draws with a score in which a territory has each class, from class 1 upwards.
  public let classProbabilities: [Column]
  /// The share of the draws with a score in which a territory is in the most fragile tenth.
  public let worstTenth: Column
  /// The share of the draws in which a territory stands before the next one of the ranking.
  ///
  /// 0.5 says that nobody knows which of the two comes first. A draw in which both are equal counts half, one in which one of
  /// them has no score does not count.
  public let beforeNext: Column
  /// How many places further down a territory must stand to come later in as large a share of the draws as the interval has.
  ///
  /// Absent where nobody does; `nil` unless it was asked for.
  public let separation: Column?
  /// The share of the draws in which a territory has no score.
  public let unscored: Column
  /// The mean over territories of how far their ranks moved, over the draws.
  public let meanRankShift: Summary
  /// The counts of each parent of each level; none unless they were asked for.
  public let parentCounts: [ParentCount]
  /// How many values of each indicator with a sampling error have no error, and were not drawn.
  public let lawless: [Int]
  /// The rows in the order of their ranks, as ``IndexResult/rowsByRank`` finds them.
  package let rowsByRank: [Int]
}

extension FragilityMethod {
  /// Computes the index again and again with other choices and values.
  ///
  /// The alternatives are fitted once; a draw costs one aggregation and one ranking. Quantiles are exact: ranks of all draws, and
  /// scores unless they are as quickly made again, are kept for as many territories as fit into `memory`, and the draws are
  /// made again for the next ones, which random numbers without a state allow.
  ///
  /// - Parameters:
  ///   - table: The territories.
  ///   - plan: What is drawn; that of the method, or ``UncertaintyPlan/usual``, when left out.
  ///   - threads: How many threads may work; the result does not depend on it.
  ///   - memory: How many bytes of ranks and scores are kept at once; the result does not depend on it.
  ///   - parts: What is computed beside intervals of ranks and probabilities of classes. For
  ///     ``UncertaintyResult/Parts/separation`` the ranks of all territories are kept at once, whatever `memory` says.
  ///   - progress: Is told now and then which share of the draws is done, by any thread.
  /// - Returns: Intervals, probabilities and shifts.
  /// - Throws: A reliability rule that leaves territories unranked; what fitting throws, of the method or of any of its
  ///   alternatives.
  public func uncertainty(
    of table: TerritoryTable,
    plan: UncertaintyPlan? = nil,
    threads: Int = 1,
    memory: Int = 512 << 20,
    parts: UncertaintyResult.Parts = .usual,
    progress: ((Double) -> Void)? = nil
  ) throws(FragilityError) -> UncertaintyResult {
    let plan = plan ?? uncertainty ?? .usual
    let simulation = try Simulation(self, of: table, plan: plan, threads: threads)
    return simulation.summarise(
      threads: threads,
      memory: memory,
      parts: parts,
      progress: progress
    )
  }
}
