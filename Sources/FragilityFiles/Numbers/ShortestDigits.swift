/// Writes the fewest digits that read back to the same double, those closest to it.
///
/// Zero of either sign is `0`; there is no exponent from 1e-7 up to 1e21.
///
/// - Parameters:
///   - x: A number; one that is not finite is `inf`, `-inf` or `nan`.
///   - decimalMark: A comma or a point.
///   - pointer: Where to write; there must be room for 40 bytes, whose rest may be overwritten.
/// - Returns: How many bytes the text has.
func writeShortest(
  _ x: Double,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  let magnitude = x.magnitude
  guard x < 0 else {
    return writeMagnitude(magnitude, decimalMark: decimalMark, to: pointer)
  }
  pointer[0] = UInt8(ascii: "-")
  return 1 + writeMagnitude(magnitude, decimalMark: decimalMark, to: pointer + 1)
}

private func writeMagnitude(
  _ magnitude: Double,
  decimalMark: UInt8,
  to pointer: UnsafeMutablePointer<UInt8>
) -> Int {
  // Below 2^53 the digits of a whole number are the fewest; from 2^52 on doubles have no fraction to round off.
  if magnitude < 0x1p52, (magnitude + 0x1p52) - 0x1p52 == magnitude {
    return writeWhole(UInt64(magnitude), to: pointer)
  }
  guard magnitude.isFinite else {
    return write(magnitude.isNaN ? "nan" : "inf", to: pointer)
  }
  return SeventeenDigits(shortestDecimal(magnitude)).write(decimalMark: decimalMark, to: pointer)
}
