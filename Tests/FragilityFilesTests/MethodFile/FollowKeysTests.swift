import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("What a method file says about comparing dates")
struct FollowKeysTests {
  private func indicator(_ keys: String) throws -> FragilityMethod.Indicator {
    let text = methodText().replacing("column = \"taux\"", with: "column = \"taux\"\n\(keys)")
    return try method(text).method.indicators[0]
  }

  private func codes(_ keys: String) -> [String] {
    do {
      _ = try indicator(keys)
      return []
    } catch let error as FragilityError {
      return error.problems.map(\.code.rawValue)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("is read in short and with reasons")
  func decoding() throws {
    let short = try indicator("breaks = [2014, 2020.5]\ncomparable_every = 5")
    #expect(short.breaks == [SeriesBreak(date: 2014), SeriesBreak(date: 2020.5)])
    #expect(short.comparableEvery == 5)
    let long = try indicator(
      "breaks = [2014, { date = 2020, reason = { fr = \"a\", en = \"b\" } }]"
    )
    #expect(
      long.breaks == [
        SeriesBreak(date: 2014), SeriesBreak(date: 2020, reason: LocalizedText(fr: "a", en: "b")),
      ]
    )
    let none = try indicator("")
    #expect(none.breaks.isEmpty && none.comparableEvery == nil)
  }

  @Test("is written back")
  func writing() throws {
    let keys = "breaks = [2014, { date = 2020, reason = \"r\" }]\ncomparable_every = 2.5"
    let first = try method(
      methodText().replacing("column = \"taux\"", with: "column = \"taux\"\n\(keys)")
    ).method
    let again = try MethodFile(bytes: Array(first.toml().utf8), path: "again.toml").method
    #expect(again == first)
    #expect(again.indicators[0].comparableEvery == 2.5)
  }

  @Test("is refused where it has no meaning, all at once")
  func refusals() {
    #expect(
      codes("breaks = [2020, 2014]\ncomparable_every = 0") == [
        "method.bad-breaks", "method.bad-comparable-every",
      ]
    )
    #expect(codes("breaks = [\"2020\"]") == ["method.wrong-type"])
    #expect(codes("breaks = [{ reason = \"r\" }]") == ["method.missing-key"])
    #expect(codes("breaks = [{ date = 2020, raison = \"r\" }]") == ["method.unknown-key"])
    #expect(codes("comparable_evry = 5") == ["method.unknown-key"])
  }

  @Test("does not change the fingerprint: scores are the same")
  func fingerprint() throws {
    let plain = try method(methodText()).method
    let more = try method(
      methodText().replacing("column = \"taux\"", with: "column = \"taux\"\nbreaks = [2020]")
    ).method
    #expect(plain.fingerprint == more.fingerprint && plain != more)
  }

  @Test("is on the page of the method file")
  func page() throws {
    let page = try Fixture.methodFilePage()
    #expect(page.contains("| `breaks` |") && page.contains("| `comparable_every` |"))
  }
}

@Suite("A table of links")
struct LinkFileTests {
  private func write(_ text: String) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/links.csv"
    try OutputFile.write(to: path) { part throws(FragilityError) in
      try Array(text.utf8).withUnsafeBytes { bytes in
        Result { () throws(FragilityError) in try part(bytes) }
      }.get()
    }
    return (folder, path)
  }

  @Test("is read with or without weights, in French too")
  func reading() throws {
    let (folder, path) = try write("ancien;nouveau;poids\nA;X;0,25\nA;Y;0,75\nB;Y;\n")
    let columns = LinkFile.Columns(from: "ancien", to: "nouveau", weight: "poids")
    let links = try LinkFile.read(path, columns: columns).links
    #expect(links.map(\.weight) == [0.25, 0.75, nil] && links.map(\.to) == ["X", "Y", "Y"])
    let (other, bare) = try write("from,to\nA,X\n")
    #expect(try LinkFile.read(bare).links == [.init(from: "A", to: "X")])
    withExtendedLifetime((folder, other)) {}
  }

  @Test("is refused with the line of each mistake")
  func refusals() throws {
    let (folder, path) = try write("from,to,weight\nA,X,half\n,Y,1\n")
    let error = #expect(throws: FragilityError.self) { try LinkFile.read(path) }
    #expect(error?.problems.map(\.code.rawValue) == ["link.not-a-weight", "link.empty-code"])
    #expect(error?.problems.map(\.place.line) == [2, 3])
    let (other, wrong) = try write("old,new\nA,X\n")
    let columns = #expect(throws: FragilityError.self) { try LinkFile.read(wrong) }
    #expect(columns?.problems.map(\.code.rawValue) == ["link.no-column", "link.no-column"])
    withExtendedLifetime((folder, other)) {}
  }
}
