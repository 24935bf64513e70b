/// A row of a sheet with the cells that hold something.
struct SheetRow {
  /// What stands in a cell.
  struct Cell {
    /// What a cell holds.
    enum Kind {
      case number
      case text
      case boolean
      /// An error of a formula, such as `#N/A`.
      case error
      /// A date as text.
      case date
      /// A formula without its result.
      case uncomputed
    }

    /// The column, from 1.
    let column: Int
    let kind: Kind
    let format: CellFormat
    /// Where its text stands in ``SheetRow/bytes``, or the position of its shared text.
    let text: Range<Int>
    var shared: Int?
  }

  /// The number of the row, from 1.
  var number = 0
  /// The cells in the order of their columns.
  var cells: [Cell] = []
  /// The texts of the cells.
  var bytes: [UInt8] = []
}

/// Listens to the walk over a sheet, and hands its rows on.
final class SheetWalk: XMLListener {
  private let styles: StyleList
  private let shared: Int
  private let handOn: (SheetRow) -> Void
  private var row = SheetRow()
  private var cell: (column: Int, type: String, style: Int)?
  private var start = 0
  private var hasFormula = false
  private var hasValue = false
  private var isInline = false
  private var isCaptured = false
  private var phoneticDepth = 0
  /// The cell from which on the sheet cannot be understood, if there is one.
  private(set) var damaged: (row: Int, column: Int)?

  /// - Parameters:
  ///   - styles: The formats of cells.
  ///   - shared: How many shared texts there are.
  ///   - handOn: Takes each row that holds something, in the order of the sheet.
  init(_ styles: StyleList, shared: Int, _ handOn: @escaping (SheetRow) -> Void) {
    self.styles = styles
    self.shared = shared
    self.handOn = handOn
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard damaged == nil else { return }
    switch name {
    case "row": startRow(attributes)
    case "c": startCell(attributes)
    case "v":
      (hasValue, isCaptured) = (true, true)
      start = row.bytes.count
    case "f": hasFormula = true
    case "is":
      (hasValue, isInline) = (true, true)
      start = row.bytes.count
    case "rPh": phoneticDepth += 1
    case "t": isCaptured = isInline && phoneticDepth == 0
    default: break
    }
  }

  func end(_ name: String) {
    guard damaged == nil else { return }
    switch name {
    case "row":
      if !row.cells.isEmpty { handOn(row) }
    case "c": endCell()
    case "v", "t": isCaptured = false
    case "is": isInline = false
    case "rPh": phoneticDepth -= 1
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isCaptured, cell != nil { row.bytes += piece }
  }

  private func startRow(_ attributes: XMLAttributes) {
    var number = row.number + 1
    if let text = attributes["r"] {
      guard let told = Int(text), told >= number, told <= CellReference.mostRows else {
        damaged = (number, 1)
        return
      }
      number = told
    }
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
  }

  private func startCell(_ attributes: XMLAttributes) {
    let next = (row.cells.last?.column ?? 0) + 1
    var (column, type, style) = (max(next, (lastColumn ?? 0) + 1), "n", 0)
    for (name, value) in attributes {
      switch name {
      case "r":
        // Rows and cells come in their order, each once.
        guard let place = CellReference.cell(value), place.row == row.number,
          place.column >= column
        else {
          damaged = (row.number, column)
          return
        }
        column = place.column
      case "t": type = value
      case "s": style = Int(value) ?? 0
      default: break
      }
    }
    guard column <= CellReference.mostColumns else {
      damaged = (row.number, CellReference.mostColumns)
      return
    }
    cell = (column, type, style)
    (hasFormula, hasValue, start) = (false, false, row.bytes.count)
  }

  /// The column of the cell before, which may hold nothing.
  private var lastColumn: Int? {
    lastCell.flatMap { $0.row == row.number ? $0.column : nil }
  }

  private var lastCell: (row: Int, column: Int)?

  private func endCell() {
    guard let (column, type, style) = cell else { return }
    cell = nil
    lastCell = (row.number, column)
    let isEmpty = start == row.bytes.count
    var shared: Int?
    let kind: SheetRow.Cell.Kind
    switch type {
    case "s":
      if isEmpty { return }
      guard let position = Int(String(decoding: row.bytes[start...], as: UTF8.self)),
        (0..<self.shared).contains(position)
      else {
        damaged = (row.number, column)
        return
      }
      (shared, kind) = (position, .text)
    case "str", "inlineStr":
      row.bytes.unescape(from: start)
      kind = hasFormula && !hasValue ? .uncomputed : .text
    case "b": kind = .boolean
    case "e": kind = .error
    case "d": kind = .date
    case "n": kind = isEmpty && hasFormula ? .uncomputed : .number
    default:
      damaged = (row.number, column)
      return
    }
    if start == row.bytes.count, kind != .uncomputed { return }
    row.cells.append(
      SheetRow.Cell(
        column: column,
        kind: kind,
        format: kind == .number ? styles.format(style) : .plain,
        text: start..<row.bytes.count,
        shared: shared
      )
    )
  }
}
