/// Why a text is no language tag.
public struct LanguageTagError: Error, Hashable, Sendable {
  /// The kinds of mistakes.
  public enum Code: Hashable, Sendable {
    /// There is no text.
    case empty

    /// White space stands before or after the tag.
    case surroundingWhiteSpace

    /// The tag, or its canonical form, is longer than `LanguageTag.maximumLength`.
    case tooLong(bytes: Int)

    /// A locale name of POSIX ends with this character set or modifier, from its `.` or `@` on.
    case posixSuffix(String)

    /// A character that is no ASCII letter, digit, `-` or `_`, at this UTF-8 offset.
    case illegalCharacter(Unicode.Scalar, offset: Int)

    /// Nothing stands between two separators, or before or after one, at this UTF-8 offset.
    case emptySubtag(offset: Int)

    /// A subtag of more than eight characters.
    case subtagTooLong(String)

    /// The tag does not begin with a code of two or three letters.
    case notALanguageCode(String)

    /// Three letters after the language that are not registered to follow it, as in `en-USA`.
    case unknownExtendedLanguage(String, of: String)

    /// A subtag that cannot stand where it stands.
    case misplacedSubtag(String)

    /// A variant, or the letter of an extension, that occurs twice.
    case repeatedSubtag(String)

    /// A single letter or digit with nothing to introduce.
    case emptyExtension(String)
  }

  /// The mistake and its data; subtags are in lower case where that is all that matters.
  public var code: Code

  /// The text that was read.
  public var text: String

  /// Makes an error about a text.
  public init(_ code: Code, in text: String) {
    self.code = code
    self.text = text
  }

  /// The mistake in words, with the next step.
  public var message: String {
    code == .empty
      ? "language tag is empty; \(Self.example)"
      : "language tag \(Self.quoted(text)): \(reason)"
  }
}

extension LanguageTagError {
  private static let example = #"write a code such as "id" or "en-GB""#
  private static let order = #"the order is language-Script-REGION-variant, as in "zh-Hant-TW""#

  private var reason: String {
    switch code {
    case .empty:
      Self.example
    case .surroundingWhiteSpace:
      "white space stands around it; remove it"
    case .tooLong(let bytes):
      "\(bytes) bytes; the limit is \(LanguageTag.maximumLength), remove subtags"
    case .posixSuffix(let suffix):
      "\(Self.quoted(suffix)) belongs to a POSIX locale, not to a language; "
        + adviceWithout(suffix)
    case .illegalCharacter(let scalar, let offset):
      "\(Self.quoted(String(scalar))) at byte \(offset) is no ASCII letter, digit or \"-\"; "
        + Self.example
    case .emptySubtag(let offset):
      "a letter or digit is missing at byte \(offset); remove the extra separator or "
        + Self.example
    case .subtagTooLong(let subtag):
      "\(Self.quoted(subtag)) has more than 8 characters; \(Self.example)"
    case .notALanguageCode(let subtag):
      "\(Self.quoted(subtag)) is no language code of two or three letters; \(Self.example)"
    case .unknownExtendedLanguage(let subtag, let language):
      "\(Self.quoted(subtag)) cannot follow \(Self.quoted(language)); "
        + #"write a region as two letters or three digits, as in "en-GB" or "es-419""#
    case .misplacedSubtag(let subtag):
      "\(Self.quoted(subtag)) cannot stand there; \(Self.order)"
    case .repeatedSubtag(let subtag):
      "\(Self.quoted(subtag)) occurs twice; remove one"
    case .emptyExtension(let singleton):
      "nothing follows \(Self.quoted(singleton)); remove it, or complete it as in \"en-x-house\""
    }
  }

  /// Proposes the tag that remains without a suffix, if it is one.
  private func adviceWithout(_ suffix: String) -> String {
    guard let tag = try? LanguageTag(String(text.dropLast(suffix.count))) else {
      return Self.example
    }
    return "write \"\(tag)\""
  }

  /// A text in quotation marks, without what would disturb a terminal, cut when it is long.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars.prefix(40) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result + (text.unicodeScalars.dropFirst(40).isEmpty ? "\"" : "…\"")
  }
}
