import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Sampling errors read from tables")
struct SamplingErrorReadingTests {
  @Test("come to the territories, in the unit of the values or as persons")
  func fixture() throws {
    let file = try MethodFile(Fixture.path("uncertainty/method.toml"))
    let loaded = try LoadedTables(file)
    let territories = try loaded.territories()
    #expect(territories.count == 12)
    let errors = territories.indicators.map(\.errors)
    #expect(
      errors[0]?.values.prefix(4) == [
        .present(310), .present(280), .present(620), .absent(.unavailable),
      ]
    )
    #expect(errors[0]?[7] == .absent(.suppressed))
    #expect(errors[1]?[3] == .absent(.unavailable))
    // 3.2 over 1.6448536269514722, the 95th percentile of the standard normal law.
    #expect(abs(try #require(errors[1]?[0].number) - 1.945462) < 1e-6)
    #expect(
      errors[2]?.values.map(\.number) == [402, 518, nil].flatMap { [$0, $0, $0, $0] as [Double?] }
    )
    #expect(errors[3] == territories.indicators[3].denominator)
    #expect(errors[4] == nil)
    let result = try loaded.index(of: territories)
    #expect(result.scores.presentCount == 12)
  }

  @Test("change neither the scores nor the frozen file, which a method without them reads")
  func scores() throws {
    let bytes = try Fixture.bytes("uncertainty/method.toml")
    var plain = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("sampling_error = ") }
      .joined(separator: "\n")
    let (start, end) = (
      try #require(plain.firstRange(of: "[uncertainty]")),
      try #require(plain.firstRange(of: "[[dimension]]"))
    )
    plain.removeSubrange(start.lowerBound..<end.lowerBound)
    let folder = try TemporaryFolder()
    for name in ["territories.csv", "surveys.csv"] {
      try folder.write(name, Fixture.bytes("uncertainty/\(name)"))
    }
    let with = try LoadedTables(MethodFile(Fixture.path("uncertainty/method.toml")))
    let without = try LoadedTables(MethodFile(try folder.write("plain.toml", plain)))
    #expect(without.file.method.uncertainty == nil)
    let (first, second) = (try with.territories(), try without.territories())
    #expect(try with.index(of: first).scores == without.index(of: second).scores)

    let text = FittedFile.text(of: try with.fit(to: first), territories: 12)
    #expect(FittedFile.text(of: try without.fit(to: second), territories: 12) == text)
    let file = InputFile(path: "f.toml", bytes: Array(text.utf8))
    let back = try FittedFile.read(file, for: with.file.method)
    #expect(back.method.uncertainty == with.file.method.uncertainty)
    #expect(try back == with.fit(to: first))
    #expect(try FittedFile.read(file, for: without.file.method).method.uncertainty == nil)
  }

  @Test(
    "that cannot be are refused with their line",
    arguments: [
      ("{ standard_error = \"e\" }", "data.bad-standard-error 3:9"),
      ("{ margin = \"e\", confidence = 0.9 }", "data.bad-standard-error 3:9"),
      ("{ count = \"e\", per = 100 }", "data.too-few-persons 3:9"),
      ("{ count = \"p\", per = 10 }", "data.off-error-scale 4:3"),
    ]
  )
  func refused(error: String, spot: String) throws {
    let folder = try TemporaryFolder()
    let table = "code,taux,e,p\nA,5,1,9\nBB,6.25,-2,9\nC,12,3,9\nD,,-1,0\n"
    try folder.write("t.csv", table)
    let text = methodText(indicator: "sampling_error = \(error)")
    let loaded = try LoadedTables(MethodFile(try folder.write("method.toml", text)))
    let found = problems { try loaded.territories() }
    #expect(found.map(\.spot) == [spot])
    #expect(found.first?.place.file == folder.path("t.csv"))
  }

  @Test("of a column that is not there are missed, with the indicator that asks for them")
  func missingColumn() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "code,taux\nA,5\n")
    let text = methodText(indicator: "sampling_error = { standard_error = \"se\" }")
    let file = try MethodFile(try folder.write("method.toml", text))
    let found = problems { try LoadedTables(file) }
    #expect(found.count == 1)
    #expect(found.first?.message.english.contains("\"se\"") == true)
  }
}
