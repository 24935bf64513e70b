import FragilityIndex

/// A territory on a map of classes.
struct MapShape: Sendable {
  /// Its code, which scripts find it by.
  var code: String
  var name: String
  /// Its outline; `nil` where it is not known, and then it is only counted.
  var contour: Contour?
  /// Its class, from 1 to the most fragile; `nil` without a score.
  var category: Int?
  /// What is said of it beside its name and class, such as its score.
  var detail: String?
  /// The address of its page.
  var href: String?
  /// Whether it is the one that the page is about.
  var isHighlighted: Bool

  init(
    code: String = "",
    name: String,
    contour: Contour?,
    category: Int?,
    detail: String? = nil,
    href: String? = nil,
    isHighlighted: Bool = false
  ) {
    self.code = code
    self.name = name
    self.contour = contour
    self.category = category
    self.detail = detail
    self.href = href
    self.isHighlighted = isHighlighted
  }
}

/// A place of help on a map.
struct MapPlace: Sendable, Hashable {
  var name: String
  var point: MapPoint
}

/// A larger area on a map, such as a commune: an outline drawn behind, and a name where there is room.
struct MapArea: Sendable {
  var name: String?
  var contour: Contour

  init(name: String? = nil, contour: Contour) {
    self.name = name
    self.contour = contour
  }
}

/// A map of territories by class.
///
/// Territories too small to be seen are circles with the number of their class, moved apart where they would cover each
/// other; a map of hundreds of them has dots, larger for higher classes. Of more than three thousand outlines those of a
/// class are one element, without the names and links of each.
struct ClassMap: Sendable {
  /// What the map shows.
  var title: String
  /// The map in words; what the map itself knows is added.
  var summary: String?
  var shapes: [MapShape]
  /// How many classes there are.
  var classCount: Int
  /// Larger areas, the most important names first.
  var background: [MapArea]
  var places: [MapPlace]
  /// Whether the names of the territories are written on the map.
  var isLabelled: Bool
  var width: Double
  /// What a high score means.
  var orientation = Orientation.fragility

  init(
    title: String,
    summary: String? = nil,
    shapes: [MapShape],
    classCount: Int,
    background: [MapArea] = [],
    places: [MapPlace] = [],
    isLabelled: Bool = false,
    width: Double = 640
  ) {
    self.title = title
    self.summary = summary
    self.shapes = shapes
    self.classCount = classCount
    self.background = background
    self.places = places
    self.isLabelled = isLabelled
    self.width = max(width, 240)
  }

  /// A map of some of the territories alone, near enough to read their names.
  ///
  /// - Parameters:
  ///   - title: What the map shows.
  ///   - isShown: Whether a territory is on it.
  /// - Returns: The map; outlines and places that do not fall into it are cut off.
  func zoom(title: String, where isShown: (MapShape) -> Bool) -> ClassMap {
    var map = self
    map.title = title
    map.summary = nil
    map.shapes = shapes.filter(isShown)
    map.isLabelled = true
    return map
  }

  /// The map as an SVG image.
  ///
  /// - Parameters:
  ///   - type: The language.
  ///   - id: What the ids in it begin with; unique within a page, without blanks.
  /// - Returns: An `svg` element.
  func svg(_ type: Typography, id: String) -> String {
    let paint = ClassPaint(id: id, count: classCount, orientation: orientation)
    guard let sheet = MapSheet(self) else {
      var drawing = Drawing(width: width, height: 60)
      let words = type.words(fr: "Aucun contour à dessiner.", en: "No contour to draw.")
      drawing.text(words, width / 2, 34, "middle muted")
      return drawing.svg(
        "map \(paint.style)",
        id: id,
        title: title,
        description: described(type, details: [words])
      )
    }
    return sheet.svg(type, paint: paint)
  }

