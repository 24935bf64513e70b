/// The shapes of marks: what they stand for is told apart without colour.
enum MarkShape: Int, Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, bar

  /// The outline of a mark, of much the same area whatever its shape.
  ///
  /// - Parameters:
  ///   - x: The middle.
  ///   - y: The middle.
  ///   - radius: That of the circle.
  /// - Returns: The commands of a path.
  func path(_ x: Double, _ y: Double, radius: Double) -> String {
    switch self {
    case .circle:
      let (r, d) = (px(radius), px(2 * radius))
      return "M\(px(x - radius)) \(px(y))a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0z"
    case .square:
      let half = 0.9 * radius
      return "M\(px(x - half)) \(px(y - half))h\(px(2 * half))v\(px(2 * half))h\(px(-2 * half))z"
    case .triangle:
      let (half, up, down) = (1.15 * radius, 1.2 * radius, 0.8 * radius)
      return
        "M\(px(x)) \(px(y - up))L\(px(x + half)) \(px(y + down))L\(px(x - half)) \(px(y + down))z"
    case .diamond:
      let half = 1.3 * radius
      let (left, right) = ("\(px(x - half)) \(px(y))", "\(px(x + half)) \(px(y))")
      return "M\(left)L\(px(x)) \(px(y - half))L\(right)L\(px(x)) \(px(y + half))z"
    case .bar:
      let (half, tall) = (0.35 * radius, 1.6 * radius)
      return "M\(px(x - half)) \(px(y - tall))h\(px(2 * half))v\(px(2 * tall))h\(px(-2 * half))z"
    }
  }
}
