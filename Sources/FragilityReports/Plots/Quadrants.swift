import FragilityIndex

/// Territories by two numbers, and the four quadrants that two thresholds make.
struct Quadrants: Sendable {
  /// One territory.
  struct Point: Sendable, Hashable {
    var name: String
    /// Its numbers; `nil` if absent, and then it is counted and not drawn.
    var x, y: Double?
    var href: String?
    var isHighlighted: Bool

    init(
      name: String,
      x: Double?,
      y: Double?,
      href: String? = nil,
      isHighlighted: Bool = false
    ) {
      self.name = name
      (self.x, self.y) = (x, y)
      self.href = href
      self.isHighlighted = isHighlighted
    }
  }

  /// What is measured along an axis.
  struct Measure: Sendable, Hashable {
    var label: String
    /// Where the quadrants part.
    var threshold: Double
    /// Whether numbers have a sign, as changes do.
    var isSigned: Bool

    init(label: String, threshold: Double, isSigned: Bool = false) {
      self.label = label
      self.threshold = threshold
      self.isSigned = isSigned
    }
  }

  /// The names of the quadrants.
  struct Names: Sendable, Hashable {
    var upperLeft, upperRight, lowerLeft, lowerRight: String
  }

  var title: String
  var summary: String?
  var points: [Point]
  var x, y: Measure
  var names: Names
  var width: Double

  init(
    title: String,
    summary: String? = nil,
    points: [Point],
    x: Measure,
    y: Measure,
    names: Names,
    width: Double = 560
  ) {
    self.title = title
    self.summary = summary
    self.points = points
    (self.x, self.y) = (x, y)
    self.names = names
    self.width = max(width, 300)
  }

  /// The most points that have their names on the plot; more have numbers.
  static let mostNames = 30
  /// The most points that have numbers; more have neither.
  static let mostNumbers = 200

  /// Which points are drawn, in their order: the number of a point is its place here, from 1.
  var drawn: [Int] {
    points.indices.filter { index in
      guard let x = points[index].x, let y = points[index].y else { return false }
      return x.isFinite && y.isFinite && max(abs(x), abs(y)) < 1e12
    }
  }

  /// The numbers on the plot and their names, as a list in HTML.
  ///
  /// - Returns: An `ol` element; empty where no number stands on the plot.
  func key() -> String {
    let items = QuadrantLayout(self).labels.compactMap { label -> String? in
      guard let number = label.number else { return nil }
      let point = points[label.index]
      let name = point.name.escapedMarkup
      let link = point.href.map { "<a href=\"\($0.escapedMarkup)\">\(name)</a>" } ?? name
      return "<li value=\"\(number)\">\(link)</li>"
    }
    return items.isEmpty ? "" : "<ol class=\"plot-key\">" + items.joined() + "</ol>"
  }

  /// The number of the quadrant of a point: 0 the upper left, then the upper right, the lower left, the lower right.
  func quadrant(_ x: Double, _ y: Double) -> Int {
    (x > self.x.threshold ? 1 : 0) + (y > self.y.threshold ? 0 : 2)
  }

  /// The plot in words.
  func described(_ type: Typography) -> String {
    let drawn = drawn
    var counts = [0, 0, 0, 0]
    for index in drawn {
      if let x = points[index].x, let y = points[index].y { counts[quadrant(x, y)] += 1 }
    }
    let colon = type.words(fr: " : ", en: ": ")
    let list = zip(names.list, counts).map { $0 + colon + type.count($1) }.joined(separator: ", ")
    let axes =
      type.words(fr: "En abscisse, ", en: "Across, ") + x.label
      + type.words(fr: " ; en ordonnée, ", en: "; upwards, ") + y.label + "."
    var parts = [summary].compactMap(\.self) + [axes, list + "."]
    if drawn.count < points.count { parts.append(absent(type)) }
    return parts.joined(separator: " ")
  }

  /// How many points cannot be drawn.
  func absent(_ type: Typography) -> String {
    let count = type.territories(points.count - drawn.count)
    return type.words(fr: "Valeurs absentes : \(count).", en: "Absent values: \(count).")
  }
}

extension Quadrants.Names {
  /// The names in the order of ``Quadrants/quadrant(_:_:)``.
  var list: [String] { [upperLeft, upperRight, lowerLeft, lowerRight] }
}
