import FragilityIndex

/// The columns of iMeta by which `Normalise(f_n_para = "use_iMeta")` of COINr normalises each indicator in its own way.
///
/// COINr multiplies an indicator by its direction first. Goalposts and targets are written in the unit of the indicator;
/// the ends of `n_scaled` are those of the values multiplied by the direction.
struct COINrNormalisation {
  let choice: Normalisation?
  let scale: Scale?
  /// The columns that make the choice.
  let columns: [String]
  /// Columns that hold another choice for the same indicator.
  let overruled: [String]

  /// Columns that only say something together.
  static let pairs = [
    ["goalpost_lower", "goalpost_upper"], ["scaled_lower", "scaled_upper"],
    ["zscore_mean", "zscore_sd"], ["minmax_lower", "minmax_upper"],
  ]
  static let numberColumns =
    pairs.flatMap { $0 } + ["goalpost_scale", "scale_factor", "Target", "ScaleFactor"]
  static let flagColumns = ["goalpost_trunc2posts", "dist2targ_cap_max"]

  /// `TRUE` and `FALSE` as R writes and reads them.
  static func flag(_ text: String) -> Bool? {
    ["TRUE": true, "T": true, "true": true, "FALSE": false, "F": false, "false": false][text]
  }

  /// The choice of an indicator, if it makes one: goalposts before ends, z-score, bounds of min-max and target.
  init?(of row: IMetaRow, in table: COINrTable, usesTargets: Bool) {
    let read = { (name: String) in table.number(row.row, name) }
    let isLow = row.direction == -1
    var found: [(columns: [String], choice: Normalisation?, scale: Scale?)] = []
    if let lower = read("goalpost_lower"), let upper = read("goalpost_upper") {
      let clip = table.text(row.row, "goalpost_trunc2posts").flatMap(Self.flag) ?? true
      let posts = MinMax(goalposts: Scale(lower, upper), clip: clip)
      let columns = ["goalpost_lower", "goalpost_upper"]
      found.append((columns, .minMax(posts), Scale(0, read("goalpost_scale") ?? 1)))
    }
    if let lower = read("scaled_lower"), let upper = read("scaled_upper") {
      let ends = isLow ? Scale(-upper, -lower) : Scale(lower, upper)
      let choice = Normalisation.minMax(MinMax(goalposts: ends, clip: false))
      let scale = Scale(0, read("scale_factor") ?? 100)
      found.append((["scaled_lower", "scaled_upper"], choice, scale))
    }
    if let mean = read("zscore_mean"), let deviation = read("zscore_sd") {
      let choice = Normalisation.zScore(ZScore(mean: mean, standardDeviation: deviation))
      found.append((["zscore_mean", "zscore_sd"], choice, nil))
    }
    if let lower = read("minmax_lower"), let upper = read("minmax_upper") {
      found.append((["minmax_lower", "minmax_upper"], nil, Scale(lower, upper)))
    }
    if usesTargets, let target = read("Target") {
      let cap = table.text(row.row, "dist2targ_cap_max").flatMap(Self.flag) ?? false
      found.append((["Target"], .distance(Distance(to: .value(target), cap: cap)), nil))
    }
    guard let first = found.first else { return nil }
    choice = first.choice
    scale = first.scale
    columns = first.columns
    overruled = found.dropFirst().flatMap(\.columns)
  }
}
