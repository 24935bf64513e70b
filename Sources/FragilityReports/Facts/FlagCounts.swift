import FragilityFiles
import FragilityIndex

/// The flags of all territories, counted: the words of the column `flags`, by what they are about.
struct FlagCounts: Sendable {
  /// A flag: the id of an indicator or a dimension, `score` or `rank`, and what is said of it.
  struct Flag: Sendable, Hashable {
    let id: String
    let word: String
  }

  /// The flags of each territory.
  let ofTerritory: [[Flag]]
  private let counts: [Flag: Int]

  /// Counts the flags of an index.
  init(_ index: IndexResult) {
    let texts = index.columns([], flags: true).flags
    var counts: [Flag: Int] = [:]
    ofTerritory = (0..<index.territories.count).map { row in
      texts[row].split(separator: " ").compactMap { text in
        // Ids hold no colon.
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let flag = Flag(id: String(parts[0]), word: String(parts[1]))
        counts[flag, default: 0] += 1
        return flag
      }
    }
    self.counts = counts
  }

  /// How many territories have a flag.
  func count(_ word: String, of id: String) -> Int { counts[Flag(id: id, word: word)] ?? 0 }

  /// How many times a flag is given, whatever it is about.
  func count(_ word: String) -> Int {
    counts.reduce(0) { $0 + ($1.key.word == word ? $1.value : 0) }
  }
}
