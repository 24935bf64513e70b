import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Writing a file")
struct OutputFileTests {
  @Test("leaves the old file untouched and puts the new one in its place")
  func besideAndRenamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "old")
    try FileManager.default.linkItem(atPath: folder.path("a.csv"), toPath: folder.path("link"))
    try OutputFile.write(Array("new".utf8), to: folder.path("a.csv"))
    #expect(try folder.text("a.csv") == "new")
    #expect(try folder.text("link") == "old", "the old bytes were never written over")
    #expect(try folder.names() == ["a.csv", "link"])
  }

  @Test("makes one that was not there")
  func created() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write([], to: folder.path("empty"))
    try OutputFile.write([0xEF, 0, 0xFF], to: folder.path("bytes"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("empty"))).isEmpty)
    #expect(try InputFile.read(folder.path("bytes")).bytes == [0xEF, 0, 0xFF])
    #expect(try folder.names() == ["bytes", "empty"])
  }

  @Test("is refused where a folder stands, or where none does")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept", "old")
    for (path, code) in [
      (folder.path, "file.is-folder"), (folder.path("none/a.csv"), "file.unwritable"),
      (folder.path("kept/a.csv"), "file.unwritable"),
    ] {
      do {
        try OutputFile.write([1], to: path)
        Issue.record("\(path) was written")
      } catch {
        #expect(error.cause == .inputOutput)
        #expect(error.problems.map(\.code.rawValue) == [code])
        #expect(error.problems.map(\.place.file) == [path])
      }
    }
    #expect(try folder.names() == ["kept"])
    #expect(try folder.text("kept") == "old")
  }

  @Test(
    "keeps the old file when the folder takes no new one",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/version"))
  )
  func keepsOld() throws {
    // No one may make a file beside this one.
    let before = try String(contentsOfFile: "/proc/version", encoding: .utf8)
    let found = problems { try OutputFile.write([1], to: "/proc/version") }
    #expect(found.map(\.code.rawValue) == ["file.unwritable"])
    #expect(try String(contentsOfFile: "/proc/version", encoding: .utf8) == before)
  }

  @Test("says so when the disk is full", .enabled(if: exists("/dev/full")))
  func full() {
    let found = problems { try OutputFile.write([1], to: "/dev/full") }
    #expect(found.map(\.code.rawValue) == ["file.unwritable"])
  }

  @Test("writes through a link, and into what is no plain file")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("target", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"),
      withDestinationPath: folder.path("target")
    )
    try OutputFile.write(Array("new".utf8), to: folder.path("link"))
    #expect(try folder.text("target") == "new")
    try OutputFile.write([1], to: "/dev/null")
  }

  @Test("makes what a link leads to, where that is not there yet")
  func dangling() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"),
      withDestinationPath: "target"
    )
    try OutputFile.write(Array("new".utf8), to: folder.path("link"))
    #expect(try folder.text("target") == "new")
    #expect(Platform.entry(at: folder.path("link"), followsLinks: false)?.kind == .link)
  }

  @Test("keeps the rights of the old file", arguments: [0o600, 0o640, 0o755] as [UInt32])
  func rights(rights: UInt32) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "old")
    Platform.setRights(rights, of: folder.path("a.csv"))
    try OutputFile.write(Array("new".utf8), to: folder.path("a.csv"))
    #expect(Platform.entry(at: folder.path("a.csv"))?.rights == rights)
    #expect(try folder.text("a.csv") == "new")
  }

  @Test("knows when two paths are one file")
  func same() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "x")
    try folder.write("b", "x")
    #expect(OutputFile.isSame(folder.path("a"), folder.path + "/./a"))
    #expect(!OutputFile.isSame(folder.path("a"), folder.path("b")))
    #expect(!OutputFile.isSame(folder.path("c"), folder.path("c")))
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a")
    #expect(OutputFile.isSame(folder.path("link"), folder.path("a")))
    // Writing to one name of a file leaves its other names as they were.
    try manager.linkItem(atPath: folder.path("a"), toPath: folder.path("twin"))
    #expect(!OutputFile.isSame(folder.path("a"), folder.path("twin")))
    #expect(OutputFile.isTaken(folder.path("a")))
    #expect(!OutputFile.isTaken(folder.path("c")))
  }

  @Test("makes folders, also those above")
  func folders() throws {
    let folder = try TemporaryFolder()
    try OutputFile.makeFolder(folder.path("x/y/z"))
    #expect(isFolder(folder.path("x/y/z")))
    try folder.write("file", "x")
    #expect(
      problems { try OutputFile.makeFolder(folder.path("file/y")) }.map(\.code.rawValue)
        == ["file.unwritable"]
    )
  }
}
