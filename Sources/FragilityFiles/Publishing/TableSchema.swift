package import FragilityIndex

/// What the columns of published scores hold, for programs and for people.
struct TableSchema {
  /// The kinds of values, by the words of a Table Schema.
  enum Kind: String {
    case string
    case number
    case integer
  }

  /// One column.
  struct Field {
    let name: String
    let kind: Kind
    let title: LocalizedText
    let description: LocalizedText
    var constraints: [(String, JSONValue)] = []
  }

  private(set) var fields: [Field] = []

  /// The schema as the standard Table Schema has it.
  ///
  /// - Parameters:
  ///   - style: How the numbers are written.
  ///   - language: The language of titles and descriptions.
  /// - Returns: A JSON object.
  func json(_ style: CSVStyle, in language: Language) -> JSONValue {
    let mark = String(decoding: [style.numbers.decimalMark], as: UTF8.self)
    return .object([
      (
        "fields",
        .array(
          fields.map { field in
            var members: [(String, JSONValue)] = [
              ("name", .string(field.name)), ("title", .string(field.title[language])),
              ("description", .string(field.description[language])),
              ("type", .string(field.kind.rawValue)),
            ]
            if field.kind == .number, mark != "." {
              members.append(("decimalChar", .string(mark)))
            }
            if !field.constraints.isEmpty {
              members.append(("constraints", .object(field.constraints)))
            }
            return .object(members)
          }
        )
      ), ("missingValues", .array([.string("")])), ("primaryKey", .string("code")),
    ])
  }

  /// The kinds of the columns as QGIS and GDAL read them from a file beside the CSV.
  ///
  /// Without it they guess, and the code 01004 becomes the number 1004.
  var csvt: String {
    let words: [Kind: String] = [.string: "String", .number: "Real", .integer: "Integer"]
    return fields.map { "\"\(words[$0.kind] ?? "String")\"" }.joined(separator: ",") + "\n"
  }
}

extension TableSchema {
  /// Describes a table of scores.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - result: The index that it shows.
  init(of table: OutputTable, _ result: IndexResult) {
    let method = result.fitted.method
    let scale = ScaleEnds(of: method)
    for column in table.columns {
      let dimension = method.dimensions.first { $0.id == column.name }
      var field: Field
      if let dimension {
        field = Field(dimension)
      } else if result.territories.parents.contains(where: { $0.id == column.name }) {
        field = Field(parent: column.name)
      } else {
        field = Field(named: column.name, of: result)
      }
      if dimension != nil || column.name == "score", case .number(let scores) = column.cells {
        field.constraints += scale.constraints(on: scores)
      }
      fields.append(field)
    }
  }
}

/// The ends between which scores lie, where the method makes sure that they do.
package struct ScaleEnds {
  /// The scale; `nil` where values of some indicators have no ends, or others.
  package let scale: Scale?

  /// Choices that put values between the ends of the scale.
  private static let bounded: Set<String> = [
    "minmax", "percent_rank", "distance_to_target", "distance_to_territory",
    "fraction_of_maximum", "none",
  ]

  /// Finds the ends of the scores of a method.
  ///
  /// - Parameter method: The method.
  package init(of method: FragilityMethod) {
    let isBounded = method.indicators.indices.allSatisfy { indicator in
      Self.bounded.contains(method.normalisation(of: indicator).words.method)
        && method.scale(of: indicator) == method.rules.scale
    }
    scale = isBounded ? method.rules.scale : nil
  }

  /// Whether all scores lie between the ends.
  ///
  /// - Parameter scores: The scores of the index or of a dimension.
  /// - Returns: `false` too where there are no ends.
  package func holds(_ scores: Column) -> Bool {
    guard let scale else { return false }
    return scores.encoded.allSatisfy { $0.isNaN || ($0 >= scale.lower && $0 <= scale.upper) }
  }

  /// Values beyond the ends of frozen bounds lie beyond the scale too: then it is no constraint.
  fileprivate func constraints(on scores: Column) -> [(String, JSONValue)] {
    guard let scale, holds(scores) else { return [] }
    return [("minimum", .number(scale.lower)), ("maximum", .number(scale.upper))]
  }
}
