/// Names in the spelling of another system: each code has one of its own, as it stands where that is allowed.
struct COINrNames {
  private var names: [String: String] = [:]
  /// The codes whose name differs, in the order given.
  private(set) var changed: [(code: String, name: String)] = []

  /// - Parameters:
  ///   - codes: The codes, no two alike.
  ///   - taken: Names that nothing may have.
  ///   - spell: The nearest spelling that is allowed.
  init(_ codes: [String], taken: Set<String>, spell: (String) -> String) {
    let asTheyStand = Set(codes.filter { spell($0) == $0 && !taken.contains($0) })
    var used = taken.union(asTheyStand)
    for code in codes {
      guard !asTheyStand.contains(code) else {
        names[code] = code
        continue
      }
      let spelt = spell(code)
      var name = spelt
      var number = 2
      while !used.insert(name).inserted {
        name = "\(spelt)_\(number)"
        number += 1
      }
      names[code] = name
      changed.append((code, name))
    }
  }

  subscript(code: String) -> String { names[code] ?? code }

  /// The changed codes in words, `a b -> a_b`.
  var changes: String { changed.map { "\($0.code) -> \($0.name)" }.joined(separator: ", ") }
}

/// A code with a letter at its start and `_` in place of what is neither letter nor digit nor one of `others`.
func spelt(_ code: String, allowing others: Set<Character>) -> String {
  let spelt = String(
    code.map { character in
      character.isASCII && (character.isLetter || character.isNumber) || others.contains(character)
        ? character : "_"
    }
  )
  let startsWell = spelt.first.map { $0.isLetter } ?? false
  return startsWell ? spelt : "x" + spelt
}
