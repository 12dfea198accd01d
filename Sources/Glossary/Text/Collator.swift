internal import CICU

/// Orders texts by the rules of one language (CLDR root collation with the language's tailoring).
///
/// `@unchecked Sendable` holds: after `init` every call passes a `const` collator, and ICU allows
/// those from many threads.
@safe public final class Collator: @unchecked Sendable {
  /// Which differences count.
  public enum Strength: Int32, Hashable, Sendable {
    /// Base letters only: for search.
    case primary = 1

    /// Accents and case too: for order.
    case tertiary = 3
  }

  private let handle: OpaquePointer

  /// Opens the rules of a language; the first collator of a process costs about 2 ms.
  ///
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(_ language: LanguageTag, strength: Strength = .tertiary) throws(UnicodeError) {
    var status: Int32 = 0
    let handle = unsafe cicu_collator_open(language.description, strength.rawValue, &status)
    guard let handle = unsafe handle, status <= 0 else {
      throw .icu("open collation for \(language)", status)
    }
    unsafe self.handle = handle
  }

  deinit { unsafe cicu_collator_close(handle) }

  /// Whether the first text sorts before the second.
  ///
  /// - Complexity: O(length of the common prefix).
  public func precedes(_ left: String, _ right: String) -> Bool {
    var left = left
    var right = right
    var status: Int32 = 0
    let order = left.withUTF8 { first in
      right.withUTF8 { second in
        unsafe first.withMemoryRebound(to: CChar.self) { a in
          unsafe second.withMemoryRebound(to: CChar.self) { b -> Int32 in
            guard let a0 = a.baseAddress else { return b.isEmpty ? 0 : -1 }
            guard let b0 = b.baseAddress else { return 1 }
            return unsafe cicu_collator_compare(
              handle, a0, Int32(a.count), b0, Int32(b.count), &status)
          }
        }
      }
    }
    return order < 0
  }

  /// A key whose bytes, compared as unsigned, order texts as `precedes` does.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public func sortKey(_ text: String) throws(UnicodeError) -> [UInt8] {
    var text = text
    var status: Int32 = 0
    let isTooLong = text.utf8.count > Int(Int32.max)
    guard !isTooLong else { throw UnicodeError(.tooLong(bytes: text.utf8.count)) }
    let key = text.withUTF8 { source in
      unsafe source.withMemoryRebound(to: CChar.self) { chars -> [UInt8] in
        var capacity = Int32(clamping: chars.count * 2 + 16)
        var empty: CChar = 0
        while true {
          var length: Int32 = 0
          let key = unsafe [UInt8](unsafeUninitializedCapacity: Int(capacity)) { out, count in
            status = 0
            guard let first = out.baseAddress else { return }
            if let base = chars.baseAddress {
              length = unsafe cicu_collator_sort_key(
                handle, base, Int32(chars.count), first, capacity, &status)
            } else {
              length = unsafe cicu_collator_sort_key(handle, &empty, 0, first, capacity, &status)
            }
            count = status <= 0 ? Int(length) : 0
          }
          if status != CICU_BUFFER_OVERFLOW { return key }
          capacity = length
        }
      }
    }
    guard status <= 0 else { throw .icu("make a sort key", status) }
    return key
  }
}
