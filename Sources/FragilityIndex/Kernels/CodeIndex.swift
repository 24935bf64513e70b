/// Finds the first row that holds a code, and how many do, comparing bytes.
///
/// Open addressing with linear probing over at most half-full slots; FNV-1a hashes, so that the order of
/// everything is the same in every run.
///
/// - Complexity: O(bytes) to build, O(length of the code) to look up, on average.
struct CodeIndex: Sendable {
  private let codes: TextColumn
  private var slots: [Int32]
  /// How many rows hold the code of each first row; 0 for the others.
  private var occurrences: [Int32]
  /// The rows whose code an earlier row holds already, in increasing order.
  private(set) var duplicates: [Int] = []

  init(_ codes: TextColumn) {
    self.codes = codes
    var capacity = 16
    while capacity < codes.count * 2 { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    occurrences = [Int32](repeating: 0, count: codes.count)
    for row in codes.indices {
      let range = codes.byteRange(of: row)
      let slot = slot(of: codes.bytes, range)
      if slots[slot] < 0 {
        slots[slot] = Int32(row)
      } else {
        duplicates.append(row)
      }
      occurrences[Int(slots[slot])] += 1
    }
  }

  /// The first row with the code that stands in a range of bytes, or `nil`.
  func firstRow(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let row = slots[slot(of: bytes, range)]
    return row < 0 ? nil : Int(row)
  }

  /// The first row with a code, or `nil`.
  func firstRow(_ code: String) -> Int? {
    let bytes = Array(code.utf8)
    return firstRow(bytes, bytes.indices)
  }

  /// How many rows hold the code of a first row.
  func count(ofFirstRow row: Int) -> Int {
    Int(occurrences[row])
  }

  private func slot(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    let hash = hashFNV(of: bytes, range)
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
    while case let row = slots[slot], row >= 0 {
      let other = codes.byteRange(of: Int(row))
      if other.count == range.count,
        zip(other, range).allSatisfy({ codes.bytes[$0] == bytes[$1] })
      {
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

/// The FNV-1a hash of some bytes, after Fowler, Noll and Vo: the same in every run.
private func hashFNV(of bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  return hash
}

extension TextColumn {
  /// A number for each text, the same wherever it stands and in every run.
  var hashes: [UInt64] {
    indices.map { row in hashFNV(of: bytes, byteRange(of: row)) }
  }
}
