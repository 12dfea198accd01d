import Dispatch
import Glibc
import GlossaryStore
import Glossary
import Logging

/// Keeps what this node has made of a store that is shared with others in step with it.
///
/// Each answer is of the state that the store has when it is asked, so nothing depends on this: it makes
/// the match index and the terms of a new state before somebody waits for them.
final class StoreFollower: Sendable {
  private let shared: SharedStates
  private let logger: Logger

  /// How long to wait for news before the store is asked, in milliseconds.
  private static let interval: Int32 = 1_000

  init(shared: SharedStates, logger: Logger) {
    self.shared = shared
    self.logger = logger
  }

  /// Begins on a thread of its own, with a connection of its own, and goes on until the server ends.
  func start(path: String) {
    DispatchQueue(label: "glossary.follower").async { [self] in
      var store: Store?
      var revision: Int64 = 0
      var isAway = false
      while true {
        do {
          let open = try store ?? Store(path: path, builtin: BuiltinTermBase())
          store = open
          let now = try open.awaitChange(after: revision, milliseconds: Self.interval)
          isAway = false
          if now == revision { continue }
          try prepare(open)
          revision = now
        } catch {
          // Told once; what is missed is found at the next try.
          let reason = (error as? StorageError)?.message ?? "\(error)"
          if !isAway { logger.warning("cannot follow the store: \(reason)") }
          isAway = true
          store = nil
          usleep(UInt32(Self.interval) * 1_000)
        }
      }
    }
  }

  private func prepare(_ store: Store) throws {
    try store.followIndex()
    let state = try store.state()
    _ = try shared.terms(state, store)
    _ = try shared.memory(state, store) { logger.warning("\($0)") }
  }
}
