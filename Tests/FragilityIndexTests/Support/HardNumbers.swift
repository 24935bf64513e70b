@testable import FragilityIndex

/// Numbers of every kind, gaps among them, for loops that do several at a time.
func hardNumbers(_ count: Int, seed: UInt64, gaps: Bool = true) -> [Double] {
  var random = SplitMix64(seed: seed)
  let hard: [Double] = [
    .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p-1030,
  ]
  return (0..<count).map { _ in
    switch random.next() % 8 {
    case 0 where gaps:
      Double(
        absent: AbsenceReason.allCases[Int(random.next() % UInt64(AbsenceReason.allCases.count))]
      )
    case 1: hard[Int(random.next() % UInt64(hard.count))]
    case 2: Double(Int(random.next() % 7)) - 3
    default: random.number(-5, 105)
    }
  }
}

/// The bits of numbers, which tell gaps and zeros apart.
func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }
