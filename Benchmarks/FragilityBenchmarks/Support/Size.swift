import Foundation

/// The sizes of tables, after statistics that come in them.
enum Size: String, CaseIterable, CustomStringConvertible {
  /// The quartiers prioritaires.
  case qpv
  /// The communes.
  case com
  /// The IRIS.
  case iris
  /// The block groups of the United States.
  case bg
  /// The inhabited squares of 200 m.
  case grid

  var rows: Int {
    switch self {
    case .qpv: 1_600
    case .com: 35_000
    case .iris: 49_000
    case .bg: 240_000
    case .grid: 2_300_000
    }
  }

  var indicators: Int {
    switch self {
    case .qpv, .com, .grid: 20
    case .iris, .bg: 30
    }
  }

  var description: String { rawValue }

  /// All but the two largest, which are added where FRAGILITY_BENCHMARK_SIZES is `all`.
  static var measured: [Size] {
    let asked = ProcessInfo.processInfo.environment["FRAGILITY_BENCHMARK_SIZES"]
    return asked == "all" ? allCases : [.qpv, .com, .iris]
  }
}
