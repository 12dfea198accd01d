import Glossary
import GlossaryStore
import GlossaryWorkbench
package import Logging

/// One thread's connection to the store, with what it keeps from request to request.
///
/// `@unchecked Sendable` holds because only the queue that it is made for touches it.
package final class StoreWorker: @unchecked Sendable {
  let store: Store
  private let shared: SharedStates
  private let logger: Logger
  private var termStamp: Int64?
  private var lookUp: LookUp<TermIndex>?
  private var matchers: [MatchOptions: Matcher] = [:]
  private var memoryRevision: Int64?

  /// How many kinds of questions to the memory are kept ready.
  private static let mostMatchers = 64

  private final class Matcher {
    var memory: MemoryMatcher

    init(_ memory: consuming MemoryMatcher) { self.memory = memory }
  }

  /// Opens the store at a path.
  ///
  /// - Throws: `StorageError`.
  package init(path: String, shared: SharedStates, logger: Logger) throws {
    store = try Store(path: path, builtin: BuiltinTermBase())
    self.shared = shared
    self.logger = logger
  }

  /// The present state of the store.
  func state() throws -> StoreState { try store.state() }

  /// The terms as they are now.
  func terms() throws -> TermState { try shared.terms(state(), store) }

  /// Looks a term up among the terms as they are now.
  func search(_ query: LookUpQuery) throws -> (result: LookUpResult, revision: Int64) {
    let terms = try prepareLookUp()
    guard let result = try lookUp?.search(query) else {
      preconditionFailure("the look-up was prepared")
    }
    return (result, terms.revision)
  }

  /// The designations that begin as a query does.
  func completions(
    _ query: LookUpQuery
  ) throws -> (completions: [LookUpCompletion], revision: Int64) {
    let terms = try prepareLookUp()
    return (try lookUp?.completions(of: query) ?? [], terms.revision)
  }

  private func prepareLookUp() throws -> TermState {
    let terms = try terms()
    if termStamp != terms.stamp || lookUp == nil {
      lookUp = LookUp(terms.index)
      termStamp = terms.stamp
    }
    return terms
  }

  /// The matches of segments in the memory as it is now.
  func matches(
    for queries: [MatchQuery], _ options: MatchOptions
  ) throws -> (matches: [[MemoryMatch]], revision: Int64) {
    do {
      return try matchesNow(for: queries, options)
    } catch let damage as IndexDamage {
      notice(damage.reason)
      try store.rebuildIndex()
      shared.forgetMemory()
      matchers = [:]
      return try matchesNow(for: queries, options)
    }
  }

  /// The memory as it is now.
  func memory() throws -> MemoryState { try shared.memory(state(), store, notice: notice) }

  private func matchesNow(
    for queries: [MatchQuery], _ options: MatchOptions
  ) throws -> (matches: [[MemoryMatch]], revision: Int64) {
    let memory = try memory()
    if memoryRevision != memory.revision {
      matchers = [:]
      memoryRevision = memory.revision
    }
    let matcher: Matcher
    if let known = matchers[options] {
      matcher = known
    } else {
      // Filters come from outside; what is kept of them is bounded.
      if matchers.count >= Self.mostMatchers { matchers = [:] }
      matcher = Matcher(try store.matcher(options, on: memory))
      matchers[options] = matcher
    }
    return (try queries.map { try matcher.memory.matches(for: $0) }, memory.revision)
  }

  /// Tells whoever keeps the server.
  func notice(_ text: String) { logger.warning("\(text)") }
}
