/// A score on a plot with its name.
struct NamedScore: Sendable, Hashable {
  var name: String
  var score: Double
}

/// The bands of classes along an axis of scores, from the lowest scores to the highest.
struct ClassBands: Sendable, Hashable {
  /// The scores at which a class ends and the next begins, in rising order.
  let bounds: [Double]

  init(_ bounds: [Double]) { self.bounds = bounds.filter(\.isFinite).sorted() }

  /// Draws a band a class with its number where there is room.
  func draw(
    along axis: Axis,
    y: Double,
    height: Double,
    paint: ClassPaint,
    _ type: Typography,
    on drawing: inout Drawing
  ) {
    guard !bounds.isEmpty else { return }
    let ends = [axis.start] + bounds.map(axis.position) + [axis.end]
    for number in 1...bounds.count + 1 {
      let (start, end) = (ends[number - 1], ends[number])
      guard end - start > 0.05 else { continue }
      drawing.rectangle(
        Box(start, y, end - start, height),
        "shape " + paint.ground(of: number)
      )
      guard end - start > 12 else { continue }
      let style = "middle small strong ink " + paint.ink(of: number)
      drawing.text(type.count(number), (start + end) / 2, y + height / 2 + 4, style)
    }
  }
}
