/// The SHA-256 digest of some bytes (FIPS 180-4), as 64 hexadecimal digits.
///
/// It says which files an index was made of. Own code, as Foundation has none outside of Apple's systems and
/// swift-crypto would bring the whole of BoringSSL for this one function. Not for secrets.
///
/// - Parameter bytes: The bytes.
/// - Returns: The digits, in lower case.
package func sha256(_ bytes: [UInt8]) -> String {
  var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]
  let whole = bytes.count / 64 * 64
  // What is left of the bytes, a one, zeros up to a whole block, and the length in bits.
  var end = Array(bytes[whole...]) + [0x80]
  end += [UInt8](repeating: 0, count: (120 - end.count) % 64)
  end += withUnsafeBytes(of: UInt64(bytes.count * 8).bigEndian, Array.init)
  bytes.withUnsafeBufferPointer { bytes in
    digest(UnsafeBufferPointer(rebasing: bytes[..<whole]), into: &state)
  }
  end.withUnsafeBufferPointer { digest($0, into: &state) }
  return state.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}

private func digest(_ blocks: UnsafeBufferPointer<UInt8>, into state: inout [UInt32]) {
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
    roundConstants.withUnsafeBufferPointer { constants in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        for t in 0..<16 {
          let at = start + 4 * t
          words[t] =
            UInt32(blocks[at]) << 24 | UInt32(blocks[at + 1]) << 16 | UInt32(blocks[at + 2]) << 8
            | UInt32(blocks[at + 3])
        }
        for t in 16..<64 {
          let (a, b) = (words[t - 15], words[t - 2])
          let small = turned(a, 7) ^ turned(a, 18) ^ (a >> 3)
          let large = turned(b, 17) ^ turned(b, 19) ^ (b >> 10)
          words[t] = words[t - 16] &+ small &+ words[t - 7] &+ large
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
          let choice = (e & f) ^ (~e & g)
          let first =
            h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ constants[t]
            &+ words[t]
          let majority = (a & b) ^ (a & c) ^ (b & c)
          let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
          (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (position, word) in [a, b, c, d, e, f, g, h].enumerated() { state[position] &+= word }
      }
    }
  }
}

/// A word turned right by some bits.
@inline(__always)
private func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
  word >> bits | word << (32 - bits)
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
  0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
  0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
  0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
  0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
  0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
  0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
  0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
  0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
  0xC671_78F2,
]
