/// One thing that is wrong with a method or with data: what, where, and how to mend it.
public struct Problem: Sendable, Hashable {
  /// A stable, machine-readable name of a kind of problem, such as `data.duplicate-code`.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name itself.
    public let rawValue: String

    /// Creates a code from its name.
    ///
    /// - Parameter rawValue: `area.kind`, in lower case with hyphens.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// Which kind of problem it is.
  public let code: Code
  /// Where the problem is.
  public var place: Place
  /// Where the thing is that it clashes with, such as the first row with the same code.
  public var related: Place?
  /// What is wrong, in one sentence without a final stop.
  public let message: LocalizedText
  /// How to mend it, in one sentence without a final stop.
  public let remedy: LocalizedText

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - code: The kind, `area.kind`.
  ///   - place: Where it is.
  ///   - message: What is wrong.
  ///   - remedy: How to mend it.
  ///   - related: Where the thing is that it clashes with.
  public init(
    _ code: String,
    at place: Place,
    _ message: LocalizedText,
    remedy: LocalizedText,
    related: Place? = nil
  ) {
    self.code = Code(rawValue: code)
    self.place = place
    self.message = message
    self.remedy = remedy
    self.related = related
  }
}

extension Problem {
  /// Where a problem is: in a file, and in the thing the file describes.
  public struct Place: Sendable, Hashable {
    /// The path of the file, as the user wrote it.
    public var file: String?
    /// The line in the file, from 1.
    public var line: Int?
    /// The position of the first character in that line, from 1.
    public var column: Int?
    /// The sheet of a workbook, whose row is then the line and whose column, counted from 1, is the column.
    public var sheet: String?
    /// The thing that is wrong, in the terms of the method.
    public var subject: Subject?

    /// Creates a place.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - line: The line, from 1.
    ///   - column: The position in the line, from 1.
    ///   - sheet: The sheet of a workbook.
    ///   - subject: The thing that is wrong.
    public init(
      file: String? = nil,
      line: Int? = nil,
      column: Int? = nil,
      sheet: String? = nil,
      subject: Subject? = nil
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.sheet = sheet
      self.subject = subject
    }

    /// Creates a place that names only the thing that is wrong.
    ///
    /// - Parameter subject: The thing that is wrong.
    public init(_ subject: Subject) {
      self.init(subject: subject)
    }
  }

  /// The thing that is wrong, in the terms of the method; the readers turn it into a line of a file.
  public enum Subject: Sendable, Hashable {
    /// A key at the top of the method, such as `id`.
    case method(key: String)
    /// A key of the rules, such as `scale`.
    case rule(key: String)
    /// A key of a table, by its position in the method.
    case table(Int, id: String, key: String)
    /// A key of a dimension, by its position in the method.
    case dimension(Int, id: String, key: String)
    /// A key of an indicator, by its position in the method.
    case indicator(Int, id: String, key: String)
    /// A cell of a table: the table's id, the row from 0, the name of the column.
    case cell(table: String, row: Int, column: String)
  }
}

extension Problem.Subject {
  /// A key of what the method draws at random.
  static func plan(key: String) -> Problem.Subject { .method(key: "uncertainty.\(key)") }

  /// Another key of the same thing.
  func with(key: String) -> Problem.Subject {
    switch self {
    case .method: .method(key: key)
    case .rule: .rule(key: key)
    case .table(let position, let id, _): .table(position, id: id, key: key)
    case .dimension(let position, let id, _): .dimension(position, id: id, key: key)
    case .indicator(let position, let id, _): .indicator(position, id: id, key: key)
    case .cell: self
    }
  }
}

/// Everything that is wrong with an input, reported together.
public struct FragilityError: Error, Sendable, Hashable {
  /// Whether the input is wrong or the system refused to read or write.
  public enum Cause: Sendable, Hashable {
    /// A method or data that are not valid.
    case invalidInput
    /// A file that could not be read or written.
    case inputOutput
  }

  /// The problems, at least one, in the order of the file.
  public var problems: [Problem]
  /// Whose fault it is.
  public let cause: Cause

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - problems: At least one problem.
  ///   - cause: Whether the input is wrong or the system refused.
  public init(_ problems: [Problem], cause: Cause = .invalidInput) {
    self.problems = problems
    self.cause = cause
  }
}

extension FragilityError: CustomStringConvertible {
  /// The problems in English, one a line.
  public var description: String {
    problems.map { "\($0.code.rawValue): \($0.message.english)" }.joined(separator: "\n")
  }
}
