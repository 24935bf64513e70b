import Foundation
import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Writing JSON")
struct JSONValueTests {
  @Test(
    "escapes what must be escaped",
    arguments: [
      ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{8}\u{1F}", #""\u0000\u0008\u001f""#), ("\u{7F}é😀/", #""\u007fé😀/""#), ("", "\"\""),
    ]
  )
  func escapes(string: String, json: String) {
    #expect(JSONValue.string(string).text == json + "\n")
  }

  @Test("is read back by another library")
  func readBack() throws {
    var random = SplitMix(seed: 8)
    let pool = (0..<0x90).compactMap(Unicode.Scalar.init) + ["é", "\u{2028}", "😀", "\u{FFFF}"]
    let strings = (0..<200).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<12).compactMap { _ in pool.randomElement(using: &random) }
        )
      )
    }
    let numbers = (0..<200).map { _ in random.anyDouble() }
    let value = JSONValue.object([
      ("strings", .array(strings.map(JSONValue.string))),
      ("a\"\n", .object([("null", .null), ("empty", .array([])), ("none", .object([]))])),
    ])
    let read = try JSONSerialization.jsonObject(with: Data(value.text.utf8))
    let object = try #require(read as? [String: Any])
    #expect(object["strings"] as? [String] == strings)
    let list = Data(JSONValue.array(numbers.map(JSONValue.number)).text.utf8)
    #expect(try JSONDecoder().decode([Double].self, from: list) == numbers)
    let inner = try #require(object["a\"\n"] as? [String: Any])
    #expect(inner["null"] is NSNull)
    #expect((inner["empty"] as? [Any])?.isEmpty == true)
    #expect((inner["none"] as? [String: Any])?.isEmpty == true)
  }

  @Test("has a line for each element of the outer lists")
  func lines() {
    let value = JSONValue.array([
      .object([("a", .number(1.5)), ("b", .array([.string("x"), .null]))]),
      .object([("a", .number(2))]),
    ])
    #expect(
      value.text == """
        [
          {"a": 1.5, "b": ["x", null]},
          {"a": 2}
        ]

        """
    )
  }

  @Test("of a table has an object for each row, with null where a value is absent")
  func table() {
    let table = OutputTable(
      columns: [
        .init(name: "code", cells: .text(["01", "02"])),
        .init(name: "x", cells: .number(Column([nil, 0.1]))),
        .init(name: "flags", cells: .list([["s", "t"], []])),
      ],
      rows: [1, 0]
    )
    #expect(
      table.json.text == """
        [
          {"code": "02", "x": 0.1, "flags": []},
          {"code": "01", "x": null, "flags": ["s", "t"]}
        ]

        """
    )
  }
}

@Suite("Writing a problem")
struct ProblemTextTests {
  private let problem = Problem(
    "table.x",
    at: .init(
      file: "a.csv",
      line: 3,
      column: 7,
      subject: .cell(table: "t", row: 1, column: "tp60")
    ),
    LocalizedText(fr: "faux", en: "wrong"),
    remedy: LocalizedText(fr: "corrigez", en: "mend")
  )

  @Test("says where and what, then how to mend it")
  func text() {
    #expect(problem.text(in: .english) == "a.csv:3:7 column \"tp60\": wrong\n    mend")
    #expect(problem.text(in: .french) == "a.csv:3:7 colonne \"tp60\" : faux\n    corrigez")
  }

  @Test("takes two lines and no control character, whatever the file holds")
  func controlCharacters() throws {
    let cell = "\"\u{1B}[2J\nb\r\u{7F}\u{9B}\""
    let found = problems { try readCSV("code,x\n1,\(cell)\n".utf8, numbers: ["x"]) }
    let text = try #require(found.first).text(in: .english)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.map(\.value) == [10])
  }

  @Test("has every part of it for programs")
  func json() {
    #expect(
      problem.json(in: .english).text
        == #"{"code": "table.x", "file": "a.csv", "line": 3, "column": 7, "#
        + #""subject": "column \"tp60\"", "message": "wrong", "remedy": "mend", "related_line": null}"#
        + "\n"
    )
    let bare = Problem("x", at: .init(), LocalizedText("m"), remedy: LocalizedText("r"))
    #expect(
      bare.json(in: .french).text
        == #"{"code": "x", "file": null, "line": null, "column": null, "subject": null, "#
        + #""message": "m", "remedy": "r", "related_line": null}"# + "\n"
    )
  }
}
