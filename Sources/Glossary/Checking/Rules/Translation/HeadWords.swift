/// Tells whether a text shortens a phrase to its head: *the crew* for *the crew of a fishing vessel*,
/// *kontrak itu* for *kontrak kerja*.
enum HeadWords {
  /// The head of a phrase: in Indonesian its first word, in English the last before a preposition.
  static func head(of words: [String], in language: LanguageTag) -> String? {
    guard words.count > 1 else { return nil }
    if language.serves(.indonesian) { return words.first }
    guard language.serves(.english) else { return nil }
    return words.prefix { !prepositions.contains($0) }.last
  }

  /// Whether a token stands in its text without a word that could narrow it: in English nothing but
  /// small words stand before it, in Indonesian nothing but small words follow.
  ///
  /// - Complexity: O(1).
  static func isBare(_ index: Int, in text: TokenizedText, _ language: LanguageTag) -> Bool {
    let isIndonesian = language.serves(.indonesian)
    let step = isIndonesian ? 1 : -1
    var neighbour = index + step
    if text.tokens.indices.contains(neighbour), text.tokens[neighbour].kind == .space {
      neighbour += step
    }
    guard text.tokens.indices.contains(neighbour) else { return true }
    let token = text.tokens[neighbour]
    switch token.kind {
    case .word:
      return (isIndonesian ? afterIndonesian : beforeEnglish).value(of: token, in: text) != nil
    case .punctuation, .space: return !text.isFolded(neighbour, "-")
    case .number: return !isIndonesian
    case .placeholder: return false
    }
  }

  private static let prepositions: Set<String> = [
    "of", "in", "for", "on", "to", "by", "with", "at",
  ]

  private static let beforeEnglish = table(
    """
    the a an this that these those their his her its our your my all some many each every no any \
    most of for to and or by with in on at from as such other more both several who whose which \
    is are was were be been has have had will would can could may must should than
    """)

  private static let afterIndonesian = table(
    """
    itu ini tersebut yang dan atau di ke dari pada untuk bagi dengan oleh dalam tanpa mereka kami \
    kita ia dia saya anda nya adalah akan telah sudah sedang masih tidak belum harus wajib dapat \
    bisa juga lain lainnya tadi karena agar sebagai serta hingga sampai selama setelah sebelum
    """)

  private static func table(_ words: String) -> WordTable<Void> {
    WordTable(words.split(separator: " ").map { (String($0), ()) })
  }
}
