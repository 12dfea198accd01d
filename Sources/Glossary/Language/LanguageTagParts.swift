private typealias Shape = LanguageSubtagShape

/// The parts of a tag by the grammar of RFC 5646, section 2.1.
///
/// Each has the case that section 2.1.1 recommends.
struct LanguageTagParts {
  private var language = ""
  private var extendedLanguages: [String] = []
  private var script: String?
  private var region: String?
  private var variants: [String] = []
  private var extensions: [String] = []
  private var privateUse: String?

  /// Sorts subtags into their places.
  ///
  /// - Complexity: O(number of subtags), and quadratic in the number of variants or extensions.
  /// - Throws: `LanguageTagError` for the first subtag that has no place.
  init(_ subtags: [String], of text: String) throws(LanguageTagError) {
    var rest = subtags[...]
    if rest.first != "x" { try readLanguage(&rest, of: text) }
    try readExtensions(&rest, of: text)
  }

  private mutating func readLanguage(
    _ rest: inout ArraySlice<String>, of text: String
  ) throws(LanguageTagError) {
    language = rest.removeFirst()
    guard Shape.isLetters(language, count: 2) || Shape.isLetters(language, count: 3) else {
      throw LanguageTagError(.notALanguageCode(language), in: text)
    }
    while let next = rest.first, Shape.isLetters(next, count: 3) {
      extendedLanguages.append(next)
      rest.removeFirst()
    }
    if let next = rest.first, Shape.isLetters(next, count: 4) {
      script = rest.removeFirst().capitalizedASCII
    }
    if let next = rest.first, Shape.isRegion(next) {
      region = rest.removeFirst().uppercasedASCII
    }
    while let next = rest.first, Shape.isVariant(next) {
      guard !variants.contains(next) else {
        throw LanguageTagError(.repeatedSubtag(next), in: text)
      }
      variants.append(rest.removeFirst())
    }
    if let next = rest.first, !Shape.isSingleton(next) {
      throw LanguageTagError(.misplacedSubtag(next), in: text)
    }
  }

  /// Reads what begins with single letters or digits; `x` takes all that is left.
  private mutating func readExtensions(
    _ rest: inout ArraySlice<String>, of text: String
  ) throws(LanguageTagError) {
    while let singleton = rest.popFirst() {
      let own = singleton == "x" ? rest : rest.prefix { !Shape.isSingleton($0) }
      guard !own.isEmpty else { throw LanguageTagError(.emptyExtension(singleton), in: text) }
      let whole = singleton + "-" + own.joined(separator: "-")
      if singleton == "x" {
        privateUse = whole
      } else if extensions.contains(where: { $0.utf8.first == singleton.utf8.first }) {
        throw LanguageTagError(.repeatedSubtag(singleton), in: text)
      } else {
        extensions.append(whole)
      }
      rest = rest[own.endIndex...]
    }
  }
}

extension LanguageTagParts {
  /// Replaces deprecated subtags and orders the extensions (RFC 5646, section 4.5).
  ///
  /// - Throws: `LanguageTagError` when an extended language is not registered.
  mutating func canonicalize(text: String) throws(LanguageTagError) {
    replaceLanguage()
    if let extended = extendedLanguages.first {
      guard
        let preferred = LanguageSubtagAliases.extendedLanguage(extendedLanguages, of: language)
      else {
        throw LanguageTagError(.unknownExtendedLanguage(extended, of: language), in: text)
      }
      language = preferred
      extendedLanguages = []
      replaceLanguage()
    }
    region = region.map(LanguageSubtagAliases.region)
    // The only variant with a successor.
    if let old = variants.firstIndex(of: "heploc") {
      variants[old] = "alalc97"
      if variants.count(where: { $0 == "alalc97" }) > 1 { variants.remove(at: old) }
    }
    replaceCombination()
    extensions.sort()
  }

  private mutating func replaceLanguage() {
    let preferred = LanguageSubtagAliases.language(language).split(separator: "-")
    guard let code = preferred.first else { return }
    language = String(code)
    if preferred.count > 1 { script = script ?? String(preferred[1]) }
  }

  /// Replaces a language with its first further subtag, where both together have a newer name.
  private mutating func replaceCombination() {
    guard script == nil else { return }
    if let region {
      guard language == "sgn", let sign = LanguageSubtagAliases.signLanguage(of: region) else {
        return
      }
      language = sign
      self.region = nil
    } else if let variant = variants.first,
      let preferred = LanguageSubtagAliases.language(language, variant: variant)
    {
      language = preferred
      variants.removeFirst()
    }
  }

  /// The parts as one tag.
  var text: String {
    var subtags = language.isEmpty ? [] : [language]
    if let script { subtags.append(script) }
    if let region { subtags.append(region) }
    subtags += variants
    subtags += extensions
    if let privateUse { subtags.append(privateUse) }
    return subtags.joined(separator: "-")
  }
}

extension String {
  fileprivate var uppercasedASCII: String {
    String(decoding: utf8.map(Shape.uppercased), as: UTF8.self)
  }

  fileprivate var capitalizedASCII: String {
    String(decoding: utf8.prefix(1).map(Shape.uppercased) + utf8.dropFirst(), as: UTF8.self)
  }
}
