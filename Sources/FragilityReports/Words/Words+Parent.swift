import FragilityIndex

extension Words {
  static let parent: [Entry] = []
}
