/// Why a value is absent; the reason travels with the gap to the output.
public enum AbsenceReason: UInt8, Sendable, Hashable, CaseIterable {
  /// Known but not published, for statistical secrecy.
  case suppressed = 1
  /// Not known, not collected or not published for another cause.
  case unavailable
  /// Without meaning for this territory.
  case notApplicable
  /// A ratio whose denominator is zero.
  case zeroDenominator
  /// Too little of the weight below a dimension, or of the population of an area, has a value.
  case insufficientWeight
  /// A territory with too few values, or too many zeros, to be scored.
  case screenedOut
  /// The rank of a score that stands on too few persons.
  case unreliable

  /// The word written in files: `suppressed`, `unavailable`, `not_applicable`, `zero_denominator`,
  /// `insufficient_weight`, `screened_out` or `unreliable`.
  public var word: String {
    switch self {
    case .suppressed: "suppressed"
    case .unavailable: "unavailable"
    case .notApplicable: "not_applicable"
    case .zeroDenominator: "zero_denominator"
    case .insufficientWeight: "insufficient_weight"
    case .screenedOut: "screened_out"
    case .unreliable: "unreliable"
    }
  }
}

/// A number, or the reason why there is none.
public enum Value: Sendable, Hashable {
  /// A finite number.
  case present(Double)
  /// A gap with its reason.
  case absent(AbsenceReason)

  /// The number, or `nil`.
  public var number: Double? {
    if case .present(let number) = self { number } else { nil }
  }

  /// The reason, or `nil` for a number.
  public var absence: AbsenceReason? {
    if case .absent(let reason) = self { reason } else { nil }
  }
}

// Inside a column a gap is a quiet NaN that carries its reason in the low byte, so that a column is one array of
// doubles. Kernels hand gaps on as they are and never compute with them.
extension Double {
  /// The encoding of a gap.
  package init(absent reason: AbsenceReason) {
    self.init(bitPattern: 0x7FF8_0000_0000_0000 | UInt64(reason.rawValue))
  }

  /// The reason of an encoded gap, or `nil` for a number.
  package var absence: AbsenceReason? {
    guard isNaN else { return nil }
    return AbsenceReason(rawValue: UInt8(truncatingIfNeeded: bitPattern)) ?? .unavailable
  }
}
