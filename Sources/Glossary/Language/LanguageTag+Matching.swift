private typealias Shape = LanguageSubtagShape

extension LanguageTag {
  /// The tags to look under, from this one to the most general (RFC 4647, section 3.4).
  ///
  /// `zh-Hant-TW` gives `zh-Hant-TW`, `zh-Hant`, `zh`. A single letter goes together with what
  /// follows it: after `en-u-ca-buddhist` and `en-u-ca` comes `en`.
  ///
  /// - Complexity: O(length · number of subtags).
  public var fallbacks: [LanguageTag] {
    var tags = [self]
    var rest = canonical[...]
    while let cut = rest.utf8.lastIndex(of: Shape.hyphen) {
      rest = rest[..<cut]
      let start = rest.utf8.lastIndex(of: Shape.hyphen).map(rest.utf8.index(after:))
      if rest[(start ?? rest.startIndex)...].utf8.count > 1 {
        tags.append(LanguageTag(unchecked: String(rest)))
      }
    }
    return tags
  }

  /// Whether this tag is the range or a narrower one (RFC 4647, section 3.3.1, basic filtering).
  ///
  /// `en-GB` matches `en`; `en` does not match `en-GB`.
  ///
  /// - Complexity: O(length of the range).
  public func matches(_ range: LanguageTag) -> Bool {
    guard canonical.utf8.starts(with: range.canonical.utf8) else { return false }
    let rest = canonical.utf8.dropFirst(range.canonical.utf8.count)
    return rest.first.map { $0 == Shape.hyphen } ?? true
  }

  /// Whether one tag is the other or a narrower one, so that a term of the one serves the other:
  /// `en-GB` and `en`, but not `en-GB` and `en-US`.
  ///
  /// - Complexity: O(length of the shorter tag).
  public func serves(_ other: LanguageTag) -> Bool {
    matches(other) || other.matches(self)
  }
}
