import Foundation
import FragilityFiles
import FragilityIndex
import Testing

@Suite("The library as the README shows it")
struct LibraryTests {
  @Test("loads tables, fits, scores and flags")
  func readme() throws {
    let tables = try LoadedTables(MethodFile(Command.fixture("occitanie/method.toml")))
    let territories = try tables.territories()
    let fitted = try tables.fit(to: territories)
    let result = fitted.score(territories)
    let first = try #require(territories.codes.firstIndex(of: "QP081006"))
    #expect(result.scores[first] == .present(63.840458560882155))
    #expect(result.ranks[first] == .present(1))
    #expect(result.flags(of: first).isEmpty)
  }

  @Test("takes parents and joins through a GeoJSON file")
  func geoJSON() throws {
    let folder = try TemporaryFolder()
    let occitanie = Command.fixture("occitanie")
    let text = try Command.contents("\(occitanie)/method.toml")
      .replacingOccurrences(of: "path = \"", with: "path = \"\(occitanie)/")
      .replacingOccurrences(of: "on = \"code_commune\"", with: "on = \"contours.code_commune\"")
      .replacingOccurrences(
        of: "parents = { commune = \"code_commune\", departement = \"code_departement\" }",
        with:
          "parents = { commune = \"contours.code_commune\", departement = \"contours.code_departement\" }"
      )
    let contours = """
      [[table]]
      id = "contours"
      path = "\(occitanie)/contours.geojson"
      key = "code_qp"
      on = "code_qp"

      [[table]]
      id = "communes"
      """
    let method = try folder.write(
      text.replacingOccurrences(of: "[[table]]\nid = \"communes\"", with: contours),
      to: "method.toml"
    )
    let run = try Command("score", method)
    #expect(run.messages.contains("contours.geojson: 105 rows, UTF-8, GeoJSON"))
    #expect(run.output == (try Command.contents("\(occitanie)/scores.csv")))
  }
}
