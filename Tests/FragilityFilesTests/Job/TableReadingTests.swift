import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Reading the tables of a method")
struct TableReadingTests {
  private static let twoTables = """
    format = "fragility-method/1"
    id = "m"
    version = "1"
    [[table]]
    id = "t"
    path = "t.csv"
    key = "code"
    [[table]]
    id = "u"
    path = "sub/u.csv"
    key = "code"
    on = "commune"
    [[indicator]]
    id = "a"
    column = "x"
    direction = "higher_is_worse"
    [[indicator]]
    id = "b"
    column = "u.y"
    direction = "higher_is_worse"
    range = [0, 10]
    """

  private func write(_ first: String?, _ second: String?) throws -> (TemporaryFolder, MethodFile) {
    let folder = try TemporaryFolder()
    if let first { try folder.write("t.csv", first) }
    try OutputFile.makeFolder(folder.path("sub"))
    if let second { try folder.write("sub/u.csv", second) }
    return (folder, try MethodFile(folder.write("method.toml", Self.twoTables)))
  }

  @Test("starts at the folder of the method file")
  func relativePaths() throws {
    let (folder, file) = try write("code,commune,x\n1,c,5\n", "code,y\nc,7\n")
    let loaded = try LoadedTables(file)
    #expect(loaded.notes.map(\.path) == [folder.path("t.csv"), folder.path("sub/u.csv")])
    #expect(try loaded.territories().indicators[1].values == Column([7]))
  }

  @Test("reports the problems of all tables together", arguments: [1, 2])
  func together(threads: Int) throws {
    let (folder, file) = try write("code,commune,x\n1,c,z\n2,c\n", "code,y\nc,é\nd,7,8\n")
    let found = problems { try LoadedTables(file, threads: threads) }
    #expect(
      found.map(\.spot) == [
        "table.not-a-number 2:5", "csv.ragged-row 3:4", "table.not-a-number 2:3",
        "csv.ragged-row 3:5",
      ]
    )
    let (first, second) = (folder.path("t.csv"), folder.path("sub/u.csv"))
    #expect(found.map(\.place.file) == [first, first, second, second])
  }

  @Test("names the line of the method when a file is not there")
  func absent() throws {
    let (folder, file) = try write("code,commune,x\n1,c,z\n", nil)
    let found = problems { try LoadedTables(file) }
    #expect(found.map(\.spot) == ["table.not-a-number 2:5", "file.not-found 10:1"])
    #expect(found.last?.place.file == folder.path("method.toml"))
  }

  @Test("takes another path for a table, and reports it under that")
  func override() throws {
    let (folder, file) = try write(nil, "code,y\nc,7\n")
    try folder.write("other.csv", "code,commune,x\n1,c,5\n")
    let loaded = try LoadedTables(file, paths: ["t": folder.path("other.csv")])
    #expect(try loaded.territories().indicators[0].values == Column([5]))
    let found = problems { try LoadedTables(file, paths: ["t": folder.path("none.csv")]) }
    #expect(found.map(\.place.file) == [folder.path("none.csv")])
    let unknown = problems { try LoadedTables(file, paths: ["v": "x"]) }
    #expect(unknown.map(\.code.rawValue) == ["input.unknown-table"])
    #expect(unknown.first?.remedy.english == "its tables: t, u")
  }

  @Test("refuses to read the standard input twice")
  func standardInput() throws {
    let (_, file) = try write(nil, nil)
    let found = problems { try LoadedTables(file, paths: ["t": "-", "u": "-"]) }
    #expect(found.map(\.code.rawValue) == ["input.standard-input-twice"])
  }

  @Test("reads a table that is named as GeoJSON whatever its extension")
  func format() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "{\"features\": [{\"properties\": {\"code\": 1, \"taux\": 2}}]}")
    let text = methodText(table: "format = \"geojson\"")
    let file = try MethodFile(folder.write("method.toml", text))
    #expect(try LoadedTables(file).territories().indicators[0].values == Column([2]))
    #expect(try LoadedTables(file).notes[0].rows == 1)
  }

  @Test("gives the problems of the data their file, line and column")
  func dataProblems() throws {
    let (folder, file) = try write(
      "commune,code,x\nc,1,5\n\nd,2,6\nc,3,7\n",
      "y,code\n\"11\",c\n10,d\n"
    )
    let found = problems { try LoadedTables(file).territories() }
    #expect(found.map(\.spot) == ["data.out-of-range 2:1"])
    #expect(found.map(\.place.file) == [folder.path("sub/u.csv")])
    let (other, unmatched) = try write("commune,code,x\nc,1,5\n\ne,2,6\n", "y,code\n1,c\n")
    let missing = problems { try LoadedTables(unmatched).territories() }
    #expect(missing.map(\.spot) == ["data.unmatched-code 4:1"])
    #expect(missing.map(\.place.file) == [other.path("t.csv")])
  }

  @Test("gives the problems of fitting the line of the method file")
  func fitProblems() throws {
    let (folder, file) = try write("commune,code,x\nc,1,5\nc,2,5\n", "y,code\n1,c\n")
    let loaded = try LoadedTables(file)
    let territories = try loaded.territories()
    let found = problems { try loaded.fit(to: territories) }
    #expect(found.map(\.spot) == ["fit.constant 14:1", "fit.constant 18:1"])
    #expect(Set(found.map(\.place.file)) == [folder.path("method.toml")])
  }
}
