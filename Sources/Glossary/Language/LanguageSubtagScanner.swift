private typealias Shape = LanguageSubtagShape

/// Cuts a text into subtags and checks what holds for every one of them.
struct LanguageSubtagScanner {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The subtags in lower case, each of one to eight ASCII letters and digits.
  ///
  /// - Complexity: O(length).
  /// - Throws: `LanguageTagError` for the first character or subtag that no tag can have.
  func subtags() throws(LanguageTagError) -> [String] {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { throw error(.empty) }
    if Shape.isWhiteSpace(first) || Shape.isWhiteSpace(last) {
      throw error(.surroundingWhiteSpace)
    }
    guard bytes.count <= LanguageTag.maximumLength else {
      throw error(.tooLong(bytes: bytes.count))
    }
    var subtags: [String] = []
    var subtag = ""
    for index in bytes.indices {
      let byte = bytes[index]
      if Shape.isLetter(byte) || Shape.isDigit(byte) {
        subtag.unicodeScalars.append(Unicode.Scalar(Shape.lowercased(byte)))
      } else if byte == Shape.hyphen || byte == Shape.underscore {
        subtags.append(try checked(subtag, endingAt: index))
        subtag = ""
      } else {
        throw misfit(at: index)
      }
    }
    subtags.append(try checked(subtag, endingAt: bytes.endIndex))
    return subtags
  }

  private func checked(
    _ subtag: String, endingAt end: String.Index
  ) throws(LanguageTagError) -> String {
    let count = subtag.utf8.count
    if count == 0 { throw error(.emptySubtag(offset: offset(of: end))) }
    if count > 8 {
      throw error(.subtagTooLong(String(text[text.utf8.index(end, offsetBy: -count)..<end])))
    }
    return subtag
  }

  private func misfit(at index: String.Index) -> LanguageTagError {
    let scalar = text.unicodeScalars[index]
    if scalar == "." || scalar == "@" { return error(.posixSuffix(String(text[index...]))) }
    return error(.illegalCharacter(scalar, offset: offset(of: index)))
  }

  private func offset(of index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  private func error(_ code: LanguageTagError.Code) -> LanguageTagError {
    LanguageTagError(code, in: text)
  }
}
