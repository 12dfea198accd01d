private typealias Shape = LanguageSubtagShape

extension LanguageTag {
  /// The language code, `zh` of `zh-Hant-TW`.
  ///
  /// It is `und` for tags that are private (`x-house`) or irregular (`i-default`) as a whole.
  ///
  /// - Complexity: O(length).
  public var language: String {
    let end = canonical.utf8.firstIndex(of: Shape.hyphen) ?? canonical.endIndex
    let first = canonical[..<end]
    return first.utf8.count > 1 ? String(first) : "und"
  }

  /// The script, `Hant` of `zh-Hant-TW`.
  ///
  /// - Complexity: O(length).
  public var script: String? {
    subtags.core.first { Shape.isLetters($0, count: 4) }.map(String.init)
  }

  /// The region, `TW` of `zh-Hant-TW` or `419` (Latin America) of `es-419`.
  ///
  /// - Complexity: O(length).
  public var region: String? {
    subtags.core.first { Shape.isRegion($0) }.map(String.init)
  }

  /// The variants in the order given, `1996` of `de-1996`.
  ///
  /// - Complexity: O(length).
  public var variants: [String] {
    subtags.core.filter { Shape.isVariant($0) }.map(String.init)
  }

  /// The extensions in the order of their letters, each whole: `u-ca-buddhist`.
  ///
  /// - Complexity: O(length).
  public var extensions: [String] { subtags.extensions }

  /// The subtags after `x`: `house`, `style` of `en-x-house-style`.
  ///
  /// - Complexity: O(length).
  public var privateUse: [String] { subtags.privateUse }

  /// The canonical form, taken apart.
  private var subtags: (core: [Substring], extensions: [String], privateUse: [String]) {
    var parts = canonical.split(separator: "-")[...]
    // All of `i-default` is one name; its "i" opens no extension.
    if parts.first == "i" { return ([], [], []) }
    let head = parts.prefix { !Shape.isSingleton($0) }
    parts = parts[head.endIndex...]
    var extensions: [String] = []
    while let singleton = parts.popFirst() {
      if singleton == "x" { return (Array(head.dropFirst()), extensions, parts.map(String.init)) }
      let own = parts.prefix { !Shape.isSingleton($0) }
      extensions.append(([singleton] + own).joined(separator: "-"))
      parts = parts[own.endIndex...]
    }
    return (Array(head.dropFirst()), extensions, [])
  }
}