  /// The classes with their patterns and how many territories each has, as a list in HTML.
  ///
  /// The patterns are those of the image with the same id, which must be on the same page.
  ///
  /// - Parameters:
  ///   - type: The language.
  ///   - id: The id of the image.
  ///   - ranges: The scores of each class in words, the first class first; empty where they are not said.
  /// - Returns: A `ul` element, the most fragile class first.
  func legend(_ type: Typography, id: String, ranges: [String] = []) -> String {
    let paint = ClassPaint(id: id, count: classCount, orientation: orientation)
    var items: [String] = []
    let order = Array(1...paint.count)
    for number in orientation == .fragility ? order.reversed() : order {
      var words = type.className(number)
      if number == (orientation == .fragility ? paint.count : 1) {
        words += type.words(fr: ", la plus fragile", en: ", most fragile")
      }
      if ranges.indices.contains(number - 1), shapes.contains(where: { $0.category == number }) {
        words += type.words(fr: " : ", en: ": ") + ranges[number - 1]
      }
      items.append(item(paint, number, words, type))
    }
    if shapes.contains(where: { $0.category == nil }) {
      items.append(item(paint, nil, type.noScore, type))
    }
    if !places.isEmpty {
      var sample = Drawing(width: 18, height: 14)
      sample.mark(.diamond, 9, 7, radius: 4, "place")
      let words = type.words(fr: "lieux d'aide : ", en: "places of help: ")
      items.append(
        "<li><svg class=\"plot-sample\" width=\"18\" height=\"14\" aria-hidden=\"true\">"
          + sample.body + "</svg> \(words)\(type.count(places.count))</li>"
      )
    }
    let absent = shapes.count { !$0.hasArea }
    if absent > 0 {
      let words = type.words(fr: "sans contour, non dessinés", en: "without contour, not drawn")
      items.append("<li class=\"muted\">\(type.territories(absent)) \(words)</li>")
    }
    return "<ul class=\"plot-legend\">" + items.joined() + "</ul>"
  }

  /// The lowest and highest score of each class in words.
  ///
  /// - Parameters:
  ///   - scores: The scores of territories.
  ///   - classes: Their classes.
  ///   - count: How many classes there are.
  ///   - type: The language.
  /// - Returns: One text a class; of a class without territories it says so.
  static func ranges(
    of scores: [Double?],
    classes: [Int?],
    count: Int,
    _ type: Typography
  ) -> [String] {
    var ranges: [ClosedRange<Double>?] = Array(repeating: nil, count: max(1, count))
    for case (let score?, let number?) in zip(scores, classes)
    where score.isFinite && ranges.indices ~= number - 1 {
      let known = ranges[number - 1] ?? score...score
      ranges[number - 1] = min(known.lowerBound, score)...max(known.upperBound, score)
    }
    return ranges.map { range in
      guard let range else { return type.words(fr: "aucun territoire", en: "no territory") }
      if range.lowerBound == range.upperBound { return type.number(range.lowerBound) }
      return type.number(range.lowerBound) + type.words(fr: " à ", en: " to ")
        + type.number(range.upperBound)
    }
  }

  private func item(
    _ paint: ClassPaint,
    _ number: Int?,
    _ words: String,
    _ type: Typography
  ) -> String {
    let count = shapes.count { $0.category == number }
    return "<li>\(paint.sample(number)) \(words.escapedMarkup) "
      + "<span class=\"muted\">\(type.territories(count))</span></li>"
  }

  /// The map in words.
  func described(_ type: Typography, details: [String]) -> String {
    var counts: [String] = []
    for number in (1...max(1, classCount)).reversed() {
      let count = shapes.count { $0.category == number }
      counts.append(type.className(number) + type.words(fr: " : ", en: ": ") + type.count(count))
    }
    let unscored = shapes.count { $0.category == nil }
    if unscored > 0 {
      counts.append(type.noScore + type.words(fr: " : ", en: ": ") + type.count(unscored))
    }
    let beginning = type.words(fr: "Carte de ", en: "Map of ") + type.territories(shapes.count)
    let list = beginning + ". " + counts.joined(separator: ", ") + "."
    return ([summary, list].compactMap(\.self) + details).joined(separator: " ")
  }
}

extension MapShape {
  /// Whether there is something to frame.
  var hasArea: Bool { contour.map { all($0.low .<= $0.high) } ?? false }
}
