import FragilityFiles
import FragilityIndex

/// The index that is measured: values held at quantiles, min-max from 1 to 100, arithmetic means in sub-dimensions and
/// dimensions, a geometric mean of the four dimensions.
///
/// It is the one of `Benchmarks/Peers/spec.py`.
func syntheticMethod(_ size: Size) throws(FragilityError) -> MethodFile {
  let count = size.indicators
  let lower = count == 20 ? 8 : 12
  let upper = 4
  let dimensions =
    (0..<upper).map { dimension in
      """
      [[dimension]]
      id = "p\(dimension)"
      weight = \(1 + 0.1 * Double(dimension))
      """
    }
    + (0..<lower).map { dimension in
      """
      [[dimension]]
      id = "s\(dimension)"
      parent = "p\(dimension * upper / lower)"
      weight = \(1 + 0.25 * Double(dimension % 2))
      """
    }
  let indicators = (0..<count).map { indicator in
    """
    [[indicator]]
    id = "\(indicatorName(indicator))"
    dimension = "s\(indicator * lower / count)"
    column = "\(indicatorName(indicator))"
    direction = "\(indicator % 4 == 3 ? "lower_is_worse" : "higher_is_worse")"
    weight = \(1 + 0.5 * Double(indicator % 3))
    """
  }
  let text = ([head] + dimensions + indicators).joined(separator: "\n")
  return try MethodFile(bytes: Array(text.utf8), path: "benchmark-\(count).toml")
}

private let head = """
  format = "fragility-method/1"
  id = "benchmark"
  version = "1.0.0"

  [[table]]
  id = "t"
  path = "data.csv"
  key = "code"
  name = "name"
  parents = { parent = "parent" }
  missing = { suppressed = ["s"], unavailable = [""] }

  [rules]
  scale = [1, 100]
  treatment = { method = "quantiles", lower = 0.025, upper = 0.975 }
  missing = { min_weight_share = 0 }
  levels = [{ aggregation = { method = "geometric", floor = 1e-9 } }, { aggregation = "arithmetic" }]
  """
