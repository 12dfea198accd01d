import Dispatch
import Synchronization
import GlossaryWorkbench

/// Work on many elements, on several threads, whose results come in the order of the elements.
enum OrderedWork {
  /// Gives every element's result to the consumer, in order and on the caller's thread.
  ///
  /// No thread runs far ahead of the consumer, so that results do not pile up. The first error of
  /// either ends all.
  static func run<Element: Sendable, Value: Sendable>(
    _ elements: [Element], threads: Int, _ work: @escaping @Sendable (Element) throws -> Value,
    consume: (Value) throws -> Void
  ) throws {
    if threads <= 1 || elements.count <= 1 {
      for element in elements { try consume(try work(element)) }
      return
    }
    let board = Board<Value>(count: elements.count, room: threads * 4)
    let group = DispatchGroup()
    for _ in 0..<min(threads, elements.count) {
      DispatchQueue.global().async(group: group) {
        while let index = board.next() {
          board.put(Result { try work(elements[index]) }, at: index)
        }
      }
    }
    defer { group.wait() }
    do {
      for index in elements.indices { try consume(try board.take(index).get()) }
    } catch {
      board.cancel()
      throw error
    }
  }
}

/// Where threads take what is to be done and leave what they have done.
private final class Board<Value: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Int: Result<Value, any Error>] = [:]
    var isCancelled = false
  }

  private let count: Int
  private let state = Mutex(State())
  private let room: DispatchSemaphore
  private let done: [DispatchSemaphore]

  init(count: Int, room: Int) {
    self.count = count
    // One that begins above zero must not end below its beginning, as it does when work is cancelled.
    self.room = DispatchSemaphore(value: 0)
    for _ in 0..<room { self.room.signal() }
    done = (0..<count).map { _ in DispatchSemaphore(value: 0) }
  }

  /// The next element to work on, once there is room for its result; nil after the last.
  func next() -> Int? {
    room.wait()
    let index = state.withLock { state in
      if state.isCancelled || state.next == count { return nil as Int? }
      defer { state.next += 1 }
      return state.next
    }
    // Others wait for room that nobody will fill.
    if index == nil { room.signal() }
    return index
  }

  func put(_ result: sending Result<Value, any Error>, at index: Int) {
    state.withLock { $0.results[index] = result }
    done[index].signal()
  }

  /// Waits for the result of an element.
  func take(_ index: Int) -> Result<Value, any Error> {
    done[index].wait()
    let result = state.withLock { $0.results.removeValue(forKey: index) }
    room.signal()
    guard let result else { preconditionFailure("a result that was never put") }
    return result
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }
}
