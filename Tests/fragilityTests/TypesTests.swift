import Foundation
import Testing

@Suite("fragility types")
struct TypesTests {
  @Test("says which quartiers of Occitanie are of which kind, as before, on any number of threads")
  func golden() throws {
    let occitanie = try Occitanie()
    for threads in ["1", "4"] {
      let csv = try occitanie.run("types", "--format", "csv", "--threads", threads)
      #expect(csv.status == 0)
      #expect(try csv.output == Occitanie.golden("types.csv"))
    }
    let text = try occitanie.run("types", "--lang", "fr", "--quiet")
    #expect(try text.output == Occitanie.golden("types-fr.txt"))
    #expect(text.messages.isEmpty)
  }

  @Test("leaves scores as they are, and reads its types back from the written method")
  func scores() throws {
    let run = try Occitanie().run("score", "--quiet")
    #expect(try run.output == Command.contents(Command.fixture("occitanie/scores.csv")))
  }

  @Test("gives every territory one profile, and every person to one of them")
  func sums() throws {
    let occitanie = try Occitanie()
    let csv = try occitanie.run("types", "--format", "csv", "--table-of", "profiles", "--quiet")
    #expect(try csv.column("territories").compactMap(Int.init).reduce(0, +) == 105)
    #expect(try csv.column("persons").compactMap(Double.init).reduce(0, +) == 358_011)
    let territories = try occitanie.run("types", "--format", "csv", "--quiet")
    let profiles = try territories.column("profile")
    let absent = try territories.column("absent")
    for (profile, absent) in zip(profiles, absent) where profile == "unknown" {
      #expect(absent.contains("insufficient_weight"))
    }
    #expect(profiles.count { $0 == "unknown" } == 2)
  }

  @Test("finds groups by k-means or Ward's joins, of a count or as many as are distinct")
  func groups() throws {
    let occitanie = try Occitanie()
    let tried = try occitanie.run(
      "types",
      "--groups",
      "auto",
      "--format",
      "csv",
      "--table-of",
      "trials",
      "--quiet"
    )
    #expect(try tried.column("count") == ["2", "3", "4", "5", "6", "7", "8"])
    #expect(try tried.column("chosen").firstIndex(of: "true") == 1)
    let ward = try occitanie.run(
      "types",
      "--groups",
      "5",
      "--group-method",
      "ward",
      "--format",
      "csv",
      "--table-of",
      "groups"
    )
    #expect(try ward.column("territories").compactMap(Int.init).reduce(0, +) == 102)
    // A method without types can be asked for groups.
    let plain = try Command(
      "types",
      Command.fixture("occitanie/method.toml"),
      "--groups",
      "3",
      "--quiet"
    )
    #expect(
      plain.status == 0 && plain.output.contains("GROUPS") && !plain.output.contains("PROFILES")
    )
  }

  @Test("compares a quartier with those most like it")
  func peers() throws {
    let occitanie = try Occitanie()
    let csv = try occitanie.run("types", "--peers", "QP081006", "--format", "csv", "--quiet")
    #expect(try csv.output == Occitanie.golden("peers.csv"))
    #expect(try csv.column("code").count == 11)
    #expect(try csv.column("distance").first == "0")
    let text = try occitanie.run(
      "types",
      "--peers",
      "QP081006",
      "--count",
      "3",
      "--context",
      "pop_mun,communes.older_65_rate",
      "--lang",
      "fr",
      "--quiet"
    )
    #expect(text.output.contains("PLACE PARMI LES SEMBLABLES"))
    #expect(text.output.contains("pop_mun, older_65_rate"))
    let json = try occitanie.run("types", "--peers", "QP081006", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["positions"] as? [[String: Any]])?.count == 4)
    #expect((object?["left_out"] as? [String])?.isEmpty == true)
  }

  @Test("gives JSON with every table, in English unless told otherwise")
  func json() throws {
    let run = try Occitanie().run("types", "--format", "json", environment: ["LANG": "fr_FR"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect((object?["territories"] as? [[String: Any]])?.count == 105)
    let profiles = object?["profiles"] as? [[String: Any]]
    #expect(profiles?.first?["label"] as? String == "All three at once")
    #expect((object?["groups"] as? [[String: Any]])?.count == 4)
  }

  @Test("refuses what it cannot do, and says how to mend it")
  func refused() throws {
    let occitanie = try Occitanie()
    let plain = try Command("types", Command.fixture("occitanie/method.toml"), "--quiet")
    #expect(plain.status == 1 && plain.messages.contains("--groups auto"))
    #expect(plain.output.isEmpty)
    let code = try occitanie.run("types", "--peers", "QP08100", "--quiet")
    #expect(code.status == 1 && code.messages.contains("did you mean"))
    let column = try occitanie.run(
      "types",
      "--peers",
      "QP081006",
      "--context",
      "pop_mum",
      "--quiet"
    )
    #expect(column.status == 1 && column.messages.contains("\"pop_mun\""))
    let absent = try occitanie.run(
      "types",
      "--peers",
      "QP066009",
      "--context",
      "tx_tot_et",
      "--quiet"
    )
    #expect(absent.status == 1 && absent.messages.contains("unavailable"))
    let many = try occitanie.run("types", "--groups", "51", "--quiet")
    #expect(many.status == 1 && many.messages.contains("2 to 50"))
    for wrong in [
      ["--context", "pop_mun"], ["--count", "3"], ["--peers", "QP081006", "--groups", "3"],
      ["--format", "json", "--table-of", "groups"], ["--groups", "some"],
      ["--peers", "QP081006", "--count", "0"], ["--locale", "fr"],
    ] {
      #expect(try Command(["types", occitanie.method] + wrong + occitanie.tables).status == 64)
    }
  }
}
