/// A column of numbers with gaps, one entry per row.
///
/// ```swift
/// let poverty = Column([40.2, nil, 43.9])
/// poverty[1]  // .absent(.unavailable)
/// ```
public struct Column: Sendable, Hashable {
  /// The numbers; a gap is a NaN that encodes its reason.
  package let encoded: [Double]

  package init(encoded: [Double]) {
    self.encoded = encoded
  }

  /// Creates a column from values with reasons.
  ///
  /// - Parameter values: One value per row. A number that is not finite becomes an unavailable value.
  public init(_ values: [Value]) {
    encoded = values.map { value in
      switch value {
      case .present(let number): number.isFinite ? number : Double(absent: .unavailable)
      case .absent(let reason): Double(absent: reason)
      }
    }
  }

  /// Creates a column from numbers; `nil`, and a number that is not finite, is an unavailable value.
  ///
  /// - Parameter values: One value per row.
  public init(_ values: [Double?]) {
    self.init(values.map { $0.map(Value.present) ?? .absent(.unavailable) })
  }

  /// How many rows the column has.
  public var count: Int { encoded.count }

  /// The value of a row.
  ///
  /// - Parameter row: A row from 0 to `count - 1`.
  public subscript(row: Int) -> Value {
    let number = encoded[row]
    return number.absence.map(Value.absent) ?? .present(number)
  }

  /// How many rows have a number.
  public var presentCount: Int {
    encoded.withUnsafeBufferPointer { encoded in
      encoded.baseAddress.map { encoded.count - extent(of: $0, count: encoded.count).gaps } ?? 0
    }
  }

  /// Whether two columns have the same numbers and the same gaps, with the same reasons.
  public static func == (a: Column, b: Column) -> Bool {
    a.encoded.count == b.encoded.count
      && zip(a.encoded, b.encoded).allSatisfy { $0 == $1 || $0.bitPattern == $1.bitPattern }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    for number in encoded {
      hasher.combine(number.isNaN ? Double(number.bitPattern & 0xFF) : number)
    }
  }
}
