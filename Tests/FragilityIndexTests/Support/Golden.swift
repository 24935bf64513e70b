import Foundation
import FragilityIndex

/// A file of numbers computed elsewhere, from the fixtures.
struct Golden {
  let header: [String]
  let rows: [[String]]

  /// Reads a file of the golden folder.
  ///
  /// - Parameter path: The path below the folder, without the extension.
  /// - Throws: The file cannot be read.
  init(_ path: String) throws {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "fixtures/golden")
    let text = try String(contentsOf: folder.appending(path: path + ".csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(Self.fields)
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// The texts of a column.
  func texts(_ name: String) -> [String] {
    guard let position = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[position] }
  }

  /// The numbers of a column; `NA` is a gap.
  func column(_ name: String) -> Column {
    Column(texts(name).map { Double($0) })
  }

  /// The numbers of one cell, separated by semicolons.
  static func numbers(_ cell: String) -> [Double?] {
    cell.split(separator: ";").map { Double($0) }
  }

  /// The fields of a line, of which some stand in quotes.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

/// The indicators of the ASEM example and the tree above them.
struct ASEM {
  struct Member {
    let id: String
    let level: Int
    let direction: Direction
    let weight: Double
    let parent: String
  }

  let members: [Member]

  init() throws {
    let file = try Golden("asem/iMeta")
    let (ids, levels) = (file.texts("iCode"), file.texts("Level"))
    let (directions, weights) = (file.texts("Direction"), file.texts("Weight"))
    let parents = file.texts("Parent")
    members = ids.indices.compactMap { row in
      guard let level = Int(levels[row]), let weight = Double(weights[row]) else { return nil }
      return Member(
        id: ids[row],
        level: level,
        direction: directions[row] == "1" ? .higherIsWorse : .lowerIsWorse,
        weight: weight,
        parent: parents[row]
      )
    }
  }

  var indicators: [Member] { members.filter { $0.level == 1 } }
  var dimensions: [Member] { members.filter { $0.level == 2 || $0.level == 3 } }

  /// A method with the tree and the weights of the example, whose columns are scores already.
  func method(
    aggregation: Aggregation,
    atFirstLevel first: Aggregation? = nil,
    minWeightShare: Double = 0
  ) throws -> FragilityMethod {
    let top = members.first { $0.level == 4 }?.id
    return try FragilityIndexTests.method(
      dimensions: dimensions.map { member in
        dimension(
          member.id,
          in: member.parent == top ? nil : member.parent,
          weight: member.weight,
          aggregation: member.level == 2 ? first : nil
        )
      },
      indicators.map { FragilityIndexTests.indicator($0.id, in: $0.parent, weight: $0.weight) }
    ) { rules in
      rules.normalisation = .none
      rules.aggregation = aggregation
      rules.missing = MissingPolicy(minWeightShare: minWeightShare)
    }
  }
}
