/// The marks of a plot and what they stand for, above it.
struct PlotLegend {
  /// A mark with its words.
  struct Entry {
    let label: String
    /// Draws the mark around a place.
    let draw: (_ x: Double, _ y: Double, _ drawing: inout Drawing) -> Void
  }

  let entries: [Entry]

  /// Draws the entries in as many lines as they need.
  ///
  /// - Parameters:
  ///   - drawing: The image, whose height grows by that of the legend.
  ///   - start: Where the lines begin.
  func draw(on drawing: inout Drawing, from start: Double = 8) {
    guard !entries.isEmpty else { return }
    var x = start
    var y = drawing.height + 10
    for entry in entries {
      let label = TextMeasure.elided(entry.label, to: drawing.width - start - 24, size: 11)
      let needed = 24 + TextMeasure.width(label, size: 11)
      if x > start, x + needed > drawing.width {
        x = start
        y += 17
      }
      entry.draw(x + 6, y - 4, &drawing)
      drawing.text(label, x + 17, y, "small", title: label == entry.label ? nil : entry.label)
      x += needed
    }
    drawing.height = y + 6
  }
}
