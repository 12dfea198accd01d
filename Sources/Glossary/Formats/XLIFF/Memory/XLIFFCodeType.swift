/// The kinds of inline codes in the words of XLIFF.
enum XLIFFCodeType {
  /// The kinds that both versions know.
  private static let common: [(one: String, type: String, subType: String?)] = [
    ("bold", "fmt", "xlf:b"), ("italic", "fmt", "xlf:i"), ("underlined", "fmt", "xlf:u"),
    ("lb", "fmt", "xlf:lb"), ("pb", "fmt", "xlf:pb"), ("link", "link", nil),
    ("image", "image", nil),
  ]

  /// The kinds that XLIFF 1.2 has for codes that stand alone.
  private static let placeholders: Set<String> = ["image", "lb", "pb"]
  private static let two: Set<String> = ["fmt", "ui", "quote", "link", "image", "other"]

  /// `ctype` of XLIFF 1.2.
  static func ofOne(_ type: String?, _ subType: String?, isPlaceholder: Bool) -> String? {
    guard let type, !type.isEmpty else { return nil }
    let known = common.first { $0.one == type || ($0.type == type && $0.subType == subType) }?.one
    if let known, placeholders.contains(known) == isPlaceholder { return known }
    if type.hasPrefix("x-"), type.utf8.count > 2 { return token(type) }
    return "x-" + token(known ?? [type, subType].compactMap(\.self).joined(separator: "-"))
  }

  /// `type` and `subType` of XLIFF 2.
  static func ofTwo(_ type: String?, _ subType: String?) -> (type: String, subType: String?)? {
    guard let type, !type.isEmpty else { return nil }
    if two.contains(type) {
      let parts = (subType ?? "").split(separator: ":", omittingEmptySubsequences: false)
      let isSound = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && token(String($0)) == $0 }
      // A prefix of XLIFF's own goes with the types that it is for.
      let isFitting = type == "fmt" || parts.first != "xlf"
      return (type, isSound && isFitting ? subType : nil)
    }
    if let known = common.first(where: { $0.one == type }) { return (known.type, known.subType) }
    let name = token(type.hasPrefix("x-") ? String(type.dropFirst(2)) : type)
    return ("other", "x:" + name.replacing(":", with: "_"))
  }

  /// A kind in words that do not hang on the version in which it is said.
  static func common(_ type: String?, _ subType: String?) -> String? {
    guard let type, !type.isEmpty else { return nil }
    if type == "other", let own = subType, own.hasPrefix("x:") { return "x-\(own.dropFirst(2))" }
    let known = common.first { $0.one == type || ($0.type == type && $0.subType == subType) }?.one
    if let known { return known }
    let name = type.hasPrefix("x-") ? String(type.dropFirst(2)) : type
    if let known = common.first(where: { $0.one == name })?.one { return known }
    return "x-" + [name, subType].compactMap(\.self).joined(separator: "-")
  }

  /// A text without white space.
  static func token(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value <= 0x20 ? "_" : $0 }))
  }
}
