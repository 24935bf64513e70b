import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

private func occitanie() throws -> (tables: LoadedTables, index: IndexResult) {
  let tables = try LoadedTables(MethodFile(Fixture.path("occitanie/method.toml")))
  let territories = try tables.territories()
  return (tables, try tables.fit(to: territories).score(territories))
}

private func object(_ file: PublishedFiles.File) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
}

extension PublishedFiles {
  fileprivate func file(_ name: String) throws -> File {
    try #require(files.first { $0.name == name })
  }
}

@Suite("Files that are published")
struct PublishedFilesTests {
  let names = [
    "scores.csv", "scores.csvt", "scores.schema.json", "scores.geojson", "method.toml",
    "fitted.toml", "datapackage.json",
  ]

  @Test("are the scores, the method and the frozen numbers as they are, in any number of threads")
  func contents() throws {
    let (tables, index) = try occitanie()
    let found = try PublishedFiles(of: index, from: tables)
    #expect(found.files.map(\.name) == names)
    #expect(try found.file("scores.csv").bytes == Fixture.bytes("occitanie/scores.csv"))
    #expect(try found.file("method.toml").bytes == Fixture.bytes("occitanie/method.toml"))
    let fitted = InputFile(path: "fitted.toml", bytes: try found.file("fitted.toml").bytes)
    #expect(try FittedFile.read(fitted, for: tables.file.method) == index.fitted)
    #expect(found.notes.isEmpty)
    var options = PublishedFiles.Options()
    options.threads = 3
    #expect(
      try PublishedFiles(of: index, from: tables, options).files.map(\.bytes)
        == found.files.map(\.bytes)
    )
  }

  @Test("are listed with their sizes and digests, sources once, and what went in")
  func package() throws {
    let (tables, index) = try occitanie()
    let found = try PublishedFiles(of: index, from: tables)
    let package = try object(found.file("datapackage.json"))
    #expect(package["name"] as? String == "qpv-occitanie" && package["created"] == nil)
    #expect((package["sources"] as? [[String: Any]])?.count == 7)
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.compactMap { $0["path"] as? String } == names.dropLast())
    for (file, resource) in zip(found.files, resources) {
      #expect(resource["bytes"] as? Int == file.bytes.count)
      #expect(resource["hash"] as? String == "sha256:\(sha256(file.bytes))")
    }
    let own = try #require(package["fragility"] as? [String: Any])
    #expect(own["fingerprint"] as? String == tables.file.method.fingerprint)
    #expect(own["territories"] as? Int == 105 && own["scored"] as? Int == 104)
    let inputs = try #require(own["inputs"] as? [[String: Any]])
    #expect(
      inputs.compactMap { $0["id"] as? String } == [
        "quartiers", "communes", "services", "contours",
      ]
    )
    for input in inputs {
      let name = try #require(input["name"] as? String)
      #expect(!name.contains("/"))
      #expect(input["sha256"] as? String == sha256(try Fixture.bytes("occitanie/\(name)")))
    }
    let text = try found.files.map { try #require(String(validating: $0.bytes, as: UTF8.self)) }
    #expect(!text.contains { $0.contains(Fixture.path("")) })
  }

  @Test("are described in the language and with the marks asked for")
  func french() throws {
    let (tables, index) = try occitanie()
    var options = PublishedFiles.Options()
    options.style = .french()
    options.language = .french
    options.date = "2024-05-31"
    options.program = "p 1"
    options.others = [
      .init(
        name: "scores.xlsx",
        id: "scores-workbook",
        title: LocalizedText(fr: "Classeur", en: "Workbook"),
        format: "xlsx",
        mediaType: "x/y",
        bytes: [1, 2]
      )
    ]
    let found = try PublishedFiles(of: index, from: tables, options)
    let schema = try object(found.file("scores.schema.json"))
    let fields = try #require(schema["fields"] as? [[String: Any]])
    let equipment = try #require(fields.first { $0["name"] as? String == "equipment" })
    #expect(equipment["title"] as? String == "Équipement et connexion")
    #expect(equipment["decimalChar"] as? String == ",")
    let package = try object(found.file("datapackage.json"))
    #expect(package["created"] as? String == "2024-05-31T00:00:00Z")
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.last?["title"] as? String == "Classeur")
    #expect(resources.last?["bytes"] as? Int == 2 && found.files.suffix(2).first?.bytes == [1, 2])
    let scores = try #require(resources.first)
    #expect((scores["dialect"] as? [String: Any])?["delimiter"] as? String == ";")
    #expect((package["fragility"] as? [String: Any])?["program"] as? String == "p 1")
    let csv = try found.file("scores.csv").bytes
    #expect(csv.starts(with: [0xEF, 0xBB, 0xBF]))
  }
}

