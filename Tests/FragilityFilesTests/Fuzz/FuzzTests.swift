import FragilityIndex
import Testing

@testable import FragilityFiles

/// Changes bytes at random: flips, cuts, copies, and bytes that mean something to the readers.
func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(place + Int.random(in: 1...24, using: &random), bytes.count)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.removeSubrange(place...)
    case 4:
      let piece = bytes[place..<end]
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
    default:
      let telling = Array("\"';,.\n\r[]{}=#\\\t0-e:".utf8) + [0x00, 0x80, 0xC3, 0xFF]
      bytes[place] = telling.randomElement(using: &random) ?? 0
    }
  }
  return bytes
}

/// Whether something loads, or throws problems that each have a file and a line.
private func outcome<Result>(_ body: () throws -> Result) -> (isLoaded: Bool, complaint: String?) {
  do {
    _ = try body()
    return (true, nil)
  } catch let error as FragilityError {
    let lost = error.problems.first { $0.place.file == nil || ($0.place.line ?? 0) < 1 }
    return (false, error.problems.isEmpty ? "no problem" : lost.map { "\($0)" })
  } catch {
    return (false, "\(error)")
  }
}

@Suite("Changed at random")
struct FuzzTests {
  private func run(
    _ count: Int,
    seed: UInt64,
    _ sources: [[UInt8]],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: ([UInt8]) throws -> Void
  ) {
    let count = count * Effort.factor
    var random = SplitMix(seed: seed)
    var loaded = 0
    var complaints: [String] = []
    for turn in 0..<count {
      let bytes = mutated(sources[turn % sources.count], &random)
      let (isLoaded, complaint) = outcome { try body(bytes) }
      if isLoaded { loaded += 1 }
      if let complaint {
        complaints.append("\(complaint) of \(String(decoding: bytes, as: UTF8.self))")
      }
    }
    #expect(complaints.prefix(3) == [], sourceLocation: sourceLocation)
    #expect((1..<count).contains(loaded), "some load, some do not", sourceLocation: sourceLocation)
  }

  @Test("delimited tables load or say where they are wrong")
  func tables() throws {
    let names = [
      "plain.csv", "windows-1252-semicolon-crlf.csv", "quoted-newlines.csv", "thousands-nbsp.csv",
      "wrapped-codes-quoted.csv", "quoted-decimal-commas.csv", "bom.csv",
    ]
    let sources = try names.map { try Fixture.bytes("awkward/\($0)") }
    let folder = try TemporaryFolder()
    try folder.write("t.csv", sources[0])
    let keys = "name = \"nom\"\npopulation = \"pop\"\nmissing = { suppressed = [\"s\"] }"
    let file = try MethodFile(folder.write("method.toml", methodText(table: keys)))
    run(2000, seed: 9, sources) { bytes in
      try folder.write("t.csv", bytes)
      _ = try LoadedTables(file).territories()
    }
  }

  @Test("GeoJSON tables load or say where they are wrong")
  func geoJSON() throws {
    let text = """
      { "type": "FeatureCollection", "features": [
      { "geometry": { "coordinates": [[1, 2]] }, "properties": { "code": "\\u00c9", "taux": 12.5 } },
      { "properties": { "code": 2, "taux": "12.5" }, "geometry": null }
      ] }
      """
    let folder = try TemporaryFolder()
    let source = methodText().replacing("t.csv", with: "t.geojson")
    try folder.write("t.geojson", text)
    let file = try MethodFile(folder.write("method.toml", source))
    run(1500, seed: 10, [Array(text.utf8)]) { bytes in
      try folder.write("t.geojson", bytes)
      _ = try LoadedTables(file).territories()
    }
  }

  @Test("workbooks, and parts of them, load or say what is wrong with them")
  func workbooks() throws {
    var random = SplitMix(seed: 13)
    let rows = sheetRows(
      "<c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1.5</v></c>",
      "<c r=\"A3\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B3\" t=\"str\"><v>2,5</v></c>"
    )
    let plain = HandmadeWorkbook(rows: rows)
    let parts = [
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(HandmadeWorkbook.main)\"><sheetData>\(rows)</sheetData></worksheet>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst xmlns=\"\(HandmadeWorkbook.main)\"><si><t>code</t></si><si><t>taux</t></si><si><t>x</t></si></sst>"
      ),
      ("_rels/.rels", HandmadeWorkbook.relationships([("r", "officeDocument", "xl/workbook.xml")])),
    ]
    let count = 600 * Effort.factor
    var loaded = 0
    for turn in 0..<count {
      var bytes = plain.bytes
      if turn % 2 == 0 {
        bytes = mutated(bytes, &random)
      } else {
        let (path, text) = parts[turn / 2 % parts.count]
        var changed = plain
        changed.parts[path] = String(decoding: mutated(Array(text.utf8), &random), as: UTF8.self)
        bytes = changed.bytes
      }
      do {
        _ = try readXLSX(bytes, numbers: ["taux"])
        loaded += 1
      } catch let error as FragilityError {
        #expect(error.problems.first?.place.file == "t.xlsx")
      }
    }
    #expect((1..<count).contains(loaded))
  }

  @Test("method files decode or say where they are wrong")
  func methods() throws {
    let starter = try #require(BuiltInMethod.starter.first).bytes
    let small = methodText(
      top: "title = { fr = 'é', en = \"\"\"x\"\"\" }",
      rules: "classes = { method = \"breaks\", breaks = [\n1,\n2.5 ] } # ]"
    )
    let uncertain = try Fixture.bytes("uncertainty/method.toml")
    let sources = [starter, Array(small.utf8), Array(small.utf8), uncertain]
    run(1200, seed: 11, sources) { bytes in
      _ = try MethodFile(bytes: bytes, path: "method.toml")
    }
  }

  @Test("fitted files are read or say where they are wrong")
  func fitted() throws {
    let method = try method(methodText()).method
    let table = TerritoryTable(
      codes: ["a", "b", "c"],
      indicators: [.init(Column([1.5, 2, 3.25]))]
    )
    let text = FittedFile.text(of: try method.fit(to: table), territories: 3)
    run(600, seed: 12, [Array(text.utf8)]) { bytes in
      let read = try FittedFile.read(InputFile(path: "f.toml", bytes: bytes), for: method)
      _ = read.score(table)
    }
  }

  @Test("bytes of any kind are refused by every reader")
  func noise() throws {
    var random = SplitMix(seed: 13)
    for _ in 0..<300 * Effort.factor {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let tries = [
        outcome { try readCSV(bytes, numbers: ["x"]) },
        outcome { try readGeoJSON(String(decoding: bytes, as: UTF8.self), numbers: ["x"]) },
        outcome { try MethodFile(bytes: bytes, path: "m") },
      ]
      for (isLoaded, complaint) in tries {
        #expect(!isLoaded)
        #expect(complaint == nil)
      }
    }
  }
}
