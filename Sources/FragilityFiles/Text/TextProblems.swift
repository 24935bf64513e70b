import FragilityIndex

/// What is wrong with one text, by the offset where it stands; lines are counted once, when it is reported.
struct TextProblems {
  private struct Entry {
    let offset: Int
    let subject: Problem.Subject?
    let describe: (Problem.Place) -> Problem
  }

  private var entries: [Entry] = []

  /// More of the same would not help to mend the text.
  private static let mostReported = 1000

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a problem.
  ///
  /// - Parameters:
  ///   - offset: Where it stands.
  ///   - subject: What it is about.
  ///   - describe: The problem, once its line is known.
  mutating func report(
    at offset: Int,
    _ subject: Problem.Subject? = nil,
    _ describe: @escaping (Problem.Place) -> Problem
  ) {
    guard entries.count < Self.mostReported else { return }
    entries.append(Entry(offset: offset, subject: subject, describe: describe))
  }

  /// Adds the problems of another part of the same text.
  mutating func merge(_ other: TextProblems) {
    entries += other.entries
  }

  /// All problems in the order of the text, with their lines.
  func error(in bytes: [UInt8], path: String) -> FragilityError {
    var lines = TextLines(bytes)
    return error { lines.position(of: $0).place(in: path) }
  }

  /// All problems in the order of their offsets.
  ///
  /// - Parameter place: The place of an offset.
  /// - Returns: The error.
  func error(_ place: (Int) -> Problem.Place) -> FragilityError {
    let inOrder = entries.enumerated().sorted { a, b in
      (a.element.offset, a.offset) < (b.element.offset, b.offset)
    }
    return FragilityError(
      inOrder.map { _, entry in
        var place = place(entry.offset)
        place.subject = entry.subject
        return entry.describe(place)
      }
    )
  }

  /// A single problem as an error.
  static func error(
    at offset: Int,
    in bytes: [UInt8],
    path: String,
    _ describe: @escaping (Problem.Place) -> Problem
  ) -> FragilityError {
    var problems = TextProblems()
    problems.report(at: offset, nil, describe)
    return problems.error(in: bytes, path: path)
  }
}

extension [Problem] {
  /// The problems in the order of lines and columns; what has no line comes first.
  func inFileOrder() -> [Problem] {
    enumerated().sorted { a, b in
      let first = (a.element.place.line ?? 0, a.element.place.column ?? 0, a.offset)
      let second = (b.element.place.line ?? 0, b.element.place.column ?? 0, b.offset)
      return first < second
    }.map(\.element)
  }
}
