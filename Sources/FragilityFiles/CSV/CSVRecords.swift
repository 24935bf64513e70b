/// The records below the header of a delimited text, without blank lines.
struct CSVRecords {
  let header: CSVHeader
  private var scanner: CSVScanner

  /// Reads the header, the first line that is not blank.
  ///
  /// - Returns: `nil` if there is none.
  init?(_ bytes: [UInt8], delimiter: UInt8, from start: Int) throws(CSVScanner.Failure) {
    scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
    var fields: [CSVScanner.Field] = []
    repeat {
      guard try scanner.next(into: &fields) else { return nil }
    } while fields.count == 1 && fields[0].content.isEmpty
    header = CSVHeader(fields, in: bytes)
  }

  /// Where the next record begins.
  var position: Int { scanner.position }

  /// Reads the next record into `fields`.
  ///
  /// A line without a character is no record; in a table of a single column only at the end of the file.
  ///
  /// - Returns: Whether there was one.
  mutating func next(into fields: inout [CSVScanner.Field]) throws(CSVScanner.Failure) -> Bool {
    while try scanner.next(into: &fields) {
      let isBlank = fields.count == 1 && fields[0].content.isEmpty
      if isBlank, header.names.count > 1 || scanner.isAtEnd { continue }
      return true
    }
    return false
  }
}
