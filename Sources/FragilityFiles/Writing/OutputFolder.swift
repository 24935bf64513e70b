package import FragilityIndex

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writing folders that are never half there.
package enum OutputFolder {
  /// Writes files into a folder: all of them, or none.
  ///
  /// All are written beside their places before the first takes its own. A folder that is not there appears at once with
  /// everything in it. In one that is there, the files take their places one after the other, and if the system refuses
  /// one, those before it go back; what else stands in it stays.
  ///
  /// - Parameters:
  ///   - files: The files, by their names.
  ///   - path: The path of the folder; it and those above it are made if they are not there.
  ///   - outdated: The names of files of the folder that go.
  /// - Throws: The system refuses (`inputOutput`).
  package static func write(
    _ files: [(name: String, bytes: [UInt8])],
    to path: String,
    removing outdated: [String] = []
  ) throws(FragilityError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let isNew = !exists(target)
    let mark = "\(Platform.processIdentifier).part"
    // Inside of a folder that is there: only then is a file surely renamed and not copied.
    let stage = isNew ? "\(target).\(mark)" : "\(target)/.\(mark)"
    remove(stage)
    try OutputFile.makeFolder(stage, shownAs: path)
    defer { remove(stage) }
    for file in files {
      do throws(FragilityError) {
        try OutputFile.write(file.bytes, to: "\(stage)/\(file.name)")
      } catch {
        throw unwritable("\(path)/\(file.name)")
      }
    }
    if isNew {
      guard Platform.rename(stage, to: target) else { throw unwritable(path) }
    } else {
      try move(files.map(\.name), from: stage, to: target, removing: outdated, shownAs: path)
    }
  }

  private static func move(
    _ names: [String],
    from stage: String,
    to target: String,
    removing outdated: [String],
    shownAs path: String
  ) throws(FragilityError) {
    let old = "\(stage)/old"
    try OutputFile.makeFolder(old)
    var done: [(from: String, to: String)] = []
    func move(_ from: String, to other: String) throws(FragilityError) {
      guard Platform.rename(from, to: other) else {
        let failure = unwritable(other)
        for (from, to) in done.reversed() { _ = Platform.rename(to, to: from) }
        throw failure
      }
      done.append((from, other))
    }
    for name in names + outdated where exists("\(target)/\(name)") {
      try move("\(target)/\(name)", to: "\(old)/\(name)")
    }
    for name in names { try move("\(stage)/\(name)", to: "\(target)/\(name)") }
  }

  /// The names of what stands in a folder, in their order; none if it is not there.
  ///
  /// - Parameter path: The path of the folder.
  /// - Returns: The names.
  package static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func unwritable(_ path: String) -> FragilityError {
    FragilityError([.unwritable(path, reason: Platform.lastFailure)], cause: .inputOutput)
  }
}
