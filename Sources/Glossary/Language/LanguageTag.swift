/// The name of a language as software writes it: `id`, `en-GB`, `zh-Hant-TW`.
///
/// A tag follows BCP 47 (RFC 5646). It is read in any case, with `-` or `_` between its parts,
/// and kept in one canonical form, so that `id`, `ID`, `in` and `ind` are the same:
///
/// ```swift
/// let tag = try LanguageTag("in_id")
/// tag.canonical  // "id-ID"
/// tag.original   // "in_id"
/// ```
///
/// Equality, hash and order use the canonical form only.
///
/// The first part must be a code of two or three letters; RFC 5646 also leaves room for names of
/// four to eight letters, but none is registered, and `english` is far more often a mistake.
public struct LanguageTag: Sendable {
  /// The longest tag that is read, in bytes; real ones stay below 40.
  public static let maximumLength = 255

  /// The tag as it was given.
  public let original: String

  /// The tag in canonical form: `id-ID` for `in_id`.
  public let canonical: String

  /// Reads a tag.
  ///
  /// - Complexity: O(length).
  /// - Throws: `LanguageTagError` when the text is no language tag.
  public init(_ text: String) throws(LanguageTagError) {
    self.canonical = try Self.canonicalForm(of: text)
    self.original = text
  }

  /// Takes a text that is known to be a canonical tag.
  init(unchecked canonical: String) {
    self.original = canonical
    self.canonical = canonical
  }

  /// Indonesian, `id`.
  public static let indonesian = LanguageTag(unchecked: "id")

  /// English, `en`.
  public static let english = LanguageTag(unchecked: "en")

  /// A language that is not known, `und`.
  public static let undetermined = LanguageTag(unchecked: "und")
}

extension LanguageTag: Hashable {
  /// Whether two tags have the same canonical form.
  public static func == (left: LanguageTag, right: LanguageTag) -> Bool {
    left.canonical == right.canonical
  }

  /// Feeds the canonical form to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
  }
}

extension LanguageTag: Comparable {
  /// Orders tags by the ASCII codes of their canonical forms.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.canonical < right.canonical
  }
}

extension LanguageTag: CustomStringConvertible {
  /// The canonical form.
  public var description: String { canonical }
}
