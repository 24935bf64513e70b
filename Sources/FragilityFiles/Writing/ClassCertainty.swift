import FragilityIndex

extension UncertaintyResult {
  /// The share of the draws with a score in which each territory has the class that the index gives it.
  var ownClass: Column {
    let classes = index.classes.encoded
    return Column(
      classes.indices.map { row in
        guard !classes[row].isNaN, classProbabilities.indices.contains(Int(classes[row]) - 1)
        else { return index.classes[row].absence.map(Value.absent) ?? .absent(.unavailable) }
        return classProbabilities[Int(classes[row]) - 1][row]
      }
    )
  }

  /// The number of the class of the most fragile.
  var mostFragileClass: Int {
    index.fitted.method.rules.orientation == .strength ? 1 : max(classProbabilities.count, 1)
  }
}

/// How sure the classes of an index are as a whole.
struct ClassCertainty {
  /// The mean over the territories of the share of the draws that give their class.
  let mean: Double
  /// How many territories have a sure class.
  let sure: Int
  /// How many territories are in the most fragile class by the index.
  let mostFragile: Int
  /// How many of them are so for sure.
  let sureMostFragile: Int

  init(_ result: UncertaintyResult) {
    let own = result.ownClass
    let classes = result.index.classes
    let rows = (0..<own.count).filter { own[$0].number != nil }
    let shares = rows.compactMap { own[$0].number }
    // In increasing order, so that the sum does not depend on that of the rows.
    mean = shares.isEmpty ? .nan : shares.sorted().reduce(0, +) / Double(shares.count)
    let isSure = { (row: Int) in (own[row].number ?? 0) >= result.plan.interval }
    let worst = rows.filter { classes[$0].number == Double(result.mostFragileClass) }
    sure = rows.count(where: isSure)
    mostFragile = worst.count
    sureMostFragile = worst.count(where: isSure)
  }
}
