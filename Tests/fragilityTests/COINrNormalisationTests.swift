import Foundation
import Testing

@Suite("fragility coinr import: the normalisation that iMeta asks for")
struct COINrNormalisationTests {
  /// Columns of iMeta, what stands in them for an indicator, and the numbers that COINr makes of them.
  struct Family: Sendable, CustomTestStringConvertible {
    let columns: String
    let data: String
    let golden: String
    /// The cells of an indicator, by its direction and its row of `norm_paras.csv` and of iMeta.
    let cells: @Sendable (_ direction: Double, _ posts: [Double], _ target: String) -> String

    var testDescription: String { golden }
  }

  static let families = [
    Family(columns: "Target", data: "raw", golden: "norm_dist2targ_iMetaTarget") { $2 },
    Family(
      columns: "goalpost_lower,goalpost_upper,goalpost_scale",
      data: "chain_treated",
      golden: "norm_goalposts_trunc_100"
    ) { direction, posts, _ in
      // The golden posts are those of values multiplied by the direction, iMeta has them in the unit of the indicator.
      let ends = direction == 1 ? posts : [-posts[1], -posts[0]]
      return "\(ends[0]),\(ends[1]),100"
    },
    Family(
      columns: "goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts",
      data: "chain_treated",
      golden: "norm_goalposts_untrunc_10"
    ) { direction, posts, _ in
      let ends = direction == 1 ? posts : [-posts[1], -posts[0]]
      return "\(ends[0]),\(ends[1]),10,FALSE"
    },
    Family(
      columns: "scaled_lower,scaled_upper",
      data: "chain_treated",
      golden: "norm_scaled_m50_150"
    ) { _, _, _ in "-50,150" },
    Family(
      columns: "minmax_lower,minmax_upper",
      data: "chain_treated",
      golden: "norm_minmax_1_100"
    ) { _, _, _ in "1,100" },
    Family(columns: "zscore_mean,zscore_sd", data: "chain_treated", golden: "norm_zscore_100_10") {
      _,
      _,
      _ in "100,10"
    },
  ]

  private func rows(_ text: String) throws -> [[String: String]] {
    let lines = Command.rows(of: text, delimiter: ",")
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func golden(_ name: String) throws -> [[String: String]] {
    try rows(Command.contents(Command.fixture("golden/asem/\(name).csv")))
  }

  /// The indicators and aggregates of ASEM with the columns of a family.
  private func iMeta(_ family: Family) throws -> String {
    let posts = Dictionary(
      uniqueKeysWithValues: try golden("norm_paras").map { row in
        (row["iCode"] ?? "", ["gp_lower", "gp_upper"].compactMap { row[$0].flatMap(Double.init) })
      }
    )
    let required = ["Level", "iCode", "Parent", "Direction", "Type", "Weight"]
    var text = required.joined(separator: ",") + "," + family.columns + "\n"
    let absent = family.columns.split(separator: ",").map { _ in "NA" }.joined(separator: ",")
    for row in try golden("iMeta") where row["Level"] != "NA" {
      let cells = required.map { row[$0] ?? "" }.joined(separator: ",")
      guard row["Type"] == "Indicator" else {
        text += "\(cells),\(absent)\n"
        continue
      }
      let direction = try #require(row["Direction"].flatMap(Double.init))
      let own = posts[row["iCode"] ?? ""] ?? [0, 0]
      text += "\(cells),\(family.cells(direction, own, row["Target"] ?? ""))\n"
    }
    return text
  }

  @Test("gives COINr's numbers", arguments: families)
  func numbers(family: Family) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("method.toml")
    let data = Command.fixture("golden/asem/\(family.data).csv")
    let meta = try folder.write(iMeta(family), to: "iMeta.csv")
    let made = try Command("coinr", "import", meta, data, "--targets", "-o", path)
    #expect(made.status == 0 && made.messages.contains("use_iMeta"), "\(made.messages)")
    // Distances to targets are from 0 to 1 in COINr; the other families say their scale, or have none.
    let text = try Command.contents(path).replacingOccurrences(
      of: "orientation = \"strength\"",
      with: "orientation = \"strength\"\nscale = [0, 1]"
    )
    let run = try Command("score", folder.write(text, to: "scaled.toml"), "--details")
    #expect(run.status == 0, "\(run.messages)")
    let ours = Dictionary(uniqueKeysWithValues: try rows(run.output).map { ($0["code"] ?? "", $0) })
    let theirs = try golden(family.golden)
    #expect(theirs.count == 51 && theirs[0].count == 50)
    for row in theirs {
      let code = try #require(row["uCode"])
      for (name, expected) in row where name != "uCode" {
        let value = try #require(ours[code]?["\(name)_normalised"])
        guard let number = Double(value), let expected = Double(expected) else {
          #expect(value.isEmpty && expected == "NA", "\(name) of \(code)")
          continue
        }
        #expect(abs(number - expected) <= 1e-10 * max(abs(expected), 1e-3), "\(name) of \(code)")
      }
    }
  }
}
