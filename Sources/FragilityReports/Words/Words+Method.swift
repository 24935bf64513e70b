import FragilityIndex

extension Words {
  static let method: [Entry] = []
}
