import FragilityIndex

extension Words {
  static let territory: [Entry] = []
}
