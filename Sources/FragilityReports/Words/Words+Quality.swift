import FragilityIndex

extension Words {
  static let quality: [Entry] = []
}
