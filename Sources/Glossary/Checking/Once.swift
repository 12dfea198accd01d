internal import Synchronization

/// A value that is worked out when it is first asked for.
final class Once<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// The value.
  ///
  /// - Parameter make: Works it out; it must not ask for it.
  /// - Returns: The value.
  func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let new = make()
      known = new
      return new
    }
  }
}
