import FragilityIndex

extension Words {
  static let index: [Entry] = []
}
