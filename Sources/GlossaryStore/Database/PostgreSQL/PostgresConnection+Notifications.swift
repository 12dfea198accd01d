internal import CPostgres

internal import Glibc

extension PostgresConnection {
  /// Asks to be told of notifications; false where the server does not know them.
  ///
  /// - Throws: `PostgresFailure`, if the connection is gone.
  func listen(to channel: String) throws -> Bool {
    if let isListening { return isListening }
    do {
      try runScript("LISTEN \(channel)")
      isListening = true
      return true
    } catch let failure as PostgresFailure where !failure.isLost {
      isListening = false
      return false
    }
  }

  /// The messages that came by `NOTIFY` until the server has been silent for some time.
  ///
  /// - Throws: `PostgresFailure`, if the connection is gone.
  func notifications(waiting milliseconds: Int32) throws -> [String] {
    try finish()
    var messages = takeNotifications()
    if !messages.isEmpty { return messages }
    var poll = pollfd(fd: unsafe library.socket(handle), events: Int16(POLLIN), revents: 0)
    if unsafe Glibc.poll(&poll, 1, milliseconds) > 0 {
      try check(unsafe library.consumeInput(handle))
      messages = takeNotifications()
    }
    return messages
  }

  private func takeNotifications() -> [String] {
    var messages: [String] = []
    while let notification = unsafe library.notification(handle) {
      messages.append(unsafe notification.pointee.extra.map { unsafe String(cString: $0) } ?? "")
      unsafe library.freeMemory(notification)
    }
    return messages
  }
}
