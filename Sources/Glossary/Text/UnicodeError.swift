/// What went wrong with a text, or with ICU's work on it.
public struct UnicodeError: Error, Hashable, Sendable {
  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// The bytes at this offset are no well-formed UTF-8.
    case malformedUTF8(offset: Int)

    /// The bytes at this offset mean nothing in the encoding that the text is said to have.
    case malformed(encoding: String, offset: Int)

    /// A character has no place in the encoding.
    case notEncodable(encoding: String)

    /// No encoding of this name is known.
    case unknownEncoding(String)

    /// The text has more bytes than its offsets can count.
    case tooLong(bytes: Int)

    /// A rule of segmentation, or one of some in a row, cannot be followed; numbers count from 1.
    case rule(ruleSet: String, numbers: ClosedRange<Int>, status: String)

    /// ICU refused, with the name of its own status code.
    case library(operation: String, status: String)
  }

  /// The kind of failure and its data.
  public var code: Code

  /// Makes an error.
  public init(_ code: Code) {
    self.code = code
  }

  /// The failure in words, without a place.
  public var message: String {
    switch code {
    case .malformedUTF8(let offset):
      "not UTF-8 at byte \(offset); convert the file to UTF-8 first"
    case .malformed(let encoding, let offset):
      "not \(encoding) at byte \(offset); name the encoding that the file has"
    case .notEncodable(let encoding):
      "a character that \(encoding) does not have; convert the file to UTF-8 first"
    case .unknownEncoding(let name):
      "no encoding is called \(name); convert the file to UTF-8 first"
    case .tooLong(let bytes):
      "\(bytes) bytes are too many for one text; split it"
    case .rule(let ruleSet, let numbers, let status):
      Self.message(ruleSet, numbers, status)
    case .library(let operation, let status):
      "ICU could not \(operation): \(status); check that libicu and its data are installed"
    }
  }

  private static func message(
    _ ruleSet: String, _ numbers: ClosedRange<Int>, _ status: String
  ) -> String {
    let rule =
      numbers.count == 1
      ? "rule \(numbers.lowerBound) of “\(ruleSet)”"
      : "one of the rules \(numbers.lowerBound) to \(numbers.upperBound) of “\(ruleSet)”"
    let remedy =
      switch status {
      case "U_REGEX_TIME_OUT", "U_REGEX_STACK_OVERFLOW", "U_REGEX_STOPPED_BY_CALLER":
        "takes far too long on this text; let it repeat less within repetitions"
      case "U_REGEX_LOOK_BEHIND_LIMIT":
        "can match a text without end; let it repeat less within repetitions, and refer to no group"
      default: "is no regular expression of ICU; correct it"
      }
    return "\(rule) \(remedy) (\(status))"
  }
}
