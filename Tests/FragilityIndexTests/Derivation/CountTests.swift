import Testing

@testable import FragilityIndex

@Suite("Counts")
struct CountTests {
  private func counting(_ joining: Joining, denominator: Bool = false) -> Joining {
    var joining = joining
    joining.codes = ["A", "B", "A", "A"]
    joining.values = Column([nil, nil, nil, nil])
    joining.weights = joining.values
    joining.derivation = .count(
      table: "u",
      denominator: denominator ? t("people") : nil,
      per: denominator ? 1000 : 1
    )
    return joining
  }

  @Test("are the rows with the code, 0 where no row has it")
  func repeated() throws {
    let values = try counting(Joining("A", "B", "Z")).joined()
    #expect(values == [.present(3), .present(1), .present(0)])
  }

  @Test("of a marker are absent for its reason")
  func markers() throws {
    let values = try counting(Joining("A", "so", "s", "")).joined()
    #expect(
      values == [
        .present(3), .absent(.notApplicable), .absent(.suppressed), .absent(.unavailable),
      ]
    )
  }

  @Test("of several codes in a cell add up, each code once")
  func severalCodes() throws {
    var joining = counting(Joining("A;B", "B;Z", "A;A", "Z;Y"))
    joining.join.separator = ";"
    #expect(try joining.joined() == [.present(4), .present(1), .present(3), .present(0)])
  }

  @Test("are divided by a column, times a factor, and kept for sums")
  func denominator() throws {
    let column = try counting(Joining("A", "A", "B"), denominator: true).derive()
    #expect(column.values == Column([.absent(.zeroDenominator), .present(3), .present(0.5)]))
    #expect(column.numerator == Column([3000, 3000, 1000]))
    #expect(column.denominator == Column([0, 1000, 2000]))
  }

  @Test("of an empty table are 0")
  func emptyTable() throws {
    var joining = counting(Joining("A", "B"))
    joining.codes = []
    joining.values = Column([Double?]())
    joining.weights = joining.values
    #expect(try joining.joined() == [.present(0), .present(0)])
  }

  @Test("refuse rows without a code")
  func emptyCodes() {
    var joining = counting(Joining("A"))
    joining.codes[1] = ""
    #expect(problemCodes { try joining.derive() } == ["data.empty-code"])
  }
}
