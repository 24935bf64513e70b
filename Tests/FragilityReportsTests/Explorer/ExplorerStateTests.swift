import Foundation
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite(
  "Choices in the address of the explorer",
  .enabled(if: Node.path != nil, "node is not installed")
)
struct ExplorerStateTests {
  private struct State: Decodable {
    let address: String
    let set: String
    let all: Bool
    let sort: String
    let count: Int
  }

  private static func states(_ addresses: [String]) throws -> [State] {
    let data = ExplorerData(
      try MethodFixture.facts("occitanie/method.toml").index,
      words: Words(.french),
      digits: 1
    ) { _ in
      nil
    }
    let list = String(decoding: try JSONEncoder().encode(addresses), as: UTF8.self)
    return try Node.run(
      """
      const data = decoded(input.data);
      const members = weighted(data);
      result = input.addresses.map((address) => {
        const state = parsedState(address, data, members);
        return { ...state, address: addressOf(state), count: changeCount(state) };
      });
      """,
      #"{"data":\#(data.text),"addresses":\#(list)}"#
    )
  }

  @Test("What an address says is what it is made of again")
  func roundTrip() throws {
    let addresses = [
      "#",
      "#w=income:3;skills:0.25&off=no_4g;rights&set=departement&all=1&q=B%C3%A9ziers&sort=-score",
      "#w=poverty:1e-7",
    ]
    let states = try Self.states(addresses)
    #expect(states.map(\.address) == addresses)
    #expect(states.map(\.count) == [0, 5, 1])
  }

  @Test("Numbers look as they do on the other pages", arguments: Language.allCases)
  func numbers(language: Language) throws {
    var generator = Generator(state: 5)
    var numbers = [0, -0.04, 0.05, 0.25, -2.5, 999.95, 1234.5, -1_234_567.85, 0.125, 63.84]
    for power in -3...9 {
      numbers += (0..<20).map { _ in generator.number(-1, 1) * pow(10, Double(power)) }
    }
    let list = String(decoding: try JSONEncoder().encode(numbers), as: UTF8.self)
    let own: [[String]] = try Node.run(
      """
      const type = typography("\(language.rawValue)");
      result = input.map((number) => [0, 1, 3].map((digits) => type.number(number, digits)));
      """,
      list
    )
    let type = Typography(language: language)
    #expect(own == numbers.map { number in [0, 1, 3].map { type.number(number, digits: $0) } })
  }

  @Test("What it should not say is passed over")
  func hostile() throws {
    let addresses = [
      "#w=income:-1", "#w=income:NaN", "#w=income:Infinity", "#w=income:1e999", "#w=income:0x10",
      "#w=income:1e13", "#w=income:", "#w=income", "#w=:1", "#w=unknown:1", "#w=__proto__:1",
      "#w=income:1", "#off=__proto__;constructor;;", "#set=../x", "#set=", "#sort=__proto__",
      "#all=2", "#%E0%A4%A", "##", "#w=&off=&set=all", "w=%00", "#x=<script>alert(1)</script>",
    ]
    for (address, state) in zip(addresses, try Self.states(addresses)) {
      #expect(state.address == "#", "\(address)")
    }
  }
}
