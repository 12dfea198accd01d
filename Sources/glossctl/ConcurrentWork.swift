import Dispatch
import Synchronization
import GlossaryWorkbench

/// Concurrent work that a command waits for, since commands are synchronous.
enum ConcurrentWork {
  /// Runs work on other threads and returns its value.
  static func value<Value: Sendable>(of work: @escaping @Sendable () async -> Value) -> Value {
    let result = Result<Value>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      result.value.withLock { $0 = value }
      isDone.signal()
    }
    isDone.wait()
    guard let value = result.value.withLock({ $0 }) else {
      preconditionFailure("the work ended without a value")
    }
    return value
  }

  private final class Result<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
