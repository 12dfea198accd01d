internal import Dispatch
internal import Synchronization

/// Runs a producer on a thread of its own beside its consumer, a bounded number of batches apart.
enum Pipeline {
  /// Gives the consumer, in order, the batches that the producer emits.
  ///
  /// An error of either ends both, and is thrown once both have ended.
  static func run<Batch: Sendable>(
    produce: @escaping @Sendable (_ emit: (Batch) throws -> Void) throws -> Void,
    consume: (Batch) throws -> Void
  ) throws {
    let channel = Channel<Batch>(depth: 4)
    let hasEnded = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      channel.close(with: Result { try produce { try channel.send($0) } })
      hasEnded.signal()
    }
    defer { hasEnded.wait() }
    do {
      while let batch = try channel.receive() { try consume(batch) }
    } catch {
      channel.cancel()
      throw error
    }
  }
}

/// A queue of a bounded length between two threads.
private final class Channel<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var end: Result<Void, any Error>?
    var isCancelled = false
  }

  private struct Cancelled: Error {}

  private let state = Mutex(State())
  private let room: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  init(depth: Int) {
    room = DispatchSemaphore(value: depth)
  }

  /// Waits for room and adds an element; throws when nobody wants it any more.
  func send(_ element: Element) throws {
    room.wait()
    try state.withLock { state in
      if state.isCancelled { throw Cancelled() }
      state.elements.append(element)
    }
    filled.signal()
  }

  /// Says that no more elements come, and why.
  func close(with result: Result<Void, any Error>) {
    state.withLock { $0.end = result }
    filled.signal()
  }

  /// Waits for the next element; nil after the last.
  func receive() throws -> Element? {
    filled.wait()
    let element = try state.withLock { state in
      if state.elements.isEmpty { try state.end?.get() }
      return state.elements.isEmpty ? nil : state.elements.removeFirst()
    }
    room.signal()
    return element
  }

  /// Says that no more elements are wanted.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }
}
