import Glibc
import GlossaryEditor
import GlossaryWorkbench

/// The messages on standard input.
struct Inbox {
  /// What was taken out.
  struct Mail {
    var messages: [[UInt8]] = []

    /// Why some bytes were no message.
    var garbage: [String] = []
  }

  /// Whether nothing more will come.
  private(set) var isAtEnd = false

  private var reader = MessageReader()

  /// Takes all messages that are there; waits for one where there is none, at most for a while.
  ///
  /// - Parameter rest: How long to wait; nil for as long as it takes.
  /// - Returns: The messages.
  /// - Throws: a `SystemFailure`.
  mutating func take(waitingAtMost rest: Duration?) throws -> Mail {
    var mail = Mail()
    var milliseconds = rest.map(Self.milliseconds) ?? -1
    while !isAtEnd, Self.isReadable(within: milliseconds) {
      let block = try InputFile.readBlock(InputFile.standardInput, path: "standard input")
      isAtEnd = block.isEmpty
      reader.append(block)
      takeMessages(into: &mail)
      // The rest of a long message is on its way; what has come together is handled together.
      milliseconds = 0
    }
    return mail
  }

  private mutating func takeMessages(into mail: inout Mail) {
    while let event = reader.next() {
      switch event {
      case .message(let content): mail.messages.append(content)
      case .garbage(let reason): mail.garbage.append(reason)
      }
    }
  }

  /// Rounded up, so that nothing wakes before its time.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }

  private static func isReadable(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: InputFile.standardInput, events: Int16(POLLIN), revents: 0)
    while true {
      let count = unsafe poll(&descriptor, 1, milliseconds)
      if count >= 0 { return count > 0 }
      if errno != EINTR { return true }
    }
  }
}
