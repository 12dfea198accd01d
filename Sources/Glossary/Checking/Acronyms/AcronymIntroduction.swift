/// A place where a text gives an acronym and its full form.
struct AcronymIntroduction: Hashable {
  /// How the two are tied.
  enum Form: Hashable {
    /// *full form (ACRONYM)*.
    case bracketed

    /// *ACRONYM (full form)*.
    case reversed

    /// *full form, disingkat ACRONYM*; *hereinafter “ACRONYM”*.
    case worded
  }

  /// How the two are tied.
  var form: Form

  /// The words of the acronym, among those of the text.
  var acronym: Range<Int>

  /// The words before it that the full form ends, or nothing for the reversed form.
  var before: Range<Int>

  /// Full forms inside the bracket, beside the acronym or after it.
  var inside: [Range<Int>]

  /// From the bracket to its end, where the text has one.
  var bracket: TextRange?

  /// Whether the bracket holds nothing but the acronym, or the full form in the reversed form.
  var isPlain: Bool

  /// Whether words say that an acronym is given.
  var isExplicit: Bool

  /// The introduction so many words and bytes further on.
  func moved(words: Int, bytes: Int) -> AcronymIntroduction {
    var moved = self
    moved.acronym = acronym.moved(by: words)
    moved.before = before.moved(by: words)
    moved.inside = inside.map { $0.moved(by: words) }
    moved.bracket = bracket?.moved(by: bytes)
    return moved
  }
}