@Suite("Published files of an awkward index")
struct AwkwardPublicationTests {
  @Test(
    "are JSON and CSV whatever it is called, and lie beyond a scale that frozen bounds do not reach"
  )
  func awkward() throws {
    let folder = try TemporaryFolder()
    let name = "\"a\"\"b;\nc, =1+1\""
    try folder.write("t.csv", "code,nom,taux\n01,\(name),1\n02,n,2\n03,,\n")
    let text = methodText(table: "name = \"nom\"")
      .replacing("id = \"m\"", with: "id = \"Ma méthode/2\"")
    let tables = try LoadedTables(MethodFile(try folder.write("method.toml", text)))
    let fitted = try tables.fit(to: tables.territories())
    let later = try folder.write("later.csv", "code,nom,taux\n01,\(name),5\n02,n,2\n")
    let others = try LoadedTables(tables.file, paths: ["t": later])
    let index = fitted.score(try others.territories())
    var options = PublishedFiles.Options()
    options.fittedPath = try folder.write(
      "f.toml",
      FittedFile.text(of: fitted, territories: 3)
    )
    let found = try PublishedFiles(of: index, from: others, options)
    let package = try object(found.file("datapackage.json"))
    #expect(package["name"] as? String == "ma-m-thode-2")
    #expect(try found.file("fitted.toml").bytes == Array(folder.text("f.toml").utf8))
    let fields = try #require(
      object(found.file("scores.schema.json"))["fields"] as? [[String: Any]]
    )
    let score = try #require(fields.first { $0["name"] as? String == "score" })
    #expect(score["constraints"] == nil)
    let own = try #require(package["fragility"] as? [String: Any])
    #expect((own["inputs"] as? [[String: Any]])?.first?["name"] as? String == "later.csv")
  }
}

@Suite("The schema of published scores")
struct TableSchemaTests {
  private func schema(
    _ rules: String,
    values: String = "1\n2\n4\n",
    drawn: Bool = false
  ) throws -> (fields: [String: TableSchema.Field], csvt: String) {
    let folder = try TemporaryFolder()
    let cells = values.split(separator: "\n")
    let rows = cells.enumerated().map { "0\($0),n,\(100 * $0),\($1)\n" }
    try folder.write("t.csv", "code,nom,pop,taux\n" + rows.joined())
    let text = methodText(table: "population = \"pop\"", rules: rules)
    let tables = try LoadedTables(MethodFile(try folder.write("method.toml", text)))
    let territories = try tables.territories()
    let draws =
      drawn ? try tables.file.method.uncertainty(of: territories, threads: 1) : nil
    let index = try draws?.index ?? tables.fit(to: territories).score(territories)
    let table = OutputTable(scoresOf: index, uncertainty: draws)
    let schema = TableSchema(of: table, index)
    #expect(schema.fields.map(\.name) == table.columns.map(\.name))
    return (Dictionary(uniqueKeysWithValues: schema.fields.map { ($0.name, $0) }), schema.csvt)
  }

  private func constraints(_ field: TableSchema.Field?) -> String {
    JSONValue.object(field?.constraints ?? []).text
  }

  @Test("makes codes texts that are there and unique, ranks and classes whole")
  func kinds() throws {
    let (fields, csvt) = try schema("")
    #expect(csvt == "\"String\",\"String\",\"Real\",\"Integer\",\"Integer\",\"Real\",\"String\"\n")
    #expect(constraints(fields["code"]) == "{\"required\": true, \"unique\": true}\n")
    #expect(constraints(fields["rank"]) == "{\"minimum\": 1, \"maximum\": 3}\n")
    #expect(constraints(fields["class"]) == "{\"minimum\": 1, \"maximum\": 5}\n")
    #expect(constraints(fields["coverage"]) == "{\"minimum\": 0, \"maximum\": 1}\n")
  }

  @Test("gives ranks a fraction where ties have their mean")
  func meanRanks() throws {
    let (fields, csvt) = try schema("ranks = { ties = \"average\" }")
    #expect(fields["rank"]?.kind == .number && csvt.contains("\"Real\",\"Real\",\"Integer\""))
  }

  @Test(
    "bounds scores where the method does, and no value lies beyond",
    arguments: [
      ("", "{\"minimum\": 0, \"maximum\": 100}\n"),
      ("scale = [1, 10]", "{\"minimum\": 1, \"maximum\": 10}\n"),
      ("normalisation = { method = \"minmax\", goalposts = [0, 2], clip = false }", "{}\n"),
      (
        "normalisation = { method = \"minmax\", goalposts = [0, 2] }",
        "{\"minimum\": 0, \"maximum\": 100}\n"
      ),
      ("normalisation = { method = \"zscore\", mean = 50, sd = 10 }", "{}\n"),
      ("normalisation = \"decile\"", "{}\n"),
    ]
  )
  func bounds(rules: String, expected: String) throws {
    #expect(constraints(try schema(rules).fields["score"]) == expected)
  }

  @Test("knows the columns of draws and of reliability")
  func moreColumns() throws {
    let drawn = try schema("[uncertainty]\ndraws = 10", drawn: true)
    #expect(drawn.fields["rank_low"]?.kind == .number && drawn.fields["p_class"]?.kind == .number)
    let judged = try schema("reliability = { min_population = 150 }")
    #expect(
      constraints(judged.fields["reliability"]).contains("[\"good\", \"caution\", \"unreliable\"]")
    )
  }
}
