import FragilityIndex

/// What areas are filled with besides colour, so that they are told apart in black and white.
enum Texture: Int, Sendable, Hashable, CaseIterable {
  case plain, dots, rising, level, cross, upright, falling

  /// The strokes of one tile of ``size`` pixels.
  var strokes: String {
    switch self {
    case .plain: ""
    case .dots: "M1.5 1.5h.01M4.5 4.5h.01"
    case .rising: "M-1 1L1 -1M0 6L6 0M5 7L7 5"
    case .falling: "M-1 5L1 7M0 0L6 6M5 -1L7 1"
    case .level: "M0 3H6"
    case .upright: "M3 0V6"
    case .cross: "M0 3H6M3 0V6"
    }
  }

  static let size = 6

  /// A pattern of colour and strokes.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - ground: The class of the colour.
  ///   - style: The class of the strokes.
  /// - Returns: A `pattern` element.
  func pattern(id: String, ground: String, style: String) -> String {
    let (size, id) = (Self.size, id.escapedMarkup)
    var text = "<pattern id=\"\(id)\" width=\"\(size)\" height=\"\(size)\""
    text += " patternUnits=\"userSpaceOnUse\">"
    text += "<rect width=\"\(size)\" height=\"\(size)\" class=\"\(ground)\"/>"
    if self != .plain { text += "<path d=\"\(strokes)\" class=\"\(style)\"/>" }
    return text + "</pattern>"
  }
}

/// The colours and textures of classes: light to dark, the darkest the most fragile, and hatched where there is no score.
struct ClassPaint: Sendable, Hashable {
  /// What the ids of the patterns begin with.
  let id: String
  /// How many classes there are.
  let count: Int
  /// What a high class means; the darkest class is the most fragile in both cases.
  let orientation: Orientation

  init(id: String, count: Int, orientation: Orientation) {
    self.id = id
    self.count = max(1, count)
    self.orientation = orientation
  }

  /// How many steps the ramp has, 3 to 7; more classes share them.
  var steps: Int { min(max(count, 3), 7) }

  /// The class name that chooses the ramp.
  var style: String { "ramp-\(steps)" }

  /// The step of a class, from 1, the lightest.
  func step(of number: Int) -> Int {
    guard count > 1 else { return steps }
    let share = Double(min(max(number, 1), count) - 1) / Double(count - 1)
    let step = 1 + Int((share * Double(steps - 1)).rounded())
    return orientation == .fragility ? step : steps + 1 - step
  }

  /// The style of text on a class.
  func ink(of number: Int?) -> String { number.map { "on-\(step(of: $0))" } ?? "on-0" }

  /// The style of a class without its texture, for small marks that have their number.
  func ground(of number: Int?) -> String { number.map { "step-\(step(of: $0))" } ?? "step-0" }

  /// The id of the pattern of a class.
  func fill(_ number: Int?) -> String { number.map { "\(id)-step\(step(of: $0))" } ?? "\(id)-none" }

  /// The patterns.
  var definitions: String {
    // The ends are plain: nothing is lighter than the one or darker than the other.
    let between: [Texture] = [.dots, .rising, .level, .falling, .cross]
    var text = "<defs>"
    let inUse = Set((1...count).map(step(of:)))
    for step in 1...steps where inUse.contains(step) {
      let texture = step == 1 || step == steps ? .plain : between[step - 2]
      text += texture.pattern(
        id: "\(id)-step\(step)",
        ground: "step-\(step)",
        style: "texture on-\(step)"
      )
    }
    text += Texture.rising.pattern(id: "\(id)-none", ground: "step-0", style: "texture on-0")
    return text + "</defs>"
  }

  /// A sample of a class for a list in HTML.
  func sample(_ number: Int?) -> String {
    "<svg class=\"plot-sample \(style)\" width=\"18\" height=\"14\" aria-hidden=\"true\">"
      + "<rect x=\".5\" y=\".5\" width=\"17\" height=\"13\" class=\"shape\""
      + " fill=\"url(#\(fill(number).escapedMarkup))\"/></svg>"
  }
}
