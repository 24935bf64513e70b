/// How numbers are written.
public struct NumberFormat: Sendable, Hashable {
  /// The decimal mark, a comma or a point.
  public var decimalMark: UInt8
  /// How many digits stand after it, from 0 to 15; `nil` for the fewest that read back to the same double.
  public var digits: Int? {
    didSet { digits = digits.map(Self.held) }
  }

  /// Creates a format.
  ///
  /// - Parameters:
  ///   - decimalMark: A comma or a point.
  ///   - digits: How many digits stand after the mark; `nil` for the fewest that read back to the same double.
  public init(decimalMark: UInt8 = UInt8(ascii: "."), digits: Int? = nil) {
    self.decimalMark = decimalMark
    self.digits = digits.map(Self.held)
  }

  private static func held(_ digits: Int) -> Int { min(max(digits, 0), 15) }

  /// A number as text.
  ///
  /// - Parameter number: A finite number.
  /// - Returns: Its digits, without an exponent from 1e-7 up to 1e21.
  public func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The most bytes that a number takes.
  static let mostBytes = 40

  func append(_ number: Double, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.mostBytes) { buffer in
      guard let start = buffer.baseAddress else { return }
      let length = write(number, to: start)
      bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    }
  }

  /// Writes a number where there is room for ``mostBytes``.
  ///
  /// - Returns: How many bytes it took.
  @inline(__always)
  func write(_ number: Double, to start: UnsafeMutablePointer<UInt8>) -> Int {
    if let digits,
      let length = writeFixed(number, digits: digits, decimalMark: decimalMark, to: start)
    {
      return length
    }
    return writeShortest(number, decimalMark: decimalMark, to: start)
  }
}
