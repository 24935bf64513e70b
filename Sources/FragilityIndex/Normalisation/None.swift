/// No normalisation: the values are scores already.
///
/// Where low values are worse, a score `x` becomes `lower + upper - x` on the scale of the indicator.
public struct FittedNone: Sendable, Hashable {
  let scale: Scale
  let direction: Direction

  package init(scale: Scale, direction: Direction) {
    self.scale = scale
    self.direction = direction
  }

  func score(_ value: Double) -> Double {
    direction == .higherIsWorse ? value : scale.lower + scale.upper - value
  }
}
