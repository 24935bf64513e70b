import FragilityIndex

/// A map while it is drawn: where everything lies, and as what each territory is shown.
struct MapSheet {
  /// As what a territory is shown.
  enum Form: Sendable, Hashable {
    /// Its outline.
    case area
    /// A circle with the number of its class.
    case symbol
    /// A dot, larger for higher classes.
    case dot
    /// It has no contour, or lies outside of the map.
    case absent
  }

  /// The radius of a symbol.
  static let radius = 8.0
  /// The most symbols with numbers.
  static let mostSymbols = 250
  /// The most outlines that are elements of their own; of more, those of a class are one.
  static let mostAreas = 3000
  /// The most names that are tried.
  static let mostNames = 150
  /// The least sides in pixels of an outline that can be seen, and of one that stands out or holds a number.
  static let (visible, readable) = (6.0, 16.0)

  let map: ClassMap
  let frame: MapFrame
  let outlines: MapOutlines
  private(set) var forms: [Form]
  /// The middle of each territory on the image.
  let middles: [SIMD2<Double>]
  /// The longer side of each territory on the image.
  let sizes: [Double]

  /// Lays out a map; `nil` if it has nothing to show.
  init?(_ map: ClassMap) {
    let contours = map.shapes.map { $0.hasArea ? $0.contour : nil }
    var boxes = contours.compactMap { $0.map { ($0.low, $0.high) } }
    // A map of names is of the territories, one of the whole also of what lies around them.
    if !map.isLabelled { boxes += map.background.map { ($0.contour.low, $0.contour.high) } }
    guard let frame = MapFrame(boxes, width: map.width, margin: map.isLabelled ? 40 : 14) else {
      return nil
    }
    self.map = map
    self.frame = frame
    outlines = MapOutlines(contours, in: frame)
    middles = contours.map { $0.map { frame.pixels($0.innerPoint) } ?? .zero }
    let sides = contours.map { contour -> SIMD2<Double> in
      guard let contour else { return .zero }
      let size = frame.pixels(contour.high) - frame.pixels(contour.low)
      return SIMD2(abs(size.x), abs(size.y))
    }
    sizes = sides.map { max($0.x, $0.y) }
    let covered = sides.reduce(0) { $0 + $1.x * $1.y }
    let isSparse = covered < 0.1 * frame.width * frame.height
    let limit = isSparse ? Self.readable : Self.visible
    let areSmall = zip(contours, sizes).map { $0 != nil && $1 < limit }
    let small: Form =
      areSmall.count { $0 } <= Self.mostSymbols ? .symbol : isSparse ? .dot : .area
    forms = zip(contours, areSmall).map { $0 == nil ? .absent : $1 ? small : .area }
  }

  /// Territories in the order in which they are drawn: the most fragile above the others, the highlighted above all.
  func drawn(_ form: Form) -> [Int] {
    forms.indices.filter { forms[$0] == form }.sorted { a, b in
      let (first, second) = (map.shapes[a], map.shapes[b])
      if first.isHighlighted != second.isHighlighted { return second.isHighlighted }
      return (first.category ?? 0, a) < (second.category ?? 0, b)
    }
  }

  /// What a pointer that rests on a territory is told.
  func title(_ index: Int, _ type: Typography) -> String {
    let shape = map.shapes[index]
    let parts = [shape.name, type.className(shape.category), shape.detail].compactMap(\.self)
    return parts.joined(separator: ", ")
  }

  /// Whether the number of a territory's class can be read on its outline.
  func holdsNumber(_ index: Int) -> Bool {
    forms[index] == .area && sizes[index] >= Self.readable
  }
}
