import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Files as the system tells of them")
struct FileEntryTests {
  @Test("gives all of its bytes", arguments: [0, 1, 4095, 4096, 100_000])
  func bytes(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try OutputFile.write(bytes, to: folder.path("a"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"),
      withDestinationPath: "a"
    )
    #expect(try InputFile.read(folder.path("a")).bytes == bytes)
    #expect(try InputFile.read(folder.path("link")).bytes == bytes)
  }

  @Test("reads what has no size", .enabled(if: exists("/proc/version")))
  func sizeless() throws {
    let text = try String(contentsOfFile: "/proc/version", encoding: .utf8)
    #expect(try InputFile.read("/proc/version").bytes == Array(text.utf8))
  }

  @Test("tells what is not there from a folder")
  func refused() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"),
      withDestinationPath: "nothing"
    )
    for (path, code) in [
      (folder.path, "file.is-folder"), (folder.path("none"), "file.not-found"),
      (folder.path("dangling"), "file.not-found"), ("", "file.not-found"),
    ] {
      #expect(problems { try InputFile.read(path) }.map(\.code.rawValue) == [code])
    }
  }

  @Test("what stands at a path is told, with its rights, and when two are one")
  func entries() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "x")
    try folder.write("b", "x")
    let manager = FileManager.default
    try manager.linkItem(atPath: folder.path("a"), toPath: folder.path("hard"))
    try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a")
    Platform.setRights(0o640, of: folder.path("a"))
    let a = try #require(Platform.entry(at: folder.path("a")))
    let b = try #require(Platform.entry(at: folder.path("b")))
    let link = try #require(Platform.entry(at: folder.path("link")))
    #expect(a.kind == .plainFile && a.rights == 0o640)
    #expect(link.kind == .plainFile && link.isSame(as: a))
    #expect(Platform.entry(at: folder.path("link"), followsLinks: false)?.kind == .link)
    #expect(Platform.entry(at: folder.path("hard"))?.isSame(as: a) == true)
    #expect(!b.isSame(as: a))
    #expect(Platform.entry(at: folder.path)?.kind == .folder)
    #expect(Platform.entry(at: "/dev/null")?.kind == .other)
    #expect(Platform.entry(at: folder.path("none")) == nil)
  }
}
