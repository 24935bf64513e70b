import Foundation

/// How many times more than usual the random tests try, from the environment variable `FRAGILITY_EFFORT`.
enum Effort {
  static let factor = max(
    1,
    Int(ProcessInfo.processInfo.environment["FRAGILITY_EFFORT"] ?? "") ?? 1
  )
}
