/// Min-max normalisation: `lower + (x - min) / (max - min) * (upper - lower)`.
///
/// The ends are the smallest and largest value of the reference, of the territories with the same parent, or fixed
/// goalposts. Where low values are worse, the distance is taken from the other end:
/// `lower + (max - x) / (max - min) * (upper - lower)`.
public struct MinMax: Sendable, Hashable {
  /// Which territories set the ends.
  public enum Scope: Sendable, Hashable {
    /// All territories of the reference.
    case all
    /// Those with the same parent at a level.
    case parent(level: String)
  }

  /// The fixed ends, the first below the second, or `nil` for those of the reference.
  public var goalposts: Scale?
  /// Whether values beyond the ends are held at them.
  public var clip: Bool
  /// Which territories set the ends when they are not fixed.
  public var scope: Scope

  /// Creates a min-max normalisation.
  ///
  /// - Parameters:
  ///   - goalposts: The fixed ends; those of the reference when left out.
  ///   - clip: Whether values beyond the ends are held at them; with goalposts they are when left out.
  ///   - scope: Which territories set the ends when they are not fixed.
  public init(goalposts: Scale? = nil, clip: Bool? = nil, scope: Scope = .all) {
    self.goalposts = goalposts
    self.clip = clip ?? (goalposts != nil)
    self.scope = scope
  }

  package var words: ChoiceWords {
    var scopeWord: ChoiceWords.Option?
    if case .parent(let level) = scope { scopeWord = .text(level) }
    return ChoiceWords("minmax")
      .with("goalposts", goalposts.map { .numbers([$0.lower, $0.upper]) })
      .with("clip", .flag(clip)).with("scope", scopeWord)
  }

  func fit(to input: NormalisationInput) throws(FragilityError) -> FittedNormalisation {
    if case .parent(let level) = scope, goalposts == nil {
      return .minMaxByParent(try fit(to: input, level: level))
    }
    let ends: Scale
    if let goalposts {
      ends = input.transform?.apply(goalposts) ?? goalposts
    } else {
      guard let range = input.range else { throw FragilityError([.noValues(input)]) }
      guard range.lower < range.upper else {
        throw FragilityError([.constant(input, value: range.lower)])
      }
      ends = range
    }
    guard (ends.upper - ends.lower).isFinite else { throw FragilityError([.tooLarge(input)]) }
    return .minMax(
      FittedMinMax(
        lower: ends.lower,
        upper: ends.upper,
        scale: input.scale,
        direction: input.direction,
        clip: clip
      )
    )
  }

  private func fit(
    to input: NormalisationInput,
    level: String
  ) throws(FragilityError) -> FittedMinMaxByParent {
    let codes = input.table.codes(ofParents: level)
    let problems = input.table.severalParents(codes, level: level)
    guard problems.isEmpty else { throw FragilityError(problems) }
    var ends: [String: Scale] = [:]
    for (row, value) in input.values.enumerated() where !value.isNaN {
      let code = codes[row]
      guard !code.isEmpty else { continue }
      var range = ends[code] ?? Scale(value, value)
      range.lower = min(range.lower, value)
      range.upper = max(range.upper, value)
      ends[code] = range
    }
    guard !ends.isEmpty else { throw FragilityError([.noValues(input)]) }
    guard ends.values.allSatisfy({ ($0.upper - $0.lower).isFinite }) else {
      throw FragilityError([.tooLarge(input)])
    }
    return FittedMinMaxByParent(
      ends: ends,
      level: level,
      scale: input.scale,
      direction: input.direction,
      clip: clip
    )
  }
}

extension Scale {
  /// The smallest and the largest of some values; `nil` when none is present.
  init?(spanning values: [Double]) {
    let (least, most) = values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return (Double.infinity, -Double.infinity) }
      let (least, most, _) = extent(of: first, count: values.count)
      // Of 0 and -0, which are equal, the one that comes first.
      let zero = least == 0 || most == 0 ? values.first { $0 == 0 } : nil
      return (least == 0 ? zero ?? least : least, most == 0 ? zero ?? most : most)
    }
    guard least <= most else { return nil }
    self.init(least, most)
  }
}

/// A min-max normalisation with its frozen ends.
public struct FittedMinMax: Sendable, Hashable {
  /// The value at the lower end.
  public let lower: Double
  /// The value at the upper end.
  public let upper: Double
  let scale: Scale
  let direction: Direction
  let clip: Bool

  package init(lower: Double, upper: Double, scale: Scale, direction: Direction, clip: Bool) {
    self.lower = lower
    self.upper = upper
    self.scale = scale
    self.direction = direction
    self.clip = clip
  }

  func score(_ value: Double) -> Double {
    let held = clip ? min(max(value, lower), upper) : value
    let distance = direction == .higherIsWorse ? held - lower : upper - held
    return distance / (upper - lower) * (scale.upper - scale.lower) + scale.lower
  }
}

extension FittedMinMax {
  /// The same line as ``score(_:)``.
  var line: LinearScore {
    let isUp = direction == .higherIsWorse
    return LinearScore(
      lower: clip ? lower : -.infinity,
      upper: clip ? upper : .infinity,
      start: isUp ? lower : upper,
      range: upper - lower,
      extent: scale.upper - scale.lower,
      base: scale.lower,
      isUp: isUp
    )
  }
}

/// A min-max normalisation with the frozen ends of every parent.
public struct FittedMinMaxByParent: Sendable, Hashable {
  /// The smallest and the largest value of each parent, by its code.
  public let ends: [String: Scale]
  package let level: String
  let scale: Scale
  let direction: Direction
  let clip: Bool

  package init(
    ends: [String: Scale],
    level: String,
    scale: Scale,
    direction: Direction,
    clip: Bool
  ) {
    self.ends = ends
    self.level = level
    self.scale = scale
    self.direction = direction
    self.clip = clip
  }

  /// A territory whose parent was not in the reference has no score (`unavailable`), nor has one whose parent's values
  /// are all equal (`zeroDenominator`).
  func scores(of values: [Double], in table: TerritoryTable, rows: Range<Int>) -> [Double] {
    let codes = table.codes(ofParents: level)
    return zip(rows, values).map { row, value in
      guard !value.isNaN else { return value }
      guard let range = ends[codes[row]] else { return Double(absent: .unavailable) }
      guard range.lower < range.upper else { return Double(absent: .zeroDenominator) }
      return FittedMinMax(
        lower: range.lower,
        upper: range.upper,
        scale: scale,
        direction: direction,
        clip: clip
      ).score(value)
    }
  }
}
