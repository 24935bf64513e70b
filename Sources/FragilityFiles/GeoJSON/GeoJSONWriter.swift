package import FragilityIndex

extension OutputTable {
  /// Writes the rows as a GeoJSON FeatureCollection, feature by feature, so that the whole text is never in memory.
  ///
  /// The cells are the properties, with all of their digits; an absent one is null, its reason stands among the flags,
  /// which are one text as in CSV. Geometries are copied byte for byte; a territory without one has null.
  ///
  /// - Parameters:
  ///   - codes: The code of each row of the columns, which is the `id` of its feature.
  ///   - geometries: The geometries by their codes.
  ///   - write: Takes the next part of the text.
  /// - Throws: What `write` throws, after which it is not called again.
  package func writeGeoJSON<Failure: Error>(
    codes: TextColumn,
    geometries: GeometryTexts,
    to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let names = columns.map { Array("\(quoted($0.name)): ".utf8) }
    var part = Array("{\n\"type\": \"FeatureCollection\",\n\"features\": [".utf8)
    for (position, row) in rows.enumerated() {
      let code = codes[row]
      part += Array("\(position > 0 ? "," : "")\n{\"type\": \"Feature\", \"id\": ".utf8)
      part += Array("\(quoted(code)), \"properties\": {".utf8)
      for column in columns.indices {
        if column > 0 { part += [UInt8(ascii: ","), UInt8(ascii: " ")] }
        part += names[column]
        columns[column].appendJSON(row, to: &part)
      }
      part += Array("}, \"geometry\": ".utf8)
      part += geometries[code] ?? Self.null[...]
      part.append(UInt8(ascii: "}"))
      if part.count >= 1 << 16 { try Self.empty(&part, to: write) }
    }
    part += Array("\n]\n}\n".utf8)
    try Self.empty(&part, to: write)
  }

  fileprivate static let null = Array("null".utf8)

  private static func empty<Failure: Error>(
    _ part: inout [UInt8],
    to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    // A closure that rethrows loses the type of what it throws; a result keeps it.
    try part.withUnsafeBytes { bytes in Result { () throws(Failure) in try write(bytes) } }.get()
    part.removeAll(keepingCapacity: true)
  }
}

extension OutputTable.OutputColumn {
  private static let numbers = NumberFormat()

  /// Adds a cell as a JSON value that has no parts.
  fileprivate func appendJSON(_ row: Int, to bytes: inout [UInt8]) {
    switch cells {
    case .number(let column):
      let number = column.encoded[row]
      if number.isFinite {
        Self.numbers.append(number, to: &bytes)
      } else {
        bytes += OutputTable.null
      }
    case .text(let texts):
      let text = texts[row]
      bytes += text.isEmpty ? OutputTable.null : Array(quoted(text).utf8)
    case .words(let words): bytes += Array(quoted(words[row]).utf8)
    }
  }
}
