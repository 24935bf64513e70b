import FragilityIndex

/// Whether two numbers agree up to a share of the larger one, which counts for at least `least`.
func isClose(_ a: Double, _ b: Double, within share: Double = 1e-12, least: Double = 0) -> Bool {
  abs(a - b) <= share * max(abs(a), abs(b), least)
}

/// The rows where two columns disagree about a gap or, by more than the tolerance, about a number.
func disagreements(
  _ found: Column,
  _ expected: Column,
  within share: Double = 1e-12,
  least: Double = 0
) -> [Int] {
  guard found.count == expected.count else { return Array(0..<max(found.count, expected.count)) }
  return (0..<found.count).filter { row in
    switch (found[row], expected[row]) {
    case (.present(let a), .present(let b)): !isClose(a, b, within: share, least: least)
    case (.absent, .absent): false
    default: true
    }
  }
}

/// The bits of every number and gap.
func bits(_ column: Column) -> [UInt64] {
  column.encoded.map(\.bitPattern)
}

/// The codes of the problems that something throws, in order; none if it does not throw.
func problemCodes<Result>(_ body: () throws -> Result) -> [String] {
  problems(body).map(\.code.rawValue)
}

/// The problems that something throws; none if it does not throw.
func problems<Result>(_ body: () throws -> Result) -> [Problem] {
  do {
    _ = try body()
    return []
  } catch let error as FragilityError {
    return error.problems
  } catch {
    return []
  }
}
