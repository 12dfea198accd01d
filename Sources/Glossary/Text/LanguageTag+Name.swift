internal import CICU

extension LanguageTag {
  /// The name of the language in another language ("Indonesian", "bahasa Indonesia"); the tag
  /// itself where CLDR has no name.
  ///
  /// - Complexity: one look-up in ICU's data.
  public func name(in display: LanguageTag) -> String {
    var status: Int32 = 0
    let capacity = 768
    let name = unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { out in
        guard let first = out.baseAddress else { return 0 }
        let length = unsafe cicu_language_name(
          description, display.description, first, Int32(capacity), &status)
        return status <= 0 ? Int(length) : 0
      }
    }
    return name.isEmpty ? description : name
  }
}
