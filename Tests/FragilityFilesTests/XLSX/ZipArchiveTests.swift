import Testing

@testable import FragilityFiles

/// An archive of one entry `a`.
private func archive(_ bytes: [UInt8]) -> [UInt8] {
  var zip = ZipWriter()
  zip.add("a", .init { write in bytes.withUnsafeBytes(write) })
  return zip.finished() ?? []
}

extension [UInt8] {
  /// Where the record of a signature begins.
  fileprivate func record(_ signature: [UInt8]) -> Int {
    indices.first { self[$0...].starts(with: signature) } ?? 0
  }

  fileprivate var directory: Int { record([0x50, 0x4B, 1, 2]) }
  fileprivate var end: Int { record([0x50, 0x4B, 5, 6]) }
}

private func little(_ number: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
}

private func failure(
  _ bytes: [UInt8],
  _ limits: ZipArchive.Limits = .init()
) -> ZipArchive.Failure? {
  do throws(ZipArchive.Failure) {
    var archive = try ZipArchive(bytes, limits: limits)
    _ = try archive.contents(of: "a")
    return nil
  } catch {
    return error
  }
}

@Suite("An archive")
struct ZipArchiveTests {
  private let text = Array("Cantepau, Cantepau, Cantepau".utf8)

  @Test("gives back what was put into it, whatever the case of names, and nothing else")
  func contents() throws {
    var read = try ZipArchive(archive(text))
    #expect(try read.contents(of: "A") == text)
    #expect(try read.contents(of: "b") == nil)
    var empty = try ZipArchive(archive([]))
    #expect(try empty.contents(of: "a") == [])
  }

  @Test("the same entries give the same bytes, dated 1 January 1980")
  func bytes() {
    let bytes = archive(text)
    #expect(bytes == archive(text))
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test("stored entries are read")
  func stored() throws {
    let bytes =
      [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + little(0xE8B7_BE43, 4) + little(1, 4)
      + little(1, 4) + [1, 0, 0, 0] + Array("aa".utf8)
    let directory =
      [0x50, 0x4B, 1, 2, 20, 0] + Array(bytes[4..<30]) + [UInt8](repeating: 0, count: 14)
      + Array("a".utf8)
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] + little(UInt64(directory.count), 4)
      + little(UInt64(bytes.count), 4) + [3, 0] + Array("end".utf8)
    var read = try ZipArchive(bytes + directory + end)
    #expect(try read.contents(of: "a") == Array("a".utf8))
  }

  @Test("sizes and offsets of 64 bits are read")
  func wide() throws {
    let plain = archive(text)
    let (start, end) = (plain.directory, plain.end)
    var directory = Array(plain[start..<end])
    let sizes = [UInt64(text.count), UInt64(plain[18]), 0].flatMap { little($0, 8) }
    for offset in [20, 24, 42] {
      directory.replaceSubrange(offset..<(offset + 4), with: little(0xFFFF_FFFF, 4))
    }
    directory.replaceSubrange(30..<32, with: [32, 0])
    directory += [9, 9, 0, 0] + [1, 0, 24, 0] + sizes
    let wideEnd =
      [0x50, 0x4B, 6, 6] + little(44, 8) + [45, 0, 45, 0] + little(0, 8) + little(1, 8)
      + little(1, 8) + little(UInt64(directory.count), 8) + little(UInt64(start), 8)
    let locator =
      [0x50, 0x4B, 6, 7] + little(0, 4) + little(UInt64(start + directory.count), 8)
      + little(1, 4)
    let last = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
    var read = try ZipArchive(plain[..<start] + directory + wideEnd + locator + last)
    #expect(try read.contents(of: "a") == text)
  }

  @Test("one that is cut is refused, wherever it is cut")
  func cut() {
    let bytes = archive(text)
    for count in bytes.indices {
      let found = failure(Array(bytes[..<count]))
      #expect(found == (count < 4 ? .notAnArchive : .damaged), "\(count)")
    }
  }

  @Test("a wrong checksum, a password and another compression are refused")
  func refused() {
    let bytes = archive(text)
    var changed = bytes
    changed[changed.directory + 16] ^= 1
    #expect(failure(changed) == .damaged)
    changed = bytes
    changed[changed.directory + 8] |= 1
    #expect(failure(changed) == .encrypted)
    changed = bytes
    changed[changed.directory + 10] = 12
    #expect(failure(changed) == .unknownCompression)
    #expect(failure(Array("code,taux\n".utf8)) == .notAnArchive)
  }

  @Test("one name twice is refused")
  func twice() {
    var zip = ZipWriter()
    for name in ["a", "A"] {
      zip.add(name, .init { write in text.withUnsafeBytes(write) })
    }
    #expect(failure(zip.finished() ?? []) == .damaged)
  }

  @Test("a bomb is refused before it is inflated, and one that hides its size while it is")
  func bombs() {
    let bomb = archive([UInt8](repeating: 0, count: 1 << 20))
    var limits = ZipArchive.Limits()
    limits.freeBytes = 1 << 10
    limits.mostRatio = 100
    #expect(bomb.count < 1 << 13)
    #expect(failure(bomb, limits) == .tooLarge)
    limits.mostRatio = 2000
    #expect(failure(bomb, limits) == nil)
    limits.mostBytes = (1 << 20) - 1
    #expect(failure(bomb, limits) == .tooLarge)
    for size: UInt64 in [0, 1000, (1 << 20) - 1, (1 << 20) + 1] {
      var lying = bomb
      lying.replaceSubrange((lying.directory + 24)..<(lying.directory + 28), with: little(size, 4))
      #expect(failure(lying) == .damaged, "\(size)")
    }
  }

  @Test("the limit counts all entries together")
  func together() throws {
    var zip = ZipWriter()
    for name in ["a", "b"] {
      zip.add(name, .init { write in text.withUnsafeBytes(write) })
    }
    var limits = ZipArchive.Limits()
    limits.mostBytes = text.count * 2 - 1
    var read = try ZipArchive(zip.finished() ?? [], limits: limits)
    #expect(try read.contents(of: "a") == text)
    #expect(throws: ZipArchive.Failure.tooLarge) { try read.contents(of: "b") }
  }
}
