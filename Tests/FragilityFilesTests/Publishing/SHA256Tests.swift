import Testing

@testable import FragilityFiles

@Suite("The SHA-256 digest")
struct SHA256Tests {
  @Test(
    "is that of the examples of NIST (FIPS 180-4)",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
          + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
  )
  func examples(text: String, digest: String) {
    #expect(sha256(Array(text.utf8)) == digest)
  }

  @Test("of a million letters a is that of NIST")
  func long() {
    #expect(
      sha256([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  @Test("of texts of 0 to 199 bytes is that of Python's hashlib")
  func lengths() {
    let digests = (0..<200).map { count in
      sha256((0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) })
    }
    #expect(
      sha256(Array(digests.joined().utf8))
        == "ca07a79e06ea4c825585cbbf34308733cb36356746a5eec888d7f813ec003999"
    )
  }
}
