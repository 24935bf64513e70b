@testable import FragilityIndex

/// The indicators of the ASEM example, to be normalised and compared with a file.
struct GoldenNormalisation {
  let table: Golden
  let codes: [String]
  let members: [ASEM.Member]
  private let parameters: Golden

  /// Reads a file of indicators.
  ///
  /// - Parameter path: The values before they are normalised.
  /// - Throws: A file cannot be read.
  init(from path: String = "asem/chain_treated") throws {
    table = try Golden(path)
    codes = table.texts("uCode")
    members = try ASEM().indicators
    parameters = try Golden("asem/norm_paras")
  }

  /// A parameter of an indicator in the unit of its values: files hold it multiplied by the direction.
  func parameter(_ name: String, of member: ASEM.Member) -> Double? {
    guard let row = parameters.texts("iCode").firstIndex(of: member.id) else { return nil }
    let value = parameters.column(name)[row].number
    return member.direction == .higherIsWorse ? value : value.map { -$0 }
  }

  /// An indicator normalised with the numbers it gives itself.
  func normalise(
    _ member: ASEM.Member,
    _ choice: Normalisation,
    scale: Scale = Scale(0, 1)
  ) throws(FragilityError) -> Column {
    let column = TerritoryTable.IndicatorColumn(table.column(member.id))
    return try FragilityIndexTests.normalise(
      column,
      of: territories([column], codes: codes),
      choice,
      member.direction,
      scale: scale
    )
  }

  /// The indicators whose scores are not those of a file.
  func disagreements(
    with file: String,
    scale: Scale = Scale(0, 1),
    least: Double = 1,
    _ choice: (ASEM.Member) throws -> Normalisation
  ) throws -> [String] {
    let expected = try Golden("asem/" + file)
    return try members.filter { member in
      let found = try normalise(member, choice(member), scale: scale)
      return FragilityIndexTests.disagreements(found, expected.column(member.id), least: least)
        != []
    }
    .map(\.id)
  }
}
