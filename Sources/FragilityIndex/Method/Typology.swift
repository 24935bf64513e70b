/// How territories are told apart beyond their score: named profiles, groups found in the data, and the context in which
/// like is compared with like.
///
/// Scores do not depend on it.
public struct Typology: Sendable, Hashable {
  /// The profiles in the order of their precedence: a territory has the first one whose conditions all hold.
  public var profiles: [Profile] = []
  /// How groups are found in the data; `nil` for none.
  public var groups: Grouping?
  /// The columns on which territories are alike or not.
  public var context: [ContextColumn] = []

  /// Creates a typology without profiles, groups and context.
  public init() {}

  /// A named kind of territory.
  public struct Profile: Sendable, Hashable {
    /// The name of the profile in the method.
    public var id: String
    /// What people call it.
    public var label: LocalizedText?
    /// What it means, in a sentence or two.
    public var description: LocalizedText?
    /// The conditions, which all must hold.
    public var when: [Condition]

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - id: The name of the profile in the method.
    ///   - label: What people call it.
    ///   - when: The conditions, which all must hold.
    public init(id: String, label: LocalizedText? = nil, when: [Condition]) {
      self.id = id
      self.label = label
      self.when = when
    }
  }

  /// What must hold for a profile.
  public indirect enum Condition: Sendable, Hashable {
    /// All of them.
    case all([Condition])
    /// At least one of them.
    case any([Condition])
    /// A number of the territory lies where it should.
    case test(Test)
  }

  /// A number of a territory, and where it should lie.
  public struct Test: Sendable, Hashable {
    /// The number.
    public var subject: Subject
    /// Where it should lie; all must hold.
    public var bounds: [Bound]

    /// Creates a test.
    ///
    /// - Parameters:
    ///   - subject: The number.
    ///   - bounds: Where it should lie; all must hold.
    public init(_ subject: Subject, _ bounds: [Bound]) {
      self.subject = subject
      self.bounds = bounds
    }
  }

  /// A number of a territory.
  public enum Subject: Sendable, Hashable {
    /// The score of a dimension.
    case dimension(String)
    /// The value of an indicator, in its own unit and as it is in the tables: a value filled in for the score is absent.
    case indicator(String)
    /// A number of a table.
    case column(ColumnReference)
    /// The score of the index.
    case score
    /// The class of the index.
    case scoreClass
  }

  /// Where a number should lie.
  public enum Bound: Sendable, Hashable {
    /// This number or a larger one.
    case atLeast(Double)
    /// A larger number.
    case above(Double)
    /// This number or a smaller one.
    case atMost(Double)
    /// A smaller number.
    case below(Double)
    /// This very number.
    case equal(Double)
    /// Among the largest: the rank from above, equal numbers sharing the best one, is at most this share of the
    /// territories that have the number.
    case amongHighest(Double)
    /// Among the smallest, in the same manner.
    case amongLowest(Double)
    /// The dimension leads, or does not; see ``TerritoryProfiles/Leading``.
    case leading(Bool)
  }
}

/// How groups of territories are found in their dimensions.
public struct Grouping: Sendable, Hashable {
  /// A way to find groups.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The groups with the least sum of squared distances to their means that several random starts find.
    case kMeans = "kmeans"
    /// Groups that are joined two by two, each time those that add least to that sum.
    case ward
  }

  /// The way.
  public var method = Method.kMeans
  /// How many groups; the count from 2 to 8 with the largest mean silhouette when `nil`.
  public var count: Int?
  /// How many random starts k-means makes.
  public var starts = 50
  /// Where the random numbers start.
  public var seed: UInt64 = 1
  /// The dimensions they are found in; those just below the index when empty.
  public var dimensions: [String] = []

  /// Creates k-means with a count that the data choose.
  public init() {}
}

/// A column on which territories are alike or not.
public struct ContextColumn: Sendable, Hashable {
  /// The column.
  public var column: ColumnReference
  /// A change of unit made first, such as the logarithm of a population.
  public var transform: Transform?

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - transform: A change of unit made first.
  public init(_ column: ColumnReference, transform: Transform? = nil) {
    self.column = column
    self.transform = transform
  }
}

extension Typology.Condition {
  /// The tests it is made of, each with its place below a key of the method.
  func tests(at key: String) -> [(test: Typology.Test, key: String)] {
    switch self {
    case .test(let test): [(test, key)]
    case .all(let parts):
      parts.enumerated().flatMap { $1.tests(at: "\(key).all[\($0)]") }
    case .any(let parts):
      parts.enumerated().flatMap { $1.tests(at: "\(key).any[\($0)]") }
    }
  }

  /// The places of lists without an element.
  func emptyLists(at key: String) -> [String] {
    let (word, parts): (String, [Typology.Condition])
    switch self {
    case .test: return []
    case .all(let all): (word, parts) = ("all", all)
    case .any(let any): (word, parts) = ("any", any)
    }
    return parts.isEmpty
      ? ["\(key).\(word)"]
      : parts.enumerated().flatMap { $1.emptyLists(at: "\(key).\(word)[\($0)]") }
  }
}

extension Typology {
  /// All tests of all profiles, with their keys in the method.
  var tests: [(test: Test, key: String)] {
    profiles.enumerated().flatMap { position, profile in
      profile.when.enumerated().flatMap {
        $1.tests(at: "typology.profile[\(position)].when[\($0)]")
      }
    }
  }

  /// The columns it reads, with their keys in the method.
  var columns: [(column: ColumnReference, key: String)] {
    let tested = tests.compactMap { test, key -> (ColumnReference, String)? in
      if case .column(let column) = test.subject { (column, "\(key).column") } else { nil }
    }
    return tested + context.enumerated().map { ($1.column, "typology.context[\($0)]") }
  }
}
