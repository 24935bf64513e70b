import CKernels

/// The places of numbers that do not lie between two others, gaps among them, and of those that are marked.
///
/// - Parameters:
///   - lowest: The lower one.
///   - highest: The higher one; lies no number between the two, these are all places.
///   - values: The numbers.
///   - marked: Whether each is marked; empty where none is.
/// - Returns: The places in their order.
func places(
  outside lowest: Double,
  _ highest: Double,
  in values: UnsafeBufferPointer<Double>,
  marked: UnsafeBufferPointer<Bool> = UnsafeBufferPointer(start: nil, count: 0)
) -> [UInt32] {
  [UInt32](unsafeUninitializedCapacity: values.count) { found, written in
    guard let target = found.baseAddress, let start = values.baseAddress else { return }
    written = fragility_find_outside(
      start,
      marked.isEmpty ? nil : marked.baseAddress,
      values.count,
      lowest,
      highest,
      target
    )
  }
}
