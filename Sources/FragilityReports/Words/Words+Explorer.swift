import FragilityIndex

extension Words {
  static let explorer: [Entry] = []
}
