public import FragilityIndex

/// The file of a fitted method: the frozen numbers, and the method they belong to.
public enum FittedFile {
  static let format = "fragility-fitted/2"

  /// The text of the file.
  ///
  /// Numbers are written with the fewest digits that read back to the same double, so that scoring with the file
  /// gives the same bytes as scoring without. What is drawn at random to see how sure ranks are is not held: that of
  /// the method which the file is read for counts.
  ///
  /// - Parameters:
  ///   - fitted: The fitted method.
  ///   - count: How many territories it was fitted to.
  /// - Returns: TOML.
  public static func text(of fitted: FittedMethod, territories count: Int) -> String {
    let method = fitted.method
    var text = """
      # A method with its frozen numbers. Score other tables with the same bounds:
      #   fragility score METHOD --fitted THIS_FILE --table ID=PATH
      format = \(quoted(format))
      method = \(quoted(method.id))
      version = \(quoted(method.version))
      fingerprint = \(quoted(method.fingerprint))
      territories = \(count)

      [classes]
      bounds = \(ChoiceWords.Option.numbers(fitted.classification.bounds).toml)

      """
    for (indicator, frozen) in zip(method.indicators, fitted.indicators) {
      text += "\n[[indicator]]\nid = \(quoted(indicator.id))\n"
      if let shrinkage = frozen.shrinkage { text += "shrinkage = \(shrinkage.frozen.toml)\n" }
      if let imputation = frozen.imputation.frozen { text += "imputation = \(imputation.toml)\n" }
      if !frozen.treatment.steps.isEmpty {
        let steps = frozen.treatment.steps.map(\.frozen.toml)
        text += "treatment = [\(steps.joined(separator: ", "))]\n"
      }
      text += "normalisation = \(frozen.normalisation.frozen.toml)\n"
    }
    for (node, frozen) in zip(method.hierarchy.nodes, fitted.nodes) {
      text += "\n[[node]]\nid = \(quoted(method.id(ofNode: node)))\n"
      text += "weights = \(ChoiceWords.Option.numbers(frozen.weights).toml)\n"
      for (child, column) in frozen.reference.enumerated() {
        text += "reference_\(child + 1) = \(ChoiceWords.Option.numbers(column).toml)\n"
      }
      if let rescaling = frozen.rescaling { text += "rescaling = \(rescaling.frozen.toml)\n" }
    }
    return text
  }

  /// Reads the file of a fitted method.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - method: The method that it must belong to.
  /// - Returns: The method with the frozen numbers.
  /// - Throws: The file cannot be read, is not a fitted method, or belongs to another method.
  public static func read(
    _ path: String,
    for method: FragilityMethod
  ) throws(FragilityError) -> FittedMethod {
    try read(InputFile.read(path), for: method)
  }

  static func read(
    _ file: InputFile,
    for method: FragilityMethod
  ) throws(FragilityError) -> FittedMethod {
    try FittedFileReader(TOMLSection.open(file), for: method).read()
  }
}

extension FragilityMethod {
  /// The name of a node in a fitted file; the index itself is called `score`.
  func id(ofNode node: Hierarchy.Node) -> String {
    node.dimension.map { dimensions[$0].id } ?? "score"
  }
}
