public import ArgumentParser

/// A choice among words.
///
/// ArgumentParser would find the same words by key paths and reflection, which every start of the command would pay for.
public protocol WordArgument: ExpressibleByArgument, CaseIterable, RawRepresentable
where RawValue == String {}

extension WordArgument {
  /// The words.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// Nothing: the words speak for themselves.
  public static var allValueDescriptions: [String: String] { [:] }

  /// The words.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The word.
  public var defaultValueDescription: String { rawValue }

  /// The choice that a word stands for.
  public init?(argument: String) {
    self.init(rawValue: argument)
  }
}
