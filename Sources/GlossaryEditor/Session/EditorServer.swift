import Glossary

/// A language server of one client (LSP 3.17).
///
/// It neither reads nor waits: whoever runs it gives it the messages as they come, and then lets it
/// work, a piece at a time, so that a request or its cancellation never waits long behind a check of
/// many files. Everything happens on the thread that calls.
package struct EditorServer: ~Copyable {
  /// A moment, by which rests are measured.
  package typealias Instant = ContinuousClock.Instant

  /// Where a session stands (LSP 3.17, "Server lifecycle").
  private enum Lifecycle: Hashable {
    case starting, running, shutDown
    case exited(Int32)
  }

  let client: EditorClient
  let workspace: EditorWorkspace
  var documents = OpenDocuments()
  var jobs: [any EditorJob] = []

  private var lifecycle = Lifecycle.starting

  /// Requests that the client no longer wants, until their turn comes.
  private var cancelled: Set<RequestID> = []

  /// Makes a server.
  ///
  /// - Parameters:
  ///   - environment: What the process tells it.
  ///   - send: Takes the framed messages for the client.
  package init(_ environment: EditorEnvironment, send: @escaping ([UInt8]) -> Void) {
    client = EditorClient(send: send)
    workspace = EditorWorkspace(environment)
  }

  /// The status to end the process with; nil while the session goes on.
  package var exitStatus: Int32? {
    if case .exited(let status) = lifecycle { status } else { nil }
  }

  /// The status to end the process with when the client has gone without a word.
  package var statusAtEndOfInput: Int32 { exitStatus ?? (lifecycle == .shutDown ? 0 : 1) }

  /// Says in the client's log that bytes were no message.
  package func reportGarbage(_ reason: String) {
    client.log(.warning, reason)
    client.fail(nil, ResponseError(.parseError, reason))
  }

  /// Takes messages in the order in which they came.
  ///
  /// - Parameters:
  ///   - contents: The messages without their headers.
  ///   - now: The moment.
  package mutating func receive(_ contents: [[UInt8]], at now: Instant) {
    var messages: [IncomingMessage] = []
    for content in contents {
      do {
        let message = try IncomingMessage(content)
        if case .notification("$/cancelRequest") = message.kind {
          cancel(message)
        } else {
          messages.append(message)
        }
      } catch {
        client.fail(nil, error)
      }
    }
    for message in messages where exitStatus == nil { handle(message, at: now) }
    // What was cancelled and did not come is answered long ago.
    cancelled.removeAll()
  }

  private mutating func cancel(_ message: IncomingMessage) {
    guard let id = try? message.parameters(CancelParams.self).id else { return }
    if let job = jobs.firstIndex(where: { $0.request == id }) {
      jobs.remove(at: job).end(cancelledFor: client)
    } else {
      cancelled.insert(id)
    }
  }

  private mutating func handle(_ message: IncomingMessage, at now: Instant) {
    switch message.kind {
    case .request(let id, let method):
      if cancelled.contains(id) {
        client.fail(id, ResponseError(.requestCancelled, "cancelled"))
        return
      }
      do {
        try start(message, id, method, at: now)
      } catch {
        client.fail(id, error)
      }
    case .notification(let method):
      do {
        try note(message, method, at: now)
      } catch {
        client.log(.warning, "\(method): \(error.message)")
      }
    case .response(let id): workspace.take(answer: message, to: id, client)
    }
  }

  /// Requests, of which only `initialize` is taken first and none after `shutdown`.
  private mutating func start(
    _ message: IncomingMessage, _ id: RequestID, _ method: String, at now: Instant
  ) throws(ResponseError) {
    switch (lifecycle, method) {
    case (.starting, "initialize"):
      try initialize(message, id)
      lifecycle = .running
    case (.starting, _):
      throw ResponseError(.serverNotInitialized, "\(method) before initialize")
    case (.running, "initialize"): throw ResponseError(.invalidRequest, "initialize comes once")
    case (.running, "shutdown"):
      for job in jobs { job.end(cancelledFor: client) }
      jobs = []
      lifecycle = .shutDown
      client.respondNull(id)
    case (.running, _): try answer(message, id, method, at: now)
    case (.shutDown, _), (.exited, _):
      throw ResponseError(.invalidRequest, "\(method) after shutdown")
    }
  }

  /// Notifications; before `initialize` and after `shutdown` only `exit` counts.
  private mutating func note(
    _ message: IncomingMessage, _ method: String, at now: Instant
  ) throws(ResponseError) {
    if method == "exit" {
      lifecycle = .exited(lifecycle == .shutDown ? 0 : 1)
    } else if lifecycle == .running {
      try take(message, method, at: now)
    }
  }
}
