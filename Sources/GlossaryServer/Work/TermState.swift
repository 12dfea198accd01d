import Glossary
import GlossaryStore
import GlossaryWorkbench
import Synchronization

/// The terms of a store at one moment, ready to be searched and checked by.
package struct TermState: Sendable {
  /// The number of this state of the terms.
  let stamp: Int64

  /// The state of the store that it was read from.
  let revision: Int64

  /// The visible designations.
  let index: TermIndex

  /// What rules know of them.
  let knowledge: TermKnowledge
}

/// What all workers of a server share of the store, each made once a state.
package final class SharedStates: Sendable {
  private let terms = Mutex<TermState?>(nil)
  private let memory = Mutex<MemoryState?>(nil)

  package init() {}

  /// The terms of the present state.
  ///
  /// - Complexity: O(1) while the terms are the same; O(n log n) in their number else.
  func terms(_ state: StoreState, _ store: Store) throws -> TermState {
    try terms.withLock { terms in
      if let terms, terms.stamp == state.terms { return terms }
      let new = TermState(
        stamp: state.terms, revision: state.revision,
        index: try TermIndex(store.termBase().concepts),
        knowledge: try store.termKnowledge(of: nil, program: ProgramIdentity.current))
      terms = new
      return new
    }
  }

  /// The memory of the present state.
  func memory(
    _ state: StoreState, _ store: Store, notice: (String) -> Void
  ) throws -> MemoryState {
    try memory.withLock { memory in
      if let memory, memory.revision == state.revision { return memory }
      let new = try store.memoryState(notice: notice)
      memory = new
      return new
    }
  }

  /// Forgets the memory, whose index turned out to be damaged.
  func forgetMemory() { memory.withLock { $0 = nil } }
}
