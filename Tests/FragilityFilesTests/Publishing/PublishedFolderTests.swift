import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

/// The files of a small index, with or without a map.
private func published(map: Bool) throws -> PublishedFiles {
  let folder = try TemporaryFolder()
  try folder.write("t.csv", "code,taux\nA,1\nB,2\n")
  let square = "{\"type\": \"Polygon\", \"coordinates\": [[[1, 43], [2, 43], [2, 44]]]}"
  let feature = "{\"properties\": {\"code\": \"A\"}, \"geometry\": \(square)}"
  try folder.write("c.geojson", "{\"features\": [\(feature)]}")
  let contours = "[contours]\npath = \"c.geojson\"\nkey = \"code\""
  let text = methodText(rules: map ? contours : "")
  let tables = try LoadedTables(MethodFile(try folder.write("method.toml", text)))
  let territories = try tables.territories()
  return try PublishedFiles(of: tables.fit(to: territories).score(territories), from: tables)
}

@Suite("A folder that is published")
struct PublishedFolderTests {
  @Test("appears whole, takes another publication in its place, and loses what is no longer there")
  func again() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a/b")
    let (with, without) = (try published(map: true), try published(map: false))
    #expect(with.notes.map(\.french).contains { $0.contains("territoires sans contour (1) : B") })
    try with.write(to: path)
    #expect(OutputFolder.names(in: path) == with.files.map(\.name).sorted())
    #expect(OutputFolder.names(in: folder.path("a")) == ["b"])
    try folder.write("a/b/LISEZMOI.txt", "mine")
    try without.write(to: path + "/")
    let names = (without.files.map(\.name) + ["LISEZMOI.txt"]).sorted()
    #expect(OutputFolder.names(in: path) == names && !names.contains("scores.geojson"))
    #expect(try folder.text("a/b/LISEZMOI.txt") == "mine")
    for file in without.files {
      #expect(try folder.text("a/b/\(file.name)").utf8.elementsEqual(file.bytes))
    }
  }

  @Test("is refused where something else stands, unless forced; then that stays")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let files = try published(map: false)
    try folder.write("notes.txt", "mine")
    try folder.write("method.toml", "mine too")
    let found = problems { try files.write(to: folder.path) }
    #expect(found.map(\.code.rawValue) == ["publish.foreign-folder"])
    #expect(try folder.text("method.toml") == "mine too" && folder.names().count == 2)
    try files.write(to: folder.path, isForced: true)
    #expect(try folder.text("notes.txt") == "mine" && folder.names().count == 7)
    // A file that was put there since is not one of those that were published.
    try folder.write("scores.geojson", "mine")
    let map = try published(map: true)
    #expect(problems { try map.write(to: folder.path) }.count == 1)
    #expect(try folder.text("scores.geojson") == "mine")
  }

  @Test("is not taken for one that was published by what another program wrote")
  func otherPackage() throws {
    let files = try published(map: false)
    for text in ["{\"name\": \"x\", \"resources\": []}", "{\"fragility\": ", "", "[1]"] {
      let folder = try TemporaryFolder()
      try folder.write("datapackage.json", text)
      #expect(problems { try files.write(to: folder.path) }.count == 1)
      #expect(try folder.names() == ["datapackage.json"])
    }
  }

  @Test("loses nothing to a description that names other files")
  func hostile() throws {
    let folder = try TemporaryFolder()
    try folder.write("thesis.txt", "mine")
    let path = folder.path("p")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try folder.write("p/photo.jpg", "mine")
    let list = ["../thesis.txt", "photo.jpg", "scores.geojson/../../thesis.txt"]
      .map { "{\"path\": \"\($0)\"}" }.joined(separator: ",")
    try folder.write("p/datapackage.json", "{\"fragility\": 1, \"resources\": [\(list)]}")
    try published(map: false).write(to: path)
    #expect(try folder.text("thesis.txt") == "mine" && folder.text("p/photo.jpg") == "mine")
  }

  @Test("is left as it was where a file cannot take its place")
  func rollback() throws {
    let folder = try TemporaryFolder()
    let files = try published(map: false)
    try files.write(to: folder.path("p"))
    let before = try folder.text("p/scores.csv")
    // A folder where a file should go.
    try FileManager.default.removeItem(atPath: folder.path("p/fitted.toml"))
    try FileManager.default.createDirectory(
      atPath: folder.path("p/fitted.toml/deep"),
      withIntermediateDirectories: true
    )
    for isForced in [false, true] {
      let found = problems { try files.write(to: folder.path("p"), isForced: isForced) }
      #expect(found.map(\.code.rawValue) == ["file.is-folder"])
    }
    #expect(try folder.text("p/scores.csv") == before)
    #expect(OutputFolder.names(in: folder.path("p/fitted.toml")) == ["deep"])
  }

  @Test("cannot be a file, nor lie in one")
  func file() throws {
    let folder = try TemporaryFolder()
    try folder.write("f", "mine")
    let files = try published(map: false)
    #expect(problems { try files.write(to: folder.path("f"), isForced: true) }.count == 1)
    #expect(problems { try files.write(to: folder.path("f/g")) }.count == 1)
    #expect(try folder.names() == ["f"] && folder.text("f") == "mine")
  }
}

@Suite("Writing a folder")
struct OutputFolderTests {
  private let files: [(name: String, bytes: [UInt8])] = [("a", [1]), ("b", [2]), ("c", [3])]

  @Test("puts everything back when a place cannot be taken")
  func putsBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", [9])
    try folder.write("old", [8])
    // No name that a file could have: it is written, and cannot be moved.
    let broken = files + [("d/e", [4])]
    #expect(throws: FragilityError.self) {
      try OutputFolder.write(broken, to: folder.path, removing: ["old"])
    }
    #expect(try folder.names() == ["a", "old"])
    #expect(try folder.text("a").utf8.elementsEqual([9]))
    #expect(throws: FragilityError.self) {
      try OutputFolder.write(broken, to: folder.path("new"))
    }
    #expect(try folder.names() == ["a", "old"])
  }

  @Test("follows a link to a folder")
  func link() throws {
    let folder = try TemporaryFolder()
    let target = folder.path("target")
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"),
      withDestinationPath: target
    )
    try OutputFolder.write(files, to: folder.path("link"))
    #expect(OutputFolder.names(in: target) == ["a", "b", "c"])
  }
}
