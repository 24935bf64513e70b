import Testing

@testable import FragilityIndex

private func profile(_ id: String = "p", _ conditions: Typology.Condition...) -> Typology {
  var typology = Typology()
  typology.profiles = [Typology.Profile(id: id, when: conditions)]
  return typology
}

private func test(_ subject: Typology.Subject, _ bounds: Typology.Bound...) -> Typology.Condition {
  .test(Typology.Test(subject, bounds))
}

private func groups(_ change: (inout Grouping) -> Void) -> Typology {
  var typology = Typology()
  var groups = Grouping()
  change(&groups)
  typology.groups = groups
  return typology
}

private func estimate(_ rates: [(String, Double)], id: String = "e", source: String = "s")
  -> PeopleEstimate
{
  PeopleEstimate(
    id: id,
    source: .init(name: source),
    terms: rates.map { ExpectedCount(persons: t($0.0), rate: $0.1) }
  )
}

@Suite("What a typology and estimates of persons are refused for")
struct TypologyCheckTests {
  private static let x = Typology.Subject.dimension("x")

  private static let mistakes: [MethodDraft.Mistake] = [
    .init("a profile without an id", "bad-id") {
      $0.typology = profile("", test(x, .above(1)))
    },
    .init("a profile called other", "reserved-id") {
      $0.typology = profile("other", test(x, .above(1)))
    },
    .init("two profiles of one name", "duplicate-id") {
      $0.typology = profile("p", test(x, .above(1)))
      $0.typology?.profiles += profile("p", test(x, .above(2))).profiles
    },
    .init("no condition", "no-condition") { $0.typology = profile() },
    .init("an empty list within a condition", "no-condition") {
      $0.typology = profile("p", .any([.all([])]))
    },
    .init("no bound", "no-bound") { $0.typology = profile("p", test(x)) },
    .init("an unknown dimension", "unknown-dimension") {
      $0.typology = profile("p", test(.dimension("w"), .above(1)))
    },
    .init("an unknown indicator", "unknown-indicator") {
      $0.typology = profile("p", .any([test(.indicator("w"), .above(1))]))
    },
    .init("a column of an unknown table", "unknown-table") {
      $0.typology = profile(
        "p",
        test(.column(ColumnReference(table: "u", column: "c")), .above(1))
      )
    },
    .init("a share of 20", "bad-share") {
      $0.typology = profile("p", test(x, .amongHighest(20)))
    },
    .init("a share of nothing", "bad-share") {
      $0.typology = profile("p", test(.score, .amongLowest(0)))
    },
    .init("a dimension below another that should lead", "cannot-lead") {
      $0.typology = profile("p", test(.dimension("z"), .leading(true)))
    },
    .init("an indicator that should lead", "cannot-lead") {
      $0.typology = profile("p", test(.indicator("a"), .leading(true)))
    },
    .init("ends that cross", "impossible-condition") {
      $0.typology = profile("p", test(x, .atLeast(60), .below(60)))
    },
    .init("one group", "bad-group-count") { $0.typology = groups { $0.count = 1 } },
    .init("no start", "bad-starts") { $0.typology = groups { $0.starts = 0 } },
    .init("groups in an unknown dimension", "unknown-dimension") {
      $0.typology = groups { $0.dimensions = ["w"] }
    },
    .init("groups in a dimension twice", "named-twice") {
      $0.typology = groups { $0.dimensions = ["x", "x"] }
    },
    .init("groups without a dimension", "no-dimension-to-group") {
      $0.dimensions = []
      for position in $0.indicators.indices { $0.indicators[position].dimension = nil }
      $0.typology = groups { _ in }
    },
    .init("a context named twice", "named-twice") {
      $0.typology = Typology()
      $0.typology?.context = [ContextColumn(t("c")), ContextColumn(t("c"), transform: .log)]
    },
    .init("an estimate without an id", "bad-id") { $0.people = [estimate([("n", 1)], id: "1")] },
    .init("two estimates of one name", "duplicate-id") {
      $0.people = [estimate([("n", 1)]), estimate([("m", 1)])]
    },
    .init("an estimate without a source", "empty-text") {
      $0.people = [estimate([("n", 1)], source: "")]
    },
    .init("an estimate of nobody", "no-term") { $0.people = [estimate([])] },
    .init("a rate of 19", "bad-rate") { $0.people = [estimate([("n", 19)])] },
    .init("persons counted twice", "counted-twice") {
      $0.people = [estimate([("n", 0.1), ("n", 0.2)])]
    },
    .init("several at once", "no-bound", "bad-share", "bad-rate") {
      $0.typology = profile("p", test(x), test(.score, .amongLowest(1)))
      $0.people = [estimate([("n", -1)])]
    },
  ]

  @Test("holds for each mistake, all at once", arguments: mistakes)
  func refused(mistake: MethodDraft.Mistake) {
    var draft = MethodDraft()
    mistake.make(&draft)
    let found = problems { try draft.method() }
    #expect(found.map(\.code.rawValue) == mistake.codes)
    for problem in found {
      #expect(problem.message.french != problem.message.english)
      #expect(problem.remedy.french != problem.remedy.english)
    }
  }

  @Test("does not touch scores: the fingerprint is the same, and the columns are asked for")
  func fingerprint() throws {
    var draft = MethodDraft()
    let plain = try draft.method()
    draft.typology = profile("p", .any([test(.column(t("help")), .atMost(2))]))
    draft.typology?.context = [ContextColumn(t("size"), transform: .log)]
    draft.people = [estimate([("n", 0.14)])]
    let method = try draft.method()
    #expect(method.fingerprint == plain.fingerprint && method != plain)
    let needed = method.columnsNeeded(ofTable: 0).numbers.map(\.column)
    #expect(["help", "size", "n"].allSatisfy(needed.contains))
  }
}
