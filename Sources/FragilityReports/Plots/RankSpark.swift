import FragilityIndex

/// A rank and the places between which it lies, small enough for the cell of a table.
///
/// All sparks with the same count have the same scale: the first place, the most fragile, stands at the left.
struct RankSpark: Sendable, Hashable {
  /// The place; `nil` without a score.
  var rank: Double?
  /// The best and the worst place of the interval, if there is one.
  var low, high: Double?
  /// How many territories are ranked.
  var count: Int
  var width: Double
  /// What a high score means.
  var orientation = Orientation.fragility

  init(
    rank: Double?,
    low: Double? = nil,
    high: Double? = nil,
    count: Int,
    width: Double = 120
  ) {
    (self.rank, self.low, self.high) = (rank, low, high)
    self.count = count
    self.width = max(width, 40)
  }

  /// The spark as an SVG image.
  func svg(_ type: Typography, id: String) -> String {
    var drawing = Drawing(width: width, height: 16)
    let axis = Axis(from: 1, to: Double(max(2, count)), start: 6, end: width - 6)
    drawing.line(axis.start, 8, axis.end, 8, "grid")
    if let low, let high {
      let (start, end) = (axis.position(min(low, high)), axis.position(max(low, high)))
      drawing.path("M\(px(start)) 4v8M\(px(start)) 8H\(px(end))M\(px(end)) 4v8", "whisker")
    }
    if let rank { drawing.mark(.circle, axis.position(rank), 8, radius: 3.5, "dot") }
    return drawing.svg("spark", id: id, title: words(type), description: scale(type))
  }

  private func words(_ type: Typography) -> String {
    guard let rank else { return type.words(fr: "sans rang", en: "no rank") }
    let place = type.place(rank)
    guard let low, let high else { return place }
    let (first, last) = (type.place(min(low, high)), type.place(max(low, high)))
    return place
      + type.words(fr: ", entre \(first) et \(last)", en: ", between \(first) and \(last)")
  }

  private func scale(_ type: Typography) -> String {
    let last = type.ordinal(max(1, count))
    return orientation == .fragility
      ? type.words(
        fr: "De la 1re place, la plus fragile, à gauche, à la \(last) à droite.",
        en: "From 1st, the most fragile, on the left to \(last) on the right."
      )
      : type.words(
        fr: "De la 1re place, la moins fragile, à gauche, à la \(last) à droite.",
        en: "From 1st, the least fragile, on the left to \(last) on the right."
      )
  }
}
