import Foundation
import Testing

@Suite("fragility publish")
struct PublishTests {
  let method = Command.fixture("occitanie/method.toml")

  @Test("writes the same folder each time, and over its own")
  func again() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (folder.path("a"), folder.path("b"))
    let options = ["--locale", "fr", "--date", "2024-02-29", "--lang", "fr"]
    let first = try Command(["publish", method, "-o", a] + options)
    #expect(first.status == 0 && first.output.isEmpty)
    #expect(first.messages.contains("écrit dans \(a) : scores.csv, scores.csvt"))
    #expect(try Command(["publish", method, "-o", b, "--threads", "1"] + options).status == 0)
    #expect(try Command(["publish", method, "-o", a] + options).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: a)
    #expect(names.count == 7)
    for name in names {
      #expect(try Command.contents("\(a)/\(name)") == Command.contents("\(b)/\(name)"))
    }
    let schema = try Command.contents("\(a)/scores.schema.json")
    #expect(schema.contains("Équipement et connexion"))
  }

  @Test("scores with frozen numbers and publishes them as they are; draws add their columns")
  func choices() throws {
    let folder = try TemporaryFolder()
    let frozen = folder.path("frozen.toml")
    #expect(try Command("fit", method, "-o", frozen).status == 0)
    let fitted = try Command("publish", method, "-o", folder.path("f"), "--fitted", frozen)
    #expect(fitted.status == 0)
    #expect(try Command.contents(folder.path("f/fitted.toml")) == Command.contents(frozen))
    #expect(
      try Command.contents(folder.path("f/scores.csv"))
        == Command.contents(Command.fixture("occitanie/scores.csv"))
    )
    #expect(try Command("init", folder.path("i")).status == 0)
    let few = try Command.contents(folder.path("i/method.toml")) + "\n[uncertainty]\ndraws = 20\n"
    try folder.write(few, to: "i/method.toml")
    let drawn = try Command(
      ["publish", folder.path("i/method.toml"), "-o", folder.path("u"), "--uncertainty", "--quiet"]
    )
    #expect(drawn.status == 0 && drawn.messages.isEmpty)
    let header = try Command.contents(folder.path("u/scores.csv")).prefix { $0 != "\n" }
    #expect(header.contains("rank,rank_low,rank_high,class,p_class"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("u/scores.geojson")))
    #expect(
      try Command("publish", method, "-o", "x", "--uncertainty", "--fitted", frozen).status == 64
    )
  }

  @Test("refuses folders of others, files that it reads, and days that are none")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "notes.txt")
    let foreign = try Command("publish", method, "-o", folder.url.path, "--lang", "fr")
    #expect(foreign.status == 1 && foreign.messages.contains("--force"))
    #expect(folder.files == ["notes.txt"])
    for (name, bytes) in [("method.toml", method), ("t.csv", "")] where !bytes.isEmpty {
      try folder.write(
        Command.contents(bytes).replacingOccurrences(
          of: "path = \"",
          with: "path = \"\(Command.fixture("occitanie"))/"
        ),
        to: name
      )
    }
    let own = folder.path("method.toml")
    let lost = try Command("publish", own, "-o", folder.url.path, "--force")
    #expect(lost.status == 1 && lost.messages.contains("the command reads this file"))
    #expect(folder.files == ["method.toml", "notes.txt"])
    for day in ["2023-02-29", "2024-13-01", "24-01-01", "2024-1-01", "+024-01-01", "today"] {
      #expect(try Command("publish", method, "-o", "x", "--date", day).status == 64)
    }
    #expect(try Command("publish", method).status == 64)
  }
}

@Suite("fragility score --format geojson")
struct ScoreGeoJSONTests {
  let method = Command.fixture("occitanie/method.toml")

  private func features(_ run: Command) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(object?["features"] as? [[String: Any]])
  }

  @Test("has a feature for each territory, with its own contour")
  func occitanie() throws {
    let run = try Command("score", method, "--format", "geojson", "--quiet")
    #expect(run.status == 0 && run.messages.isEmpty)
    let found = try features(run)
    let csv = try Command("score", method, "--quiet")
    #expect(found.compactMap { $0["id"] as? String } == (try csv.column("code")))
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("{\"type\"") }
    for (line, score) in zip(lines, try csv.column("score")) {
      #expect(line.contains("\"score\": \(score.isEmpty ? "null" : score), "))
    }
    let contours = try Command.contents(Command.fixture("occitanie/contours.geojson"))
    for line in lines {
      let parts = line.components(separatedBy: "\"geometry\": ")
      let geometry = try #require(parts.last?.components(separatedBy: " }}").first) + " }"
      #expect(contours.contains(geometry))
    }
  }

  @Test("has the outlines of parents for their scores, and notes those that have none")
  func parents() throws {
    let run = try Command("score", method, "--format", "geojson", "--by", "commune")
    let found = try features(run)
    #expect(found.count == 48 && found.allSatisfy { $0["geometry"] is [String: Any] })
    let other = try Command("score", method, "--format", "geojson", "--by", "departement")
    #expect(other.status == 1 && other.messages.contains("levels = { departement ="))
  }

  @Test("is refused without contours, and with options that it has no use for")
  func refused() throws {
    let bare = Command.fixture("small-areas/method.toml")
    let run = try Command("score", bare, "--format", "geojson", "--lang", "fr")
    #expect(run.status == 1 && run.output.isEmpty && run.messages.contains("[contours]"))
    #expect(try Command("score", method, "--format", "geojson", "--locale", "fr").status == 64)
    #expect(try Command("score", method, "--format", "geojson", "--digits", "1").status == 64)
  }
}
