/// Tells in which of two languages a segment is by small words that only one of them has.
enum SmallWords {
  /// Whether a translation has several small words of the source language and none of its own.
  ///
  /// - Complexity: O(number of tokens).
  static func stayed(
    _ text: TokenizedText, _ tokens: Range<Int>, from source: Draft, to target: Draft
  ) -> Bool {
    guard let own = tables[target.language.language], let other = tables[source.language.language],
      source.language.language != target.language.language
    else { return false }
    var foreign = 0
    for index in tokens where text.tokens[index].kind == .word {
      if own.value(of: text.tokens[index], in: text) != nil { return false }
      if other.value(of: text.tokens[index], in: text) != nil { foreign += 1 }
    }
    return foreign >= 3
  }

  private static let tables: [String: WordTable<Void>] = [
    "id": WordTable<Void>(
      [
        "yang", "dan", "di", "untuk", "dengan", "dari", "pada", "ini", "itu", "dalam", "oleh",
        "akan", "tidak", "atau", "juga", "karena", "kepada", "telah", "sebagai", "adalah", "para",
        "bagi", "ke", "ada", "bisa", "dapat", "sudah", "lebih", "kami", "mereka", "anda", "saya",
        "antara", "hingga", "tersebut", "secara", "serta", "seorang", "bahwa", "harus", "belum",
      ].map { ($0, ()) }),
    "en": WordTable<Void>(
      [
        "the", "of", "and", "to", "for", "with", "that", "is", "was", "by", "on", "as", "are",
        "from", "their", "has", "have", "been", "which", "were", "this", "at", "be", "it", "or",
        "not", "can", "will", "you", "your", "we", "they", "its", "an", "if", "when", "but",
        "these", "those", "there", "all", "in",
      ].map { ($0, ()) }),
  ]
}
