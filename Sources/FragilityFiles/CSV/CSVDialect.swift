package import FragilityIndex

/// The dialect that a table was read in, as told or as detected.
package struct ReadDialect: Sendable, Hashable {
  package var encoding: FragilityMethod.Table.Dialect.Encoding
  package var hasMark: Bool
  /// The byte between fields; 0 for GeoJSON and workbooks.
  package var delimiter: UInt8
  /// The byte of the decimal mark; 0 if no number had one.
  package var decimalMark: UInt8 = 0
  /// Whether the decimal mark, which was not told, may be a separator of thousands.
  package var mayBeThousands = false
  /// The sheet of a workbook.
  package var sheet: String?
}

/// The delimiters that are looked for, in the order of preference.
let knownDelimiters = [";", ",", "\t", "|"].map { UInt8(ascii: $0) }

/// The delimiter of a text: the one that splits its header, and the lines below alike, into the most fields.
///
/// A text that none of them splits is a single column, for which any would do.
///
/// - Parameters:
///   - bytes: UTF-8.
///   - start: Where the header begins.
/// - Returns: The byte.
func detectDelimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
  var best = (delimiter: UInt8(ascii: ","), agreeing: 0, count: 1)
  for delimiter in knownDelimiters {
    guard var records = try? CSVRecords(bytes, delimiter: delimiter, from: start),
      case let count = records.header.names.count, count > 1
    else { continue }
    var fields: [CSVScanner.Field] = []
    var agreeing = 0
    for _ in 0..<20 {
      guard (try? records.next(into: &fields)) == true else { break }
      if fields.count == count { agreeing += 1 }
    }
    if (agreeing, count) > (best.agreeing, best.count) { best = (delimiter, agreeing, count) }
  }
  return best.delimiter
}
