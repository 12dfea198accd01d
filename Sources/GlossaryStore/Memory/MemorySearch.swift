internal import Glossary

/// Asks a memory for matches, one text after another, and makes its index anew should it turn out to
/// be damaged on the way.
public struct MemorySearch: ~Copyable {
  private let store: Store
  private let options: MatchOptions
  private let notice: (String) -> Void
  private var matcher: MemoryMatcher
  private var isRepaired = false

  /// Opens the index; `notice` hears why it is made anew, if it is.
  ///
  /// - Complexity: as `Store.matcher`.
  /// - Throws: `StorageError`.
  public init(_ store: Store, _ options: MatchOptions, notice: @escaping (String) -> Void) throws {
    self.store = store
    self.options = options
    self.notice = notice
    matcher = try store.matcher(options, notice: notice)
  }

  /// The matches of a text, the best first, in the order of `MemoryMatcher.matches`.
  ///
  /// - Throws: `StorageError`, `UnicodeError`; `IndexDamage` when a new index is damaged too.
  public mutating func matches(for query: MatchQuery) throws -> [MemoryMatch] {
    do {
      return try matcher.matches(for: query)
    } catch let damage as IndexDamage where !isRepaired {
      notice(damage.reason)
      isRepaired = true
      try store.rebuildIndex()
      matcher = try store.matcher(options, notice: notice)
      return try matcher.matches(for: query)
    }
  }
}
